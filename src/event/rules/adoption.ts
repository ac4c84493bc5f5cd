import type { EventRule } from '../rule.ts';
import { wordList } from './roles.ts';

const PLAIN = wordList('接入 集成 部署 内建 用上 启用 嵌入 接通 整合');
/** What a maker does not do with its own model. */
const TAKEN_UP = wordList('采用 引入 导入 选用 改用');

export const adopts: EventRule = {
  name: 'adoption/adopts',
  type: 'adoption',
  triggers: [
    {
      words: PLAIN,
      notBefore: /(?:可以|能够|可|能|如何|帮助[^，。]{0,8}|需要|为了|便于|不)$/,
      notAfter:
        /^(?:了?[^，。]{0,8}(?:架构|芯片|算法|框架|方式|形式|技术路线)|到[^，。]{1,12}模型(?:本身|中|里|内)|端|层|商|方式|的是?(?:数据|文本))/,
    },
  ],
  discards: wordList(
    '接入方 接入端 接入点 采用率 部署工作 整合营销 集成电路 集成商 引入方 使用者 使用权 支持率 应用商店 应用场景 应用程序 部署会',
  ),
  roles: [
    { role: 'model', kind: 'model', from: ['object'] },
    { role: 'adopter', kind: 'organization', from: ['next', 'subject', 'earlier'], notTypes: ['media'] },
    { role: 'adopter', kind: 'organization', from: ['subject'], open: true, least: 1 },
    { role: 'adopter', kind: 'model', from: ['subject', 'earlier'], least: 1 },
    { role: 'developer', kind: 'organization', from: ['owner', 'maker'] },
  ],
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
      words: TAKEN_UP,
      notBefore: /(?:可以|能够|可|能|如何|帮助[^，。]{0,8}|需要|为了|便于|不)$/,
      notAfter:
        /^(?:了?[^，。]{0,8}(?:架构|芯片|算法|框架|方式|形式|技术路线)|端|层|商|方式|的是?(?:数据|文本))/,
    },
  ],
  discards: wordList(
    '接入方 接入端 接入点 采用率 部署工作 整合营销 集成电路 集成商 引入方 使用者 使用权 支持率 应用商店 应用场景 应用程序 部署会',
  ),
  roles: [
    { role: 'model', kind: 'model', from: ['object'] },
    { role: 'adopter', kind: 'organization', from: ['next', 'subject', 'earlier'], notTypes: ['media'] },
    { role: 'adopter', kind: 'organization', from: ['subject'], open: true, least: 1 },
    { role: 'adopter', kind: 'model', from: ['subject', 'earlier'], least: 1 },
    { role: 'developer', kind: 'organization', from: ['owner', 'maker'] },
  ],
  needs: ['model', 'adopter'],
  byOthers: true,
  confidence: 0.75,
  examples: [
    {
      text: '三星决定采用文心一言。',
      events: [{ type: 'adoption', arguments: { adopter: '三星', model: '文心一言' } }],
    },
  ],
  counterexamples: ['文心一言采用混合专家架构，训练成本更低。', '谷歌引入了Bard，人工智能竞争加剧。'],
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
      notBefore: /(?:禁止|禁|不得|停止|限制|暂停|不再)(?:员工|师生|学生)?$/,
      words: wordList('上架 上线 支持 支援 适配 搭载 调用 使用 融合 应用 落地 采购'),
      before:
        /(?:宣布|官宣|已|正式|全面|率先|首批|首个|将|开始|均|都|陆续|完成|正在|深度|皆|也|相继|同步)[^，。]{0,8}$/,
      notAfter: /^(?:了?[^，。]{0,8}(?:架构|芯片|算法|框架)|端|层)/,
    },
  ],
  discards: wordList(
    '接入方 接入端 接入点 采用率 部署工作 整合营销 集成电路 集成商 引入方 使用者 使用权 支持率 应用商店 应用场景 应用程序 部署会',
  ),
  roles: [
    { role: 'model', kind: 'model', from: ['object', 'with'] },
    { role: 'adopter', kind: 'organization', from: ['next', 'subject', 'earlier'], notTypes: ['media'] },
    { role: 'adopter', kind: 'organization', from: ['subject'], open: true, least: 1 },
    { role: 'developer', kind: 'organization', from: ['owner', 'maker'] },
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
  counterexamples: ['百度的应用商店已上线多款人工智能产品。'],
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
  ],
  discards: wordList('接入方 接入端 落地页 接入点'),
  roles: [
    { role: 'model', kind: 'model', from: ['subject', 'earlier'] },
    { role: 'adopter', kind: 'organization', from: ['object', 'at'], notTypes: ['media'] },
    { role: 'developer', kind: 'organization', from: ['owner', 'maker'] },
  ],
  needs: ['model', 'adopter'],
  confidence: 0.7,
  examples: [
    {
      text: '通义千问已接入钉钉，用户可在聊天窗口里直接提问。',
      events: [{ type: 'adoption', arguments: { model: '通义千问', adopter: '钉钉' } }],
    },
  ],
  counterexamples: ['文心一言将落地更多行业。'],
};

export const buildsOn: EventRule = {
  name: 'adoption/builds-on',
  type: 'adoption',
  triggers: [
    {
      words: wordList('推出 打造 开发 构建 发布 训练 上线 研发 升级'),
      before: /(?:基于|依托|借助|利用|搭载|通过|采用|使用)[^，。]{1,30}$/,
      notClause: /禁/,
      notAfter: /^了?[^，。]{0,12}(?:措施|规定|报告|公告)/,
    },
    {
      words: wordList('推出 打造 开发 发布 上线'),
      after: /^(?:了)?(?:基于|搭载|依托|采用|内置|以)[^，。]{1,30}/,
    },
  ],
  roles: [
    { role: 'model', kind: 'model', from: ['basis'] },
    { role: 'adopter', kind: 'organization', from: ['subject', 'earlier'], notTypes: ['media'] },
    { role: 'developer', kind: 'organization', from: ['owner', 'maker'] },
  ],
  needs: ['model', 'adopter'],
  byOthers: true,
  confidence: 0.65,
  examples: [
    {
      text: '微软推出基于GPT-4的办公助手。',
      events: [{ type: 'adoption', arguments: { model: 'GPT', adopter: '微软' } }],
    },
  ],
  counterexamples: ['百度基于多年积累推出文心一言。'],
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
  ],
  roles: [
    { role: 'model', kind: 'model', from: ['object'] },
    { role: 'adopter', kind: 'organization', from: ['subject', 'earlier'], notTypes: ['media'] },
    { role: 'developer', kind: 'organization', from: ['owner', 'maker'] },
  ],
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
