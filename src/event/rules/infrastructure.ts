import type { EntityRole, EventRule, NumberRole, TextRole } from '../rule.ts';
import { wordList } from './roles.ts';

/** What computes: centres, clusters, machines, and the plants that make chips. */
const SITE =
  '(?:智算中心|算力中心|超算中心|数据中心|资料中心|算力集群|计算集群|智算集群|[千万]卡集群|超级计算机|超级电脑|超算|计算中心|算力基地|智算基地|算力平台|智算平台|超集群|(?<!产业|城市|制造业|企业)集群|产业创新中心|算力网络?|超节点|AI工厂|人工智能工厂|算力枢纽|AIDC|算力工厂|晶圆厂|芯片厂|智算云|算力项目|星际之门|计算设施)';
const CHIP =
  '(?:GPU|芯片|晶片|显卡|加速卡|服务器|伺服器|A100|H100|H200|A800|H800|B200|GB200|GB300|昇腾|升腾|H20|算力卡|运算卡|TPU|加速器)';
const COUNT =
  '(?:\\d[\\d,.]*|[数上][万千百]|[一二两三四五六七八九十百千万]+)\\s?[余多]?[万亿]?(?:张|台|片|块|颗|枚|卡|个节点|节点|套|PFLOPS|EFLOPS|P(?![A-Za-z])|E(?![A-Za-z])|MW|GW|兆瓦|吉瓦|标准机架|个机架)';

const CAPACITY: TextRole = {
  role: 'capacity',
  capture: new RegExp(`(${COUNT}(?:[^，。；、\\d]{0,4}[^，。；、]{0,12}?(?:${CHIP}|${SITE}))?)`),
  within: 'sentence',
};
const NAME_AFTER: TextRole = {
  role: 'capacity',
  least: 1,
  capture: new RegExp(`([^，。、的发布了「“《]{0,24}${SITE})`),
  within: 'after',
};
const NAME_BEFORE: TextRole = {
  role: 'capacity',
  least: 1,
  capture: new RegExp(`([^，。、的「“《]{0,18}${SITE})[^，。；]{0,24}$`),
  within: 'before',
  afterNames: true,
};
const AMOUNT: NumberRole = {
  role: 'amount',
  quantity: ['money'],
  within: 'sentence',
  notBefore: /(?:股价|市值|营收|单价)[^，。]{0,8}$/,
};
const OWNER: EntityRole = {
  role: 'owner',
  kind: 'organization',
  from: ['subject', 'agent'],
  notTypes: ['media', 'exchange'],
};
const EARLIER_OWNER: EntityRole = { ...OWNER, from: ['earlier', 'said'], least: 1 };
/** Wishes, rules and what is only possible build nothing. */
const NO_WORK =
  /宕机|故障|中断|管制|规定|要求|禁止|(?:推进|推动|加快|鼓励|支持|促进|统筹|(?<!正在|已经|着手)规划|引导|完善|加强)[^，。]{0,40}(?:建设|部署|布局)/;
const NO_WORK_BEFORE =
  /(?:投资|斥资|投入|砸下?|耗资|出资|豪掷)了?[^，。]{0,20}，?[^，。]{0,20}$|(?:推进|加快|支持|推动|促进|规划|统筹|鼓励|模型|的|关于|包括|布局|适度|引导|努力|超前)$|(?:可以|能够|如何|需要|应|必须|能力|致力于?|着力|旨在|助力|意在|希望[^，。]{0,10}|帮助[^，。]{0,10})[^，。]{0,10}$|的[^，。]{0,4}$/;

export const builds: EventRule = {
  name: 'infrastructure/builds',
  type: 'infrastructure',
  triggers: [
    {
      words: wordList(
        '发布 启动 建成 启用 开建 兴建 建设 扩建 新建 部署 交付 签约 点亮 打造 建造 搭建 推出 上线 落地 承建 投建 筹建 修建 奠基 建立 动工 开工',
      ),
      after: new RegExp(`^了?[^，。；]{0,40}${SITE}(?!的|业务|级|产品|芯片|市场|服务器|领域|用|行业|全生命)`),
      notBefore: NO_WORK_BEFORE,
      notAfter:
        /^(?:路径|会|者|方|需求|成本|工作|的(?:需要|过程))|^[^，。；]{0,24}模型(?!训练|推理|的|与|、|开发)|^[^，。；]{0,40}(?:芯片|显卡|GPU)(?:和|、)/,
      notClause: NO_WORK,
    },
    {
      words: wordList('建设 新建 扩建 建造 布局'),
      before: /(?:正在|已经|着手|计划)规划$/,
      after: new RegExp(`^了?[^，。；]{0,40}${SITE}`),
      modality: 'planned',
    },
    {
      words: wordList(
        '投产 上线 落地 投用 揭牌 建成 投运 点亮 启用 动工 开工 奠基 投入使用 投入运营 落成 启动 亮相 竣工 封顶 启运 开服 建成投产 正式运营',
      ),
      before: new RegExp(`${SITE}[^，。；]{0,24}$`),
      notBefore: new RegExp(`${NO_WORK_BEFORE.source}|模型[^，。]{0,12}$`),
      notAfter: /^(?:会|者|方|需求|了?[^，。]{0,12}模型)/,
      notClause: NO_WORK,
    },
    {
      words: wordList('部署 安装 配备'),
      after: new RegExp(`^了?[^，。；]{0,6}${COUNT}[^，。；]{0,14}${CHIP}`),
      sentence: new RegExp(SITE),
      notClause: NO_WORK,
    },
    {
      words: wordList('投产 落地投产 亮相 启用'),
      before: /[A-Z][A-Za-z]+[^，。]{0,8}$/,
      sentence: new RegExp(SITE),
      notClause: NO_WORK,
    },
  ],
  discards: wordList('发布会 启动会'),
  roles: [
    OWNER,
    EARLIER_OWNER,
    { role: 'place', kind: 'city', from: ['at', 'object', 'subject'], one: true },
    { ...CAPACITY, within: 'clause' },
    NAME_AFTER,
    NAME_BEFORE,
    { ...CAPACITY, least: 1 },
    AMOUNT,
  ],
  needs: ['owner'],
  confidence: 0.7,
  examples: [
    {
      text: '商汤科技在上海建成新的智算中心。',
      events: [{ type: 'infrastructure', arguments: { owner: '商汤科技', capacity: '智算中心' } }],
    },
    {
      text: '百度智能云的万卡集群已经点亮，用来训练大模型。',
      events: [{ type: 'infrastructure', arguments: { owner: '百度智能云', capacity: '万卡集群' } }],
    },
  ],
  counterexamples: ['各地将加快建设智算中心。', '百度专家说，这涉及超算资源的分布式部署，也涉及人工智能。'],
};

const SUM = '了?[^，。；\\d]{0,8}\\d[\\d.,]*\\s?[万亿千百兆]+';

/** 斥资30亿元兴建数据中心: the money comes first, the site after it. */
export const spends: EventRule = {
  name: 'infrastructure/spends',
  type: 'infrastructure',
  triggers: [
    {
      words: wordList('斥资 投资 投入 耗资 豪掷 砸下 出资 花费 砸'),
      after: new RegExp(
        `^${SUM}[^，。；]{0,8}(?:（[^）]{0,16}）)?，?[^，。；]{0,18}(?:建|扩充|打造|用于|发展)[^，。；]{0,24}(?:${SITE}|基建|基础设施|算力|数据传输|工厂|人工智能中心|AI中心|智能中心|研发中心)`,
      ),
      notBefore: /(?:累计|收购|的)$/,
      notAfter: /^[^。；]{0,50}(?:汽车|光伏|电池|整车)/,
    },
    {
      words: wordList('投入 投资 花费 砸下'),
      before: new RegExp(`(?:在|对|向|为)[^，。；]{0,20}${SITE}[^，。；]{0,6}$`),
      after: new RegExp(`^${SUM}`),
    },
  ],
  roles: [
    OWNER,
    EARLIER_OWNER,
    { role: 'place', kind: 'city', from: ['at', 'object'], one: true },
    {
      role: 'capacity',
      capture:
        /[亿万]\s?[^，。；\d]{0,6}?(?:（[^）]{0,16}）)?，?[^，。；\d]{0,8}?(?:兴建|新建|建设|建造|建立|扩建|打造|用于建设|建)了?(?!的)([^，。；以】]{2,24}?)(?:后|$|[，。；以])/,
      within: 'after',
    },
    NAME_BEFORE,
    { ...AMOUNT, within: 'after', reach: 12 },
    AMOUNT,
  ],
  needs: ['owner', 'amount'],
  confidence: 0.65,
  examples: [
    {
      text: '腾讯将斥资50亿元在上海兴建数据中心。',
      events: [
        {
          type: 'infrastructure',
          modality: 'planned',
          arguments: { owner: '腾讯', amount: 5000000000, capacity: '数据中心' },
        },
      ],
    },
    {
      text: '特斯拉计划在Dojo超级计算机上投入超过10亿美元，人工智能是重点。',
      events: [
        { type: 'infrastructure', modality: 'planned', arguments: { owner: '特斯拉', amount: 1000000000 } },
      ],
    },
  ],
  counterexamples: ['腾讯投入5亿元研发人工智能大模型。'],
};

const CANNOT =
  /(?:可以|无法|限制|不能|被迫|取消|能力|阻止|切断|削弱|转而|才能|需要|必须|禁止|如果|若|想要|不|难以|是否|允许)[^，。]{0,12}$|的$/;

export const buys: EventRule = {
  name: 'infrastructure/buys',
  type: 'infrastructure',
  triggers: [
    {
      words: wordList(
        '采购 订购 购买 购置 下单 下了 购入 囤积 囤 囤了 租用 买了 预订 买入 追单 加单 抢购 租赁 囤下 购得 订下',
      ),
      after: new RegExp(`^了?[^，。]{0,30}${CHIP}|^[^，。]{0,14}订单`),
      clause:
        /\d|[数上][十百千万]|[万千百亿][多余]?[张片块颗枚台卡]|数[万千百]|英伟达|昇腾|升腾|AMD|博通|寒武纪|海光|AI芯片|AI晶片|人工智能芯片|GPU|服务器|伺服器|订单/,
      notBefore: CANNOT,
      notAfter: /^(?:的|量|商|方|成本|价(?!值))|^[^，。]{0,24}(?:的能力|的需求)/,
      notClause: /管制|禁令|削弱|切断/,
    },
    {
      words: wordList('签下 签署 签订 拿下'),
      after:
        /^了?[^，。]{0,24}(?:算力|云计算|云端|GPU|芯片|晶片|智算)[^，。]{0,8}(?:采购|服务|租赁|供应|建设)?(?:协议|合同|订单|大单)/,
      clause: /\d/,
      notBefore: CANNOT,
    },
  ],
  discards: wordList('采购负责人 采购商 购买力 采购量 囤货'),
  roles: [
    { ...OWNER, notTypes: ['media', 'exchange', 'public_body'], one: true },
    { role: 'owner', kind: 'person', from: ['subject', 'earlier'], least: 1 },
    { ...EARLIER_OWNER, notTypes: ['media', 'exchange', 'public_body'] },
    CAPACITY,
    {
      role: 'capacity',
      capture: /^了?([^，。]{2,20}?(?:GPU|芯片|晶片|显卡|服务器|伺服器|订单|算力))/,
      within: 'after',
      least: 1,
    },
    AMOUNT,
  ],
  needs: ['owner'],
  confidence: 0.7,
  examples: [
    {
      text: '百度向华为订购了1600片昇腾芯片。',
      events: [{ type: 'infrastructure', arguments: { owner: '百度', capacity: '1600片升腾芯片' } }],
    },
    {
      text: '消息称，阿里已向英伟达追加下单3万片AI芯片。',
      events: [{ type: 'infrastructure', arguments: { owner: '阿里巴巴' } }],
    },
  ],
  counterexamples: [
    '去年订购的GPU还没有到货，人工智能公司很着急。',
    '新规削弱了华为购买高端人工智能芯片的能力。',
  ],
};
