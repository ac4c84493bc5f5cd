import type { EventRule } from '../rule.ts';
import { ACTOR, ONLY_FEARED, SUFFERER, SUFFERING_MODEL } from './incident-roles.ts';
import { wordList } from './roles.ts';

/** States are no organizations: whom they ban is told, who bans is not named. */
const STATE =
  '(?:美国|意大利|澳大利亚|澳洲|韩国|南韩|日本|德国|法国|英国|印度|加拿大|荷兰|爱尔兰|俄罗斯|巴西|土耳其|西班牙|比利时|捷克|义大利|泰国|越南|以色列|波兰|丹麦|新加坡|马来西亚|印尼|乌克兰|弗吉尼亚|维吉尼亚|德克萨斯|得克萨斯|美军|海军|白宫|国会|台湾|中国|特朗普|川普|拜登|五角大楼|德州|纽约州|多国|各国|欧洲)';
const BY_STATE = new RegExp(
  `${STATE}(?:等国|等|政府|方面|当局|总统|已经?|将|也|正式|宣布|全面|率先|拟|正|考虑|下令|紧急|临时|暂时|再次|，|：)*$`,
);

export const bansByState: EventRule = {
  name: 'incident/bans-by-state',
  type: 'incident',
  sense: 'ban',
  triggers: [
    {
      words: wordList(
        '禁用 封禁 封杀 禁止 叫停 停用 屏蔽 下架 暂停 限制使用 限制访问 停止使用 抵制 解禁 禁售',
      ),
      before: new RegExp(
        `${STATE}(?=等|政府|方面|当局|总统|[已将也就于在以去今昨上近\\d一二三四五六七八九十两、，：出因基]|宣布|全面|率先|正式|拟|正|考虑|下令|紧急|临时|暂|再次|数据|财政|资料|隐私|监管|禁|封|叫|停|屏|下|限|抵|解|避)[^。；]{0,40}$`,
      ),
      notBefore: /(?:要求|呼吁|建议|担心|可能|企业|公司)[^，。]{0,30}$/,
      notAfter:
        /^(?:性|期|区|令|[，：])|^[^，。]{0,30}(?:向|对|给)[^，。]{0,14}(?:提供|供货|供应|出口|出售|销售)/,
    },
  ],
  roles: [
    { ...SUFFERING_MODEL, from: ['behind', 'to', 'basis'] },
    {
      ...SUFFERER,
      from: ['behind', 'to', 'basis'],
      notTypes: ['media', 'public_body', 'exchange'],
      least: 1,
    },
  ],
  needs: ['subject'],
  confidence: 0.6,
  examples: [
    {
      text: '3月31日，意大利宣布暂时禁用ChatGPT。',
      events: [{ type: 'incident', time: '2023-03-31', arguments: { subject: 'ChatGPT' } }],
    },
  ],
  counterexamples: ['美国禁止向未成年人出售电子烟，人工智能公司不受影响。'],
};

export const bans: EventRule = {
  name: 'incident/bans',
  type: 'incident',
  sense: 'ban',
  triggers: [
    {
      words: wordList(
        '禁用 封禁 封杀 禁止 叫停 停用 屏蔽 下架 暂停 限制使用 拉黑 责令 封锁 限制访问 停止使用 抵制 禁令解除 解除禁令 解禁',
      ),
      notBefore: new RegExp(
        `(?:应|应当|严|不得|可以|全国|法律|依法|明令|主动|自行|紧急|和|、|呼吁[^，。]{0,30})$|${BY_STATE.source}`,
      ),
      notAfter:
        /^(?:性|期|区|令|.{0,4}(?:向|对)(?!.{0,20}(?:出口|使用))|发布|运营|.{0,10}(?:新订单|未成年)|[^，。]{0,30}(?:向|对|给)[^，。]{0,14}(?:提供|供货|供应|出口|出售|销售))/,
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

/** 甲被关闭, 乙遭下架: who did it is not told. */
export const isShut: EventRule = {
  name: 'incident/is-shut',
  type: 'incident',
  sense: 'ban',
  triggers: [
    {
      words: wordList('关闭 停用 下架 封禁 封锁 禁用 屏蔽 叫停 封号 查封 关停 封杀 撤下 禁止 封掉 下线 驱逐'),
      before: /(?:被|遭|遭到)(?:[\u4e00-\u9fff]{0,6}(?:全面|紧急|强制|临时|统一|批量))?$/,
      notAfter: /^(?:的(?:风险|可能)|后|前)/,
      notBefore: ONLY_FEARED,
    },
    {
      words: ['下架'],
      before: /从[^，。]{2,16}(?:已|被)?$/,
      notBefore: new RegExp(`${ONLY_FEARED.source}|要求[^，。]{0,40}$`),
    },
    {
      words: wordList('无法搜索 搜索不到 无法下载'),
      clause:
        /(?:App|APP|应用|软件)[^，。]{0,20}(?:商店|商城|市场|Store|平台)|(?:商店|商城|市场|Store)[^，。]{0,20}(?:App|APP|应用|软件)/,
    },
  ],
  roles: [
    { ...SUFFERING_MODEL, from: ['to', 'theme', 'earlier', 'said'] },
    {
      ...SUFFERER,
      from: ['to', 'theme', 'earlier'],
      notTypes: ['media', 'public_body', 'exchange'],
      least: 1,
    },
    { ...ACTOR, from: ['agent', 'from'] },
  ],
  needs: ['subject'],
  confidence: 0.6,
  examples: [
    {
      text: '据悉，多个ChatGPT代理接口已被关闭。',
      events: [{ type: 'incident', arguments: { subject: 'ChatGPT' } }],
    },
  ],
  counterexamples: ['这家店铺被关闭，与人工智能无关。'],
};

/** 切断对甲的供应, 停止向甲出口: export control in its many words. */
export const cutsOff: EventRule = {
  name: 'incident/cuts-off',
  type: 'incident',
  sense: 'ban',
  triggers: [
    {
      words: wordList('停止 暂停 禁止 限制 阻止 不再 拒绝'),
      notBefore: /(?:这些|该|此|上述|的|出口|多重|管制)$/,
      after:
        /^(?:[^，。]{0,30})(?:向|对|给)[^，。]{1,16}(?:提供|供货|供应|出口|出售|销售)(?:了?[^，。]{0,16}(?:许可|芯片|产品|设备|GPU|技术|软件|零部件|服务|服务器|$))?/,
      notAfter: /^[^，。]{0,30}(?:个人|未成年|用户)/,
    },
    { words: wordList('切断'), after: /^[^，。]{2,30}(?:联系|供应|供货|往来|合作|渠道|服务)/ },
    { words: wordList('断供 停供 断货'), notAfter: /^(?:风险|危机|潮|的)/ },
  ],
  roles: [
    { ...SUFFERER, from: ['to', 'with', 'object'] },
    {
      ...ACTOR,
      from: ['subject', 'agent', 'earlier', 'said'],
      notTypes: ['media', 'exchange', 'university'],
    },
  ],
  needs: ['subject', 'counterparty'],
  confidence: 0.6,
  examples: [
    {
      text: '美国商务部停止发放向华为出口芯片的许可证。',
      events: [{ type: 'incident', arguments: { subject: '华为', counterparty: '美国商务部' } }],
    },
    {
      text: '美国商务部禁止英伟达向中国出售高端人工智能芯片。',
      events: [{ type: 'incident', arguments: { subject: '英伟达', counterparty: '美国商务部' } }],
    },
  ],
  counterexamples: ['华为不再向用户提供旧版人工智能助手。'],
};
