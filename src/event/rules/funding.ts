import type { EventRule } from '../rule.ts';
import { INVESTEE, INVESTOR, NUMBERS } from './funding-roles.ts';
import { wordList } from './roles.ts';

export const raises: EventRule = {
  name: 'funding/raises',
  type: 'funding',
  triggers: [
    {
      words: wordList('融资 筹资 集资'),
      before:
        /(?:完成|获得?|宣布|敲定|斩获|拿下|筹集|进行|启动|寻求|洽谈|商讨|商谈|磋商|计划|传出?|拟|将|达成|轮|首次|新|天使|战略|亿|万|年|月|、|要|过|的|次)[^，。]{0,40}$|^.{0,16}$/,
      notAfter:
        /^(?:租赁|融券|余额|难|成本|环境|渠道|平台|顾问|约束|能力|历史|进程|方式|速度|市场|需求|服务|担保|工具|买入|净|路|纪录|情况|事件|传闻|之?后)/,
      notBefore:
        /(?:[这该本此]轮|定增|增持|发债|配股|再|直接|间接|债券|股权质押|供应链|中小企业|并购|项目|没有|无需|不需要|IPO[^，。]{0,6}|首发[^，。]{0,6})$/,
    },
    {
      words: ['募资'],
      // What a listing brings in belongs to the listing.
      notSentence: /上市|招股|IPO|挂牌|首次公开|首发|定增|增发|发行方案|发债|债券/,
      after: /^了?(?:约|近|超|逾|至少|最多|不超过|高达)?\s?[\d一二三四五六七八九十数上]/,
    },
    {
      words: wordList('融 融了 融到 筹 募'),
      before: /[A-Za-z0-9\u4e00-\u9fff」”]\s?$/,
      after: /^\s?(?:约|近|超|逾)?\s?(?:\$|US\$|€|£)?\s?\d[\d.,]*\s?(?:[万亿]|[MB](?![A-Za-z]))/,
      notBefore: /(?:金|通|圆|交|消|熔|等|比|可)\s?$/,
    },
    {
      words: ['融'],
      before: /(?:刚|刚刚|又|再|共|累计|已|曾|新|一口气|连)$/,
      after: /^了?(?:约|近|超|逾)?\s?\d[\d.,]*\s?[万亿]/,
    },
    {
      words: wordList('获投 获注资 获增资 筹集 募集 筹得 募得 筹措 募到 筹到 融到 融得 吸金 揽获'),
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
      text: '月之暗面估值破百亿美元，阶跃星辰融50亿元。',
      events: [
        { type: 'funding', arguments: { investee: '月之暗面', valuation: 10000000000 } },
        { type: 'funding', arguments: { investee: '阶跃星辰', amount: 5000000000 } },
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
