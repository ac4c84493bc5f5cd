import type { EventRule } from '../rule.ts';
import { AUTHORITY, ONLY_FEARED, REGULATOR, SUFFERER } from './incident-roles.ts';
import { wordList } from './roles.ts';

const NOT_THE_HOUSE =
  /(?:股东|实控人|实际控制人|高管|创始人|老板|总监|总经理|董事长|书记|党组|前员工)[^，。]{0,8}$/;
const CHARGED = { ...SUFFERER, notTypes: ['media', 'public_body', 'exchange'] } as const;
const NO_PROBE =
  /^(?:报告|问卷|显示|数据|发现|研究|局|结果|机构|用户|市场|公司|委员会|记者|表明|员|组|称|团队|人员|中国|也显示|指出|取证)/;

export const fines: EventRule = {
  name: 'incident/fines',
  type: 'incident',
  sense: 'fine',
  triggers: [
    { words: wordList('被罚 遭罚 被罚款 重罚 被开罚单 领罚 受罚'), notAfter: /^(?:下|出)/ },
    {
      words: wordList('处罚 罚款 开罚 裁罚 处以 罚单 罚没 开出 行政处罚'),
      clause: /罚/,
      notAfter: /^(?:标准|条款|规定|力度|措施|上限|的(?:风险|可能))|^[^罚，。]{0,12}(?:药|方|证明)/,
      notBefore: ONLY_FEARED,
      sentence: AUTHORITY,
    },
  ],
  roles: [{ ...CHARGED, from: ['behind', 'to', 'theme', 'earlier'] }, REGULATOR],
  needs: ['subject'],
  confidence: 0.65,
  examples: [
    {
      text: '7月7日，金融监管部门对蚂蚁集团处以71亿元罚款，其人工智能业务未受影响。',
      events: [{ type: 'incident', arguments: { subject: '蚂蚁集团' } }],
    },
  ],
  counterexamples: ['人工智能法草案规定，违规的企业将被处以罚款。'],
};

export const probes: EventRule = {
  name: 'incident/probes',
  type: 'incident',
  sense: 'charge',
  triggers: [
    {
      words: wordList('调查 立案调查 反垄断调查 审查 立案 国家安全审查 立案侦查 刑事侦查 诉前调查'),
      before:
        /(?:开始|启动|展开|宣布|着手|正在?|将|拟|联手|已经?|对[^，。]{1,30}|针对[^，。]{1,30}|就[^，。]{1,20}|被[^，。]{0,20}|遭到?[^，。]{0,20}|接受[^，。]{0,20}|受到?[^，。]{0,20}|面临[^，。]{0,20}|因[^，。]{1,24}|开展|进行|发起)$/,
      notAfter: NO_PROBE,
      notBefore: new RegExp(
        `${ONLY_FEARED.source}|${NOT_THE_HOUSE.source}|(?:用户|市场|问卷|民意|抽样|田野|案件|内部|媒体|记者|消费者)$|通过[^，。]{0,10}$`,
      ),
      sentence: AUTHORITY,
      notClause: /安全审查办法|审查委员会|出版审查/,
    },
    {
      words: wordList('展开调查 启动调查 发起调查 开展调查 立案调查 反垄断调查 提起调查'),
      notAfter: /^(?:报告|结果)/,
      notBefore: new RegExp(`${ONLY_FEARED.source}|${NOT_THE_HOUSE.source}`),
      sentence: AUTHORITY,
    },
    {
      words: wordList('约谈 传唤 传召 召见'),
      notAfter: /^(?:判|了?[^，。]{0,4}谈判)/,
      notBefore: /签$|(?:人员|员工)[^，。]{0,8}$/,
    },
  ],
  discards: wordList('长约谈判 签约谈判 调查问卷 尽职调查 民意调查 市场调查 问卷调查'),
  roles: [
    { ...CHARGED, from: ['behind', 'to', 'theme'] },
    { role: 'subject', kind: 'model', from: ['behind', 'to', 'theme', 'earlier'], least: 1 },
    { ...CHARGED, from: ['earlier', 'next'], least: 1 },
    REGULATOR,
  ],
  needs: ['subject'],
  confidence: 0.65,
  examples: [
    {
      text: '加拿大隐私专员办公室宣布开始调查OpenAI。',
      events: [{ type: 'incident', arguments: { subject: 'OpenAI', counterparty: '加拿大隐私专员办公室' } }],
    },
    {
      text: '美国对DeepSeek开展国家安全调查。',
      events: [{ type: 'incident', arguments: { subject: 'DeepSeek' } }],
    },
  ],
  counterexamples: [
    '去年，一家科技媒体开始调查OpenAI的资金来源。',
    '分析师认为，此举是为了让谷歌免受监管机构的反垄断调查，与人工智能无关。',
  ],
};

/** 列入实体清单: lists of those with whom nobody may trade. */
export const lists: EventRule = {
  name: 'incident/lists',
  type: 'incident',
  sense: 'list',
  triggers: [
    {
      words: wordList(
        '列入 列为 加入 纳入 添加到 添加至 移出 剔除 移除 增列 新增 拉入 拉进 放入 登上 进入 上了 打入',
      ),
      clause:
        /实体清单|实体名单|黑名单|制裁名单|制裁清单|军事企业|国家安全威胁|失信|管制清单|(?:国防部|商务部|财政部|军方)[^，。]{0,8}名单|未经核实清单|1260H|UVL/,
      notBefore: /(?:可能|担心|避免|若|如果|应该?)[^，。]{0,10}$/,
    },
    { words: wordList('拉黑'), before: /(?:被|遭)[^，。]{0,12}$/ },
    {
      words: wordList('制裁'),
      before: /(?:对|被|遭|遭到|受到|实施|施加)[^，。]{0,20}$/,
      notAfter: /^(?:名单|清单|措施|法案|力度|的)/,
      notBefore: ONLY_FEARED,
    },
    {
      words: wordList('出口管制 出口限制 出口禁令 无限期出口管制'),
      before: /(?:对|针对)[^，。]{1,30}(?:祭出|实施|施加|下达|发布|出台)[^，。]{0,8}$/,
    },
  ],
  roles: [
    {
      ...CHARGED,
      from: ['to', 'behind', 'theme', 'next', 'following', 'earlier'],
    },
    REGULATOR,
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

/** 特斯拉召回…辆: a producer takes back what it sold. */
export const recalls: EventRule = {
  name: 'incident/recalls',
  type: 'incident',
  sense: 'recall',
  triggers: [
    {
      words: ['召回'],
      after: /^了?[^，。]{0,20}(?:\d|[辆台款批]|车|产品)/,
      notAfter: /^(?:率|的|前员工)/,
      notBefore: /向量|检索|多路|的$/,
    },
  ],
  roles: [
    { ...CHARGED, from: ['subject', 'earlier'] },
    { ...REGULATOR, from: ['with', 'agent'] },
  ],
  needs: ['subject'],
  confidence: 0.55,
  examples: [
    {
      text: '特斯拉宣布召回36万辆装有自动驾驶系统的汽车，人工智能软件将升级。',
      events: [{ type: 'incident', arguments: { subject: '特斯拉' } }],
    },
  ],
  counterexamples: ['百度的人工智能搜索采用多路召回。'],
};
