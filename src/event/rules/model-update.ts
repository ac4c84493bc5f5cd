import type { EventRule, TextRole } from '../rule.ts';
import { DEVELOPER, wordList } from './roles.ts';

const CHANGE: TextRole = { role: 'change', capture: /(.+)/, within: 'phrase' };

const MODEL = {
  role: 'model',
  kind: 'model',
  from: ['object', 'to', 'subject', 'earlier', 'topic'],
} as const;

export const updates: EventRule = {
  name: 'model_update/changes',
  type: 'model_update',
  triggers: [
    {
      words: wordList('升级 更新'),
      before: /(?:模型|AI|版本|[A-Za-z0-9])\s?$/,
      after: /^(?:至|到|为)?\s?\d|^(?:，|$|！|：)/,
    },
    {
      words: wordList('升级 更新 迭代'),
      before:
        /(?:全新|全面|重大|大幅|迎来|完成|再度|再次|宣布|正式|进行|已|将|新|版本|重磅|持续)[^，。]{0,8}$/,
      notBefore:
        /实现了?[^，。]{0,12}$|(?:产业|消费|智能化|转型|软件|系统|硬件|技术|不断|设备|战略|优化|改造|服务|推动|加速|体验)$/,
      notAfter:
        /^(?:内容|与|当[日天]|时|版|换代|背后|方向|改造|转型|为全|的|包|后|速度|提供|周期|至今|，如有)/,
    },
    {
      notClause: /股|板块|新车|车型|房|手机/,
      words: wordList('降价 涨价 调价 提价 加价 下调价格 上调价格 再降 打折'),
      notAfter: /^(?:压力|潮|空间|幅度是|促销|竞争|后)/,
    },
    {
      words: wordList('免费'),
      before: /(?:全面|宣布|将|起|已|正式|永久|完全|限时|也|免费开放|开始)[^，。]{0,6}$/,
      notAfter: /^(?:商用|下载|接口|午餐|试用版|领|体验养|服务[^，。]{0,6}的)/,
    },
    {
      words: wordList('免费开放 免费提供 免费使用'),
      after: /^(?:给|$|[，。！]|所有|API|接口)/,
      notBefore: /(?:可以|可|能|供用户|用户)$/,
    },
    {
      words: wordList('下架 下线 关停 停服 停止服务 停止更新 退役 停用'),
      notBefore: /(?:应用商店|被)$/,
    },
    {
      words: wordList('限流 限额 涨 调整 上调 下调'),
      after: /^了?[^，。]{0,20}(?:价|Token|token|定价|收费|费用|额度)/,
      notClause: /股|指数|目标价|评级/,
    },
    {
      words: wordList('收取 收费 定价'),
      after: /^(?:了|为|每)?[^，。]{0,12}\d[^，。]{0,8}(?:元|美元|美金)/,
      notClause: /股|新车|车型|房|手机|芯片|机器人/,
    },
    {
      words: wordList('限时优惠 优惠期'),
      after: /^[^，。]{0,10}(?:结束|开始|延长)/,
    },
  ],
  discards: wordList('涨幅 涨停 涨跌 涨超 涨近 涨逾 下架率 调整期'),
  roles: [{ ...MODEL, from: ['theme', 'to', 'object', 'earlier', 'said'] }, DEVELOPER, CHANGE],
  needs: ['model'],
  byMaker: true,
  confidence: 0.7,
  examples: [
    {
      text: '百度宣布文心一言将于4月1日起全面免费。',
      published: '2025-02-13',
      events: [{ type: 'model_update', modality: 'planned', arguments: { model: '文心一言' } }],
    },
    {
      text: '智谱对GLM-4降价90%。',
      published: '2024-05-11',
      events: [{ type: 'model_update', arguments: { model: 'GLM' } }],
    },
  ],
  counterexamples: ['人工智能大模型价格战愈演愈烈，降价潮席卷行业。'],
};

export const gainsFeature: EventRule = {
  name: 'model_update/feature',
  type: 'model_update',
  triggers: [
    {
      words: wordList('支持 开放 具备'),
      before: /宣布[^，。]{0,24}$/,
      after: /^[^，。]{0,24}(?:上下文|输入|输出|文档|语音|图片|视频)/,
    },
    {
      words: wordList('上线 新增 推出 开放 发布 首发 加入 支持 内测 增加 引入 新添'),
      after: /^了?[^，。]{0,24}(?:功能|插件|模式|能力)/,
      notAfter: /^(?:时|的)|^[^，。]{0,24}(?:功能的|模型|平台|套件|手机|对)/,
      notBefore: /(?:可以|能够|不|可)[^，。]{0,10}$/,
    },
    {
      words: wordList('扩展到 扩展至 提升到 提升至 提高到 提高至 缩短到 降低至 降至 扩容 增至'),
      notBefore: /(?:股价|市值|营收|收入|估值|份额|比例|占比|用户|人数|流量|销量|需求|下载量)[^，。]{0,8}$/,
    },
    {
      words: wordList('接入'),
      before: /(?:宣布|全面|正式|已|将|首批|率先)[^，。]{0,6}$/,
      after: /^[^，。]{0,30}(?:服务|生态|应用)/,
    },
  ],
  roles: [{ ...MODEL, from: ['theme', 'earlier'] }, DEVELOPER, CHANGE],
  needs: ['model'],
  byMaker: true,
  confidence: 0.65,
  examples: [
    {
      text: '文心一言上线了深度搜索功能。',
      events: [{ type: 'model_update', arguments: { model: '文心一言', developer: '百度' } }],
    },
  ],
  counterexamples: ['百度表示，开发者可以为文心一言新增插件。'],
};
