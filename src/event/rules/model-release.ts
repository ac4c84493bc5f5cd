import type { EventRule } from '../rule.ts';
import { FUNCTION_WORDS } from './model-release-words.ts';
import { DEVELOPER, PLACE, VERSION, wordList } from './roles.ts';

/** After the verb: what is published is a paper, a rule or a feature, not a model. */
const NOT_A_MODEL =
  /^了?[^，。]{0,24}的(?:重大|重要|全新|最新|新一轮|大|新)?(?:升级|更新|改版)(?:$|[，。！])|^了?[^，。时后]{0,20}(?:使用指南|操作指南|使用手册|教程|案例|(?:用户|运营|最新|测试|业绩|财务)数据|海报|宣传片|预告片|榜单|路线图|财报)|^了?[^，。]{0,6}(?:比|类似|对标|由[^，。]{1,12}(?:驱动|支持)的)|^了?[^，。的]{1,16}的(?:公司|企业|团队|创始人|初创|母公司|开发商|[A-Z][A-Za-z]{2,12}\s?(?:AI\s?)?(?:CEO|公司|创始|首席))|^[^，。；]{0,28}(?:报告|公告|声明|白皮书|论文|测评|评测|榜单|办法|规定|通知|指数|推文|博文|文章|信息|数据集|功能(?![「“])|能力|插件|手机|芯片|招聘|计划(?!于)|视频称|课程|战略|消息|长文|倡议|订阅|套件|的用户|回应)/;

const LAUNCH = wordList(
  '发布 推出 上线 发表 释出 首发 连发 发了 公布 推 揭晓 认领 揭幕 带来了 带来全新 上新 首秀 研发出 研制出 研发了 训练了 开发出 曝光 亮相 打造出 推送 发佈 重磅发布 公开发布 对外发布 面向公众推出 抢发 官宣推出 预发布',
);

/** 丢出一个数字 throws no model. */
const THROWN = wordList('端出 丢出 甩出 扔出 抛出 亮出 秀出 晒出 拿出了 交出了 祭出 放出');

export const launches: EventRule = {
  name: 'model_release/launches',
  type: 'model_release',
  triggers: [
    {
      words: THROWN,
      notAfter: new RegExp(
        `${NOT_A_MODEL.source}|^了?[^，。：]{0,18}(?:数字|数据|问题|答卷|答案|成绩|观点|橄榄枝|炸弹|王炸|疑问|话)`,
      ),
      notBefore: /(?:未|可以|能够|可|用户|网友)$/,
    },
    {
      words: LAUNCH.filter((word) => !['推', '公布', '发表', '曝光', '上线', '亮相', '推送'].includes(word)),
      notAfter: NOT_A_MODEL,
      notBefore:
        /(?:[开研触引激颁下沙散]|未(?=发)|可以|能够|可|帮助[^，。]{0,8}|用户|网友|开发者|小编|消息|转发|内容|视频)$/,
    },
    {
      words: ['上线'],
      notAfter: NOT_A_MODEL,
      // A platform, a bank or an office that puts a model up took it into use.
      notBefore:
        /(?:未|可以|能够|可|用户|网友|消息|内容|视频|部署)$|(?:平台|政务[^，。]{0,8}|外网|银行|医院|证券|大学|汽车|电网|运营商|多地|数据局|智算中心)(?:正式|已|率先|全面|宣布|现已|也|近日|同步|部署|本地化|成功|完成)*$/,
    },
    {
      words: wordList('推'),
      before: /(?:将|拟|夥|伙|联合|合作|首|再|新|[A-Za-z\u4e00-\u9fff]{2})$/,
      after: /^(?:新|首|[A-Z]|“|《|「|出?(?:自家|自研))/,
      notBefore: /(?:力|首|主|助|类|热|狂|猛|强)$/,
      notAfter: NOT_A_MODEL,
    },
    {
      words: wordList('发表 公布'),
      after: /^了?[^，。]{0,16}(?:模型|AI|系列|新一代|[A-Z][A-Za-z]+[\s-]?\d)/,
      notAfter: NOT_A_MODEL,
    },
    {
      words: wordList('带来 公开 官宣 推送 奉上 奉献 献上'),
      after:
        /^了?(?:自家|自研|全新|最新|首款|首个|其|旗下|新一代|的|“[^”]{1,8}”|[\u4e00-\u9fff]{0,8}?模型|\s)*[“「《]?[A-Za-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff·\s-]{0,16}[\s-]?[Vv]?\d/,
      notAfter: NOT_A_MODEL,
      notBefore: /(?:未|可以|能够|可|能|为[^，。]{0,10}|给[^，。]{0,10})$/,
    },
    { words: wordList('掀开'), after: /^了?[^，。]{2,24}的?(?:神秘)?(?:面纱|盖头)/ },
    {
      words: wordList('添新成员 添新丁 添成员 迎新成员 迎来新成员 增添新成员 再添新成员 上新'),
      after: /^[：:，,—\s]*[A-Za-z“「\u4e00-\u9fff]/,
    },
    {
      words: wordList('宣布 展示 预告 确认 透露'),
      after: /^了?(?:其|它的|自家)?[^，。]{0,10}(?:新|系列|模型|机器人|助手|名为)/,
      notAfter:
        /^[^，。]{0,40}(?:正在|支持|融合|完成|打通|对接|达成|携手|联合|适配|部署|上架|引入|集成|搭载|使用|具备|发布|推出|上线|开源|免费|升级|接入|开放|合作|收购|融资|将|报告|计划|功能|降价|采用|出自)/,
    },
  ],
  discards: FUNCTION_WORDS,
  roles: [{ role: 'model', kind: 'model', from: ['object', 'next'] }, VERSION, DEVELOPER, PLACE],
  needs: ['model'],
  byMaker: true,
  confidence: 0.85,
  examples: [
    {
      text: '3月16日，百度正式发布文心一言。',
      events: [
        {
          type: 'model_release',
          modality: 'asserted',
          time: '2023-03-16',
          arguments: { model: '文心一言', developer: '百度' },
        },
      ],
    },
    {
      text: '商汤科技带来新模型日日新5.0，Anthropic同日甩出Claude 3.5。',
      published: '2024-06-21',
      events: [
        { type: 'model_release', arguments: { model: '日日新' } },
        { type: 'model_release', arguments: { model: 'Claude', developer: 'Anthropic' } },
      ],
    },
    {
      text: '智谱AI将于下月推出ChatGLM3。',
      events: [
        { type: 'model_release', modality: 'planned', arguments: { model: 'GLM', developer: '智谱' } },
      ],
    },
    {
      text: '智譜在週三發表了新模型GLM-4。',
      published: '2024-01-18',
      events: [{ type: 'model_release', arguments: { model: 'GLM' } }],
    },
  ],
  counterexamples: [
    '百度发布了关于文心一言的研究报告。',
    'OpenAI发布了ChatGPT的使用指南。',
    '字节跳动丢出一个数字：豆包的调用量翻了一倍。',
    '阿里云上线了DeepSeek的部署服务。',
    '百度召开发布会介绍文心一言。',
  ],
};

export const appears: EventRule = {
  name: 'model_release/appears',
  type: 'model_release',
  triggers: [
    {
      words: wordList('出现 问世 诞生 发布 推出 亮相'),
      before: /(?:\d{1,2}\s?[月日]|\d{4}\s?年)[^。]{0,24}的$/,
      after: /^(?:，|$|。|使|让|更|代表|标志)/,
    },
    {
      words: wordList('推出 发布'),
      after: /^了?[^，。]{0,6}(?:种|个|款)[^，。]{0,4}(?:尺寸|版本|规格|型号)/,
    },
    {
      // GLM-5和M2.5都是在这波行情前发布的
      words: wordList('发布 推出 上线'),
      before: /是(?:在|于)[^，。]{2,24}$/,
      after: /^的(?:$|[，。；])/,
    },
    {
      words: wordList('发布 推出 上线 公测 面世 亮相'),
      before: /的$|[A-Za-z0-9\u4e00-\u9fff]$/,
      after:
        /^(?:时间|日期|计划)?(?:被|将|再度|再次|一再|已|或|遭)*(?:推迟|延期|延后|延迟|跳票|推后|提前|定档|定于)/,
      modality: 'planned',
    },
    {
      words: wordList(
        '发布 推出 上线 亮相 面世 问世 登场 诞生 首发 公测 内测 邀测 首秀 出炉 揭幕 曝光 现身 见面 首发亮相 惊艳亮相 应运而生 降临 官宣 落地上线 正式上线 全新上线 发布上线 解禁 面市 上市',
      ),
      after: /^(?:了$|了?[，。！；|｜]|$|于|在|，|测试|并|试用|申请|！|啦|[^，。]{0,10}$)/,
      notAfter:
        /^(?:以?后|之后|前|之前|以来|时|至今|不久|的|会|仪式|[^，。]{0,14}(?:功能|能力|榜|报告|白皮书|插件|话题|训练|版图))/,
      notBefore:
        /(?:功能|能力|应用|插件|全家桶|套件|手机|汽车|车型|新车|音箱|一体机|硬件|浏览器|眼镜|耳机|电脑|玩具|课程|会员|概念股|白皮书|海报|视频|网友|用户|报告|论文|数据|消息|可以|标准|成果|的)(?:今日|正式|全面|也|已|将|现已|同步|即将|很快|面向外界)*$/,
    },
  ],
  discards: FUNCTION_WORDS,
  roles: [{ role: 'model', kind: 'model', from: ['subject', 'earlier'] }, VERSION, DEVELOPER, PLACE],
  needs: ['model'],
  byMaker: true,
  confidence: 0.75,
  examples: [
    {
      text: 'Gemini Ultra的发布被推迟到明年1月。',
      published: '2023-12-04',
      events: [{ type: 'model_release', modality: 'planned', arguments: { model: 'Gemini' } }],
    },
    {
      text: '通义千问今日正式亮相。',
      events: [{ type: 'model_release', arguments: { model: '通义千问', developer: '阿里巴巴' } }],
    },
  ],
  counterexamples: ['文心一言发布后，百度股价上涨。', '文心一言的插件功能正式上线。'],
};

/** Headlines of the trade press: 甲3.0来了. */
export const comes: EventRule = {
  name: 'model_release/comes',
  type: 'model_release',
  triggers: [
    {
      words: wordList('来了 来袭 重磅来袭 杀到 驾到'),
      before: /\d[A-Za-z0-9.\s-]{0,16}[”」》]?(?:正式|也|终于|真的|突然|重磅)*$/,
      after: /^(?:$|[，。！!：:])/,
    },
  ],
  roles: [{ role: 'model', kind: 'model', from: ['subject'] }, VERSION, DEVELOPER],
  needs: ['model'],
  byMaker: true,
  confidence: 0.65,
  examples: [
    {
      text: '谷歌放大招，Gemini 2.0来了！',
      published: '2024-12-12',
      events: [{ type: 'model_release', arguments: { model: 'Gemini', developer: '谷歌' } }],
    },
  ],
  counterexamples: ['文心一言的用户来了，人工智能走进生活。'],
};
