import type { EventRule, NumberRole } from '../rule.ts';

const NOT_A_COUNT =
  /(?:融资|投资|营收|收入|利润|亏损|估值|市值|售价|价格|股价|成本|罚款|参数|订单|补贴|薪|奖)[^，。]{0,10}$/;

const VALUE: NumberRole = {
  role: 'value',
  quantity: ['count', 'money', 'computing'],
  within: 'after',
  notBefore: NOT_A_COUNT,
  notAfter: /^(?:参数|时代|字|元|美元|token|汉字|岁|名员工|人团队)/i,
};
const ORGANIZATION = {
  role: 'organization',
  kind: 'organization',
  from: ['theme', 'earlier', 'topic'],
  one: true,
  notTypes: ['media', 'exchange'],
} as const;

const NUMBER = '(?:\\d|[一二三四五六七八九十百千万亿两数上几](?![\\u4e00-\\u9fff]?(?:是|起|直|定|方)))';
const NOUNS = [
  '用户',
  '月活',
  '日活',
  '客户',
  '开发者',
  '市场规模',
  '产业规模',
  '算力规模',
  '总规模',
  '大模型',
  '模型',
  '企业',
  '机构',
  '算法',
  '机架',
  '公司',
  '算力总规模',
  '登记的生成式人工智能服务',
  '生成式人工智能服务',
];
const NOT_OURS =
  /餐饮|房地产|汽车销量|快递|游客|旅客|考生|病例|患者|学生|毕业生|员工|志愿者|党员|村|农户|外卖|航班/;

export const sizes: EventRule = {
  name: 'statistic/size',
  type: 'statistic',
  triggers: [
    {
      words: NOUNS,
      after: new RegExp(
        `^(?:数量|总数|数|总量|规模|量)?(?:已经?|约|大约|近|超过?|达到?|突破|逾|为|共|有|增至|增长|首次|目前|累计|预计|将|也|到|至|均|分别|接近|，)*\\s?${NUMBER}`,
      ),
      notAfter: /^[^，。]{0,6}\d[^，。]{0,8}(?:参数|年|岁|月|日|Token|token|字|B(?![A-Za-z]))/,
      notClause: NOT_OURS,
    },
  ],
  roles: [
    VALUE,
    {
      role: 'metric',
      capture: /((?:(?!已|将|约|公布|透露|表示|显示|其中|目前|，)[^，。、：；\s]){0,12})$/,
      within: 'before',
      withTrigger: true,
    },
    { role: 'place', kind: 'city', from: ['theme', 'earlier'], one: true },
    ORGANIZATION,
  ],
  needs: ['value', 'metric'],
  confidence: 0.65,
  examples: [],
  counterexamples: [],
};

export const numbers: EventRule = {
  name: 'statistic/number-of',
  type: 'statistic',
  triggers: [
    {
      words: NOUNS,
      before: new RegExp(`${NUMBER}\\s?(?:家|个|款|项|名|位|户|种|万|亿|余|多)*[^，。、\\d]{0,16}$`),
      notBefore:
        /(?:第|首|一[家个款]|这\s?\d*[家个款]|参数|年|月|日|岁|元|轮|%|倍|位)[^，。\d]{0,8}$|(?:首|这|那|该|两|几|一)[家个款][^，。]{0,10}$/,
      notClause: NOT_OURS,
      notAfter: /^(?:之一|参数)/,
    },
  ],
  roles: [
    { ...VALUE, within: 'before' },
    {
      role: 'metric',
      capture: /\d[\d万千百十亿余多]*\s?(?:家|个|款|项|名|位|户|种)?[多余]?([^，。\d]{0,16})$/,
      within: 'before',
      withTrigger: true,
    },
    { role: 'place', kind: 'city', from: ['theme', 'earlier'], one: true },
    ORGANIZATION,
  ],
  needs: ['value', 'metric'],
  confidence: 0.6,
  examples: [],
  counterexamples: [],
};
