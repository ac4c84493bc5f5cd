import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Modality } from '../../src/event/event-mention.ts';
import { modalityOf } from '../../src/event/modality.ts';
import { findTimes } from '../../src/mention/times.ts';

const PUBLISHED = '2023-07-07';

/** The trigger stands in 【】. */
function read(marked: string, next = '') {
  const sentence = marked.replace(/[【】]/gu, '');
  const text = sentence + next;
  const trigger = { start: marked.indexOf('【'), end: marked.indexOf('】') - 1 };
  return modalityOf(text, {
    sentence: { start: 0, end: sentence.length },
    trigger,
    next: next === '' ? null : { start: sentence.length, end: text.length },
    times: findTimes(text, PUBLISHED),
    publishedAt: PUBLISHED,
  });
}

const SENTENCES: Readonly<Record<Modality, string>> = {
  asserted: `
百度【发布】文心一言4.0
百度将文心一言【接入】小度音箱
百度日前将自研芯片【用于】数据中心
百度将训练数据【开源】
百度将最新模型【开放】给用户
百度将应用能力【开放】给伙伴
百度于今日将文心一言向公众【开放】
商汤已将模型能力【接入】多款产品
该行动计划【发布】后引起关注
腾讯即将推出的混元新版本今日【亮相】
传媒大学【发布】大模型
用户上传文件后,Kimi【推出】了新功能
据悉,商汤【发布】了日日新5.0
面向未来,百度【发布】新战略
智谱已【完成】新一轮融资
首次【开源】混元大模型
腾讯或阿里云的客户都【采用】了这款模型
公司不得不【推迟】发布
不仅【发布】了大模型,还开源了权重
经过不断努力,百度【发布】了新模型
不久前,智谱【发布】了新模型
未来智能公司【完成】融资
百度宣布【开源】新模型,并将在年底推出下一代
业内人士表示,大模型【发布】节奏加快
报道曝光后,公司【发布】声明
未经授权的数据被用于【训练】
上海大会【发布】多个大模型
委员会【发布】新规
公司董事会【批准】了交易
为满足发展需要,公司【采购】了芯片
美国将这家公司【列入】清单
经理层【收购】了公司股份
上将集团【收购】了一家机器人公司
曾负责大模型的王磊【加入】小米
他曾【担任】首席科学家
拟人化助手【上线】
公司发布消息称,双方【签署】了协议
消息传出前一天,公司【开源】了模型
尽管有传闻,但公司最终【完成】了收购
传甲公司裁员;乙公司【发布】新模型;丙公司上市|早报
与美团【合作】结果超预期
公司收购或【投资】了三家企业
基金退出创始人【投资】的公司
发言人没有透露高管【离职】的原因
收入没有因为【接入】大模型而增长
公司尽可能【开放】了接口
公司因可能违规而接受【调查】
公司决定在年底前推出后,提前【推出】了新版
许多尚未完成创作的作品当即【停摆】
`,
  planned: `
公司曾向对方提出【合作】邀约
公司原定5月【发布】新模型
公司推迟【发布】新模型
公司正在推进新模型向公众【开放】
公司愿意【投资】这家初创企业
公司正就【投资】这家初创企业进行谈判
公司提出以10亿元【收购】这家企业的提议
百度将【发布】文心一言4.0
百度将于下月【发布】新模型
华为拟【收购】一家芯片公司
阿里计划【开源】新模型
预计年底前【完成】融资
腾讯即将【推出】混元新版本
百川智能未来将【开源】全部模型
智谱曾计划【上市】
腾讯正考虑【收购】该公司
360将把大模型能力【接入】全家桶
公司目标是年内【推出】100个智能体
公司有望年内【上市】
科大讯飞将在9月5日【开放】新模型
百度宣布将于9月30日【开源】新模型
OpenAI希望【投资】芯片公司
这家公司会在年底【上线】新模型
腾讯将继续【投资】大模型
公司准备【出售】旗下云业务
双方达成【并购】意向
公司还将【推出】手机版
他将以个人身份参与投资,并【出任】董事
新功能将于9月1日起,全面【免费】
公司决定【投资】10亿元
公司力争年底前【建成】智算中心
公司正洽谈【收购】一家机器人企业
新模型8月1日【上线】
公司正考虑退出与对手的【合作】
预计到2027年,【市场规模】将达173亿美元
新任高管将接替王磊,【出任】首席执行官
影视制作会【停摆】
该公司将于9月10日成立,仅【发布】一款产品
`,
  rumored: `
公司【收购】对手的交易最快可能下周完成
公司被报道【采用】了该模型
公司或和对手很快【达成】协议
美媒:公司正在考虑【切断】供应
知情人士透露,苹果正与百度【合作】
消息称字节跳动【收购】了一家机器人公司
小米大模型下周一或【亮相】
传小米将【投资】这家公司
月之暗面可能【推出】新模型
有报道称Meta【采用】了千问模型
外媒报道称苹果计划【收购】一家AI公司
某公司传出要【融资】3亿美元
不排除【收购】的可能
网传美团【收购】了光年之外
曝字节跳动【自研】芯片
疑似新模型【上线】
这家公司据传【收购】了对手
多家媒体报道,该公司【采用】了千问模型
多方消息称该模型将【开源】
这款模型或将于8月【发布】
市场传言阿里巴巴【投资】这家公司
公司创始人或【加入】对手
据知情人士透露,甲公司正在裁员;乙公司【收购】了一家芯片企业。
公司的【估值】可能在40亿美元
`,
  denied: `
高管曾否决【投资】这家企业
公司差点【收购】了对手
阿里否认【收购】月之暗面
阿里辟谣:未【收购】月之暗面
双方并未【达成】合作
公司尚未与深度求索【合作】
公司没有【收购】该企业
百度终止【收购】欢聚集团
有关【收购】的报道不实
公司不会【出售】云业务
商汤未能【完成】融资
谷歌拒绝【收购】该公司
监管部门叫停了这笔【收购】
该模型尚未【开源】
双方的【合作】被取消了
市场传闻公司将【收购】对手,有关报道遭公司否认
公司从未【参与】该项目
公司目前并无合作,也没有【投资】该公司
公司放弃【收购】计划
公司回应称与对方无【合作】
公司与对方暂无【合作】计划
`,
};

describe.each(Object.entries(SENTENCES))('%s', (modality, sentences) => {
  it.each(sentences.trim().split('\n'))('%s', (marked) => {
    const reading = read(marked);
    expect(reading.modality).toBe(modality);
    expect(reading.cue === null).toBe(modality === 'asserted');
    expect(reading.hypothetical).toBe(false);
  });
});

describe('conditions and questions', () => {
  it.each([
    '如果【收购】完成,公司将成为大股东',
    '一旦【上市】,公司将成为第一股',
    '倘若公司【开源】模型,开发者会受益',
    '微软是否【投资】这家公司尚不清楚',
    '公司能否【完成】融资成为焦点',
    '百度会【收购】这家公司吗?',
    '这项研究应该向公众【公开】',
    '企业需要【购买】更多芯片',
    '公司要想【上市】并非易事',
    '业内希望甲甲甲【开源】模型',
  ])('%s asserts nothing', (marked) => {
    const { modality, hypothetical } = read(marked);
    expect(hypothetical).toBe(true);
    expect(modality).not.toBe('asserted');
  });

  it.each(['若干企业【发布】了模型', '公司如期【发布】模型', '公司发布的模型【开源】了'])(
    '%s asserts',
    (marked) => {
      expect(read(marked)).toEqual({ modality: 'asserted', cue: null, hypothetical: false });
    },
  );
});

it('takes a rumour for denied when the next sentence refutes it', () => {
  const rumour = '网传该公司【泄露】用户文档。';
  expect(read(rumour).modality).toBe('rumored');
  expect(read(rumour, '公司回应称消息不实。').modality).toBe('denied');
});

it('takes what lies after publication for a plan', () => {
  const text = '三项标准达到50项以上';
  const query = {
    sentence: { start: 0, end: text.length },
    trigger: { start: 4, end: 6 },
    publishedAt: PUBLISHED,
  };
  expect(modalityOf(text, { ...query, time: '2026' }).modality).toBe('planned');
  expect(modalityOf(text, { ...query, time: '2023' }).modality).toBe('asserted');
});

it('points at the words that decide', () => {
  const text = '双方并未达成合作';
  const { cue } = modalityOf(text, {
    sentence: { start: 0, end: text.length },
    trigger: { start: 4, end: 6 },
  });
  expect(cue && text.slice(cue.start, cue.end)).toBe('并未');
});

describe('any sentence', () => {
  const pieces = fc.constantFrom(
    '将',
    '未',
    '或',
    '传',
    '公司',
    '发布',
    ',',
    '计划',
    '消息称',
    '没有',
    '的',
    '了',
    '已',
    '会',
    '?',
    '如果',
    '否认',
    '百度',
  );

  it('gives a cue inside the text, and none only for what is asserted or hypothetical', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 20 }),
        fc.array(pieces, { maxLength: 20 }),
        (before, after) => {
          const lead = before.join('');
          const text = `${lead}收购${after.join('')}`;
          const { modality, cue, hypothetical } = modalityOf(text, {
            sentence: { start: 0, end: text.length },
            trigger: { start: lead.length, end: lead.length + 2 },
          });
          if (cue === null) expect(modality === 'asserted' || hypothetical).toBe(true);
          else {
            expect(cue.start).toBeGreaterThanOrEqual(0);
            expect(cue.end).toBeLessThanOrEqual(text.length);
            expect(modality).not.toBe('asserted');
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes bounded time on a sentence of any length', () => {
    for (const piece of ['将', '未', '传', '计划', ',', '据有媒体', '内部']) {
      const text = `${piece.repeat(50_000)}收购${piece.repeat(50_000)}`;
      const start = piece.length * 50_000;
      const before = performance.now();
      for (let i = 0; i < 20; i++) {
        modalityOf(text, { sentence: { start: 0, end: text.length }, trigger: { start, end: start + 2 } });
      }
      expect(performance.now() - before).toBeLessThan(15_000);
    }
  });
});
