import type { Sentence } from './article-text.ts';

/**
 * What stands round an article and is not said by it. Patterns are anchored or bounded, so that each test is linear;
 * sentences are normalized and simplified before they come here.
 */
interface BoilerplateClass {
  readonly patterns: readonly RegExp[];
  /** Longest sentence (units) that can belong to the class: a byline before a lead is no byline. */
  readonly longest: number;
}

const ROLE =
  '文|图|撰文|作者|采写|采访|整理|编译|翻译|摄影|摄像|剪辑|制图|视觉|设计|海报|监制|策划|统筹|出品|出品人|运营|审核|审校|校对|校审|排版|' +
  '美编|实习生|实习记者|见习记者|通讯员|记者|本报记者|本刊记者|(?:流程|图片|实习|责任|本文|值班|运营|新媒体|总)?编辑|主编|责编|资料|综合|' +
  '(?:消息|资料|数据|信息|文章|图片|头图|封面图?|内容)?来源|稿源|图源|首发|作者单位|(?:微信)?公众号|微信|投稿邮箱|编辑邮箱';
const OUTLET = '报|网|社|台|新闻|周末|周刊|本刊|科技|财经|经济|时报|客户端';

const CREDIT: BoilerplateClass = {
  longest: 60,
  patterns: [
    new RegExp(`^[（(\\[【/]?(?:${ROLE}) {0,2}[|｜丨:：/／][^。！？]*$`),
    new RegExp(`^[（(\\[【]?(?:${ROLE})(?: [^，。：！？]{2,20}){1,4}[）)\\]】]?$`),
    new RegExp(
      `^[（(\\[【]?[^，。：！？]{0,16}(?:${OUTLET}|特约)\\+?(?:驻[^，。：！？]{1,8})?(?:记者|通讯员|撰稿人)(?!采访|提问|问|获悉|了解|会|从) ?[^，。：！？]{2,40}$`,
    ),
    /^[（(【]?[^，。：！？]{0,16}(?:作者|记者) ?[^，。：！？]{2,24}(?:报道|摄|发自[^，。]{1,8})[）)】]?$/,
    /^[（(][^，。：！？]{1,14}[）)]$/,
    /^[（(](?:作者|本文作者)(?:为|系|是)[^。]*[）)]$/,
    /^[（(](?:文中|应)[^。]*(?:化名|要求)[^。]{0,24}[）)]$/,
    /^[^，。：！？]{0,16}(?:报|网|社|台|新闻|周刊)综合[^。！？]{2,40}$/,
  ],
};

const CAPTION: BoilerplateClass = {
  longest: 200,
  patterns: [
    /^(?:[▲△▼▽↑↓]|[（(【[]?(?:图|图表|图片|配图|上图|下图|表) ?[0-9一二三四五六七八九十]{0,3} ?[:：/／｜|]|图为|图片为|[*＊]?(?:头图|题图|封面图))/,
    /^[（([]?(?:图片|视频|图集|图|资料图|配图|视觉中国)[^，。]{0,10}[）)\]]?$/,
    /^[^，。]{0,24}(?:视频截图|网页截图|资料图|供图|视觉中国)[）)]?$/,
  ],
};

const RIGHTS: BoilerplateClass = {
  longest: 400,
  patterns: [
    /^[（([【*＊※]?(?:郑重|免责|版权|特别|风险|法律|转载|重要)?(?:声明|申明|提示)[:：】\]]/,
    /^(?:郑重声明|免责声明|版权声明|特别声明|法律声明|版权所有|转载声明|风险提示|投资有风险|市场有风险|转载请|如需转载|欢迎转载|著作权归)/,
    /(?:转载请注明|转载须注明|请注明出处|禁止转载|谢绝转载|不得转载|版权归[^，。]{0,20}所有|不构成[^，。]{0,10}(?:投资|买卖|交易)[^，。]{0,4}(?:建议|意见|依据|邀约)|不作为投资依据|据此(?:操作|投资)|投资有风险|如有侵权|侵权[^，。]{0,8}(?:删除|联系))/,
    /未经[^，。]{0,12}(?:授权|许可|允许|同意)，?[^。]{0,8}(?:不得|禁止|严禁|请勿|谢绝)[^，。]{0,10}(?:转载|复制|摘编|镜像|使用|传播|引用)/,
    /(?:本文|文章|文中|作者|观点|言论|内容|评论)[^。，]{0,20}(?:仅代表|不代表)|不代表(?:本站|本网|本报|本平台|我方)/,
    /^(?:本文|本篇|本稿|以上内容|本内容)(?:系|来自|来源|首发|转自|转载|原载|选自|摘自|经[^，。]{0,12}授权|著作权|版权|仅供)/,
  ],
};

const POINTER: BoilerplateClass = {
  longest: 120,
  patterns: [
    /^[【[]?(?:相关|延伸|推荐|扩展|拓展|更多|往期|热门|精彩|关联)(?:阅读|文章|新闻|推荐|报道|链接|内容|回顾|资讯|专题)(?:$|[:：】\]|｜丨 ])/,
    /^(?:猜你喜欢|大家都在看|此前报道[:：]?$|阅读原文|展开全文|查看更多|点击(?:查看|阅读|下方|上方|这里|此处|图片|链接|蓝字|进入|关注)|返回[^，。]{0,6}(?:首页|列表)|上一篇|下一篇|分享至|分享到|扫码|扫描(?:下方|上方)?二维码|长按|关注我们|关注[^，。]{0,16}(?:公众号|微信号|微博)|欢迎(?:关注|订阅|添加|扫码)|敬请关注|更多[^，。]{0,20}(?:请关注|敬请|尽在|请点击|请下载))/,
    /^(?:举报|收藏|评论|点赞|转发|分享)(?:[ /|·]|[0-9]{0,6}$)/,
    /^(?:原标题|标题|题目|地址|网址|链接|原文链接|原文地址|文章链接|项目地址|论文地址|论文链接|开源地址|体验地址|官网地址|参考资料|参考链接|参考文献|标签|关键词|分类|栏目|发布时间|发表时间|更新时间|阅读量|浏览量|字数) {0,2}[:：]/,
    /^(?:\[[0-9ivx]{1,4}\] ?)?(?:https?:\/\/|www\.)[^ ]+$/,
    /^(?:[（(]?(?:完|全文完|本文完|END|The End|未完待续)[）)]?|[-—=*_~·#. ]{1,8}END[-—=*_~·#. ]{1,8}|[-—=*_~·#. ]{2,})$/i,
    /^[0-9]{1,4} ?(?:秒|分钟|小时|天|周|个月|年)前$/,
    /^[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?: ?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?(?: *(?:来源|发布于|编辑|作者)[^，。]{0,30})?$/,
  ],
};

const CLASSES: readonly BoilerplateClass[] = [CREDIT, CAPTION, RIGHTS, POINTER];

const POINTING = /^[【[]?(?:相关|延伸|推荐|扩展|拓展|往期|热门)(?:阅读|文章|新闻|推荐|报道)/;

/** Paragraphs that begin like this are boilerplate to their end, up to the length the class allows. */
const WHOLE_PARAGRAPH: readonly BoilerplateClass[] = [CAPTION, RIGHTS];

/**
 * Whether a sentence is a caption, a byline, a disclaimer, a pointer to other articles or a footer, which the article
 * itself does not say. `sentenceText`: normalized and simplified.
 */
export function isBoilerplate(sentenceText: string): boolean {
  const sentence = sentenceText.trim();
  return sentence === '' || CLASSES.some((kind) => belongs(sentence, kind));
}

/**
 * For each sentence of a text 1 where it is boilerplate, else 0. Sees more than `isBoilerplate` alone: the rest of a
 * caption's or disclaimer's paragraph, and the lines under a heading such as 相关阅读.
 */
export function markBoilerplate(text: string, sentences: readonly Sentence[]): Uint8Array {
  const marks = new Uint8Array(sentences.length);
  let paragraph = -1;
  let wholeUntil = 0;
  let pointing = false;
  sentences.forEach(({ start, end, paragraph: at, inTitle }, index) => {
    if (inTitle) return;
    const sentence = text.slice(start, end);
    if (at !== paragraph) {
      paragraph = at;
      const kind = WHOLE_PARAGRAPH.find((candidate) => belongs(sentence, candidate));
      wholeUntil = kind === undefined ? 0 : start + kind.longest;
      // Headlines under 相关阅读 go on until something reads like a sentence again.
      if (POINTING.test(sentence)) pointing = true;
      else if (/[。！？”]$/.test(sentence)) pointing = false;
    }
    marks[index] = end <= wholeUntil || pointing || isBoilerplate(sentence) ? 1 : 0;
  });
  return marks;
}

function belongs(sentence: string, { patterns, longest }: BoilerplateClass): boolean {
  return sentence.length <= longest && patterns.some((pattern) => pattern.test(sentence));
}
