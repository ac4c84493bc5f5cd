import { describe, expect, it } from 'vitest';
import { namesIn, read } from './sample-dictionary.ts';

const AI = '大模型、生成式人工智能、算力与智能体是本次论坛的焦点。';

describe('organizations the dictionary lacks', () => {
  it.each<[string, string, string[]]>([
    ['a local body', '北京市经济和信息化局发布了报告。', ['北京市经济和信息化局']],
    ['a foreign body', '韩国个人信息保护委员会表示将调查。', ['韩国个人信息保护委员会']],
    ['a court', '案件由北京市海淀区人民法院受理。', ['北京市海淀区人民法院']],
    ['a university', '他毕业于青岚大学。', ['青岚大学']],
    ['a legal name', '合同由杭州云岫谷科技有限公司签署。', ['杭州云岫谷科技有限公司']],
    [
      'a legal name with a joint in it',
      '主体是新成立的杭州岭与溪汽车科技有限公司。',
      ['杭州岭与溪汽车科技有限公司'],
    ],
    ['a county’s body', '该店被云溪县综合执法局处罚。', ['云溪县综合执法局']],
    ['a name before a stock code', '景澜微（688999.SH）午后涨停。', ['景澜微']],
    ['a quoted name after 公司', '机器人公司“橙石”完成天使轮融资。', ['橙石']],
    ['investors', '本轮由启岚创投、云麓资本联合投资。', ['启岚创投', '云麓资本']],
    ['a list with known ones', '百度、腾讯、云岫谷等公司参会。', ['云岫谷']],
    ['a Latin name after 公司', '网络安全公司 NorthLake 发现漏洞。', ['NorthLake']],
    [
      'Latin investors',
      '本轮由Thrivex领投，Kappa Global、Sequoyah Heritage等参投。',
      ['Thrivex', 'Kappa Global', 'Sequoyah Heritage'],
    ],
    [
      'houses that invest',
      '分别由砺虎环球基金与百度领投，橙银中国、云麓资本等跟投。',
      ['砺虎环球基金', '橙银中国', '云麓资本'],
    ],
    ['who acts as part of a house', '百度旗下的砺界时代宣布收购对手。', ['砺界时代']],
    ['a unit behind a verb', '百度成立QTH事业群。', ['QTH事业群']],
    ['who raises money', '星砚光联近日宣布完成数千万元A轮融资。', ['星砚光联']],
    ['who was founded', '微澜岛成立于2019年，总部在海边。', ['微澜岛']],
    ['who is bought', '砺舟视界被云帆控股全资收购。', ['砺舟视界']],
    ['a quoted object of a deal', '该集团收购“橙石”七成股权。', ['橙石']],
    ['who has founders', '橙石岛创始人陈远表示看好市场。', ['橙石岛']],
    ['a Latin name that deals', 'Northlake推出新一代聊天工具。', ['Northlake']],
    ['a Latin name with its ending', 'Bluewater Ventures参与了投资。', ['Bluewater Ventures']],
  ])('%s', (_, text, expected) => {
    const found = read(text).mentions.filter(
      ({ entityId, kind }) => entityId === null && kind === 'organization',
    );
    expect([...new Set(found.map(({ name }) => name))]).toEqual(expected);
  });

  it.each([
    '人工智能研究院的建设需要投入。',
    '金融科技正在改变银行业。',
    '公司将成立催收公司。',
    '恒远科技指数上涨1%。',
    '他在高科技公司工作。',
    '数据中心和算力中心加快建设。',
    '玩家喜欢《英雄联盟》。',
    '他先后任欧洲区总裁、战略与Marketing总裁。',
    '登记的有：私营有限责任公司、私营独资企业。',
    '项目落户北京经济技术开发区。',
    '该公司完成数千万元A轮融资。',
    '投资前会对创始人做调查。',
    '2015年，1990年出生的孙远晨获得了天使投资。孙远晨说他很幸运。',
    'Vision Pro发布后，销量不佳。',
  ])('a description is none: %s', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('keeps a doubtful one as a candidate', () => {
    const { mentions, candidates } = read('昨天路过澄湖投资。');
    expect(mentions).toEqual([]);
    expect(candidates.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['organization 澄湖投资']);
  });

  it('reads no city in a doubtful name', () => {
    expect(namesIn('昨天路过杭州创投。')).toEqual([]);
  });
});

describe('models the dictionary lacks', () => {
  it.each<[string, string, string[]]>([
    ['a Latin name right behind 模型', '公司正在推进下一代模型Velora向公众开放。', ['Velora']],
    ['a chatbot', '公司推出聊天机器人Velora。', ['Velora']],
    ['what a model is called', '公司推出了一种名为Velora的语言模型。', ['Velora']],
    ['what is said to be one', 'Velora是一款面向医生的大模型。', ['Velora']],
    ['quoted before 大模型', '公司推出“青禾”大模型。', ['青禾']],
    ['quoted before a kind of its own and 大模型', '公司发布“青禾”智驾大模型。', ['青禾']],
    ['quoted with a version', '公司发布耦合大模型“青鱼-1.0”。', ['青鱼']],
    ['quoted after 助手', '公司推出智能助手“小澄”。', ['小澄']],
    ['a Latin name before 模型', '团队开源了Qinghe-7B模型。', ['Qinghe']],
    ['a Latin name with a version', '澜舟实验室更新Qing-Sky-Plan v1.1.0，权重开放。', ['Qing-Sky-Plan']],
    ['between a verb and 大模型', '公司推出澄岚2.0大模型。', ['澄岚']],
    ['between its maker and 大模型', '百度澄岚大模型正式亮相。', ['澄岚']],
    ['its name again', '公司推出聊天机器人Velora。用户喜欢Velora。', ['Velora']],
    ['a Latin name after 模型', '这款语言模型——QingheChat支持中文。', ['QingheChat']],
    ['ending in GPT', '医院上线了MedoraGPT。', ['MedoraGPT']],
    ['what it is called', '公司正在训练新的语言模型，内部代号为“白鹭”。', ['白鹭']],
    ['a maker and an industry', '百度金融大模型已经内测。', ['百度金融大模型']],
    ['said to be a model', '青禾画画是百度推出的图像生成大模型。', ['青禾画画']],
  ])('%s', (_, text, expected) => {
    const found = read(`${AI}\n${text}`).mentions.filter(
      ({ entityId, kind }) => entityId === null && kind === 'model',
    );
    expect([...new Set(found.map(({ name }) => name))]).toEqual(expected);
  });

  it.each([
    '这是“国产”大模型的机会。',
    '“百模大战”模型厂商压力很大。',
    '公司推出智慧城市大模型。',
    '公司发布多模态模型，“小海豹”长出了眼睛。',
    '公司发布消息，“青禾”训练大模型。',
    '百度入局大模型，百度研发大模型已有多年。',
    '这预示着AI大模型“安卓时刻”的到来。',
    'AI大模型与LLM模型的差别不大。',
    '军演代号为“海盾”。',
  ])('a description is none: %s', (text) => {
    const found = read(`${AI}\n${text}`).mentions.filter(({ kind }) => kind === 'model');
    expect(found).toEqual([]);
  });

  it('needs an article of the field', () => {
    expect(namesIn('沙盘模型“海岛”展出，观众在船舶模型“远航”旁合影。')).toEqual([]);
  });
});

describe('candidates', () => {
  it('hold what is sure as well, once a name', () => {
    const { candidates } = read('机器人公司“橙石”完成融资。机器人公司“橙石”位于杭州。');
    expect(candidates.map(({ name, kind }) => [name, kind])).toEqual([['橙石', 'organization']]);
    expect(candidates[0]?.confidence).toBeGreaterThan(0.5);
  });
});
