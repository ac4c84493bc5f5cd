import type { EntityRole, EventRule, NumberRole, Role } from '../rule.ts';
import { wordList } from './roles.ts';

const NOT_A_COUNT =
  /(?:融资|投资|营收|收入|利润|亏损|估值|市值|售价|价格|股价|成本|罚款|参数|订单|补贴|薪|奖|花费)[^，。]{0,10}$/;

const VALUE: NumberRole = {
  role: 'value',
  reach: 26,
  quantity: ['count', 'money', 'computing'],
  within: 'after',
  notBefore: NOT_A_COUNT,
  notAfter: /^(?:参数|时代|字|元|美元|token|汉字|岁|名员工|人团队)/i,
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

const NUMBER = '(?:\\d|[一二三四五六七八九十百千万亿两数上几](?![\\u4e00-\\u9fff]?(?:是|起|直|定|方)))';
/** What the landscape counts. */
const NOUNS = wordList(
  '用户 月活 日活 客户 开发者 调用量 下载量 访问量 出货量 处理量 市场规模 产业规模 算力规模 算力总规模 总规模 大模型 模型 企业 机构 算法 机架 生成式人工智能服务',
);
const NOT_OURS =
  /餐饮|房地产|汽车销量|快递|游客|旅客|考生|病例|患者|学生|毕业生|员工|志愿者|党员|农户|外卖|航班|楼市|生猪|参与者|5G|宽带|套餐|工业企业|成员企业|万家/;

const BEFORE_THE_NUMBER =
  '(?:已经?|约|大约|近|超过?|达到?|突破|逾|为|共|有|增至|增长|首次|目前|累计|预计|将|也|到|至|均|接近|，|总)';
const SIZE_ROLES: readonly Role[] = [
  VALUE,
  {
    role: 'metric',
    capture: /((?:(?!已|将|约|公布|透露|表示|显示|其中|目前|以上|有)[^，。、：；\s亿万]){0,12})$/,
    within: 'before',
    withTrigger: true,
  },
  PLACE,
  { ...ORGANIZATION, from: ['theme', 'earlier', 'topic'] },
];

export const sizes: EventRule = {
  name: 'statistic/size',
  type: 'statistic',
  triggers: [
    {
      words: NOUNS.filter((noun) => !/市场规模|产业规模|总规模$|模型$/.test(noun) || noun === '算力总规模'),
      after: new RegExp(`^(?:数量|总数|数|总量|规模|量)?${BEFORE_THE_NUMBER}*\\s?${NUMBER}`),
      notAfter:
        /^[^，。]{0,10}\d[^，。]{0,8}(?:参数|年|岁|月|日|Token|token|字|倍|%|B(?![A-Za-z]))|^.{0,8}(?:一[个家款]|两[个家款])/,
      notBefore: /(?:为|给|向|让|帮助|[小中大]型?)$/,
      notClause: NOT_OURS,
    },
    {
      words: wordList('大模型 模型'),
      after: new RegExp(`^(?:数量|总数|数|总量|规模|量)?${BEFORE_THE_NUMBER}*\\s?${NUMBER}`),
      notAfter:
        /^[^，。]{0,10}\d[^，。]{0,8}(?:参数|年|岁|月|日|Token|token|字|倍|%|B(?![A-Za-z]))|^.{0,8}(?:一[个家款]|两[个家款])|^[^，。]{0,14}亿(?!元)/,
      notBefore: /(?:为|给|向|让|帮助|[小中大]型?)$/,
      notClause: NOT_OURS,
    },
    {
      words: wordList('市场规模 产业规模 总规模'),
      sentence: /智能|(?<![A-Za-z])AI|算力|模型|数据中心|机架|芯片|机器人|云计算|生成式/,
      after: new RegExp(`^(?:数量|总数|数|总量|规模|量)?${BEFORE_THE_NUMBER}*\\s?${NUMBER}`),
      notAfter:
        /^[^，。]{0,10}\d[^，。]{0,8}(?:参数|年|岁|月|日|Token|token|字|倍|%|B(?![A-Za-z]))|^.{0,8}(?:一[个家款]|两[个家款])/,
      notBefore: /(?:为|给|向|让|帮助|[小中大]型?)$/,
      notClause: NOT_OURS,
    },
  ],
  roles: SIZE_ROLES,
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
  ],
  counterexamples: ['该大模型的参数规模为130亿。'],
};

/** A number counts the landscape only where a verb of counting brings it: 共有、备案、服务、突破. */
const COUNTS =
  '(?:共有|已有|共|有|拥有|累计|超过?|突破|达到?|聚集|服务|备案|登记|覆盖|新增|增至|逾|吸引|开源了?|部署|被|约|获得|引来|汇聚|落户|近|凭)';
const MEASURE = '(?:家|个|款|项|名|位|户|种)';

export const numbers: EventRule = {
  name: 'statistic/number-of',
  type: 'statistic',
  triggers: [
    {
      words: NOUNS.filter((noun) => !/用户|客户|开发者/.test(noun)),
      before: new RegExp(
        `(?:${COUNTS}[^，。\\d]{0,8}|(?:^[^，。]{0,6}|[，；：])(?=[^，。]{0,8}家))${NUMBER}[\\d.,]*\\s?[万亿千百余多]*\\s?${MEASURE}[多余]?(?:(?!提供|来自|参与|推出|使用|训练|次)[^，。、\\d]){0,16}$`,
      ),
      notBefore: new RegExp(
        `(?:第|首|这\\s?\\d*${MEASURE}|参数|年|月|日|岁|元|轮|%|倍|位列|前\\s?\\d+)[^，。]{0,10}$|(?:首|这|那|该|两|几|一|每|某)${MEASURE}[^，。]{0,10}$|(?:被|这些|那些)[^，。]{0,10}$|(?:发布|推出|蒸馏|训练)了?\\s?[\\d一二三四五六七八九十两]+${MEASURE}[^，。]{0,10}$`,
      ),
      notClause: NOT_OURS,
      notAfter: /^(?:之一|参数|的(?:人|员工))/,
    },
    {
      words: wordList('用户 客户 开发者'),
      before: new RegExp(
        `${NUMBER}[\\d.,]*\\s?[万亿千百余多]+\\s?(?:名|位|户|个)?[多余]?[^，。、\\d]{0,10}$`,
      ),
      notBefore: /(?:元|参数|年|月)[^，。]{0,10}$/,
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
  ],
  counterexamples: ['这家企业发布了三款大模型。'],
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
    { role: 'metric', capture: new RegExp(`([^，。、\\d]{0,8}(?:${NOUNS.join('|')}))`), within: 'sentence' },
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
