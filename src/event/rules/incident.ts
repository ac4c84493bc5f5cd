import type { EntityRole, EventRule } from '../rule.ts';
import { wordList } from './roles.ts';

const SUFFERER: EntityRole = {
  role: 'subject',
  kind: 'organization',
  from: ['object', 'to', 'theme', 'next', 'earlier'],
  notTypes: ['media', 'exchange'],
};
const SUFFERING_MODEL: EntityRole = {
  role: 'subject',
  kind: 'model',
  from: ['object', 'to', 'theme', 'earlier'],
};
const ACTOR: EntityRole = {
  role: 'counterparty',
  kind: 'organization',
  from: ['subject', 'agent', 'earlier', 'said'],
  notTypes: ['media', 'exchange'],
};

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

export const bans: EventRule = {
  name: 'incident/bans',
  type: 'incident',
  sense: 'ban',
  triggers: [
    {
      words: wordList('禁用 封禁 封杀 禁止 叫停 停用 屏蔽 下架 暂停 限制使用 拉黑 责令'),
      notBefore: /(?:应|应当|严|不得|可以|全国|法律|依法|明令|主动|自行|紧急)$/,
      notAfter: /^(?:性|期|区|令|.{0,4}(?:向|对)(?!.{0,20}(?:出口|使用))|发布|运营|.{0,10}(?:新订单|未成年))/,
    },
    { words: wordList('禁令 禁售'), clause: /对|针对|向/ },
  ],
  roles: [
    { ...SUFFERING_MODEL, from: ['object', 'basis', 'to', 'theme'] },
    { ...SUFFERER, from: ['object', 'to', 'next', 'following'], least: 1 },
    { ...ACTOR, from: ['subject', 'agent', 'earlier', 'said'] },
  ],
  needs: ['subject', 'counterparty'],
  byOthers: true,
  confidence: 0.65,
  examples: [
    {
      text: '三星禁止员工使用ChatGPT。',
      events: [{ type: 'incident', arguments: { subject: 'ChatGPT', counterparty: '三星' } }],
    },
  ],
  counterexamples: ['人工智能生成的内容禁止用于考试。'],
};

export const sanctions: EventRule = {
  name: 'incident/sanctions',
  type: 'incident',
  triggers: [
    { words: wordList('立案调查 反垄断调查 展开调查 启动调查 约谈'), notAfter: /^(?:报告|结果)/ },
    {
      words: wordList('列入 列为 加入 纳入 添加到 移出'),
      clause: /实体清单|实体名单|黑名单|制裁|军事企业|威胁|失信/,
    },
    {
      words: wordList('制裁 处罚 罚款 立案 调查 开罚 处以 反垄断调查'),
      notAfter: /^(?:报告|问卷|显示|数据|发现|研究|局|结果|机构|公司|委员会)/,
      notBefore: /(?:用户|市场|问卷|民意|抽样|田野|案件)$/,
      clause: /对|被|遭|罚|处以|因/,
    },
  ],
  roles: [
    { ...SUFFERER, from: ['next', 'to', 'object', 'theme', 'earlier'], notTypes: ['media', 'public_body'] },
    {
      role: 'counterparty',
      kind: 'organization',
      from: ['agent', 'subject', 'earlier'],
      types: ['public_body'],
      strict: true,
    },
  ],
  needs: ['subject'],
  confidence: 0.65,
  examples: [
    {
      text: '美国商务部将商汤科技列入实体清单。',
      events: [{ type: 'incident', arguments: { subject: '商汤科技', counterparty: '美国商务部' } }],
    },
  ],
  counterexamples: ['百度将人工智能列入公司战略。'],
};

export const fails: EventRule = {
  name: 'incident/fails',
  type: 'incident',
  triggers: [
    {
      words: wordList('宕机 瘫痪 崩溃 挂掉 崩了 服务中断 大规模故障 数据泄露 泄密 断网 停摆 安全漏洞'),
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
