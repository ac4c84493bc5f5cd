import type { EntityRole, EventRule, Role } from '../rule.ts';
import { ACTOR, ONLY_FEARED, SUFFERER } from './incident-roles.ts';
import { wordList } from './roles.ts';

export * from './incident-faults.ts';
export * from './incident-law.ts';
export * from './incident-sanctions.ts';

const SUING =
  '起诉 提告 状告 控告 告上法庭 索赔 提起诉讼 发起诉讼 提出诉讼 对簿公堂 诉至法院 提起仲裁 申请仲裁 反诉';
const NO_SUIT = /^(?:费|风险|时效|程序|法|书|律师|案|权|标的|策略|主体|请求|金额|结果|地位)/;

const suitRoles = (from: EntityRole['from']): readonly Role[] => [
  {
    role: 'subject',
    kind: 'organization',
    from,
    notTypes: ['media', 'public_body'],
    one: true,
  },
  {
    role: 'counterparty',
    kind: 'organization',
    from: ['object', 'to', 'with'],
    notTypes: ['media', 'public_body'],
  },
  {
    role: 'counterparty',
    kind: 'organization',
    from: ['behind'],
    types: ['public_body', 'media'],
    strict: true,
    least: 1,
  },
  { role: 'counterparty', kind: 'person', from: ['object'] },
];

export const sues: EventRule = {
  name: 'incident/sues',
  type: 'incident',
  sense: 'law',
  triggers: [
    {
      words: wordList(`${SUING} 诉讼`),
      notAfter: NO_SUIT,
      notBefore: /(?:可能的|潜在|被|遭|遭到|免予|不|撤回|撤销|驳回|决定)$/,
      notClause: /律师事务所/,
    },
  ],
  discards: ['起诉讼'],
  roles: suitRoles(['subject']),
  needs: ['subject', 'counterparty'],
  confidence: 0.7,
  examples: [
    {
      text: '百度起诉苹果，称应用商店里有假冒的文心一言。',
      events: [{ type: 'incident', arguments: { subject: '百度', counterparty: '苹果' } }],
    },
    {
      text: '3月9日，Anthropic起诉美国国防部，要求撤回对其人工智能模型的限制。',
      events: [{ type: 'incident', arguments: { subject: 'Anthropic', counterparty: '美国国防部' } }],
    },
  ],
  counterexamples: ['人工智能企业的诉讼费用逐年上升。'],
};

/** 公司已向法院对乙提起诉讼: who sues stands before the clause, or in the sentences before. */
export const suesOn: EventRule = {
  name: 'incident/sues-on',
  type: 'incident',
  sense: 'law',
  triggers: [
    {
      words: wordList(`${SUING} 诉讼`),
      before:
        /(?:^|[，；：。])\s?(?:并|已经?|将|正式|遂|随后|近日|日前|该?公司|该企业|其|还|也|于是|因此|宣布|\d{1,2}月\d{1,2}日)*(?:向[^，]{0,20}法院)?(?:[对就][^，]{1,40})?(?:发起|提起)?$/,
      notAfter: NO_SUIT,
    },
  ],
  discards: ['起诉讼'],
  roles: suitRoles(['earlier', 'said']),
  needs: ['subject', 'counterparty'],
  confidence: 0.65,
  examples: [
    {
      text: '百度发声明打假。该公司已向法院对苹果提起诉讼，文心一言目前没有官方应用。',
      events: [{ type: 'incident', arguments: { subject: '百度', counterparty: '苹果' } }],
    },
  ],
  counterexamples: ['百度的人工智能平台发布后，马斯克起诉OpenAI。'],
};

/** 甲起诉一名前员工: the other side has no name. */
export const suesSomebody: EventRule = {
  name: 'incident/sues-somebody',
  type: 'incident',
  sense: 'law',
  triggers: [
    {
      words: wordList('起诉 提告 状告 索赔'),
      after:
        /^了?[^，。]{0,16}(?:实习生|员工|公司|用户|平台|网站|商家|博主|黑客|作者|开发者|一家|多家|政府|州|\d+[万亿])/,
      notAfter: NO_SUIT,
      notBefore: /(?:可能的|潜在|被|遭|遭到|免予|不|撤回|撤销|驳回|决定)$/,
    },
  ],
  discards: ['起诉讼'],
  roles: [
    {
      role: 'subject',
      kind: 'organization',
      from: ['subject'],
      notTypes: ['media', 'public_body', 'exchange'],
      one: true,
    },
    { role: 'counterparty', kind: 'organization', from: ['behind'], notTypes: ['exchange'] },
    { role: 'counterparty', kind: 'person', from: ['behind'] },
  ],
  needs: ['subject'],
  confidence: 0.55,
  examples: [
    {
      text: '字节跳动起诉攻击大模型训练的实习生，索赔800万元。',
      events: [{ type: 'incident', arguments: { subject: '字节跳动' } }],
    },
  ],
  counterexamples: ['多名作家起诉一家人工智能公司，案件将于明年审理。'],
};

/** 一位创始人起诉甲: a person, a paper or an authority sues. */
export const suedByOthers: EventRule = {
  name: 'incident/sued-by-others',
  type: 'incident',
  sense: 'law',
  triggers: [
    {
      words: wordList(`${SUING} 诉讼`),
      notAfter: NO_SUIT,
      notBefore: /(?:被|遭|可能的|潜在|撤回|撤销|驳回|不)[^，。]{0,8}$/,
    },
  ],
  discards: ['起诉讼'],
  roles: [
    {
      role: 'counterparty',
      kind: 'organization',
      from: ['subject', 'earlier'],
      types: ['media', 'public_body'],
      strict: true,
      one: true,
    },
    { role: 'counterparty', kind: 'person', from: ['subject', 'earlier'], least: 1 },
    { ...SUFFERER, from: ['behind', 'to'], notTypes: ['media', 'public_body', 'exchange'] },
    { role: 'subject', kind: 'person', from: ['behind'] },
  ],
  needs: ['subject', 'counterparty'],
  confidence: 0.6,
  examples: [
    {
      text: '前首席科学家李明远起诉OpenAI，称公司违背初衷。',
      events: [{ type: 'incident', arguments: { subject: 'OpenAI', counterparty: '李明远' } }],
    },
    {
      text: '美国联邦贸易委员会起诉亚马逊，人工智能业务未受影响。',
      events: [{ type: 'incident', arguments: { subject: '亚马逊', counterparty: '美国联邦贸易委员会' } }],
    },
  ],
  counterexamples: ['首席科学家李明远说，人工智能公司的诉讼越来越多。'],
};

export const accuses: EventRule = {
  name: 'incident/accuses',
  type: 'incident',
  sense: 'charge',
  triggers: [
    {
      words: wordList(
        '指控 控诉 指责 举报 投诉 律师信 律师函 侵权告知函 告知函 警告函 质询 致信 致函 问询 谴责',
      ),
      notAfter: /^(?:称|者|电话|平台|率|渠道|信息|量|人|邮件|热线)/,
      notBefore: ONLY_FEARED,
    },
    { words: wordList('警告 点名 通报批评'), notAfter: /^(?:称|说|，|：|过?我|显示|会)/ },
  ],
  roles: [
    { ...SUFFERER, from: ['behind', 'to'], notTypes: ['media', 'exchange', 'public_body'], viaMaker: true },
    ACTOR,
    { ...SUFFERER, from: ['next'], least: 1 },
  ],
  needs: ['subject', 'counterparty'],
  confidence: 0.65,
  examples: [
    {
      text: 'Anthropic指控字节跳动违规抓取数据训练人工智能。',
      events: [{ type: 'incident', arguments: { subject: '字节跳动', counterparty: 'Anthropic' } }],
    },
  ],
  counterexamples: [
    '专家警告，人工智能可能带来风险。',
    '美国政府的限制使英伟达束手束脚，黄仁勋警告，人工智能产业会受损。',
  ],
};
