import type { EntityRole, EventRule, NumberRole, Role } from '../rule.ts';
import { ROUND, wordList } from './roles.ts';

const NOT_THE_ROUND =
  /(?:估值|市值|营收|收入|利润|亏损|股价|订单|成本|支出|价格|规模|身价|超募|折合|约合|债务)[^，。]{0,10}$/;
const NO_COMPANY = ['media', 'exchange', 'public_body', 'university', 'fund'] as const;

const INVESTEE: EntityRole = {
  role: 'investee',
  kind: 'organization',
  from: ['theme', 'earlier', 'said'],
  viaMaker: true,
  notTypes: NO_COMPANY,
  one: true,
};
const INVESTED: EntityRole = { ...INVESTEE, from: ['object', 'to'], one: false };
const INVESTOR: EntityRole = {
  role: 'investor',
  kind: 'organization',
  from: ['subject', 'earlier'],
  notTypes: ['media', 'exchange'],
};
const AMOUNT: NumberRole = {
  role: 'amount',
  quantity: ['money'],
  within: 'near',
  notBefore: NOT_THE_ROUND,
  notAfter: /^(?:的)?(?:估值|市值|营收|订单)/,
};
const VALUATION: NumberRole = {
  role: 'valuation',
  quantity: ['money'],
  within: 'sentence',
  before: /估值[^，。]{0,14}$|估值[^，。]{0,4}，[^，。]{0,4}$/,
};
const VALUED_AT: NumberRole = {
  role: 'valuation',
  quantity: ['money'],
  within: 'sentence',
  after: /^(?:的|投前|投后)?估值/,
};
const NUMBERS: readonly Role[] = [
  VALUATION,
  VALUED_AT,
  AMOUNT,
  ROUND,
  { ...ROUND, within: 'sentence', least: 1 },
];

export const raises: EventRule = {
  name: 'funding/raises',
  type: 'funding',
  triggers: [
    {
      words: wordList('融资 募资 筹资 集资'),
      before:
        /(?:完成|获得?|宣布|敲定|斩获|拿下|筹集|进行|启动|寻求|洽谈|商讨|商谈|磋商|计划|传出?|拟|将|达成|轮|首次|新|天使|战略|亿|万|年|月|、|要|过|的|次)[^，。]{0,40}$|^.{0,16}$/,
      notAfter:
        /^(?:租赁|融券|余额|难|成本|环境|渠道|平台|顾问|约束|能力|历史|进程|方式|速度|市场|需求|服务|担保|工具|买入|净|路|纪录|情况|事件|传闻|之?后)/,
      notBefore:
        /(?:[这该本此]轮|定增|增持|发债|配股|再|直接|间接|债券|股权质押|供应链|中小企业|并购|项目|没有|无需|不需要|IPO[^，。]{0,6}|首发[^，。]{0,6})$/,
    },
    {
      words: ['融'],
      before: /(?:刚|刚刚|又|再|共|累计|已|曾|新|一口气|连)$/,
      after: /^了?(?:约|近|超|逾)?\s?\d[\d.,]*\s?[万亿]/,
    },
    {
      words: wordList('获投 获注资 获增资 筹集 募集 筹得 募得'),
      after: /^了?[^，。]{0,20}(?:元|美元|美金|$|，)/,
      sentence: /融资|投资|轮|资金|募资/,
      notSentence: /捐|救助|慈善|公益/,
    },
    {
      words: wordList('天使轮 种子轮 Pre-A轮 Pre-IPO轮 A轮 A+轮 B轮 B+轮 C轮 D轮 E轮 A1轮 A2轮 B1轮 B2轮'),
      after: /^(?:的\d|由|融资|获|，融|，获)/,
    },
  ],
  roles: [{ ...INVESTEE, open: true }, { ...INVESTOR, from: ['agent'] }, ...NUMBERS],
  needs: ['investee', ['amount', 'round', 'valuation', 'investor']],
  confidence: 0.8,
  examples: [
    {
      text: '7月3日，智谱完成A轮融资，融资金额为2亿美元。',
      events: [
        {
          type: 'funding',
          time: '2023-07-03',
          arguments: { investee: '智谱', amount: 200000000, round: 'A轮' },
        },
      ],
    },
    {
      text: '百川智能宣布完成新一轮3亿元融资。',
      events: [{ type: 'funding', arguments: { investee: '百川智能', amount: 300000000 } }],
    },
  ],
  counterexamples: ['人工智能企业融资难、融资贵的问题仍然突出。', '本轮融资后，智谱将扩大团队。'],
};

export const closes: EventRule = {
  name: 'funding/closes',
  type: 'funding',
  triggers: [
    {
      words: ['融资'],
      before:
        /(?:完成|获得?|敲定|启动|寻求|洽谈|进行|推进|考虑|暂停)(?:了|中|的|新|一|首|本|战略|轮|外部|次|上亿|数亿|亿元|级)*$/,
      notAfter: /^(?:租赁|成本|后(?!续)|渠道|平台|担保|工具|环境)/,
      notBefore: /(?:企业|再|并购|项目)$/,
    },
  ],
  roles: [{ ...INVESTEE, from: ['theme', 'earlier'] }, ...NUMBERS],
  needs: ['investee'],
  confidence: 0.65,
  examples: [
    {
      text: '百川智能已启动新一轮融资。',
      events: [{ type: 'funding', arguments: { investee: '百川智能' } }],
    },
  ],
  counterexamples: ['人工智能企业寻求降低融资成本。'],
};

export const receives: EventRule = {
  name: 'funding/receives',
  type: 'funding',
  triggers: [
    {
      words: wordList('获 获得 得到 引入 引进 再获 喜获'),
      after: /^了?[^，。]{0,40}(?:投资|注资|融资|领投|增资|入股|战投|资助|战略投资者)/,
      notBefore: /(?:领域|行业|市场|赛道|企业|公司|界)(?:累计|总共|共|合计|已)*$/,
      notAfter:
        /^了?[^，。]{0,4}(?:投资|融资)的|^[^，。]{0,40}(?:投资|布局|注资)的(?:应用|公司|企业|案例|项目)|^[^，。]{0,4}(?:悉|批|奖|准)|^[^，。]{0,40}(?:投资者关注|投资收益|投资价值)/,
    },
  ],
  roles: [{ ...INVESTEE, open: true }, { ...INVESTOR, from: ['object'], open: true }, ...NUMBERS],
  needs: ['investee', ['amount', 'round', 'valuation', 'investor']],
  confidence: 0.8,
  examples: [
    {
      text: '月之暗面获红杉中国、真格基金投资。',
      published: '2024-03-01',
      events: [{ type: 'funding', arguments: { investee: '月之暗面', investor: ['红杉中国', '真格基金'] } }],
    },
  ],
  counterexamples: ['记者获悉，人工智能行业的投资正在升温。'],
};

export const raisedFrom: EventRule = {
  name: 'funding/investors',
  type: 'funding',
  triggers: [
    {
      words: wordList(
        '领投 跟投 参投 联合投资 共同投资 独家投资 联合领投 参与投资 参与融资 参与跟投 参与其中 参与本轮 参与了本轮 参与此轮',
      ),
      notAfter: /^[^，。]{0,4}(?:机构|比例)/,
    },
    {
      words: wordList('投资方 投资者 投资人 资方 股东'),
      after: /^(?:包括|包含|有|为|涵盖|阵容)/,
      sentence: /融资|轮|投资方|投资人/,
    },
    { words: wordList('投资方'), before: /轮$/ },
    {
      words: wordList('投资 注资 出资 资助'),
      before: /(?:由|获|获得|得到|来自|引入|引进)[^，。的]{2,60}$/,
      after: /^(?:[，。]|$|的[^，。]{0,8}(?:融资|投资))/,
    },
  ],
  roles: [
    { ...INVESTOR, from: ['near', 'object', 'subject'], open: true },
    { ...INVESTOR, kind: 'person', from: ['subject'] },
    { ...INVESTEE, from: ['theme', 'earlier', 'said'] },
    AMOUNT,
    ROUND,
    { ...ROUND, within: 'sentence', least: 1 },
  ],
  needs: ['investee', 'investor'],
  confidence: 0.75,
  examples: [
    {
      text: '智谱完成新一轮融资，由君联资本领投，启明创投跟投。',
      events: [{ type: 'funding', arguments: { investee: '智谱', investor: ['君联资本', '启明创投'] } }],
    },
    {
      text: '月之暗面完成天使轮融资，投资方包括红杉中国、真格基金。',
      published: '2023-12-01',
      events: [{ type: 'funding', arguments: { investor: ['红杉中国', '真格基金'] } }],
    },
  ],
  counterexamples: ['人工智能概念股的股东包括不少散户。'],
};

export const invests: EventRule = {
  name: 'funding/invests',
  type: 'funding',
  triggers: [
    {
      words: wordList(
        '投资 注资 入股 参股 战略投资 增资 追加投资 投了 认购 资助 押注 下注 重注 加注 加码投资',
      ),
      notBefore:
        /(?:本轮|此轮|轮|财务|固定资产|风险|参与|海外|对外|累计|的|总|AI|该|此|这笔|获|得|吸引|引入|联合|共同)$/,
      notAfter:
        /^(?:于|[^，。]{0,4}(?:票|反对)|方|者|人|机构|额|总监|银行|基金|公司(?!的)|界|圈|市场|价值|收益|回报|部|经理|合伙人|建设|[^，。]{0,24}(?:收购|并购)|约|超|不超过|级别|协议|规模|决策|评级|顾问|建议|理财|逻辑|热|风|组合|机会|管理|分析|研究|主管|的)/,
    },
    {
      words: wordList('追加 投入 出资 注入 豪掷 投资 砸入 斥资'),
      after: /^了?(?:最高|约|超过?|近|逾|高达|至多)?[^，。]{0,10}(?:亿|万)/,
      clause: /对|向|给|投资|公司|初创/,
      notAfter: /^(?:组合|分析|者|方|公司|收益)|收购|并购|研发|建设|回购/,
    },
    {
      words: wordList('参与 领投 跟投 参投'),
      after: /^了?[^，。]{2,30}(?:轮|的)[^，。]{0,12}(?:投资|融资)/,
      notBefore: /(?:由|获|获得)[^，。]{0,30}$/,
      notAfter: /^(?:了)?(?:本|此|该|这|新一|首|上一|其|的)/,
    },
    { words: wordList('成为'), after: /^[^，。]{0,20}第[二三四五]大股东/ },
  ],
  roles: [
    { ...INVESTED, from: ['object', 'to', 'said'] },
    INVESTOR,
    { ...INVESTOR, kind: 'person', from: ['subject', 'earlier'], least: 1 },
    AMOUNT,
    ROUND,
  ],
  needs: ['investee', 'investor'],
  confidence: 0.7,
  examples: [
    {
      text: '亚马逊宣布向人工智能公司Anthropic投资40亿美元。',
      events: [
        { type: 'funding', arguments: { investee: 'Anthropic', investor: '亚马逊', amount: 4000000000 } },
      ],
    },
    {
      text: '阿里巴巴投资了百川智能。',
      events: [{ type: 'funding', arguments: { investee: '百川智能', investor: '阿里巴巴' } }],
    },
  ],
  counterexamples: ['腾讯的投资部门看好人工智能。', '投资者密切关注百度的人工智能业务。'],
};

export const valued: EventRule = {
  name: 'funding/valuation',
  type: 'funding',
  triggers: [
    { words: wordList('估值'), sentence: /融资|轮|投资|募/ },
    {
      words: wordList('估值'),
      notSentence: /融资|轮|投资|募/,
      after: /^(?:也|已|均|双双|将|或|最新|一度)*(?:达到?|升至|涨至|突破|破|超过?|逾|飙升至|翻倍至)/,
    },
  ],
  roles: [{ ...INVESTEE, from: ['theme', 'head', 'said'] }, ...NUMBERS],
  needs: ['investee', 'valuation'],
  confidence: 0.6,
  examples: [
    {
      text: '完成这轮融资后，智谱的估值达到140亿元。',
      events: [{ type: 'funding', arguments: { investee: '智谱', valuation: 14000000000 } }],
    },
  ],
  counterexamples: ['人工智能公司的估值普遍下降，融资变得困难。'],
};

/** 工商变更：新增甲、乙为股东. */
export const registers: EventRule = {
  name: 'funding/registers',
  type: 'funding',
  triggers: [
    {
      words: wordList('新增 入股'),
      sentence: /工商|天眼查|企查查|爱企查|股权变更/,
      after: /^了?[^，。]{2,60}(?:为|等)[^，。]{0,4}股东/,
    },
    { words: wordList('股东新增 新增股东'), sentence: /工商|天眼查|企查查|爱企查|股权变更|注册资本/ },
  ],
  roles: [
    { ...INVESTOR, from: ['object'], open: true },
    { ...INVESTEE, from: ['theme', 'earlier', 'said', 'topic'] },
  ],
  needs: ['investee', 'investor'],
  confidence: 0.7,
  examples: [
    {
      text: '天眼查显示，智谱近日发生工商变更，新增腾讯、美团为股东，这家公司从事人工智能开发。',
      events: [{ type: 'funding', arguments: { investee: '智谱', investor: ['腾讯', '美团'] } }],
    },
  ],
  counterexamples: ['天眼查显示，百度近日发生工商变更，经营范围新增人工智能应用软件开发。'],
};
