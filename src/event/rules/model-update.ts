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
      words: wordList('升级 更新 迭代 进化 演进 升级换代'),
      after: /^(?:至|到|为|成)\s?[“「]?(?:[A-Za-z\u4e00-\u9fff]{0,8})?[Vv]?\d/,
      notAfter:
        /^(?:至|到|为|成)[^，。]{0,14}(?:亿|万|元|倍|%|％|家|个|人|次|台|座|名|期|批|级|GW|MW|年底|年末|年初|月底)/,
      notBefore: /实现了?[^，。]{0,12}$|(?:产业|消费|智能化|系统|硬件|设备|战略|服务|手机|汽车|芯片|车型)$/,
    },
    {
      words: wordList('发布 推出 带来 公布 宣布 完成'),
      after: /^了?[^，。]{2,24}(?:重大|重要|全新|新一轮|大版本|迄今最大)的?(?:升级|更新|改版)(?:$|[，。！])/,
    },
    {
      words: wordList('更新至 更新到 延伸至 延长至 覆盖至'),
      before: /(?:知识库|数据|训练数据|知识|知识截止)[^，。]{0,8}$/,
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
      words: wordList(
        '降价 涨价 调价 提价 加价 下调价格 上调价格 再降 打折 直降 猛降 骤降 砍价 大降价 涨幅达 打骨折',
      ),
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
      notClause: /股|板块|新车|车型|房|手机|目标价|评级|油|电价/,
      words: wordList('上调 下调 上涨 下降 降至 降到 提高 砍掉 翻倍 腰斩'),
      before: /(?:价格|售价|定价|费用|资费|收费|单价|调用价)[^，。]{0,10}$/,
      notAfter: /^(?:空间|压力|趋势)/,
    },
    {
      words: wordList('下架 下线 关停 停服 停止服务 停止更新 退役 停用 回滚 下线停运 停运 退出历史舞台'),
      notBefore: /(?:应用商店|被|员工|学生|禁止|用户|军方|美军|政府)$/,
    },
    {
      words: wordList('暂停 取消 停止 关闭 终止 恢复 撤回 移除 撤下'),
      after: /^了?[^，。]{0,24}(?:功能|试用|注册|订阅|生成|免费额度|会员|版本|接口|API)(?:$|[，。的])/,
      notAfter: /^了?[^，。]{0,24}(?:员工|使用权|训练)/,
    },
    {
      words: wordList('更名 改名 更名为 改名为 正式更名 改称 升级更名 易名'),
      notBefore: /(?:公司|集团)$|[（(][^）)]*$/,
    },
    {
      words: wordList('推出 上线 启动 开启 新增 发起 给出 祭出 宣布'),
      after:
        /^了?[^，。]{0,16}(?:优惠|折扣|订阅(?!号)|会员(?!大会)|付费版|包年|包月|套餐|免费额度|特惠|免费计划|打赏)/,
      notAfter: /^了?[^，。]{0,16}(?:的用户|平台)/,
    },
    {
      words: wordList('无需注册 免注册 无需登录 免登录 免费不限量 不限量 无限量'),
      after: /^[^，。]{0,10}(?:使用|畅用|体验|开放|$|[，。])/,
    },
    {
      words: wordList('提升 提高 增加 下调 减少 缩减 取消 调整'),
      after: /^了?[^，。]{0,8}(?:免费额度|额度|使用上限|消息上限|调用上限|频率限制|速率限制|次数限制)/,
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
  discards: wordList('上涨空间 更新换代 更新迭代 升级版 涨幅 涨停 涨跌 涨超 涨近 涨逾 下架率 调整期'),
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
      text: '讯飞星火升级至V3.0，科大讯飞同日开放接口。',
      events: [{ type: 'model_update', arguments: { model: '讯飞星火', developer: '科大讯飞' } }],
    },
    {
      text: '谷歌把Bard更名为Gemini，并推出每月20美元的订阅。',
      published: '2024-02-09',
      events: [{ type: 'model_update', arguments: { model: 'Bard' } }],
    },
    {
      text: '智谱对GLM-4降价90%。',
      published: '2024-05-11',
      events: [{ type: 'model_update', arguments: { model: 'GLM' } }],
    },
  ],
  counterexamples: [
    '人工智能大模型价格战愈演愈烈，降价潮席卷行业。',
    '文心一言的用户规模升级到2亿人。',
    '百度股价上涨，文心一言功不可没。',
  ],
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
      after: /^了?[^，。]{0,24}(?:功能|插件|模式|能力|客户端|桌面版|网页版|手机版|应用版)/,
      notAfter: /^(?:时|的)|^[^，。]{0,24}(?:功能的|模型|平台|套件|手机|对)/,
      notBefore: /(?:可以|能够|不|可)[^，。]{0,10}$/,
    },
    {
      words: wordList('扩展到 扩展至 提升到 提升至 提高到 提高至 缩短到 降低至 降至 扩容 增至'),
      notBefore: /(?:股价|市值|营收|收入|估值|份额|比例|占比|用户|人数|流量|销量|需求|下载量)[^，。]{0,8}$/,
    },
    {
      words: wordList('支持 具备 学会 加入了 解锁'),
      before: /(?:已|开始|现已|正式|全面|率先|首次|同步|今日起|即日起|更新后|升级后|新版|新增)$/,
      after:
        /^了?[^，。]{0,20}(?:上下文|输入|输出|文档|语音|图片|图像|视频|联网|搜索|中文|多语|语言|多模态|插件|代码|函数调用|记忆|离线)/,
    },
    {
      words: ['支持'],
      after:
        /^了?(?:联网搜索|网页搜索|实时联网|多模态输入|语音对话|视频通话|图片生成|文件上传|中文)(?:了|$|[，。])/,
      notBefore: /(?:可以|不|可|是否|将来)$/,
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
