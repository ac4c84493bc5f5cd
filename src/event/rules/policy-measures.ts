import type { EntityRole, EventRule, TextRole } from '../rule.ts';
import { ISSUER, ISSUERS } from './policy-roles.ts';
import { wordList } from './roles.ts';

/** What a public body sets without a title in marks. */
const MEASURES =
  '限制|规定|管制|规则|禁令|新规|措施|政策|行动计划|专项部署工作|专项行动|专项|行动方案|指导意见|法案|法规草案|法规|草案|决议|条例|行政令|计划|倡议|管理办法|实施方案|实施意见|白皮书|指南|指引|手册|路线图|框架|战略(?!伙伴|合作|投资|布局|意义)|细则|行动(?=$|[，。])|(?<![方办做算])法(?=$|[，。])';
/** A stretch without commas and titles; quotes in it are closed. */
const UNBROKEN = '(?:[^，。；《“”]|“[^”，。]{1,24}”)';

export const consults: EventRule = {
  name: 'policy/consults',
  type: 'policy',
  triggers: [
    { words: wordList('征求意见'), before: /就[^，。《]{4,30}$/, notBefore: /[》」”][^，。]{0,8}$/ },
  ],
  roles: [
    { role: 'title', capture: /就([^，。《]{4,28}?)(?:正式)?(?:公开|向社会)*$/, within: 'before' },
    ...ISSUERS,
  ],
  needs: ['issuer', 'title'],
  confidence: 0.7,
  examples: [
    {
      text: '国家网信办就人工智能内容标识办法公开征求意见。',
      events: [{ type: 'policy', arguments: { issuer: '国家互联网信息办公室' } }],
    },
  ],
  counterexamples: ['百度就新的人工智能产品征求用户意见。'],
};

export const measures: EventRule = {
  name: 'policy/measure',
  type: 'policy',
  triggers: [
    {
      words: wordList('通过 批准 表决通过 审议通过 提出 推出 公布 发布'),
      after:
        /^了?[^，。《]{0,30}(?:法案|法规|草案|决议|条例|法律|基本法|提案|(?:人工智能|AI|人工智慧|芯片|数据|算法)[^，。《]{0,8}法(?=$|[，。]))/,
      sentence: /人工智能|(?<![A-Za-z])AI|芯片|算力|大模型|生成式|数据|算法/,
      notAfter: /^[^，。]{0,24}[《「]/,
    },
    {
      words: wordList(
        '发布 公布 出台 实施 宣布 更新 推出 启动 颁布 升级 加严 收紧 放宽 印发 下发 修订 敲定 发起',
      ),
      after: new RegExp(`^了?[^，。《]{0,40}(?:${MEASURES})`),
      sentence: /人工智能|(?<![A-Za-z])AI|芯片|算力|大模型|生成式|数据|半导体|算法|科学/,
      notBefore:
        /(?:各地|各市|各省|各国|多地|多国|地方)[^，。]{0,24}$|(?:义务|有权|应该?|须|必须|需要?|呼吁[^，。]{0,10}|建议[^，。]{0,10})$|(?:美国|美方|中方|日本|日方|韩国|英国|德国|法国|印度|荷兰|欧洲|俄罗斯|加拿大|澳大利亚|以色列|意大利|各方)(?:再度|再次|新近|正式|拟|将|新|在|于|已|也|还|今年|去年|\d|[月日年底初末])*$/,
      notAfter:
        /^[^，。]{0,40}(?:的(?:企业|公司)|会上|标准)|^[^，。]{0,24}[《「]|^[^，。]{0,30}“[^”]{2,40}(?:行动|专项|计划|战略|倡议|规划|工程|法案)”/,
    },
  ],
  discards: wordList('发布会'),
  roles: [
    {
      role: 'title',
      capture: new RegExp(
        `^了?(?:一系列|一[项份个部套]|首[个部份]|最初的|新的|针对|的)*“?(${UNBROKEN}{2,36}?(?:${MEASURES})(?:[^，。；]{0,4}(?:${MEASURES}))*(?:部署(?:工作)?)?)`,
      ),
      within: 'after',
    },
    ...ISSUERS,
    { role: 'place', kind: 'city', from: ['seat'] },
  ],
  needs: ['issuer', 'title'],
  confidence: 0.7,
  examples: [
    {
      text: '美国商务部宣布新的芯片出口管制规定。',
      events: [{ type: 'policy', arguments: { issuer: '美国商务部' } }],
    },
  ],
  counterexamples: [
    '百度推出新的人工智能人才政策。',
    '会上，国务院强调发展人工智能。此后多地相继出台大模型补贴政策。',
  ],
};

/** 上海出台…实施方案, without marks: the city stands for its government. */
export const plansOfPlaces: EventRule = {
  name: 'policy/plans-of-places',
  type: 'policy',
  triggers: [
    {
      words: wordList('印发 出台 发布 公布 推出 颁布 下发 制定'),
      before: /[\u4e00-\u9fff](?:日前|近日|今日|正式|率先|昨日|已|将)*$/,
      after:
        /^了?[^，。《]{0,4}(?:人工智能|AI|大模型|算力|具身智能|机器人)[^，。《]{0,24}(?:方案|措施|行动计划|意见|办法|条例|政策|规划|细则|指南|指引|白皮书|专项|计划|“?\d+条”?)(?:$|[，。！])/,
    },
  ],
  discards: wordList('发布会'),
  roles: [
    {
      role: 'title',
      capture:
        /^了?([^，。《]{2,36}?(?:方案|措施|行动计划|意见|办法|条例|政策|规划|细则|指南|指引|白皮书|专项|计划|“?\d+条”?))(?=$|[，。！])/,
      within: 'after',
    },
    { role: 'place', kind: 'city', from: ['subject'], one: true },
    ISSUER,
  ],
  needs: ['title', 'place'],
  confidence: 0.6,
  examples: [
    {
      text: '上海出台人工智能“模塑申城”实施方案。',
      events: [{ type: 'policy', arguments: { place: '上海' } }],
    },
  ],
  counterexamples: ['百度在上海发布人工智能解决方案。'],
};

const ORDERS =
  '行政命令|行政令|总统令|总统备忘录|国家安全备忘录|法令|法案|命令|法律|条例|(?:人工智能|AI|芯片)[^，。]{0,8}法(?=$|[，。])';
const SIGNED: TextRole = {
  role: 'title',
  capture: new RegExp(
    `^了?(?:一[项份个道]|首[份个项道]|多项|新的|的|名为|题为|“[^”]{1,12}的”)*[《“「]?(${UNBROKEN}{2,48}?(?:${ORDERS})|(?:${ORDERS}))`,
  ),
  within: 'after',
};
const SIGNERS: readonly EntityRole[] = [
  { role: 'issuer', kind: 'person', from: ['subject'], one: true },
  { ...ISSUER, from: ['subject', 'earlier'], least: 1 },
];
const OF_AI = /人工智能|人工智慧|(?<![A-Za-z])AI|芯片|晶片|算力|大模型|生成式|半导体|算法|数据|量子/;

/** 总统签署行政命令: a head of state or of a government acts in person. */
export const signs: EventRule = {
  name: 'policy/signs',
  type: 'policy',
  triggers: [
    {
      words: wordList('签署 签发 签批 颁布 签下 签字'),
      after: new RegExp(`^了?[^。；]{0,56}(?:${ORDERS})`),
      sentence: OF_AI,
      notAfter: /^[^，。]{0,12}(?:协议|合同|合作|备忘录(?!，)|意向书)/,
    },
  ],
  roles: [SIGNED, ...SIGNERS],
  needs: ['issuer', 'title'],
  confidence: 0.7,
  examples: [
    {
      text: '10月30日，美国总统拜登签署首份人工智能行政命令。',
      published: '2023-10-31',
      events: [{ type: 'policy', time: '2023-10-30', arguments: { issuer: '拜登' } }],
    },
  ],
  counterexamples: ['百度与高校签署人工智能合作协议。'],
};

/** 州长否决法案: what was voted for does not come about. */
export const vetoes: EventRule = {
  name: 'policy/vetoes',
  type: 'policy',
  triggers: [
    {
      words: wordList('否决 搁置 叫停'),
      after: new RegExp(`^了?[^，。；]{0,40}(?:${ORDERS}|草案|提案)`),
      sentence: OF_AI,
    },
  ],
  modality: 'denied',
  roles: [
    {
      ...SIGNED,
      capture: new RegExp(
        `^了?[《“「]?(${UNBROKEN}{2,36}?(?:${ORDERS}|草案|提案)(?:\\s?[A-Z]{2}\\s?\\d{2,5})?)`,
      ),
    },
    ...SIGNERS,
  ],
  needs: ['issuer', 'title'],
  confidence: 0.65,
  examples: [
    {
      text: '加州州长纽森否决AI安全法案SB 1047。',
      events: [{ type: 'policy', modality: 'denied', arguments: { issuer: '纽森' } }],
    },
  ],
  counterexamples: ['百度董事会否决了一项人工智能投资。'],
};
