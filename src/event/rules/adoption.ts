import type { EntityRole, EventRule, Place } from '../rule.ts';
import { wordList } from './roles.ts';

const PLAIN = wordList(
  '接入 集成 部署 内建 用上 启用 嵌入 接通 整合 融入 内嵌 接进 装进 搬进 塞进 整合进 集成进 接入到 落地应用 落地部署 全面应用 本地化部署 本地部署 私有化部署 上线部署 部署上线 深度融合',
);
/** What a maker does not do with its own model. */
const TAKEN_UP = wordList('采用 引入 导入 选用 改用 换用 转用 采纳 采购 选定 引进 纳入 植入');
const ABILITY = /(?:可以|能够|可|能|如何|帮助[^，。]{0,8}|需要|为了|便于|不)$/;
/** Longer words that hold a trigger of these rules. */
const LONGER = wordList(
  '接入方 接入端 接入点 接入口 采用率 部署工作 整合营销 集成电路 集成商 集成灶 引入方 引进人才 使用者 使用权 使用率 支持率 应用商店 应用场景 应用程序 部署会 落地页 纳入指数',
);
/** What is built, run or cooled with comes before, a model does not (采用Transformer架构). */
const NO_MODEL = '架构|芯片|算法|框架|方式|形式|技术路线|处理器|系统';

const MODEL = (...from: readonly Place[]): EntityRole => ({ role: 'model', kind: 'model', from });
const ADOPTER = (...from: readonly Place[]): EntityRole => ({
  role: 'adopter',
  kind: 'organization',
  from,
  notTypes: ['media'],
  notMaker: true,
});
const OWN_DEVELOPER: EntityRole = { role: 'developer', kind: 'organization', from: ['owner', 'maker'] };
/** Names that the dictionary lacks, then assistants that take another's model in. */
const OTHER_ADOPTERS: readonly EntityRole[] = [
  { ...ADOPTER('subject'), open: true, least: 1 },
  { role: 'adopter', kind: 'model', from: ['subject', 'earlier'], least: 1 },
];
const ROLES: readonly EntityRole[] = [
  MODEL('object'),
  ADOPTER('next', 'subject', 'earlier'),
  ...OTHER_ADOPTERS,
  OWN_DEVELOPER,
];
const BUILDER: readonly EntityRole[] = [ADOPTER('subject', 'earlier'), OWN_DEVELOPER];

export const adopts: EventRule = {
  name: 'adoption/adopts',
  type: 'adoption',
  triggers: [
    {
      // 将甲接入乙架构: what stands behind the verb is where the model goes.
      words: PLAIN,
      before: /(?:将|把)[^，。将把]{2,30}$/,
      notBefore: ABILITY,
      notAfter: /^(?:到[^，。]{1,12}模型(?:本身|中|里|内)|端|层|商|方式|的)/,
    },
    {
      words: PLAIN,
      notBefore: ABILITY,
      notAfter: new RegExp(
        `^(?:了?[^，。]{0,8}(?:${NO_MODEL})|到[^，。]{1,12}模型(?:本身|中|里|内)|端|层|商|方式|的是?(?:数据|文本))`,
      ),
    },
  ],
  discards: LONGER,
  roles: ROLES,
  needs: ['model', 'adopter'],
  confidence: 0.75,
  examples: [
    {
      text: '联想宣布旗下个人电脑全面接入DeepSeek。',
      published: '2025-02-10',
      events: [{ type: 'adoption', arguments: { adopter: '联想', model: 'DeepSeek' } }],
    },
    {
      text: '阿里巴巴旗下外卖平台饿了么接入文心一言。',
      events: [{ type: 'adoption', arguments: { adopter: '饿了么', model: '文心一言' } }],
    },
    {
      text: '中国移动、中国电信和中国联通均已接入DeepSeek大模型。',
      published: '2025-02-10',
      events: [
        { type: 'adoption', arguments: { adopter: ['中国移动', '中国电信', '中国联通'], model: 'DeepSeek' } },
      ],
    },
  ],
  counterexamples: ['百度表示，开发者可以接入文心一言的接口。'],
};

export const takesUp: EventRule = {
  name: 'adoption/takes-up',
  type: 'adoption',
  triggers: [
    {
      words: ['加入'],
      notBefore: ABILITY,
      notAfter: /^了?[^，。]{0,16}(?:生态|计划|团队|阵营|联盟|公司|项目|行列|战局|赛道|竞争|大军)/,
    },
    {
      words: TAKEN_UP,
      notBefore: ABILITY,
      notAfter: new RegExp(`^(?:了?[^，。]{0,8}(?:${NO_MODEL})|端|层|商|方式|的是?(?:数据|文本))`),
    },
  ],
  discards: LONGER,
  roles: ROLES,
  needs: ['model', 'adopter'],
  byOthers: true,
  confidence: 0.75,
  examples: [
    {
      text: '三星决定采用文心一言。',
      events: [{ type: 'adoption', arguments: { adopter: '三星', model: '文心一言' } }],
    },
  ],
  counterexamples: [
    '文心一言采用混合专家架构，训练成本更低。',
    'OpenAI将这项技术纳入GPT-4。',
    '谷歌引入了Bard，人工智能竞争加剧。',
  ],
};

export const hosts: EventRule = {
  name: 'adoption/hosts',
  type: 'adoption',
  triggers: [
    {
      words: wordList('融合 对接 适配 集成 打通'),
      before: /(?:与|和|同)[^，。]{2,24}(?:完成|实现|已|深度)[^，。]{0,4}$/,
    },
    {
      words: wordList('搭载 内置 内建'),
      notBefore: /(?:可以|能够|可|能|如何|需要|为了|，)$/,
      notAfter: /^(?:了?[^，。]{0,8}(?:架构|芯片|算法|框架|处理器|系统)|于|在)/,
    },
    {
      // A platform, a bank or a cloud puts up another's model.
      words: wordList('上线 上架'),
      before: /[\u4e00-\u9fffA-Za-z0-9]\s?$/,
      notBefore: /(?:可以|能够|可|未|不|用户|网友|内容|视频|同步|首批|今日|今天)$/,
      notAfter: /^(?:了?[^，。]{0,8}(?:课程|报告)|后|的|以来|当日|首日)/,
    },
    {
      words: wordList('提供 开放'),
      after: /^[^，。]{2,24}(?:供[^，。]{0,6}选|作为[^，。]{0,4}选|等?选项|可供)/,
      notBefore: ABILITY,
    },
    {
      notBefore: /(?:禁止|禁|不得|停止|限制|暂停|不再)(?:员工|师生|学生)?$/,
      words: wordList('上架 上线 支持 支援 适配 搭载 调用 使用 融合 应用 落地 采购'),
      before:
        /(?:宣布|官宣|已|正式|全面|率先|首批|首个|将|开始|均|都|陆续|完成|正在|深度|皆|也|相继|同步)[^，。]{0,8}$/,
      notAfter: /^(?:了?[^，。]{0,8}(?:架构|芯片|算法|框架)|端|层)/,
    },
  ],
  discards: LONGER,
  roles: [
    MODEL('object', 'with'),
    ADOPTER('next', 'subject', 'earlier'),
    { ...ADOPTER('subject'), open: true, least: 1 },
    OWN_DEVELOPER,
  ],
  needs: ['model', 'adopter'],
  byOthers: true,
  confidence: 0.75,
  examples: [
    {
      text: '阿里云、腾讯云已上线DeepSeek。',
      published: '2025-02-10',
      events: [{ type: 'adoption', arguments: { adopter: ['阿里云', '腾讯云'], model: 'DeepSeek' } }],
    },
  ],
  counterexamples: ['百度的应用商店已上线多款人工智能产品。', '用户可以上线使用文心一言，人工智能触手可及。'],
};

/** 甲完成对乙的本地化部署: the model stands between the verb and its noun. */
export const deploys: EventRule = {
  name: 'adoption/deploys',
  type: 'adoption',
  triggers: [
    {
      words: wordList('部署 接入 适配 对接 集成 调用 落地'),
      before:
        /完成了?(?:对|与|和)?[^，。]{2,24}?(?:的|本地化|私有化|本地|深度|全面|全系列|全尺寸|满血版|大?(?:语言)?模型|系列|\s)*$/,
      notAfter: /^(?:测试环境|方|端|商)/,
    },
  ],
  discards: LONGER,
  roles: [
    MODEL('near', 'with', 'to', 'theme'),
    ADOPTER('subject', 'earlier'),
    { ...ADOPTER('subject'), open: true, least: 1 },
    OWN_DEVELOPER,
  ],
  needs: ['model', 'adopter'],
  byOthers: true,
  confidence: 0.75,
  examples: [
    {
      text: '江苏银行近日完成DeepSeek的本地化部署。',
      published: '2025-02-20',
      events: [{ type: 'adoption', arguments: { adopter: '江苏银行', model: 'DeepSeek' } }],
    },
  ],
  counterexamples: ['DeepSeek的开发团队完成了系统部署，人工智能训练提速。'],
};

export const isAdopted: EventRule = {
  name: 'adoption/goes-into',
  type: 'adoption',
  triggers: [
    {
      words: wordList(
        '进驻 入驻 接入 集成到 集成至 部署到 部署于 部署在 应用于 应用到 融入 上车 搭载于 搭载在 落地 嵌入 植入 赋能 上线 整合到 整合进 接入到 服务于',
      ),
      before: /(?:宣布|已|正式|全面|率先|首批|将|开始|均|都|陆续|在|深度|也|相继|同步|被)[^，。]{0,8}$/,
      notBefore: /(?:可以|能够|可|能|如何|需要|为了)$/,
    },
    {
      words: wordList('进驻 入驻 落地 上车 植入 嵌入 搭载于'),
      notBefore: /(?:可以|能够|可|能|如何|需要|为了|推动|加速|不|难以|未)$/,
      notAfter: /^(?:应用|后|的|以来|场景|难|过程|更多|各|成本|速度|率|方案)/,
    },
    {
      words: ['赋能'],
      after: /^[\u4e00-\u9fffA-Za-z]{2,12}(?:$|[，。的])/,
      notBefore: /(?:可以|能够|可|能|如何|需要|为了|推动|加速|不|为)$/,
    },
  ],
  discards: LONGER,
  roles: [MODEL('subject', 'earlier'), ADOPTER('object', 'at'), OWN_DEVELOPER],
  needs: ['model', 'adopter'],
  confidence: 0.7,
  examples: [
    {
      text: '通义千问已接入钉钉，用户可在聊天窗口里直接提问。',
      events: [{ type: 'adoption', arguments: { model: '通义千问', adopter: '钉钉' } }],
    },
  ],
  counterexamples: ['文心一言将落地更多行业。', '文心一言难以落地，长安汽车仍在观望。'],
};

export const buildsOn: EventRule = {
  name: 'adoption/builds-on',
  type: 'adoption',
  triggers: [
    {
      words: wordList('推出 打造 开发 构建 发布 训练 上线 研发 升级 微调 蒸馏 创作 制作 撰写 改造 优化 重构'),
      before: /(?:基于|依托|借助|利用|搭载|通过|采用|使用|运用|调用)[^，。]{1,30}$/,
      notClause: /禁|从\s?基于/,
      // What users and researchers do with a model, their company does not.
      notBefore:
        /(?:员工|用户|学生|人员|团队|者|人们|网友|可|可以|能|能够)(?:已|已经|都|在|开始|正)*(?:利用|使用|借助|通过|运用|采用)[^，。]{1,30}$/,
      notAfter: /^了?[^，。]{0,12}(?:措施|规定|报告|公告)/,
    },
    {
      words: wordList('推出 打造 开发 发布 上线'),
      after: /^(?:了)?(?:基于|搭载|依托|采用|内置|以)[^，。]{1,30}/,
    },
  ],
  roles: [MODEL('basis'), ...BUILDER],
  needs: ['model', 'adopter'],
  byOthers: true,
  confidence: 0.65,
  examples: [
    {
      text: '微软推出基于GPT-4的办公助手。',
      events: [{ type: 'adoption', arguments: { model: 'GPT', adopter: '微软' } }],
    },
  ],
  counterexamples: ['百度基于多年积累推出文心一言。', '三星的员工使用ChatGPT撰写会议纪要。'],
};

export const standsOn: EventRule = {
  name: 'adoption/stands-on',
  type: 'adoption',
  triggers: [
    {
      words: wordList('基于 依托'),
      after: /^[^，。]{1,24}(?:训练|打造|开发|构建|微调|推出)/,
      before: /(?:是|被|直接|抓包)[^，。]{0,6}$/,
    },
    {
      words: wordList('基于 依托'),
      after: /^[^，。]{1,24}(?:训练|打造|开发|构建|微调|蒸馏)(?:而成|而来|得到|出来|完成)?(?:$|[，。])/,
      notBefore: /可|能|应|需/,
    },
    {
      words: ['基础上'],
      before: /(?:在|以)[^，。]{2,24}(?:的|之)?$/,
      after: /^(?:进行|加以|二次|再|进一步)*(?:训练|微调|打造|开发|构建|推出|研发|蒸馏|改)/,
    },
  ],
  roles: [MODEL('object', 'near'), ...BUILDER],
  needs: ['model', 'adopter'],
  byOthers: true,
  confidence: 0.6,
  examples: [
    {
      text: '小米承认，新助手是基于文心一言打造的。',
      events: [{ type: 'adoption', arguments: { adopter: '小米', model: '文心一言' } }],
    },
  ],
  counterexamples: ['百度的产品基于多年积累，人工智能能力突出。'],
};
