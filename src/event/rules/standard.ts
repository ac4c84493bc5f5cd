import type { EntityRole, EventRule, Role } from '../rule.ts';
import { wordList } from './roles.ts';

const PARTICIPANT: EntityRole = {
  role: 'participant',
  kind: 'organization',
  from: ['subject', 'agent', 'theme', 'with', 'object', 'earlier'],
  all: true,
  notTypes: ['media', 'exchange'],
};

/** From a verb or a mark to the noun of standards work, so that the verb's last character is no part of the title. */
const UNNAMED =
  /(?:^|启动|宣布|发布|制定|制订|编制|参与|入选|担任|成立|正式|首个|我国|会上|设立|身为|作为|进行|任命|授予|[了并等的为，。《》、“”「」：\s])((?:(?!启动|宣布|发布|制定|制订|编制|参与|入选|担任|成立|正式|首个|我国|设立|进行)[^，。《》、的了“”「」：\s]){2,22}(?:国家标准(?![委化])|国际标准(?!化)|行业标准|团体标准|专题组|工作组|研究组))/;

const ROLES: readonly Role[] = [
  {
    role: 'title',
    capture: /《([^》]{4,60}(?:标准|要求|规范|方法|指南|框架|准则|规程|稿）|\)))》/,
    within: 'sentence',
    all: true,
  },
  { role: 'title', capture: UNNAMED, within: 'clause', least: 1 },
  { role: 'title', capture: UNNAMED, within: 'sentence', least: 1 },
  PARTICIPANT,
];
const NO_STANDARD = /标准(?:版|普尔|大小|机架|化体系建设指南)|高标准|双标|标准答案/;

export const works: EventRule = {
  name: 'standard/works',
  type: 'standard',
  triggers: [
    {
      words: wordList(
        '发布 启动 编制 制定 起草 公布 立项 制订 参编 参与编制 联合编制 获批 参与制定 发起 征求意见',
      ),
      clause: /标准(?!版|普尔|大小|配置|差|间|件|答案|机架)|专题组|工作组|研究组|基本要求|规范》/,
      sentence: /标准|专题组|工作组/,
      notAfter: /^(?:会|方|者)|^[^，。]{0,30}(?:管理办法|指导意见)/,
      notClause: NO_STANDARD,
      notBefore: /(?:按照|依据|根据|符合)[^，。]{0,20}$/,
    },
    {
      words: wordList('授予 入选 担任 联合组长单位 组长单位 成员单位 牵头 任命'),
      sentence: /标准化|标准(?:制定|制订|编制|研制)|专题组|工作组|研究组/,
      notClause: NO_STANDARD,
    },
  ],
  discards: wordList('发布会 牵头人'),
  roles: ROLES,
  needs: ['participant', 'title'],
  confidence: 0.75,
  examples: [
    {
      text: '科大讯飞、华为参与编制《大模型安全技术标准》。',
      events: [
        { type: 'standard', arguments: { participant: ['科大讯飞', '华为'], title: '大模型安全技术标准' } },
      ],
    },
  ],
  counterexamples: ['百度按照高标准建设人工智能平台。'],
};

export const drafts: EventRule = {
  name: 'standard/drafts',
  type: 'standard',
  triggers: [
    {
      words: wordList('编制 起草 参编 制定 制订 牵头'),
      clause: /(?:该|此|这一|上述|本)(?:项|国家|国际|行业|团体)?标准|^(?:标准)?由/,
      sentence: /标准/,
      notClause: NO_STANDARD,
    },
  ],
  discards: wordList('牵头人'),
  roles: [{ ...PARTICIPANT, from: ['agent', 'subject', 'theme'] }],
  needs: ['participant>=2'],
  confidence: 0.7,
  examples: [
    {
      text: '科大讯飞发布《大模型安全技术标准》。该标准由华为、腾讯共同编制。',
      events: [{ type: 'standard', arguments: { participant: ['科大讯飞', '华为', '腾讯'] } }],
    },
  ],
  counterexamples: ['该标准由业内人士编制，涉及人工智能。'],
};
