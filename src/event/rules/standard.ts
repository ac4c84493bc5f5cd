import type { EntityRole, EventRule } from '../rule.ts';

const PARTICIPANT: EntityRole = {
  role: 'participant',
  kind: 'organization',
  from: ['subject', 'agent', 'theme', 'with', 'object', 'earlier'],
  all: true,
  notTypes: ['media', 'exchange'],
};

export const setsStandard: EventRule = {
  name: 'standard/works',
  type: 'standard',
  triggers: [
    {
      words: [
        '发布',
        '启动',
        '编制',
        '制定',
        '起草',
        '牵头',
        '公布',
        '立项',
        '制订',
        '参编',
        '参与编制',
        '联合编制',
        '获批',
        '授予',
        '入选',
        '担任',
        '联合组长单位',
        '组长单位',
        '成员单位',
        '参与制定',
        '发起',
        '征求意见',
      ],
      sentence: /标准(?!版|普尔|大小|配置|差|间|件|答案|机架)|专题组|工作组/,
      clause: /标准|专题组|工作组|研究组|基本要求|规范/,
      notAfter: /^(?:会|方|者)/,
      notClause: /标准(?:版|普尔|大小|机架|化体系建设指南)|高标准|双标|标准答案/,
    },
  ],
  discards: ['发布会'],
  roles: [
    {
      role: 'title',
      capture: /《([^》]{4,60}(?:标准|要求|规范|方法|指南|框架|准则|规程|稿）|\)))》/,
      within: 'sentence',
      all: true,
    },
    {
      role: 'title',
      capture:
        /((?:(?!启动|宣布|发布|制定|制订|编制|参与|入选|担任|成立|正式|首个|我国|身为|作为|进行|了|并|等)[^，。《》、的“”：\s]){2,14}(?:国家标准|国际标准|行业标准|团体标准|专题组|工作组|研究组))/,
      within: 'clause',
    },
    PARTICIPANT,
  ],
  needs: ['participant', 'title'],
  confidence: 0.75,
  examples: [],
  counterexamples: [],
};
