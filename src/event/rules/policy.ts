import type { EntityRole, EventRule, TextRole } from '../rule.ts';
import { wordList } from './roles.ts';

const ISSUER: EntityRole = {
  role: 'issuer',
  kind: 'organization',
  from: ['subject', 'with', 'earlier', 'topic'],
  types: ['public_body'],
  strict: true,
};
const ISSUERS: readonly EntityRole[] = [
  { ...ISSUER, from: ['subject', 'agent', 'earlier', 'said'] },
  { ...ISSUER, from: ['with', 'object'] },
];

const PAPERS =
  '办法|规定|条例|意见|通知|规划|计划|方案|指南|措施|法案|法律|手册|白皮书|纲要|细则|(?<!方)法|令|战略|倡议|政策|草案|指引|决定|若干|行动|专项|稿）|版）|年）|\\)|要点|规范|清单|目录|框架|契约|共识|宣言|声明|原则|议程|准则';
const TITLES: readonly TextRole[] = [
  // Of several papers in a sentence each verb has the one that stands behind it.
  {
    role: 'title',
    capture: new RegExp(`^了?[^，。；《]{0,16}《([^》]{4,60}(?:${PAPERS}))》`),
    within: 'after',
  },
  {
    role: 'title',
    // What a paper rests on is another paper.
    capture: new RegExp(`(?<!根据|依据|按照|依照|违反|落实|贯彻)《([^》]{4,60}(?:${PAPERS}))》`),
    within: 'sentence',
    least: 1,
  },
  { role: 'title', capture: new RegExp(`「([^」]{4,60}(?:${PAPERS}))」`), within: 'sentence', least: 1 },
  {
    role: 'title',
    capture: /“([^”]{2,40}(?:行动|专项|计划|战略|倡议|规划|工程))”(?!的建议)/,
    within: 'sentence',
    least: 1,
  },
];

const ISSUES = wordList(
  '印发 发布 发表 订定 颁发 表决通过 审议并通过 公布 出台 通过 施行 颁布 下发 推出 提出 审议通过 签署 公开征求意见 征求意见 制定 实施 联合印发 联合发布 发文 出炉 印制 更新',
);

/** Other policies are another landscape's. */
const OURS =
  '智能|智慧|(?<![A-Za-z])AI|算力|算法|数据|数字|网络|信息|芯片|半导体|科技|科学|创新|深度合成|机器人|IPv6|模型';
const OURS_WITH_TITLE = new RegExp(`^(?=[^]*(?:${OURS}))[^]*[《「“][^》」”]{4,60}[》」”]`);

export const issues: EventRule = {
  name: 'policy/issues',
  type: 'policy',
  triggers: [
    {
      words: ISSUES,
      sentence: OURS_WITH_TITLE,
      notAfter: /^(?:会|方|者|的数据|消息|了?[^，。《]{0,12}(?:报告|名单|公示|数据|标准))/,
      notBefore: /(?:根据|按照|依据|依照|自|标准|起|日起)$/,
    },
  ],
  discards: wordList('发布会 提出的问题 通过了解 通过对 征求意见稿'),
  roles: [...TITLES, ...ISSUERS, { role: 'place', kind: 'city', from: ['seat'] }],
  needs: ['issuer', 'title'],
  confidence: 0.85,
  examples: [
    {
      text: '工信部等部门印发《人工智能算力发展行动方案》。',
      events: [
        { type: 'policy', arguments: { issuer: '工业和信息化部', title: '人工智能算力发展行动方案' } },
      ],
    },
    {
      text: '五月，上海市经济和信息化委员会发布《人工智能产业行动方案》，七月初网信办等部门又联合发布《生成式服务管理办法》。',
      published: '2023-08-01',
      events: [
        { type: 'policy', time: '2023-05', arguments: { title: '人工智能产业行动方案' } },
        {
          type: 'policy',
          time: '2023-07',
          arguments: { issuer: '国家互联网信息办公室', title: '生成式服务管理办法' },
        },
      ],
    },
  ],
  counterexamples: ['百度发布《人工智能应用报告》。', '根据国家网信办发布的规定，人工智能企业须备案。'],
};

/** 深圳市印发《…》: the city stands for its government, which the text does not name. */
export const ofPlaces: EventRule = {
  name: 'policy/of-places',
  type: 'policy',
  triggers: [
    {
      words: wordList('印发 出台 发布 公布 颁布 施行'),
      before: /[\u4e00-\u9fff][市省区]?(?:日前|近日|今日|正式|率先|昨日|已|将)*$/,
      after: /^了?《/,
      sentence: OURS_WITH_TITLE,
    },
  ],
  discards: wordList('发布会'),
  roles: [...TITLES, { role: 'place', kind: 'city', from: ['theme'] }, ISSUER],
  needs: ['title', 'place'],
  confidence: 0.7,
  examples: [
    {
      text: '5月31日，深圳市印发《人工智能应用行动方案》。',
      events: [{ type: 'policy', arguments: { title: '人工智能应用行动方案', place: '深圳' } }],
    },
  ],
  counterexamples: ['有专家在深圳发布《人工智能应用指南》。'],
};

/** 中方发起《…倡议》: a nation speaks, which is no organization; the title tells which policy it is. */
export const ofNations: EventRule = {
  name: 'policy/of-nations',
  type: 'policy',
  triggers: [
    {
      words: wordList('发起 提出 发布 出台'),
      before: /(?:^|[，。；：、日月年会上])(?:中方|中国|我国|中国政府)(?:日前|近日|已|率先|正式|首次)*$/,
      after: /^了?的?《/,
      sentence: OURS_WITH_TITLE,
    },
  ],
  discards: wordList('发布会'),
  roles: [...TITLES],
  needs: ['title'],
  confidence: 0.6,
  examples: [
    {
      text: '会上，中方提出《人工智能能力建设行动计划》，得到多国响应。',
      events: [{ type: 'policy', arguments: { title: '人工智能能力建设行动计划' } }],
    },
  ],
  counterexamples: ['有学者在中国发布《人工智能应用指南》一书。'],
};

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
      words: wordList('通过 批准 表决通过'),
      after: /^了?[^，。《]{0,30}(?:法案|法规|草案|决议|条例|法律)/,
      sentence: /人工智能|(?<![A-Za-z])AI|芯片|算力|大模型|生成式|数据|算法/,
      notAfter: /^[^，。]{0,24}[《「]/,
    },
    {
      words: wordList('发布 公布 出台 实施 宣布 更新 推出 启动 颁布 升级 加严 收紧 放宽'),
      after:
        /^了?[^，。《]{0,40}(?:限制|规定|管制|规则|禁令|新规|措施|政策|行动计划|专项|行动方案|指导意见|法案|行政令|计划|倡议)/,
      sentence: /人工智能|(?<![A-Za-z])AI|芯片|算力|大模型|生成式|数据|半导体|算法|科学/,
      notBefore: /(?:各地|各市|各省|各国|多地|多国|地方)[^，。]{0,24}$/,
      notAfter: /^[^，。]{0,40}(?:的(?:企业|公司)|会上|标准)|^[^，。]{0,24}[《「]/,
    },
  ],
  discards: wordList('发布会'),
  roles: [
    {
      role: 'title',
      capture:
        /^了?(?:一系列|一项|最初的|针对)?([^，。《]{2,36}?(?:限制|规定|管制|规则|禁令|新规|措施|政策|行动计划|专项部署工作|专项行动|专项|行动方案|指导意见|法案|法规草案|法规|草案|决议|条例|行政令|计划|倡议)(?:部署)?)/,
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

/** 《人工智能法案》正式生效: the paper is the subject, whose it is stands before it. */
export const takesEffect: EventRule = {
  name: 'policy/takes-effect',
  type: 'policy',
  triggers: [
    {
      words: wordList('生效 施行 实施 获通过 获得通过 出炉'),
      before: /[》」](?:草案|全文|今日|昨日|已|将|正式|于|自|[0-9年月日起])*$/,
      sentence: OURS_WITH_TITLE,
    },
  ],
  roles: [...TITLES, { ...ISSUER, from: ['theme', 'earlier'] }],
  needs: ['issuer', 'title'],
  confidence: 0.65,
  examples: [
    {
      text: '欧盟《人工智能法案》正式生效。',
      events: [{ type: 'policy', arguments: { issuer: '欧盟', title: '人工智能法案' } }],
    },
  ],
  counterexamples: ['百度的《人工智能用户协议》正式生效。'],
};

/** 上海出台…实施方案, without marks: the city stands for its government. */
export const plansOfPlaces: EventRule = {
  name: 'policy/plans-of-places',
  type: 'policy',
  triggers: [
    {
      words: wordList('印发 出台 发布 公布'),
      before: /[\u4e00-\u9fff](?:日前|近日|今日|正式|率先|昨日|已|将)*$/,
      after:
        /^了?[^，。《]{0,4}(?:人工智能|AI|大模型|算力|具身智能|机器人)[^，。《]{0,24}(?:方案|措施|行动计划|意见|办法|条例|政策|规划)(?:$|[，。！])/,
    },
  ],
  discards: wordList('发布会'),
  roles: [
    {
      role: 'title',
      capture: /^了?([^，。《]{2,36}?(?:方案|措施|行动计划|意见|办法|条例|政策|规划))(?=$|[，。！])/,
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
