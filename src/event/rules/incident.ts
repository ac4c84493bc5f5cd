import type { EventRule } from '../rule.ts';
import { ACTOR, SUFFERER } from './incident-roles.ts';
import { wordList } from './roles.ts';

export const sues: EventRule = {
  name: 'incident/sues',
  type: 'incident',
  triggers: [
    {
      words: wordList('起诉 诉讼 提告 告上法庭 状告 索赔 提起诉讼 对簿公堂 诉至法院'),
      notAfter: /^(?:费|风险|时效|程序|法|书显示)/,
      notBefore: /(?:可能的|潜在)$/,
    },
  ],
  roles: [
    {
      role: 'subject',
      kind: 'organization',
      from: ['subject', 'earlier', 'said'],
      notTypes: ['media', 'public_body'],
      one: true,
    },
    {
      role: 'counterparty',
      kind: 'organization',
      from: ['object', 'to', 'with'],
      notTypes: ['media', 'public_body'],
    },
    { role: 'counterparty', kind: 'person', from: ['object'] },
  ],
  needs: ['subject', 'counterparty'],
  confidence: 0.7,
  examples: [
    {
      text: '百度起诉苹果，称应用商店里有假冒的文心一言。',
      events: [{ type: 'incident', arguments: { subject: '百度', counterparty: '苹果' } }],
    },
  ],
  counterexamples: ['人工智能企业的诉讼费用逐年上升。'],
};

/** 一位创始人起诉甲: a person or a paper sues. */
export const suedByOthers: EventRule = {
  name: 'incident/sued-by-others',
  type: 'incident',
  triggers: [
    {
      words: wordList('起诉 提告 状告 诉讼 控告 告上法庭'),
      notAfter: /^(?:费|风险|时效|程序|法|书)/,
      notBefore: /(?:被|遭|可能的|潜在|撤回|撤销|驳回)[^，。]{0,8}$/,
    },
  ],
  roles: [
    {
      role: 'counterparty',
      kind: 'organization',
      from: ['subject', 'earlier'],
      types: ['media'],
      strict: true,
      one: true,
    },
    { role: 'counterparty', kind: 'person', from: ['subject', 'earlier'], least: 1 },
    { ...SUFFERER, from: ['object', 'to'], notTypes: ['media', 'public_body', 'exchange'] },
  ],
  needs: ['subject', 'counterparty'],
  confidence: 0.6,
  examples: [
    {
      text: '前首席科学家李明远起诉OpenAI，称公司违背初衷。',
      events: [{ type: 'incident', arguments: { subject: 'OpenAI', counterparty: '李明远' } }],
    },
  ],
  counterexamples: ['首席科学家李明远说，人工智能公司的诉讼越来越多。'],
};

export const accuses: EventRule = {
  name: 'incident/accuses',
  type: 'incident',
  triggers: [
    {
      words: wordList('指控 点名 指责 控告 举报 投诉 律师信 律师函 质询 致信 问询 约谈 警告'),
      notAfter: /^(?:称|者|电话|平台)/,
    },
  ],
  roles: [
    { ...SUFFERER, from: ['object', 'to', 'next'], viaMaker: true },
    ACTOR,
    { ...SUFFERER, from: ['sentence'], least: 1 },
  ],
  needs: ['subject', 'counterparty'],
  confidence: 0.65,
  examples: [
    {
      text: 'Anthropic指控字节跳动违规抓取数据训练人工智能。',
      events: [{ type: 'incident', arguments: { subject: '字节跳动', counterparty: 'Anthropic' } }],
    },
  ],
  counterexamples: ['专家警告，人工智能可能带来风险。'],
};

/** 甲被起诉, 多名作家起诉甲: the other side is no organization. */
export const isSued: EventRule = {
  name: 'incident/is-sued',
  type: 'incident',
  triggers: [
    {
      words: wordList('起诉 诉讼 集体诉讼 索赔 告上法庭 提起诉讼'),
      before: /(?:被|遭|遭到|面临|卷入|陷入|身陷)[^，。]{0,12}$/,
      notAfter: /^(?:费|风险|时效|程序|法)/,
    },
    {
      words: wordList('起诉 状告 控告'),
      before:
        /(?:作家|作者|艺术家|演员|员工|用户|股东|律师|出版商|音乐人|导演|网友|消费者|家长|画师|画家|检察长|唱片公司|记者)(?:们|联合|集体|已|正式|近日|对|日前)*$/,
    },
  ],
  roles: [
    { ...SUFFERER, from: ['theme', 'object', 'earlier'], notTypes: ['media', 'public_body', 'exchange'] },
    {
      role: 'counterparty',
      kind: 'organization',
      from: ['agent'],
      notTypes: ['exchange', 'public_body'],
    },
  ],
  needs: ['subject'],
  confidence: 0.6,
  examples: [
    {
      text: '多名作家起诉OpenAI，称其未经许可使用作品训练模型。',
      events: [{ type: 'incident', arguments: { subject: 'OpenAI' } }],
    },
  ],
  counterexamples: ['律师提醒，使用人工智能写作可能面临诉讼风险。'],
};

export const fails: EventRule = {
  name: 'incident/fails',
  type: 'incident',
  triggers: [
    {
      words: wordList(
        '宕机 瘫痪 崩溃 挂掉 崩了 服务中断 大规模故障 数据泄露 数据外泄 信息泄露 源代码泄露 代码泄露 外泄 泄密 断网 停摆 安全漏洞',
      ),
      notAfter: /^(?:的|性|者|力|面|纪录|记录|事件频)/,
      notBefore: /(?:防止|避免|防范|网络|可能|抵御|心态|全面|人身|导弹)$/,
    },
  ],
  roles: [
    { role: 'subject', kind: 'model', from: ['theme'] },
    {
      role: 'subject',
      kind: 'organization',
      from: ['theme'],
      notTypes: ['media', 'public_body'],
      one: true,
    },
  ],
  needs: ['subject'],
  confidence: 0.6,
  examples: [
    {
      text: '昨日下午，ChatGPT宕机近三个小时。',
      events: [{ type: 'incident', time: '2023-07-06', arguments: { subject: 'ChatGPT' } }],
    },
  ],
  counterexamples: ['百度推出方案，帮助企业抵御人工智能带来的网络攻击。'],
};

export const attacked: EventRule = {
  name: 'incident/attacked',
  type: 'incident',
  triggers: [
    {
      words: ['攻击'],
      clause: /网络|黑客|DDoS|模型|服务器|代码|漏洞|系统/,
      notAfter: /^(?:性|者|力|面|事件频)/,
      notBefore: /(?:防止|避免|防范|抵御|网络)$/,
    },
  ],
  roles: [
    { role: 'subject', kind: 'model', from: ['object', 'theme'] },
    {
      role: 'subject',
      kind: 'organization',
      from: ['object', 'theme', 'earlier', 'topic'],
      notTypes: ['media', 'public_body'],
      one: true,
    },
  ],
  needs: ['subject'],
  confidence: 0.55,
  examples: [
    {
      text: '字节跳动的大模型训练任务遭到恶意攻击。',
      events: [{ type: 'incident', arguments: { subject: '字节跳动' } }],
    },
  ],
  counterexamples: ['百度帮助企业抵御网络攻击，其人工智能系统表现出色。'],
};
