import type { EventRule } from '../rule.ts';
import { ISSUER, ISSUERS, ISSUES, OURS, OURS_WITH_TITLE, PAPERS, TITLES } from './policy-roles.ts';
import { wordList } from './roles.ts';

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

/** 《…管理规定》自1月10日起施行, with nobody named: the paper's own title says what it is about. */
export const inForce: EventRule = {
  name: 'policy/in-force',
  type: 'policy',
  triggers: [
    {
      words: wordList('生效 施行 实施 执行'),
      before: new RegExp(
        `《[^》]*(?:${OURS})[^》]*(?:${PAPERS})》(?:[（(][^）)]{0,20}[）)])?(?:草案|全文|今日|昨日|今起|今天|已|已经|将|正式|开始|于|自|从|起|当地时间|[0-9年月日一二三四五六七八九十明今]|\\s)*$`,
      ),
      notBefore: /(?:根据|按照|依据|依照|随着|自从)[^，。]{0,60}$/,
    },
  ],
  roles: [...TITLES, { ...ISSUER, from: ['theme', 'earlier'] }],
  needs: ['title'],
  confidence: 0.55,
  examples: [
    {
      text: '《人工智能算法推荐管理规定》自3月1日起施行。',
      published: '2022-03-01',
      events: [{ type: 'policy', time: '2022-03-01', arguments: { title: '人工智能算法推荐管理规定' } }],
    },
  ],
  counterexamples: [
    '随着《人工智能应用管理办法》施行，行业更加规范。',
    '《劳动合同法》自今日起施行，人工智能企业照常招聘。',
  ],
};
