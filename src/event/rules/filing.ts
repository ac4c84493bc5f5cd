import type { Context, EventRule, Role, Trigger } from '../rule.ts';
import { wordList } from './roles.ts';

const TRIGGERS: readonly Trigger[] = [
  {
    words: wordList('备案 登记'),
    before:
      /(?:通过|完成|获得?|首批|已|提交|上报|申报|成功|取得|拿到|过|的|获批|递交|履行|尚未|未)[^，。]{0,30}$/,
    notAfter: /^(?:制度|手续|办法|要求|规定|管理|审核制|义务|变更)/,
    clause: /备案|登记/,
    notClause: /按照《|应当|须|上市备案|基金|公司登记|私募/,
  },
  {
    words: wordList(
      '获批 过审 审批通过 通过审批 获准 获批上线 获批开放 拿到批文 拿到牌照 获得牌照 获得批准 首批获批 率先获批',
    ),
    after: /^(?:上线|名单|向|开放|面向|提供|对外|对公众|的大模型|$|[，。！；、])/,
    notClause: /上市|IPO|基金|药|发行|股|贷款|牌照/,
  },
  {
    words: wordList('通过'),
    after: /^[^，。]{0,24}(?:备案|审批|审核|安全评估)/,
    notAfter: /^[^，。]{0,24}(?:备案报送系统)?上报/,
    notBefore: /(?:应当|需要?|须|未)$/,
  },
  { words: wordList('上报 提交 申报'), sentence: /备案|审批/, notAfter: /^[^，。]{0,4}文件/ },
  {
    // 算法备案名单，甲、乙在列
    words: wordList('备案信息 备案清单 备案名单 获批名单 备案公告 备案的公告'),
    notClause: /按照|应当|须|报送/,
  },
  {
    words: wordList('在列 入列 榜上有名'),
    sentence: /备案|获批/,
  },
];

const ROLES: readonly Role[] = [
  { role: 'model', kind: 'model', from: ['theme', 'object', 'earlier', 'next', 'topic'] },
  { role: 'model', kind: 'model', from: ['next', 'following'], all: true },
  {
    role: 'developer',
    kind: 'organization',
    from: ['theme', 'earlier', 'owner', 'maker', 'next', 'topic'],
    notTypes: ['media', 'public_body', 'exchange'],
  },
  {
    role: 'developer',
    kind: 'organization',
    from: ['owner', 'maker', 'following'],
    all: true,
    notTypes: ['media', 'public_body', 'exchange'],
  },
  {
    role: 'authority',
    kind: 'organization',
    from: ['agent', 'from', 'at', 'to', 'subject'],
    types: ['public_body'],
    strict: true,
  },
];

/** Companies file many things; without a model's name the sentence must talk of models. */
const OF_MODELS: Context = { sentence: /模型|生成式|人工智能|(?<![A-Za-z])AI|算法/ };

export const approved: EventRule = {
  name: 'filing/approved',
  type: 'filing',
  triggers: TRIGGERS,
  discards: wordList('备案制'),
  roles: ROLES,
  needs: ['model'],
  confidence: 0.75,
  examples: [
    {
      text: '文心一言通过国家网信办备案。',
      events: [{ type: 'filing', arguments: { model: '文心一言', developer: '百度' } }],
    },
  ],
  counterexamples: ['提供生成式人工智能服务的企业应当履行算法备案手续。'],
};

export const companies: EventRule = {
  name: 'filing/companies',
  type: 'filing',
  triggers: TRIGGERS.map((trigger) => ({ ...trigger, ...OF_MODELS })),
  discards: wordList('备案制'),
  roles: ROLES.filter((role) => role.role !== 'model').map((role) =>
    'from' in role ? { ...role, from: role.from.filter((place) => place !== 'topic') } : role,
  ),
  needs: ['developer'],
  withoutModel: true,
  confidence: 0.65,
  examples: [
    {
      text: '百度、商汤科技等企业的大模型已通过备案。',
      events: [{ type: 'filing', arguments: { developer: ['百度', '商汤科技'] } }],
    },
  ],
  counterexamples: ['百度的基金产品完成备案，人工智能业务不变。'],
};
