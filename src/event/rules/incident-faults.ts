import type { EntityRole, EventRule } from '../rule.ts';
import { ONLY_FEARED } from './incident-roles.ts';
import { wordList } from './roles.ts';

const FAULTY_MODEL: EntityRole = { role: 'subject', kind: 'model', from: ['theme'] };
const FAULTY: EntityRole = {
  role: 'subject',
  kind: 'organization',
  from: ['theme', 'earlier'],
  notTypes: ['media', 'public_body', 'exchange'],
  one: true,
  least: 1,
};
const RATE =
  /^(?:病|患|的(?!那|当|时|原因|事件|消息|同时)|性|者|力|面|纪录|记录|事件频|率|问题|风险|边缘|之外)/;
/** What can break down: a service, not a price or a mood. */
const SERVICE =
  /服务|系统|网站|平台|官网|App|APP|应用|软件|服务器|接口|API|网络|机房|数据中心|车|机器人|用户|访问|大规模|全球|突然|连续|一度|疑似|时许|上午|下午|凌晨|晚间|昨日|今日|\d+分钟|小时|[A-Za-z]{3}/;

export const fails: EventRule = {
  name: 'incident/fails',
  type: 'incident',
  sense: 'fault',
  triggers: [
    {
      words: wordList('宕机 当机 服务中断 大规模故障 大面积故障 严重故障 突发故障'),
      notAfter: RATE,
      notBefore: /(?:防止|避免|防范|可能|抵御|担心|不|偶尔|有时|经常)[^，。]{0,6}$/,
    },
    {
      words: wordList('瘫痪 崩溃 挂掉 崩了 断网 大当机 停摆 死机 停机 失灵'),
      notAfter: RATE,
      notBefore:
        /(?:防止|避免|防范|可能|抵御|心态|全面|人身|导弹|股价|市值|业绩|历史性|情绪|经济|市场|谈判|感到|精神|近乎|濒临|偶尔|有时|经常|令人|走向|面临|会|不|担心|人)[^，。]{0,3}$/,
      clause: SERVICE,
    },
    {
      words: wordList('故障 异常 技术问题 服务不稳定'),
      before: /(?:出现|发生|突发|遭遇|爆发|服务|访问|登录|系统|显示)[^，。]{0,8}$/,
      notBefore: ONLY_FEARED,
      notAfter: /^(?:率|检测|诊断|预测|排查|预警|的(?:概率|风险)|数据|流量)/,
    },
    {
      words: wordList('无法正常使用 无法访问 无法登录 无法正常访问 无法打开 无法使用 登录不上 打不开'),
      notBefore: ONLY_FEARED,
      notAfter: /^[的而]/,
      sentence: /故障|宕机|崩|中断|异常|瘫痪|报错|大量用户|不少用户|网友反映|恢复/,
    },
  ],
  roles: [FAULTY_MODEL, { ...FAULTY, from: ['theme'] }],
  needs: ['subject'],
  confidence: 0.6,
  examples: [
    {
      text: '昨日下午，ChatGPT宕机近三个小时。',
      events: [{ type: 'incident', time: '2023-07-06', arguments: { subject: 'ChatGPT' } }],
    },
    {
      text: 'OpenAI发生严重故障，不少用户叫苦。',
      events: [{ type: 'incident', arguments: { subject: 'OpenAI' } }],
    },
  ],
  counterexamples: [
    '百度推出方案，帮助企业抵御人工智能带来的网络攻击。',
    '分析师说，英特尔的业绩是历史性崩溃，人工智能芯片也没能救它。',
  ],
};

export const leaks: EventRule = {
  name: 'incident/leaks',
  type: 'incident',
  sense: 'leak',
  triggers: [
    {
      words: wordList(
        '数据泄露 数据泄漏 数据外泄 信息泄露 信息外泄 源代码泄露 代码泄露 源码泄露 原始码外泄 隐私泄露 资料外泄 机密泄露 外泄 外流 泄密 泄露 泄漏 丢失',
      ),
      clause: /数据|代码|源码|原始码|信息|资料|隐私|机密|记录|权重|密码|用户|邮件|文件|对话|泄密|外泄/,
      notAfter: RATE,
      notClause: /风险|隐患/,
      notBefore:
        /(?:防止|避免|防范|可能|抵御|担心|担忧|风险|会|不|不要|禁止|涉嫌|免|若|如果|可|导致|造成|的|将|以防|忧|怕|恐|虑)[^，。]{0,8}$/,
    },
  ],
  roles: [FAULTY_MODEL, FAULTY],
  needs: ['subject'],
  confidence: 0.6,
  examples: [
    {
      text: '今年3月，三星引入ChatGPT后发生了三起数据泄露事件。',
      events: [{ type: 'incident', time: '2023-03', arguments: { subject: '三星' } }],
    },
  ],
  counterexamples: ['百度提醒，使用人工智能工具可能造成数据泄露。'],
};

export const attacked: EventRule = {
  name: 'incident/attacked',
  type: 'incident',
  sense: 'attack',
  triggers: [
    {
      words: wordList('攻击 入侵 勒索 注入 投毒 窃取 劫持'),
      before: /(?:被|遭|遭到|遭受|受到)[^，。]{0,14}$/,
      clause: /网络|黑客|DDoS|模型|服务|代码|漏洞|系统|恶意|数据|账号|服务器|平台|技能|病毒/,
      notAfter: /^(?:性|者|力|面|事件频|的(?:风险|可能))/,
      notBefore: ONLY_FEARED,
    },
    {
      words: wordList('被黑 遭黑客 被黑客 被骇 遭骇 骇客入侵 遭骇客 被盗'),
      notAfter: /^(?:的风险|马|金|白)/,
      notBefore: ONLY_FEARED,
    },
  ],
  roles: [
    { role: 'subject', kind: 'model', from: ['behind', 'theme', 'earlier'] },
    { ...FAULTY, from: ['behind', 'theme', 'earlier', 'topic'] },
  ],
  needs: ['subject'],
  confidence: 0.55,
  examples: [
    {
      text: '字节跳动的大模型训练任务遭到恶意攻击。',
      events: [{ type: 'incident', arguments: { subject: '字节跳动' } }],
    },
    {
      text: 'DeepSeek：近期线上服务被大规模恶意攻击，注册可能繁忙。',
      events: [{ type: 'incident', arguments: { subject: 'DeepSeek' } }],
    },
  ],
  counterexamples: ['百度帮助企业抵御网络攻击，其人工智能系统表现出色。'],
};
