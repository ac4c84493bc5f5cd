import type { EntityRole, EventRule, NumberRole, Role } from '../rule.ts';
import { wordList } from './roles.ts';

const AMOUNT: NumberRole = {
  role: 'amount',
  quantity: ['money'],
  within: 'sentence',
  notBefore: /(?:估值|市值|营收|收入|利润|亏损|股价|现金流|净现金|债务|负债)[^，。]{0,12}$/,
};

const NO_BUYER = ['media', 'exchange', 'public_body'] as const;
const TARGET: EntityRole = {
  role: 'target',
  kind: 'organization',
  from: ['object', 'next', 'to', 'from'],
  notTypes: NO_BUYER,
  viaMaker: true,
  open: 'sure',
  itself: true,
};
const ACQUIRER: EntityRole = {
  role: 'acquirer',
  kind: 'organization',
  from: ['subject'],
  notTypes: NO_BUYER,
  one: true,
};
const ACQUIRERS: readonly Role[] = [
  ACQUIRER,
  { role: 'acquirer', kind: 'person', from: ['subject'], least: 1 },
  { ...ACQUIRER, from: ['earlier', 'said'], least: 1 },
  { role: 'acquirer', kind: 'person', from: ['earlier'], least: 1 },
];
const ROLES: readonly Role[] = [TARGET, ...ACQUIRERS, AMOUNT];

const WORDS = wordList(
  '收购 并购 买下 全资控股 控股权 收归 吞并 私有化 吸收合并 纳入麾下 收入囊中 揽入怀中 入主 竞购 要约收购 全资收购 鲸吞',
);
const NOT_ONE_DEAL =
  /^(?:意向|消息|方|价|战|标的|传闻|重组|基金|整合|浪潮|完成后|后，|机会|活动|市场|主管|部门?|业务|团队|策略|的|者|过|潮|狂潮|数据库|专家|律师|顾问|案例|等方式|（|\(|，|案、|--|[与和、]|部署|模型|化)/;
const OFF = /终止|告吹|失败|放弃收购|取消收购|叫停/;
const OFFERED = /(?:提案|提议|愿意|有意|欲|要约|提出以?|考虑|洽谈|商谈)[^，。]{0,20}$/;
const NO_DEAL_BEFORE =
  /(?:兼|投资|废品|回收|粮食|产品|此次|本次|这次|这一|这笔|该|比如|系列|多起|反垄断|曾经|不是|靠|一家可供)$/;

export const acquires: EventRule = {
  name: 'acquisition/acquires',
  type: 'acquisition',
  triggers: [
    {
      words: WORDS,
      notAfter: NOT_ONE_DEAL,
      notSentence: OFF,
      notBefore: new RegExp(`${OFFERED.source}|${NO_DEAL_BEFORE.source}`),
    },
    { words: wordList('收购 并购'), after: /^意向/, modality: 'planned' },
    {
      words: WORDS,
      before: OFFERED,
      notAfter: NOT_ONE_DEAL,
      notSentence: OFF,
      modality: 'planned',
    },
    { words: wordList('成为'), after: /^(?:了)?[^，。]{1,20}(?:最大|控股|第一大|单一最大)股东/ },
    { words: wordList('收购 并购 买下'), after: /^的/, clause: /\d{4}年|\d{1,2}月|去年|上周|今年/ },
    { words: wordList('收购 并购 买下'), before: /被[^，。]{1,24}$/, after: /^了?的/ },
    {
      words: wordList('收购 并购'),
      before: /对[^，。]{1,24}的(?:全资)?$/,
      notSentence: OFF,
      notAfter: /^(?:意向|提议|要约|兴趣|计划)/,
    },
    { words: wordList('收购 并购 买下'), before: /(?:被|遭)[^，。]{1,24}$/, after: /^(?:了|，|（|\()/ },
  ],
  discards: wordList('收购站 并购贷款 入主要 入主流'),
  roles: ROLES,
  needs: ['acquirer', 'target'],
  confidence: 0.8,
  examples: [
    {
      text: '百度宣布以12亿美元收购人工智能公司商汤科技。',
      events: [
        { type: 'acquisition', arguments: { acquirer: '百度', target: '商汤科技', amount: 1200000000 } },
      ],
    },
    {
      text: '腾讯旗下基金收购商汤科技，布局人工智能。',
      events: [{ type: 'acquisition', arguments: { acquirer: '腾讯', target: '商汤科技' } }],
    },
    {
      text: '3月5日，商汤科技被腾讯全资收购。',
      events: [
        { type: 'acquisition', time: '2023-03-05', arguments: { acquirer: '腾讯', target: '商汤科技' } },
      ],
    },
    {
      text: '被腾讯收购的商汤科技今年推出了新的人工智能产品。',
      events: [{ type: 'acquisition', arguments: { acquirer: '腾讯', target: '商汤科技' } }],
    },
  ],
  counterexamples: [
    '腾讯此次收购引发了人工智能行业的讨论。',
    '商汤科技的收购价高于市场预期，人工智能板块走高。',
    '腾讯的并购主管加入了人工智能公司商汤科技。',
  ],
};

/** 甲以10亿美元收购一家公司: the sum shows that it is one deal, though the house bought has no name that is known. */
export const buysUnnamed: EventRule = {
  name: 'acquisition/buys-unnamed',
  type: 'acquisition',
  triggers: [
    {
      words: wordList('收购 买下 并购'),
      notAfter: new RegExp(
        `${NOT_ONE_DEAL.source}|^(?:要约|提案|邀约)|^[^，。]{0,20}(?:地产|大楼|土地|物业|别墅|房|股票|债|版权|域名|信用卡)`,
      ),
      notSentence: OFF,
      notBefore: NO_DEAL_BEFORE,
    },
  ],
  roles: [
    { ...ACQUIRER, from: ['subject'] },
    { role: 'acquirer', kind: 'person', from: ['subject'], least: 1 },
    { ...AMOUNT, within: 'clause', reach: 20, notBefore: /每股|股价|估值|市值|营收|亏损/ },
    TARGET,
  ],
  needs: ['acquirer', 'amount'],
  confidence: 0.6,
  examples: [
    {
      text: 'OpenAI去年花65亿美元收购了一家人工智能硬件公司。',
      events: [{ type: 'acquisition', arguments: { acquirer: 'OpenAI', amount: 6500000000 } }],
    },
  ],
  counterexamples: ['腾讯以1亿元买下一处地产，用作人工智能总部。'],
};

/** 甲将乙卖给丙: the buyer stands behind the verb. */
export const sells: EventRule = {
  name: 'acquisition/sells',
  type: 'acquisition',
  triggers: [
    {
      words: wordList('卖给 出售给 售予 转让给 卖身 转手给'),
      notAfter: /^(?:了?[^，。]{0,4}(?:用户|客户|消费者|企业|我们|他们|中国))/,
      notClause: /数据|芯片|产品|手机|车辆|服务器|广告|商品|股票|GPU|显卡|软件|设备/,
    },
  ],
  roles: [
    { ...ACQUIRER, from: ['behind'], open: 'sure' },
    { ...TARGET, from: ['to', 'theme'], one: true, open: false },
    AMOUNT,
  ],
  needs: ['target', 'acquirer'],
  confidence: 0.6,
  examples: [
    {
      text: '商汤科技将旗下的人工智能子公司绝影智能以3亿元出售给腾讯。',
      events: [{ type: 'acquisition', arguments: { acquirer: '腾讯', amount: 300000000 } }],
    },
  ],
  counterexamples: ['英伟达把最好的人工智能芯片卖给微软。'],
};

/** 甲拒绝乙的收购要约: the deal that was offered does not come about. */
export const refuses: EventRule = {
  name: 'acquisition/refuses',
  type: 'acquisition',
  triggers: [
    {
      words: wordList('拒绝 回绝 婉拒 否决 驳回'),
      sentence: /收购|并购|要约|报价/,
      after: /^了?[^，。；]{0,24}(?:收购|并购|要约|报价|出价|提议|提案)/,
      notAfter: /^(?:置评|评论|回应)/,
    },
  ],
  roles: [
    {
      role: 'acquirer',
      kind: 'organization',
      from: ['object', 'agent'],
      notTypes: ['media', 'exchange'],
      one: true,
    },
    { role: 'acquirer', kind: 'person', from: ['object'], least: 1 },
    {
      role: 'target',
      kind: 'organization',
      from: ['theme', 'earlier'],
      notTypes: ['media', 'exchange'],
      one: true,
    },
    AMOUNT,
  ],
  needs: ['target', 'acquirer'],
  modality: 'denied',
  confidence: 0.7,
  examples: [
    {
      text: '商汤科技董事会拒绝了腾讯的收购要约，人工智能行业的整合仍在继续。',
      events: [
        { type: 'acquisition', modality: 'denied', arguments: { target: '商汤科技', acquirer: '腾讯' } },
      ],
    },
  ],
  counterexamples: ['腾讯拒绝就人工智能公司的收购传闻置评。'],
};

export const callsOff: EventRule = {
  name: 'acquisition/calls-off',
  type: 'acquisition',
  triggers: [
    {
      words: wordList('终止 放弃 取消 叫停 失败 告吹 泡汤 撤回'),
      clause: /收购|并购|股份购买|股权转让|合并/,
      notAfter: /^[^，。]{0,12}后/,
    },
  ],
  roles: [
    { role: 'target', kind: 'organization', from: ['object', 'with', 'to'], notTypes: ['media', 'exchange'] },
    {
      role: 'acquirer',
      kind: 'organization',
      from: ['theme', 'earlier'],
      notTypes: ['media', 'exchange'],
      one: true,
    },
    AMOUNT,
  ],
  needs: ['target', 'acquirer'],
  modality: 'denied',
  confidence: 0.75,
  examples: [
    {
      text: '腾讯终止了对人工智能公司商汤科技的收购。',
      events: [{ type: 'acquisition', modality: 'denied', arguments: { target: '商汤科技' } }],
    },
  ],
  counterexamples: ['腾讯取消了人工智能部门的年会。'],
};
