import type { EventRule, NumberRole, TextRole } from '../rule.ts';
import { wordList } from './roles.ts';

const SITE =
  '(?:智算中心|算力中心|超算中心|数据中心|算力集群|计算集群|智算集群|万卡集群|超级计算机|超算|计算中心|算力基地|智算基地|算力平台|智算平台|超集群|集群|产业创新中心|算力网络)';
const CHIP = '(?:GPU|芯片|显卡|加速卡|服务器|A100|H100|H800|A800|昇腾|H20|算力卡|运算卡|TPU)';

const CAPACITY: TextRole = {
  role: 'capacity',
  capture:
    /((?:\d[\d,.]*|[数上][万千百]|[一二两三四五六七八九十百千万]+)[余多]?万?(?:张|台|片|块|颗|枚|卡|个节点|节点|PFLOPS|EFLOPS|P|E|标准机架)[^，。；]{0,16})/,
  within: 'sentence',
};
const CAPACITY_NAME: TextRole = {
  role: 'capacity',
  least: 1,
  capture: new RegExp(`([^，。、的发布]{2,24}${SITE})`),
  within: 'after',
};
const AMOUNT: NumberRole = {
  role: 'amount',
  quantity: ['money'],
  within: 'sentence',
  notBefore: /(?:股价|市值|营收|单价)[^，。]{0,8}$/,
};
const OWNER = {
  role: 'owner',
  kind: 'organization',
  from: ['subject', 'agent'],
  notTypes: ['media', 'exchange'],
} as const;

export const builds: EventRule = {
  name: 'infrastructure/builds',
  type: 'infrastructure',
  triggers: [
    {
      words: wordList(
        '发布 启动 开工 投产 上线 落地 投用 揭牌 建成 投运 点亮 启用 动工 开建 兴建 建设 奠基 投入使用 投入运营 扩建 部署 交付 落成 签约 新建',
      ),
      clause: new RegExp(SITE),
      notBefore: /(?:推进|加快|支持|推动|促进|规划|统筹|鼓励|模型|的)$|(?:可以|能够)[^，。]{0,10}$/,
      notAfter: /^(?:路径|会|者|方|需求|成本|工作|的(?:需要|过程))/,
      notClause: /宕机|故障|中断|模型|管制|规定|(?:推进|推动|加快|鼓励|支持)[^，。]{0,40}建设/,
    },
  ],
  discards: wordList('发布会'),
  roles: [
    OWNER,
    { ...OWNER, from: ['earlier', 'said'], least: 1 },
    { role: 'place', kind: 'city', from: ['at', 'object', 'subject'], one: true },
    CAPACITY,
    CAPACITY_NAME,
    AMOUNT,
  ],
  needs: ['owner'],
  confidence: 0.7,
  examples: [
    {
      text: '商汤科技在上海建成新的智算中心。',
      events: [{ type: 'infrastructure', arguments: { owner: '商汤科技' } }],
    },
  ],
  counterexamples: ['各地将加快建设智算中心。'],
};

/** 斥资30亿元兴建数据中心: the money comes first, the site after it. */
export const spends: EventRule = {
  name: 'infrastructure/spends',
  type: 'infrastructure',
  triggers: [
    {
      words: wordList('斥资 投资 投入 耗资 豪掷 砸下 出资'),
      after: new RegExp(
        `^了?[^，。；\\d]{0,8}\\d[\\d.,]*\\s?[万亿千百兆]+[^，。；]{0,8}(?:（[^）]{0,16}）)?，?[^，。；]{0,10}(?:建|扩充|打造|用于)[^，。；]{0,24}(?:${SITE}|基建|基础设施|算力|数据传输|芯片厂|晶圆厂|工厂|人工智能中心|AI中心|智能中心|研发中心)`,
      ),
      notBefore: /(?:累计|收购|的)$/,
      notAfter: /^[^。；]{0,50}(?:汽车|光伏|电池|整车)/,
    },
  ],
  roles: [
    OWNER,
    { ...OWNER, from: ['earlier', 'said'], least: 1 },
    { role: 'place', kind: 'city', from: ['at', 'object'], one: true },
    {
      role: 'capacity',
      capture:
        /[亿万]\s?[^，。；\d]{0,6}?(?:（[^）]{0,16}）)?，?[^，。；\d]{0,8}?(?:兴建|新建|建设|建造|建立|扩建|打造|用于建设|建)了?(?!的)([^，。；以】]{2,24})/,
      within: 'after',
    },
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
  ],
  counterexamples: ['腾讯投入5亿元研发人工智能大模型。'],
};

export const buys: EventRule = {
  name: 'infrastructure/buys',
  type: 'infrastructure',
  triggers: [
    {
      words: wordList('采购 订购 购买 购置 下单 下了 购入 囤 租用 买了 预订 买入'),
      after: new RegExp(`^了?[^，。]{0,30}${CHIP}|^[^，。]{0,14}订单`),
      notBefore: /(?:可以|无法|限制|不能|被迫|取消)$|禁止[^，。]{0,8}$/,
      notAfter: /^的/,
    },
  ],
  discards: wordList('采购负责人 采购商 购买力'),
  roles: [
    OWNER,
    { role: 'owner', kind: 'person', from: ['subject', 'earlier'], least: 1 },
    { ...OWNER, from: ['earlier', 'said'], least: 1 },
    CAPACITY,
    { role: 'capacity', capture: /^了?([^，。]{2,20}(?:GPU|芯片|显卡|服务器|订单))/, within: 'after' },
    AMOUNT,
  ],
  needs: ['owner'],
  confidence: 0.7,
  examples: [
    {
      text: '百度向华为订购了1600片昇腾芯片。',
      events: [{ type: 'infrastructure', arguments: { owner: '百度' } }],
    },
  ],
  counterexamples: ['去年订购的GPU还没有到货，人工智能公司很着急。'],
};
