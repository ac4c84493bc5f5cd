import { describe, expect, it } from 'vitest';
import { namesIn, read } from './sample-dictionary.ts';

const AI = '今年以来，大模型和生成式人工智能的算力需求猛增，多模态与智能体成为焦点。';

describe('names of the dictionary', () => {
  it.each<[string, string, string[]]>([
    [
      'the longest match hides what is nested',
      '上海人工智能实验室开放了数据。',
      ['organization shanghai-ai-lab'],
    ],
    ['a title is no place', '《北京市促进通用人工智能创新发展若干措施》正式印发。', []],
    ['a city in a meeting’s name is none', '嘉宾齐聚上海世界人工智能大会。', []],
    ['a city beside its meeting is one', '会议在上海举行。', ['city shanghai']],
    ['a district is no city', '园区位于海淀区。', []],
    ['北京时间 is no place', '北京时间3月5日凌晨，发射取得成功。', []],
    ['full width and other cases are the same name', 'ＯｐｅｎＡＩ与openai是一家。', ['organization openai']],
    [
      'traditional characters and Taiwan’s names link alike',
      '臉書與輝達宣布合作。',
      ['organization meta', 'organization nvidia'],
    ],
    ['a Latin name inside a word is none', '他学的是 Metaphysics。', []],
    ['an address is no name', '网址是 www.baidu.com 。', []],
    [
      'a group gives its members',
      'BAT都在招人。',
      ['organization alibaba', 'organization baidu', 'organization tencent'],
    ],
    [
      'an abbreviated list gives its members',
      '沪苏浙皖四地签约。',
      ['city anhui', 'city jiangsu', 'city shanghai', 'city zhejiang'],
    ],
    ['a region gives none', '长三角一体化提速。', []],
    ['an unsettled group without help gives none', '小虎们正在奔跑。', []],
  ])('%s', (_, text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });

  it('lets a group with a cue expand', () => {
    expect(namesIn('小虎是几家大模型创业公司的统称。')).toEqual([
      'organization minimax',
      'organization zhipu',
    ]);
  });

  it('gives all members of a group the group’s own place', () => {
    const { mentions, article } = read('北上广房价平稳。');
    expect(mentions.map(({ start, end, group }) => [article.text.slice(start, end), group])).toEqual(
      Array(3).fill(['北上广', 'bsg']),
    );
  });
});

describe('versions and sizes', () => {
  it.each<[string, string, string | undefined, string | undefined]>([
    ['Qwen2.5-72B已开源。', 'qwen', '2.5', '72B'],
    ['Qwen 2.5已开源。', 'qwen', '2.5', undefined],
    ['qwen-2.5已开源，这是阿里云的模型。', 'qwen', '2.5', undefined],
    ['文心大模型4.0已发布。', 'ernie', '4.0', undefined],
    ['华为推出盘古3.0。', 'pangu', '3.0', undefined],
    ['讯飞星火V3.5上线。', 'spark', 'V3.5', undefined],
    ['Kimi K2上线。', 'kimi', 'K2', undefined],
    ['OpenAI的GPT-4 Turbo上线。', 'gpt', '4 Turbo', undefined],
    ['OpenAI的GPT-3.5上线。', 'gpt', '3.5', undefined],
    ['OpenAI的GPT4上线。', 'gpt', '4', undefined],
    ['用户在使用DeepSeek-R1。', 'deepseek', 'R1', undefined],
    ['通义千问2023年上线。', 'qwen', undefined, undefined],
  ])('%s', (text, id, version, size) => {
    const found = read(text).mentions.find(({ entityId }) => entityId === id);
    expect(found).toBeDefined();
    expect([found?.version?.text, found?.size?.text]).toEqual([version, size]);
  });

  it('reads a version alone once it was named with its model', () => {
    const { mentions, article } = read('DeepSeek V4将至。据悉V4支持多模态。');
    expect(mentions.map(({ start, end, entityId }) => [article.text.slice(start, end), entityId])).toEqual([
      ['DeepSeek V4', 'deepseek'],
      ['V4', 'deepseek'],
    ]);
  });
});

describe('words that are also something else', () => {
  it.each([
    '早餐是两个豆包和一碗小米粥。',
    '传说盘古开天辟地。',
    '星星之火，可以燎原，星火燎原之势已成。',
    '车手Kimi在F1比赛中夺冠。',
    '今年村里小米种植了三百亩。',
    '这套设备可灵活配置。',
    '网信办的同志来了。',
  ])('%s', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it.each<[string, string]>([
    ['字节旗下的豆包大模型降价。', 'model doubao'],
    ['小米发布新手机。', 'organization xiaomi'],
    [`${AI}快手的可灵更新了视频生成功能。`, 'model kling'],
    [`${AI}科大讯飞说，星火将升级。`, 'model spark'],
  ])('%s', (text, expected) => {
    expect(namesIn(text)).toContain(expected);
  });

  it('leaves a name out that was not yet in use', () => {
    expect(namesIn('文小言改版。', null, '2023-01-01')).toEqual([]);
    expect(namesIn('文小言改版。', null, '2025-01-01')).toEqual(['model ernie-bot']);
  });
});

describe('makers and their models', () => {
  it.each<[string, string[]]>([
    ['DeepSeek宣布完成融资。', ['organization deepseek-ai']],
    ['DeepSeek创始人接受了采访。', ['organization deepseek-ai']],
    ['多家医院接入DeepSeek。', ['model deepseek']],
    ['DeepSeek应用在该国暂停下载。', ['model deepseek']],
    ['MiniMax昨天在港交所挂牌。', ['organization minimax', 'organization +港交所']],
    ['监管部门起诉DeepSeek。', ['organization deepseek-ai']],
    ['DeepSeek、智谱等公司到场。', ['organization deepseek-ai', 'organization zhipu']],
  ])('%s', (text, expected) => {
    expect(namesIn(text)).toEqual(expected.filter((name) => !name.includes('港交所')));
  });

  it('reads both where both are meant', () => {
    expect(namesIn('DeepSeek发布公告。此后多家医院接入DeepSeek。')).toEqual([
      'organization deepseek-ai',
      'model deepseek',
    ]);
  });

  it.each<[string, string[]]>([
    ['医院用上了华为盘古大模型。', ['organization huawei', 'model pangu']],
    ['学校用上了讯飞星火。', ['model spark', 'organization iflytek']],
    ['百度文心一格可以作画。', ['organization baidu', 'model ernie-vilg']],
  ])('reads the brand before a model: %s', (text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });
});

describe('capitals', () => {
  it('stand for a government when they act in diplomacy', () => {
    const text = '华盛顿试图扩大出口管制与制裁，盟友对此看法不一，外交摩擦加剧。';
    expect(namesIn(text)).toEqual(['organization +美国政府']);
  });

  it('are cities otherwise', () => {
    expect(namesIn('大会在北京开幕。')).toEqual(['city beijing']);
  });
});

describe('names an article gives', () => {
  it.each<[string, string, string[]]>([
    ['a legal name is tied by its stem', '北京智谱华章科技有限公司完成工商变更。', ['organization zhipu']],
    [
      'a short form holds for the rest',
      '杭州云岫谷科技有限公司（以下简称“云岫谷”）成立。云岫谷将招聘百人。',
      ['organization +杭州云岫谷科技有限公司'],
    ],
    [
      'a Latin form in brackets holds too',
      '上海市澄湖研究院（CLI）成立。CLI将发布报告。',
      ['organization +上海市澄湖研究院'],
    ],
  ])('%s', (_, text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });

  it('counts the short form where it stands', () => {
    const { mentions, article } = read('杭州云岫谷科技有限公司（以下简称“云岫谷”）成立。云岫谷将招聘百人。');
    expect(mentions.map(({ start, end }) => article.text.slice(start, end))).toEqual([
      '杭州云岫谷科技有限公司',
      '云岫谷',
      '云岫谷',
    ]);
  });
});
