import type { EntityRole, EventRule, NumberRole, TextRole } from '../rule.ts';
import { DEVELOPER, wordList } from './roles.ts';

const RANK: NumberRole = { role: 'rank', quantity: ['rank'], within: 'near' };
const SCORE: NumberRole = { role: 'score', quantity: ['score'], within: 'sentence' };
const RATE: NumberRole = {
  role: 'score',
  quantity: ['percent'],
  within: 'clause',
  after: /^\s?的?(?:平均)?(?:成绩|准确率|得分|通过率|正确率|分数|胜率|解题率|$)/,
};
/** Names of tests, and the words that end one. */
const TEST =
  '(?:Bench|Eval|Arena|Leaderboard|MMLU|CLUE|AIME|MATH|HLE|GPQA|GSM8K|SWE|IFEval|GAIA|ARC|评测|测评|基准|测试|考试|竞赛|大赛|榜单?|排行)';
/** Who made the model: the model knows best, for the subject may be whose list it is. */
const MAKER: EntityRole = { ...DEVELOPER, from: ['owner', 'maker', 'subject', 'earlier', 'topic'] };
/** 登顶Artificial Analysis; 在LMArena的Code Arena榜单上; OpenRouter平台. */
const BENCHMARKS: readonly TextRole[] = [
  {
    role: 'benchmark',
    capture:
      /^了?\s?([A-Z][A-Za-z0-9\-.]{2,24}(?: [A-Z][A-Za-z0-9\-.]{1,20}){0,3}(?:\s?(?:(?![霸登屠冲杀])[\u4e00-\u9fff]){0,8}榜单?)?)/,
    within: 'after',
  },
  {
    role: 'benchmark',
    capture:
      /(?:在|于|据|从|获|获得|取得)\s?(?:最新一期|最新|权威|国际|全球|国内|的|开源社区|社区|中|\s)*([^，。；：在于]{2,36}?(?:排行榜|榜单|评测集|评测|测评|盲测|竞赛|大赛|联赛|基准测试|基准|考试|测试|热榜|日榜|周榜|Arena|Bench|Eval|Leaderboard|榜))/,
    within: 'sentence',
    least: 1,
  },
  {
    role: 'benchmark',
    capture:
      /((?:[A-Z][A-Za-z0-9]*[- ]?)?(?:Bench|Eval|Arena|MMLU|SuperCLUE|CLUE|CMMLU|GSM8K|HumanEval|Leaderboard)[A-Za-z0-9-]{0,8})/,
    within: 'sentence',
    least: 1,
  },
  { role: 'benchmark', capture: /([A-Z][A-Za-z]{3,20})\s?(?:平台|榜|官网)/, within: 'sentence', least: 1 },
  { role: 'benchmark', capture: /(下载量|调用量|热度)(?:榜)?[^，。]{0,10}$/, within: 'before', least: 1 },
];
const MODEL = {
  role: 'model',
  kind: 'model',
  from: ['theme', 'earlier', 'said'],
  one: true,
} as const;

export const ranks: EventRule = {
  name: 'benchmark/ranks',
  type: 'benchmark',
  triggers: [
    {
      words: wordList('位列 位居 排名 名列 排在 排行 居 排'),
      after: /^[^，。]{0,24}(?:第[一二三四五六七八九十\d]|榜首|首位|前[一二三四五六七八九十\d]|TOP|Top|No)/,
      notClause: /月活|日活|DAU|用户|行业第|市占|销量|票房|城市|GDP|出货|市场份额|股价|营收|论文|专利|人气/,
    },
    {
      words: wordList(
        '登顶 夺冠 霸榜 屠榜 居首 夺魁 摘冠 折桂 领跑 问鼎 登上 冲上 升至 冲顶 杀进 冲进 跻身 闯入 挺进 荣登 杀入 包揽 名列前茅 名列前列 登陆',
      ),
      clause: /榜|评测|测评|基准|排名|Arena|Bench|Eval|竞赛|下载量|第[一二三\d]/,
      notClause: /热搜|销量|票房|股价|市值|应用商店|畅销|胡润|财富|福布斯/,
    },
    {
      words: wordList('拿下 斩获 获得 取得 夺得 摘得 刷新 获'),
      after: /^了?[^，。]{0,30}(?:第[一二三四五六七八九十\d]|冠军|榜首|SOTA|首位|金牌|最高分|最佳成绩|满分)/,
      notClause: /融资|销量|票房|荣获|年度|纪录片/,
    },
    {
      words: wordList('第一 榜首 冠军 并列第一'),
      before: /(?:榜单?|评测|测评|排行榜|Arena|Bench|Eval|MMLU|SuperCLUE)[^，。]{0,20}$/,
    },
    { words: wordList('得分 平均分 分数 评分'), after: /^[^，。]{0,10}\d/, notClause: /信用|豆瓣|考生/ },
    { words: wordList('仅次于') },
    {
      words: wordList('拿到 取得 获得 斩获 拿下 达到 得到 考出 跑出 刷出'),
      after: /^了?\s?\d[\d.]*\s?(?:分|%|的(?:平均分|成绩|高分|得分|总分|分数))/,
      sentence: new RegExp(TEST),
      notClause: /融资|股|营收|利润|同比|增长|市场份额|市占|份额|效率|成本|下降|提升/,
    },
    {
      words: wordList('并列 位列 位居'),
      after: /^(?:全球|国内|世界|中国|开源|国产)?第[一二三四五六七八九十\d]/,
      notClause: /月活|日活|DAU|用户|行业|市占|销量|票房|城市|GDP|出货|市场份额|股价|营收|论文|专利|人气/,
    },
  ],
  roles: [MODEL, MAKER, RANK, SCORE, { ...RATE, within: 'clause' }, ...BENCHMARKS],
  needs: ['model', ['rank', 'score', 'benchmark']],
  confidence: 0.7,
  examples: [
    {
      text: '在最新一期C-Eval榜单中，通义千问排名第一。',
      events: [{ type: 'benchmark', arguments: { model: '通义千问', rank: 1 } }],
    },
    {
      text: '豆包1.5 Pro在AIME测试中拿到86.7分，超过不少大模型。',
      events: [{ type: 'benchmark', arguments: { model: '豆包', score: 86.7 } }],
    },
    { text: 'ChatGLM2-6B登顶C-Eval榜单。', events: [{ type: 'benchmark', arguments: { model: 'GLM' } }] },
  ],
  counterexamples: ['豆包的应用销量位列同类第一。'],
};

/** 在某评测中超过乙: what is named behind the verb is the one that is beaten. */
export const beats: EventRule = {
  name: 'benchmark/beats',
  type: 'benchmark',
  triggers: [
    {
      words: wordList('超过 超越 优于 击败 领先 打败 反超'),
      before: new RegExp(`(?:在|于)[^，。]{2,24}${TEST}[^，。]{0,12}$`),
      notBefore: /(?:可能|有望|将|能否|是否)$/,
    },
  ],
  roles: [MODEL, MAKER, SCORE, ...BENCHMARKS.slice(1)],
  needs: ['model', 'benchmark'],
  confidence: 0.55,
  examples: [
    {
      text: '通义千问在OpenCompass评测中超过GPT-4 Turbo。',
      events: [{ type: 'benchmark', arguments: { model: '通义千问', benchmark: 'OpenCompass评测' } }],
    },
  ],
  counterexamples: ['豆包的日活用户超过文心一言。'],
};
