import type { EntityRole, EventRule, NumberRole, Role, TextRole } from '../rule.ts';
import { wordList } from './roles.ts';

const NOT_A_COUNT =
  /(?:融资|投资|营收|收入|利润|亏损|估值|市值|售价|价格|股价|成本|罚款|参数|订单|补贴|薪|奖|花费|流失|失去|减少)[^，。]{0,10}$/;

const VALUE: NumberRole = {
  role: 'value',
  reach: 26,
  quantity: ['count', 'money', 'computing'],
  within: 'after',
  notBefore: NOT_A_COUNT,
  notAfter: /^(?:参数|时代|字|元|美元|token|汉字|岁|名员工|人团队|个?单词)/i,
  units: /^(?!岁|年|天|倍|小时|分钟)/,
};
const PLACE: EntityRole = { role: 'place', kind: 'city', from: ['theme', 'earlier'], one: true };
const ORGANIZATION: EntityRole = {
  role: 'organization',
  kind: 'organization',
  from: ['theme', 'earlier'],
  one: true,
  viaMaker: true,
  notTypes: ['media', 'exchange'],
};

const NUMBER =
  '(?:\\d|[一二三四五六七八九十百千万亿两数上几](?![\\u4e00-\\u9fff]?(?:是|起|直|定|方|些|样|般|切|旦|体|致|流|线|下子|乎)))';
/** What the landscape counts: persons that use, houses that make, things that run. */
const COUNTED = wordList(
  '用户 使用者 注册总数 备案总量 备案总数 备案数量 月活 日活 周活 客户 开发者 会员 调用量 下载量 访问量 出货量 处理量 使用量 用量 装机量 安装量 企业 机构 算法 机架 智能体 机器人 合作伙伴 独角兽 商家 生成式人工智能服务',
);
const MODELS = wordList('大模型 模型');
const COMPUTING = wordList('算力规模 算力总规模 总算力 综合算力 智能算力 算力');
const MARKETS = wordList('市场规模 产业规模 总规模 产值 市场 产业 核心产业 行业规模');
const NOUNS = [...COUNTED, ...MODELS, '算力规模', '算力总规模', '市场规模', '产业规模', '总规模'];
const NOT_OURS =
  /餐饮|房地产|汽车销量|快递|游客|旅客|考生|病例|患者|学生|毕业生|员工|志愿者|党员|农户|外卖|航班|楼市|生猪|参与者|5G|宽带|套餐|工业企业|成员企业|逾期|汇票|粉丝/;

const BEFORE_THE_NUMBER =
  '(?:已经?|约|大约|近|超过?|达到?|达成|突破|逾|为|共|有|增至|增长到?|增加到?|扩大到?|升至|新增|首次|目前|累计|预计|将|也|就|了|到|至|均|接近|总|发布|备案|上线|落地|登记|高达|合计|占|\\s)';
const SIZE_WORD = '(?:数量|总数|数|总量|规模|量|总规模|人数)?';
const TO_THE_NUMBER = new RegExp(`^${SIZE_WORD}${BEFORE_THE_NUMBER}*\\s?${NUMBER}`);
const OTHER_NUMBER =
  /^[^，。]{0,10}\d[^，。]{0,8}(?:参数|年|岁|月|日(?!活)|Token|token|字|倍|%|B(?![A-Za-z]))|^.{0,8}(?:一[个家款]|两[个家款])|^[一二三两几]次|^.{0,3}(?:万家齐放|百家争鸣|百花)/;
const NOT_ITS_SIZE = /(?:为|给|向|让|帮助|因|[小中大]型?)$/;

/** The noun with what stands before it, without dates, verbs and marks. */
const METRIC_BEFORE: TextRole = {
  role: 'metric',
  capture:
    /(?:宣布|集聚|聚集|汇聚|拥有|凝聚|预计|旗下|公布|透露|表示|显示|其中|目前|截至|以上|服务|虽然|尽管|并且|年度?|月[份底初]的?|季度)?((?:(?!已|将|约|有|宣布|集聚|聚集|汇聚|凝聚|预计|旗下|公布|透露|表示|显示|其中|目前|以上|截至|虽然|尽管|并且|\d{0,4}年|\d{1,2}月(?!活)|月[份底初]|季度)[^，。、：；\s亿万]){0,20})$/,
  within: 'before',
  withTrigger: true,
};
const sizeRoles = (quantity: NumberRole['quantity']): readonly Role[] => [
  { ...VALUE, quantity },
  METRIC_BEFORE,
  PLACE,
  { ...ORGANIZATION, from: ['theme', 'earlier', 'topic'] },
];

export const sizes: EventRule = {
  name: 'statistic/size',
  type: 'statistic',
  triggers: [
    {
      words: COUNTED,
      after: TO_THE_NUMBER,
      notAfter: OTHER_NUMBER,
      notBefore: NOT_ITS_SIZE,
      notClause: NOT_OURS,
    },
    {
      words: wordList('公司 厂商 初创公司'),
      after: new RegExp(
        `^${SIZE_WORD}${BEFORE_THE_NUMBER}*\\s?(?:\\d{2,}|数?[千百万])[\\d.,]*\\s?[万千百余多]*\\s?[余多]?家`,
      ),
      notClause: NOT_OURS,
    },
    {
      words: MODELS,
      after: TO_THE_NUMBER,
      notAfter: new RegExp(`${OTHER_NUMBER.source}|^[^，。]{0,14}亿(?!元)`),
      notBefore: NOT_ITS_SIZE,
      notClause: NOT_OURS,
    },
  ],
  roles: sizeRoles(['count']),
  needs: ['value', 'metric'],
  asOf: true,
  outsideNames: true,
  confidence: 0.65,
  examples: [
    {
      text: '百度表示，文心一言用户数已超过1亿。',
      published: '2023-12-28',
      events: [{ type: 'statistic', arguments: { value: 100000000 } }],
    },
    {
      text: '这款大模型应用发布5天内用户就突破了100万。',
      events: [{ type: 'statistic', arguments: { value: 1000000 } }],
    },
  ],
  counterexamples: ['该大模型的参数规模为130亿。', '人工智能公司因客户1.37亿元汇票逾期，计提了坏账准备。'],
};

/** 市场规模达…亿元, 算力规模达…EFLOPS: sizes in money and computing power. */
export const markets: EventRule = {
  name: 'statistic/market',
  type: 'statistic',
  triggers: [
    {
      words: MARKETS,
      sentence: /智能|(?<![A-Za-z])AI|算力|模型|数据中心|机架|芯片|机器人|云计算|生成式/,
      after: TO_THE_NUMBER,
      notAfter: OTHER_NUMBER,
      notBefore: NOT_ITS_SIZE,
      notClause: /收入|营收|利润|投资|融资|补贴|餐饮|房地产|快递|外卖|楼市/,
    },
    {
      words: COMPUTING,
      after: TO_THE_NUMBER,
      notAfter: OTHER_NUMBER,
      notBefore: NOT_ITS_SIZE,
      notClause: /芯片|显卡|GPU|[A-Z]\d{2,3}|单|训练|每|TOPS|车|FP\d/,
    },
  ],
  roles: sizeRoles(['money', 'computing', 'count']),
  needs: ['value', 'metric'],
  asOf: true,
  outsideNames: true,
  confidence: 0.65,
  examples: [
    {
      text: '数据显示，2022年中国人工智能核心产业规模达到5080亿元。',
      events: [
        {
          type: 'statistic',
          time: '2022',
          arguments: { value: 508000000000, metric: '中国人工智能核心产业规模' },
        },
      ],
    },
    {
      text: '我国智能算力规模达到70EFLOPS。',
      events: [{ type: 'statistic', arguments: { value: 70 } }],
    },
  ],
  counterexamples: ['人工智能产业获得50亿元投资。'],
};

/** A number counts the landscape only where a verb of counting brings it: 共有、备案、服务、突破. */
const COUNTS =
  '(?:共有|已有|共|有|拥有|累计|超过?|突破|达到?|聚集|集聚|汇集|凝聚|孵化|培育|入驻|服务|服務|备案|登记|覆盖|触达|新增|增至|逾|吸引|开源了?|部署|被|约|获得|引来|汇聚|落户|近|凭|支持|适配|连接|诞生|涌现|总计|合计|现有|现存|注册|发布了?(?=超过|近|逾|约)|已(?:经)?发布|累计发布)';
const MEASURE = '(?:家|个|款|项|名|位|户|种|台)';
/** 10亿参数规模以上的大模型: the number inside says how large each is. */
const EACH = '(?:[一二三四五六七八九十百千\\d]+亿(?:级)?参数(?:规模)?(?:以上)?的?)?';

export const numbers: EventRule = {
  name: 'statistic/number-of',
  type: 'statistic',
  triggers: [
    {
      words: [...COUNTED, ...MODELS].filter((noun) => !/用户|客户|开发者|会员/.test(noun)),
      before: new RegExp(
        `(?:${COUNTS}[^，。\\d]{0,8}|(?:^[^，。]{0,6}|[，；：])(?=[^，。]{0,8}家))${NUMBER}[\\d.,]*\\s?[万亿千百余多]*\\s?${MEASURE}[多余]?${EACH}(?:(?!提供|来自|参与|推出|使用|训练|次|包括|成为|属于)[^，。、\\d]){0,16}$`,
      ),
      notBefore: new RegExp(
        `(?:第|首|这\\s?\\d*${MEASURE}|年|月|日|岁|元|轮|%|倍|位列|前\\s?\\d+)[^，。]{0,10}$|(?:首|这|那|该|两|几|一|每|某)${MEASURE}[^，。]{0,10}$|(?:被|这些|那些)[^，。]{0,10}$|(?<!已|已经|累计)(?:发布|推出|蒸馏|训练)了?\\s?[\\d一二三四五六七八九十两]+${MEASURE}[^，。]{0,10}$|(?<!亿)(?<!亿级)参数[^，。]{0,10}$|(?<!共有)(?<!已有)(?<!累计)(?<![\\d.万千百十])[\\d一二三四五六七八九两]\\s?${MEASURE}[^，。]{0,12}$`,
      ),
      notClause: NOT_OURS,
      notAfter: /^(?:之一|参数|的(?:人|员工)|企业|公司|厂商|产业|领域)/,
    },
    {
      words: wordList('公司 厂商 高校 院校 初创企业 初创公司'),
      before: new RegExp(
        `${COUNTS}[^，。\\d]{0,8}(?:\\d{2,}|\\d[\\d.,]*\\s?[万千百]|[数上][十百千万]|[一二三四五六七八九十]?[百千万])[\\d.,]*\\s?[万千百余多]*\\s?家[多余]?[^，。、\\d]{0,12}$`,
      ),
      notClause: NOT_OURS,
      notAfter: /^(?:之一|参数|的(?:人|员工))/,
    },
    {
      words: wordList('用户 客户 开发者 会员'),
      before: new RegExp(
        `${NUMBER}[\\d.,]*\\s?[万亿千百余多]+\\s?(?:名|位|户|个)?[多余]?[^，。、\\d]{0,10}$`,
      ),
      notBefore: /(?:元|参数|年|月(?!活))[^，。]{0,10}$|(?:流失|失去|减少|丢掉|损失|诱骗|欺骗)[^，。]{0,16}$/,
      notClause: NOT_OURS,
    },
  ],
  roles: [
    { ...VALUE, quantity: ['count'], within: 'before', reach: 18, units: /^(?!次|倍|年|岁|天)/ },
    {
      role: 'metric',
      capture: new RegExp(
        `[\\d万千百十亿余多]\\s?${MEASURE}?[多余]?((?:(?!${MEASURE})[^，。\\d亿万余]){0,16})$`,
      ),
      within: 'before',
      withTrigger: true,
    },
    PLACE,
    ORGANIZATION,
  ],
  needs: ['value', 'metric'],
  asOf: true,
  outsideNames: true,
  confidence: 0.6,
  examples: [
    {
      text: '截至6月底，北京共有80家人工智能大模型企业。',
      events: [{ type: 'statistic', time: '2023-06', arguments: { value: 80 } }],
    },
    {
      text: '目前昇腾已支持50多个大模型。',
      events: [{ type: 'statistic', arguments: { value: 50, metric: '大模型' } }],
    },
  ],
  counterexamples: ['这家企业发布了三款大模型。', '分析师说，这项人工智能服务一个季度流失800万用户。'],
};

/** 甲市的模型数量领先，达到40个: the noun stands in the clause before, the number alone. */
export const reaches: EventRule = {
  name: 'statistic/reaches',
  type: 'statistic',
  triggers: [
    {
      words: wordList('多达 达到 高达 达 共有 共计 总计 约为 超过'),
      before: new RegExp(
        `(?:${NOUNS.join('|')})[^，。；]{0,8}(?:数量|总数|数|规模)[^，。；]{0,16}，(?:已经?|目前)?$`,
      ),
      after: new RegExp(`^(?:了|约|近|超过?)?\\s?${NUMBER}`),
      notClause: NOT_OURS,
    },
  ],
  roles: [
    { ...VALUE, within: 'after' },
    {
      role: 'metric',
      capture: new RegExp(`((?:AI|人工智能)?(?:${NOUNS.join('|')})[^，。；]{0,8}?(?:数量|总数|数|规模))`),
      within: 'before',
    },
    { ...PLACE, from: ['earlier'] },
    { ...ORGANIZATION, from: ['earlier'] },
  ],
  needs: ['value', 'metric'],
  asOf: true,
  confidence: 0.6,
  examples: [
    {
      text: '在各城市里，杭州的大模型公司数量和人才数量增长最快，达到27家。',
      events: [{ type: 'statistic', arguments: { value: 27, place: '杭州', metric: '大模型公司数量' } }],
    },
  ],
  counterexamples: ['杭州的大模型企业数量增长最快，达到国内领先水平。'],
};

/** 其中北京有50个: the noun stands in the clause before. */
export const ofPlaces: EventRule = {
  name: 'statistic/of-places',
  type: 'statistic',
  triggers: [
    {
      words: wordList('有 达 占 共有 达到'),
      before: /(?:其中|，)[\u4e00-\u9fff]{2,5}$/,
      after: new RegExp(`^\\d+\\s?${MEASURE}(?:，|。|$|、)`),
      sentence: new RegExp(`(?:${NOUNS.join('|')})`),
      notClause: NOT_OURS,
    },
  ],
  roles: [
    { ...VALUE, quantity: ['count'], within: 'after' },
    {
      role: 'metric',
      capture: new RegExp(`([^，。、\\d个款家]{0,8}(?:${NOUNS.join('|')}))`),
      within: 'sentence',
    },
    { ...PLACE, from: ['theme'] },
  ],
  needs: ['value', 'place'],
  asOf: true,
  confidence: 0.6,
  examples: [
    {
      text: '截至7月底，国内大模型超过130个，其中北京有50个。',
      events: [{ type: 'statistic', time: '2023-07', arguments: { value: 50, place: '北京' } }],
      published: '2023-08-10',
    },
  ],
  counterexamples: ['人工智能大会将在北京举行，上海有2个分会场。'],
};
