import type { EventRule } from '../rule.ts';
import { FUNCTION_WORDS } from './model-release-words.ts';
import { DEVELOPER, PLACE, VERSION, wordList } from './roles.ts';

/** 甲上架应用商店: an assistant can be had where applications are had. */
export const inStores: EventRule = {
  name: 'model_release/in-stores',
  type: 'model_release',
  triggers: [
    {
      words: wordList('上架 登陆 上线 登录'),
      after: /^了?(?:各大|苹果|安卓|华为|小米|谷歌|iOS|\s)*(?:应用商店|应用市场|App\s?Store|应用商城)/i,
      notAfter: /^[^，。]{0,16}(?:榜|第一)/,
    },
    {
      words: wordList('登陆 登录 进入 进军 落地'),
      after: /^了?(?:欧洲|欧盟|美国|英国|日本|韩国|印度|巴西|加拿大|中国|香港|台湾|东南亚|海外|全球)/,
      notAfter: /^[^，。]{0,12}(?:榜|第一|企业|公司|用户的|学校|医院)/,
    },
  ],
  discards: FUNCTION_WORDS,
  roles: [{ role: 'model', kind: 'model', from: ['subject', 'earlier'] }, VERSION, DEVELOPER],
  needs: ['model'],
  byMaker: true,
  confidence: 0.7,
  examples: [
    {
      text: '7月13日，谷歌Bard登陆欧洲，支持四十多种语言。',
      published: '2023-07-14',
      events: [
        { type: 'model_release', time: '2023-07-13', arguments: { model: 'Bard', developer: '谷歌' } },
      ],
    },
    {
      text: '6月9日，文心一言上架各大应用商店。',
      events: [{ type: 'model_release', time: '2023-06-09', arguments: { model: '文心一言' } }],
    },
  ],
  counterexamples: ['多款人工智能绘画软件上架应用商店。'],
};

export const opens: EventRule = {
  name: 'model_release/opens',
  type: 'model_release',
  triggers: [
    {
      words: wordList('开放 开启 开始 启动 获准'),
      after:
        /^(?:了|对)?[^，。]{0,10}(?:内测|公测|邀测|测试|体验|注册|下载|服务|$)|^(?:给|向)?[^，。]{0,10}使用/,
      before:
        /(?:向|面向|对|全面|正式|即日起|大规模|已|将|首批|陆续|开始|免费|同步|预计|起|定向|小范围)[^，。]{0,20}$/,
      notAfter: /^(?:的|使用|[^，。]{0,12}(?:功能|能力|插件|平台|接口|源))/,
      notBefore: /(?:功能|能力|插件|对外|改革|更加|扩大|商)$/,
    },
    {
      words: ['开放'],
      after:
        /^(?:了)?(?:给|予|供)?(?:全民|全体|所有|普通|全部|更多|企业|部分|大众|公众|欧盟|海外|付费|免费|个人|[^，。]{0,6})(?:用户|公众|大众|人|开发者|客户)?(?:免费|直接|申请)?(?:使用|体验|试用|下载|注册|测试)/,
      notAfter: /^[^，。]{0,12}(?:功能|能力|插件|平台|接口|源|权重)/,
      notBefore: /(?:功能|能力|插件)[^，。]{0,20}$|(?:对外|改革|更加|扩大|商|未)$/,
    },
    {
      words: ['开放'],
      before: /(?:宣布|正式|全面|已|率先|也|首次|同步|陆续)$/,
      after:
        /^了?(?:其|旗下|自家|自研)?[“「]?[^，。的功]{2,14}(?:大?模型|[A-Za-z0-9.]{2,})[”」]?(?:$|[，。])/,
    },
    { words: ['开放'], after: /^了?对[^，。]{2,36}的(?:有限|早期|公开|免费)?(?:访问|使用|测试|体验)/ },
    {
      words: ['开放'],
      after: /^了?(?:其|旗下)?(?:[^，。]{0,20}[\sA-Za-z版])?(?:API|接口)(?:$|[，。服的调])|^了?调用/,
      notBefore: /(?:功能|能力|插件)[^，。]{0,20}$|(?:改革|更加|扩大|未)$/,
    },
    {
      words: wordList('开放 公开'),
      before: /(?:向|对)[^，。]{0,12}(?:社会|公众|所有人|用户|大众|企业|个人|C端|开发者)[^，。]{0,10}$/,
      notBefore: /功能$|(?:功能|能力|插件|模式)[^。，]{0,6}，[^，。]{0,20}$/,
    },
    {
      words: wordList(
        '全面开放 正式开放 开放公测 开放内测 开启邀测 开启内测 开启公测 开放下载 开放试用 开放体验 公开使用 开放注册',
      ),
      notAfter: /^[^，。]{0,12}(?:功能|能力|插件)/,
    },
    {
      words: wordList('提供服务'),
      before: /(?:对外|面向[^，。]{2,8}|向[^，。]{2,8}(?:公众|用户|社会))(?:正式|全面)?$/,
      after: /^(?:$|[，。！])/,
      notClause: /可|允许|能够|备案|已经?为|一直/,
    },
    {
      words: wordList('内测 公测 邀测 邀请测试'),
      before: /(?:开启|启动|开始|进入|展开|进行|对外|开放|首批|目前|已|正在|内部)[^，。]{0,8}$/,
      notAfter: /^(?:资格|名额|码|激活|用户|版|阶段的|链接|期)/,
    },
  ],
  discards: FUNCTION_WORDS,
  roles: [
    { role: 'model', kind: 'model', from: ['theme', 'object', 'to', 'earlier', 'said'] },
    VERSION,
    DEVELOPER,
    PLACE,
  ],
  needs: ['model'],
  byMaker: true,
  confidence: 0.7,
  examples: [
    {
      text: '8月31日，文心一言向全社会全面开放。',
      published: '2023-08-31',
      events: [
        { type: 'model_release', time: '2023-08-31', arguments: { model: '文心一言', developer: '百度' } },
      ],
    },
  ],
  counterexamples: ['百度的人工智能开放平台服务了众多开发者。'],
};
