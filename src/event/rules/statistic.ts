import type { EventRule, NumberRole, TextRole } from '../rule.ts';

const METRIC_WORD =
  '(?:注册用户|企业用户|活跃用户数?|月活跃?用户|月活|日活|用户数?量?|用户总数|企业客户|客户数?|开发者|市场规模|产业规模|核心产业规模|大模型数量|模型数量|企业数量|算力规模|算力总规模|机架|总规模|规模|大模型|模型|企业|公司|机构|算法|服务)';
const NOT_A_COUNT =
  /(?:融资|投资|营收|收入|利润|亏损|估值|市值|售价|价格|股价|成本|罚款|参数|订单|补贴|薪|奖)[^，。]{0,10}$/;

const VALUE: NumberRole = {
  role: 'value',
  quantity: ['count', 'money', 'computing'],
  within: 'after',
  notBefore: NOT_A_COUNT,
  notAfter: /^(?:参数|时代|字|元|美元|token|汉字|岁|名员工|人团队)/i,
};
const METRIC: TextRole = {
  role: 'metric',
  capture: new RegExp(`([^，。、：；\\s]{0,14}${METRIC_WORD})[^，。]{0,6}$`),
  within: 'before',
};

const ORGANIZATION = {
  role: 'organization',
  kind: 'organization',
  from: ['theme', 'earlier', 'topic'],
  one: true,
  notTypes: ['media', 'exchange'],
} as const;

export const counts: EventRule = {
  name: 'statistic/size',
  type: 'statistic',
  triggers: [
    {
      words: [
        '达到',
        '超过',
        '突破',
        '达',
        '超',
        '逾',
        '为',
        '接近',
        '已有',
        '共有',
        '约',
        '近',
        '已达',
        '已超',
        '增至',
        '增长至',
        '增长到',
      ],
      before: new RegExp(
        `${METRIC_WORD}(?:已经|已|将|也|也已|就|均|总数|数量|数|总量|分别|规模|累计|预计|首次|目前|约|，)?$`,
      ),
      after: /^(?:了|约|近|逾|超过?|到)?\s?(?:\d|[一二三四五六七八九十百千万亿数上])/,
    },
  ],
  roles: [
    VALUE,
    METRIC,
    { role: 'place', kind: 'city', from: ['theme', 'earlier'], one: true },
    ORGANIZATION,
  ],
  needs: ['value', 'metric'],
  confidence: 0.65,
  examples: [],
  counterexamples: [],
};

const COUNTED = '(?:大模型|模型|企业|用户|开发者|客户|机构|算法|服务|公司|标准机架|高校|产品|平台)';

export const numbers: EventRule = {
  name: 'statistic/number-of',
  type: 'statistic',
  triggers: [
    {
      words: [
        '拥有',
        '共有',
        '已有',
        '累计',
        '服务',
        '备案',
        '覆盖',
        '新增',
        '有',
        '开源了',
        '发布了',
        '聚集',
        '超过',
        '达到',
        '被',
        '获得',
        '吸引',
        '突破',
        '登记',
      ],
      after: new RegExp(
        `^了?(?:超过?|逾|近|约|共|已|累计|企业用户|中国|全国|国内)*\\s?[\\d一二三四五六七八九十百千万数上][^，。]{0,20}${COUNTED}`,
      ),
      notAfter: /^[^，。]{0,24}(?:参数|年|岁|元|月|日)/,
    },
  ],
  roles: [
    VALUE,
    {
      role: 'metric',
      capture: new RegExp(
        `[\\d万千百十亿余多]\\s?(?:家|个|款|项|名|位|户|种)?[多余]?([^，。\\d]{0,14}${COUNTED}(?:和[^，。]{1,6})?)`,
      ),
      within: 'after',
    },
    { role: 'place', kind: 'city', from: ['theme', 'earlier'], one: true },
    ORGANIZATION,
  ],
  needs: ['value', 'metric'],
  confidence: 0.6,
  examples: [],
  counterexamples: [],
};
