import type { EventRule } from '../rule.ts';
import { AMOUNT, INVESTED, INVESTEE, INVESTOR } from './funding-roles.ts';
import { ROUND, ROUND_BEFORE, wordList } from './roles.ts';

export const raisedFrom: EventRule = {
  name: 'funding/investors',
  type: 'funding',
  triggers: [
    {
      words: wordList(
        '领投 跟投 参投 联合投资 共同投资 独家投资 联合领投 参与投资 参与融资 参与跟投 参与其中 参与本轮 参与了本轮 参与此轮 牵头投资 领衔投资 领投方 跟投方 参投方 联合领投方 联合跟投方 领投机构 跟投机构',
      ),
      notAfter: /^[^，。]{0,4}(?:机构|比例)|^了(?!本|此|该|这)/,
    },
    {
      words: wordList('加注 持续加注 持续加码 追加投资 跟进投资 追投 超额认购'),
      after: /^(?:$|[，。])/,
      sentence: /融资|[A-Z]\d?\+?轮|天使轮|本轮|新一轮/,
    },
    { words: ['牵头'], before: /(?:由|轮)[^，。]{2,30}$/, after: /^(?:$|[，。])/, sentence: /融资|轮|筹|募/ },
    {
      words: wordList(
        '投资方 投资者 投资人 资方 股东 投资机构 出资方 参与者 参与方 参与机构 参投机构 新投资方 新股东',
      ),
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
    ROUND_BEFORE,
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
  sense: 'stake',
  triggers: [
    {
      words: wordList(
        '投资 注资 入股 参股 战略投资 战略入股 独家投资 增资 追加投资 投了 投中 认购 资助 押注 下注 重注 加注 加码投资 追投',
      ),
      notBefore:
        /(?:本轮|此轮|轮|财务|固定资产|风险|参与|海外|对外|累计|的|总|(?<![A-Za-z])AI|该|此|这笔|获|得|吸引|引入|联合|共同)$/,
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
      words: wordList('砸了 砸下 砸 砸进 投下 投了'),
      before: /在[^，。]{2,24}(?:身上|上)$/,
      after: /^[^，。]{0,8}\d[^，。]{0,6}[万亿]/,
    },
    {
      // 追加对甲的投资, 对甲的投资增至…
      words: wordList('投资 注资 增资 战略投资 战略入股 入股 独家投资'),
      before:
        /(?:追加|加大|增加|扩大|完成|宣布|领投|进行|同意|敲定|获批|加码|提高|考虑|洽谈|商谈|计划|拟|将|已|提升)了?(?:其|了|将)?对[^，。]{2,40}的$/,
      notAfter: /^(?:回报|收益|价值|人|者|方|力度|账面)/,
    },
    {
      words: wordList('投资 注资'),
      before: /(?:放弃|终止|取消|撤回|搁置|拒绝)了?对[^，。]{2,40}的$/,
      modality: 'denied',
    },
    {
      words: wordList('参投 领投 跟投'),
      after: /^了(?!本|此|该|这|轮|多)|^[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9.\s]{1,14}(?:$|[，。])/,
      notBefore: /(?:由|获|轮)[^，。]{0,30}$/,
      notAfter: /^(?:了?本|此|该|这|新一|首|上一|其|的|方|机构)/,
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
    { ...INVESTED, from: ['object', 'to', 'at', 'said'] },
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
      text: '阿里巴巴投资过智谱和百川智能；美团则投资了智谱。',
      events: [
        { type: 'funding', arguments: { investee: ['智谱', '百川智能'], investor: '阿里巴巴' } },
        { type: 'funding', arguments: { investee: '智谱', investor: '美团' } },
      ],
    },
    {
      text: '软银放弃了对Anthropic的投资。',
      events: [
        { type: 'funding', modality: 'denied', arguments: { investee: 'Anthropic', investor: '软银' } },
      ],
    },
    {
      text: '阿里巴巴投资了百川智能。',
      events: [{ type: 'funding', arguments: { investee: '百川智能', investor: '阿里巴巴' } }],
    },
  ],
  counterexamples: ['腾讯的投资部门看好人工智能。', '投资者密切关注百度的人工智能业务。'],
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
