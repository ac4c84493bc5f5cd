import type { EventRule, NumberRole, Role } from '../rule.ts';
import { wordList } from './roles.ts';

const AMOUNT: NumberRole = {
  role: 'amount',
  quantity: ['money'],
  within: 'sentence',
  notBefore: /(?:估值|市值|营收|收入|利润|亏损|股价|现金流|净现金|债务|负债)[^，。]{0,12}$/,
};

const ROLES: readonly Role[] = [
  {
    role: 'target',
    kind: 'organization',
    from: ['object', 'next', 'to', 'from'],
    notTypes: ['media', 'exchange'],
    viaMaker: true,
  },
  {
    role: 'acquirer',
    kind: 'organization',
    from: ['subject', 'earlier', 'said'],
    notTypes: ['media', 'exchange'],
    one: true,
  },
  { role: 'acquirer', kind: 'person', from: ['subject', 'earlier'], least: 1 },
  AMOUNT,
];

const WORDS = wordList('收购 并购 买下 全资控股 控股权 收归 吞并');
const NOT_ONE_DEAL =
  /^(?:意向|消息|方|价|战|标的|传闻|重组|基金|整合|浪潮|完成后|后，|机会|活动|市场|的|者|过|等方式|（|\()/;

export const acquires: EventRule = {
  name: 'acquisition/acquires',
  type: 'acquisition',
  triggers: [
    {
      words: WORDS,
      notAfter: NOT_ONE_DEAL,
      notSentence: /终止|告吹|失败|放弃收购|取消收购|叫停/,
      notBefore:
        /(?:提案|提议|愿意|有意|欲|要约|提出以?)[^，。]{0,20}$|(?:兼|投资|废品|回收|粮食|产品|此次|本次|这次|这一|这笔|该)$/,
    },
    { words: wordList('收购 并购'), after: /^意向/, modality: 'planned' },
    {
      words: WORDS,
      before: /(?:提案|提议|愿意|有意|欲|要约|提出以?)[^，。]{0,20}$/,
      notAfter: NOT_ONE_DEAL,
      notSentence: /终止|告吹|失败|放弃收购|取消收购|叫停/,
      modality: 'planned',
    },
    { words: wordList('成为'), after: /^(?:了)?[^，。]{1,20}(?:最大|控股|第一大|单一最大)股东/ },
    { words: wordList('收购 并购 买下'), after: /^的/, clause: /\d{4}年|\d{1,2}月|去年|上周|今年/ },
  ],
  roles: ROLES,
  needs: ['target', 'acquirer'],
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
  ],
  counterexamples: [
    '腾讯此次收购引发了人工智能行业的讨论。',
    '商汤科技的收购价高于市场预期，人工智能板块走高。',
  ],
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
