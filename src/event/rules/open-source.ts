import type { EventRule } from '../rule.ts';
import { DEVELOPER, VERSION, wordList } from './roles.ts';

const LICENSE =
  /(Apache\s?(?:License\s?)?2\.0|(?<![A-Za-z])MIT(?![A-Za-z])|(?<![A-Za-z])L?GPL[-\s]?[v0-9.]*|CC[ -]BY[-A-Z0-9. ]*|BSD(?:-\d-Clause)?|Llama\s?\d?\s?(?:社区)?许可|(?:允许|可|支持|完全|永久)?免费商用|(?:允许|可)商用)/;
/** An adjective, not an act: 最强开源模型, 首个开源的…. */
const ADJECTIVE =
  /(?:的|个|款|种|家|最强|最大|最佳|国产|多个|主流|全球|该|闭|非|是|为|做|等|在|「|“|于|和|与|对|有|新|同类|顶级|领先|优秀|热门|知名|著名|大型|中国|国内|海外|其他|从|以|用|拥抱|支持|关于|转向|走向|坚持|选择)$/;
/** Nobody opens it there: 开源大模型甲 at the head of a clause only names it. */
const NAMED_ONLY = /^[“「]?(?:大模型|大语言模型|模型|视频模型|语言模型|多模态大模型)[“「《A-Z]/;
const NOT_AN_ACT =
  /^(?:大?模型(?![“《「A-Z])|(?:大语言|语言|视频|多模态|基础|推理|图像)+大?模型(?![“《「A-Z])|社区|应用|程序|库|包|机器人|芯片|硬件|系统|操作系统|智能|人工智|AI|版本|组件|生态|框架|平台|协议|许可|精神|软件|工具|力量|战略|社群|排行|榜|路线|界|与|和|、|领域|阵营|是|还是|贡献|基底|影响|闭源|项目|技术|属性|优势|理念|文化|运动|组织|基金|爱好|共享|共建|中国|之路|策略|代码库|数据|权重模型|世界|第一|时代|方案|成果|研究|的)/;

export const opensSource: EventRule = {
  name: 'open_source/opens',
  type: 'open_source',
  triggers: [
    {
      words: wordList('开源'),
      notBefore: ADJECTIVE,
      notAfter: new RegExp(`${NOT_AN_ACT.source}|${NAMED_ONLY.source}`),
    },
    { words: wordList('开源'), notBefore: ADJECTIVE, before: /[^，。；：！\s]$/, after: NAMED_ONLY },
    {
      words: wordList('开源'),
      notBefore: ADJECTIVE,
      before: /(?:正式|宣布|全面|已|将|并|率先|免费|完全|对外|同步|全部|也|又|再|继续|首次)$/,
      after: /^(?:的|了)?(?:[^，。]{0,6})?(?:大?模型|语言模型)/,
    },
    {
      words: wordList(
        '开放权重 公开权重 开放源代码 公开源代码 开放源码 公布模型与权重 公开模型权重 放出权重 开放模型权重 开放下载权重',
      ),
    },
    {
      words: wordList('改用 换成 换用 转用 切换为 切换至 改为'),
      after: /^了?[^，。]{0,8}(?:Apache|MIT(?![A-Za-z])|BSD)/i,
    },
    {
      words: wordList('开放 公开 公布 放出 释出'),
      before: /(?:权重|源代码|源码|代码|模型参数)[^，。]{0,12}$/,
      notBefore: /未|不$/,
    },
    {
      words: wordList('放出 甩出 公布 发布'),
      after: /^了?[^，。]{0,24}(?:磁力链接|磁力链|下载种子|种子链接)/,
    },
    {
      words: wordList('公布 开放 公开 释出 放出'),
      after: /^了?[^，。]{0,12}(?:权重|源代码|源码|模型参数)/,
    },
  ],
  roles: [
    { role: 'model', kind: 'model', from: ['object', 'next', 'theme', 'earlier', 'said'] },
    DEVELOPER,
    { role: 'license', capture: LICENSE, within: 'sentence' },
    VERSION,
  ],
  needs: ['model'],
  byMaker: true,
  confidence: 0.8,
  examples: [
    {
      text: '7月18日，Meta宣布开源Llama 2，可免费商用。',
      published: '2023-07-19',
      events: [{ type: 'open_source', time: '2023-07-18', arguments: { model: 'Llama', developer: 'Meta' } }],
    },
    {
      text: '谷歌把Gemma 4的授权改用Apache 2.0，企业可以自由商用。',
      published: '2026-04-03',
      events: [{ type: 'open_source', arguments: { model: 'Gemma', license: 'Apache 2.0' } }],
    },
    {
      text: '百川智能发布并开源Baichuan-13B。',
      published: '2023-07-11',
      events: [
        { type: 'open_source', arguments: { model: '百川大模型' } },
        { type: 'model_release', arguments: { model: '百川大模型' } },
      ],
    },
  ],
  counterexamples: [
    'Llama是最强开源大模型之一。',
    '通义千问的开源社区十分活跃。',
    '开源大模型Llama 2引发关注，算力需求上升。',
  ],
};
