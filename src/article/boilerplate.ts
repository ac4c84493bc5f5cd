/**
 * Lines that stand in the place of an article's text and are none of it. Each pattern covers the whole line, so a sentence
 * that only mentions such a thing stays.
 */
const WHOLE_LINES: readonly RegExp[] = [
  // Who edited, checked, drew, laid out
  /^[[【(（]?\s*(?:本[文期]|值班|执行|執行|新媒体|图文|实习|见习|网络|文字|美术|视觉|图片|特约|栏目|責任|责任|主|總|总)?(?:编辑|編輯|责编|責編|编校|主编|监制|監製|统筹|校对|校對|审校|审核|初审|复审|终审|签发|排版|编审|编排|供稿|投稿|来稿)\s*(?:[:：丨|｜/]|\s)\s*[^，。！？]{1,60}$/,
  /^(?:设计|設計|策划|策劃|出品|摄影|攝影|制图|製圖|插图|美编|剪辑|配音)\s*[:：丨|｜/]\s*[^，。！？]{1,14}$/,
  /^[[【(（]?\s*(?:责任编辑|責任編輯|责编|責編|编辑|編輯|实习编辑|见习编辑|文字编辑|网络编辑|来源|來源|作者|记者|編譯|编译)\s*[:：丨|｜][^。]{1,60}[\]】)）]$/,
  /^(?:责任编辑|責任編輯|作者|记者|記者|文|撰文|图|图片|圖|文\/图|图文|编译|編譯|翻译|采写|撰稿|插画|来源|來源|稿源|信息来源|消息来源|文章来源|资料来源|內容來源|内容来源|图片来源|圖片來源|视频来源|原文来源|本文来源|本文來源|转自|转载自|轉載自|原载|出处|出處)\s*[:：丨|｜/]\s*[^。！？]{0,60}$/,
  /^[(（【[]\s*(?:来源|來源|原标题|原題|原题|本文来源|本文來源|本文原标题|文章来源|图片来源|图源|转自|转载自)[^\n]{0,100}[)）】\]]$/,
  /^[(（]?\s*(?:原标题|原題|原题|原標題)\s*为?\s*[:：《"“][^\n]{1,120}$/,
  /^(?:本文来源|本文來源|本文首发|本文首發|本文转自|本文轉自|本文系|本文为|本文由|文章来源|文章來源)[^\n]{0,12}(?:[:：]|于|自|作者|原创|授权|授權|独家|網易|网易|转载)[^\n]{0,80}$/,
  /^本文(?:来自|來自)(?:微信)?(?:公众号|公眾號)[^\n]{0,100}$/,
  /^[(（【[]?\s*(?:首|題|题|头|頭|封面|配|主)(?:圖|图)(?:片)?(?:(?:来源|來源|来自|來自|源|由)\s?[:：/｜|]?|\s?[:：/｜|])\s?[^\s。，][^。，]{0,40}[)）】\]]?$/,
  /^[〔【([（]?(?:本报|本報)?(?:記者|记者|編譯|编译|實習記者)\s*[\u4e00-\u9fff·、\s]{2,16}\s*[／/]\s*[\u4e00-\u9fff]{2,8}(?:即時報導|報導|报道|電|攝影)[〕】)\]）]?$/,
  /^(?:感谢|感謝)[^。]{0,24}(?:网友|網友|读者|讀者)[^。]{0,24}(?:投递|投遞|投稿|爆料|提供线索)[。！!]?$/,
  /^[【[]?(?:摘要|导读|導讀|导语|核心提示|核心阅读|内容提要|文章摘要|新闻摘要)[】\]]?[:：]?$/,
  // What the reader may do
  /^(?:点击(?![率量数])|點擊(?![率量數])|点此|戳这里|长按|扫码|扫描|掃描|扫一扫|欢迎关注|歡迎關注|关注我们|请关注|更多精彩|更多内容|更多資訊|更多资讯|查看更多|查看原文|阅读原文|閱讀原文|阅读全文|閱讀全文|展开全文|展開全文|继续阅读|繼續閱讀|返回搜狐|返回首页|返回列表|返回顶部|回到顶部|加载更多|发送邮件至)[^。]{0,40}[。！!>》]?$/,
  /^(?:打开|下载|下載|安装|識別|识别|前往|登录|海量资讯)[^。]{0,16}(?:APP|App|app|客户端|客戶端|二维码|二維碼|小程序)[^。]{0,40}[。！!>》】]?$/,
  /^[+＋]?\s*(?:分享到?|分享至|分享本文|分享此文|分享文章|分享這篇|分享这篇|微信扫一扫|用微信扫|收藏|打印|列印|关闭窗口|关闭本页|打印本页|字号|字體|字体|大中小|大 中 小|评论|評論|我要评论|点赞|點讚|赞|讚|推荐|举报|舉報|投诉|纠错|反馈|收听|朗读|复制链接|保存|相关附件|我要跟[帖贴]|我来说两句|已输入|发表评论|发布评论|自动播放|关注|已关注|订阅|订阅我们|facebook|twitter|line|复制|上一篇|下一篇|上一页|下一页|上一頁|下一頁|前一篇|后一篇|首页|广告|廣告|推广)(?:\s*$|[\s:：(（[\d|｜/][^。]{0,60}$)/i,
  /^\d{1,9}\s*(?:条|則|人|次|个|個)?\s*(?:评论|評論|跟贴|参与|跟帖|阅读|閱讀|浏览|点赞|赞|分享|回复|收藏|留言)[^。]{0,20}$/,
  /^(?:阅读|閱讀|浏览|瀏覽|点击|阅读量|浏览量|点击量|阅读数|阅读次数|浏览次数|人气|观看|热度|字数)\s*(?:次数|数|量)?\s*[:：(（]?\s*\d[\d,.]*\s*[万萬w+]*\s*[)）]?次?$/i,
  // Statements
  /^[\s*※●◆▲【(（[]*(?:免责声明|免責聲明|版权声明|版權聲明|特别声明|郑重声明|风险提示|風險提示|聲明|声明|著作权声明|侵权提示)\s*[】)）\]]?\s*(?:[:：]|$)/,
  /^(?:Copyright|©|\(c\)|版权所有|版權所有|著作權所有|All Rights Reserved)/i,
  /^(?:关键词|關鍵字|关键字|标签|標籤|TAGS?|分类|文章标签|本文标签)\s*[:：][^。]{0,100}$/i,
  /^(?:本文作者|作者简介|作者介绍|关于作者)\s*[:：]/,
  /^[-—=*·_#\s|/\\.…、•◆●]+$/,
  /^[-—=*\s[(（【]*(?:完|END|THE END|全文完|正文完|本文完)[-—=*\s\]）)】]*$/i,
];

/** Headings of lists of other stories. */
const NEXT_STORIES =
  /^[【[●■◆▎|]*\s*(?:相关(?:阅读|新闻|报道|文章|推荐|资讯|链接|专题|热词|标签)|相關(?:新聞|文章|報導|閱讀)|延伸(?:阅读|閱讀)|推荐阅读|推薦閱讀|热门推荐|热点推荐|精彩推荐|为您推荐|猜你喜欢|猜您喜欢|大家都在看|更多新闻|热门文章|热门新闻|热门评论|最新评论|精彩评论|网友评论|推荐新闻|今日热点|新闻排行|点击排行|往期(?:回顾|推荐|精选|文章)|看更多|您可能感兴趣的(?:文章|新闻|内容)?|你可能感兴趣的(?:文章|新闻|内容)?|你可能(?:还)?喜欢|編輯推薦|人氣點閱榜|熱門新聞|熱門點閱|最新消息|更多報導|更多報道|更多文章|精彩图集|热点图集|图片新闻|专题策划|精彩视频)\s*[】\]:：>》]*[^。]{0,24}$/;
export const isNextStoriesLine = (line: string): boolean => line.length < 60 && NEXT_STORIES.test(line);

/** Statements that may have anything before them; lines longer than this are text that ends in one. */
const LONGEST_STATEMENT = 220;
const STATEMENTS: readonly RegExp[] = [
  /(?:未经|未經|没有|如需|禁止)[^。]{0,16}(?:授权|授權|许可|許可|书面|允许|同意)[^。]{0,30}(?:转载|轉載|轉貼|转贴|使用|摘编|复制|复製|複製|重製|翻印)/,
  /(?:内容|內容|观点|觀點|稿件|文章|信息|本文|该文)[^。]{0,16}(?:仅代表|僅代表|不代表|只代表)[^。]{0,24}(?:作者|个人|個人|本人|本站|本网|本網|平台|立场|立場|观点)/,
  /(?:凡本[网網站]|本[网網站](?:所有|注明|转载)|凡注明|凡来源)[^。]{0,40}(?:版权|版權|作品|来源|來源|转载|注明)/,
  /(?:ICP备|ICP证|公网安备|增值电信业务|许可证编号|广播电视节目制作|违法和不良信息举报)/,
  /(?:扫描|掃描|扫码|扫一扫|长按)[^。]{0,14}(?:二维码|二維碼|关注|關注|识别)/,
  /【(?:点击|下载|戳|立即|查看)[^】]{0,16}】/,
  /市场有风险，投资(?:需|须)谨慎|不构成[^。]{0,12}(?:投资|操作|买卖)建议/,
  /^(?:风险提示|免责)(?:及|与|和)?(?:免责)?(?:条款|声明)$/,
  /网友评论仅供|文明上网理性发言|登录并发[贴帖]/,
  /(?:转载|轉載)(?:请|請|须|需)(?:注明|註明|标明|联系|聯繫)/,
];

/** Whether a whole line is such a thing. Bounded: only its first 300 characters are looked at. */
export function isEditorialLine(line: string): boolean {
  const head = line.slice(0, 300);
  if (isNextStoriesLine(line) || WHOLE_LINES.some((pattern) => pattern.test(head))) return true;
  return line.length <= LONGEST_STATEMENT && STATEMENTS.some((pattern) => pattern.test(head));
}

/** Editorial notes at the end of a line that is text otherwise: `…据介绍。（责任编辑：某某）`. */
const TRAILING =
  /\s*[(（【[]\s*(?:责任编辑|責任編輯|责编|責編|编辑|編輯|实习编辑|本文来源|原标题|原题为?|图片来源|来源)\s*[:：《][^()（）【】[\]]{1,80}[)）】\]]\s*$|\s*(?:责任编辑|責任編輯)\s*[:：]\s*\S{0,12}\s*$|返回[\u4e00-\u9fff]{2,8}，查看更多\s*$/;
const LONGEST_NOTE = 110;

export function withoutTrailingNote(line: string): string {
  const tail = line.slice(-LONGEST_NOTE);
  return TRAILING.test(tail) ? line.slice(0, line.length - tail.length) + tail.replace(TRAILING, '') : line;
}

/** Footers and legal lines: they never count as an article's text, wherever they stand. */
const LEGAL =
  /ICP备|ICP证|公网安备|版权所有|版權所有|All Rights Reserved|Copyright|增值电信业务|互联网新闻信息服务许可|违法和不良信息|广播电视节目制作|备案号|网络文化经营许可|著作權所有|不得轉載|隱私權政策|隐私政策|用户协议|服務條款/i;
export const isLegalLine = (line: string): boolean => line.length < 400 && LEGAL.test(line);

/** A line of particulars: labels and dates, without a sentence. */
const PARTICULAR =
  /(?:发布|發布|发表|發表|更新|上传|录入|日期|时间|時間|来源|來源|出处|出處|作者|记者|編輯|编辑|浏览|瀏覽|阅读|閱讀|点击|人气|字号|字體|评论|評論|转载请注明|分享)\s*(?:日期|时间|時間|次数|人数|于|到|至)?\s*[:：(（|｜]/;
const DATED = /(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}/;
const CLOCKED = /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/;

/** Whether a line tells a day or a time somewhere. */
export const isTimed = (line: string): boolean => DATED.test(line) || CLOCKED.test(line);

/** A day without its year, or how long ago: it stands by a title. */
const NEAR_DATE =
  /^(?:\d{1,2}月\d{1,2}日|今天|昨天|前天|今日|昨日|刚刚|剛剛|\d{1,3}\s?(?:秒|分钟|分鐘|小时|小時|天|周|週|个月|個月)前|(?:\S{1,12}\s)?\d{1,2}-\d{1,2}(?=\s\d{1,2}:))(?:\s?\d{1,2}:\d{2})?$/;

const isBareDate = (line: string, rest: string): boolean =>
  rest.length < line.length && rest.length < 3 && /\d/.test(line);

/** Whether a line is a date or a time and nothing else: no paragraph, wherever it stands. */
export function isDateLine(line: string): boolean {
  // A date in words signs a notice and belongs to it.
  if (line.length > 30 || /[年月]/.test(line)) return false;
  return isBareDate(
    line,
    line
      .replace(DATED, '')
      .replace(CLOCKED, '')
      .replace(/[\s日|｜·\-—:：]/g, ''),
  );
}

/** Whether a line only tells when, by whom and how often read: what stands between a title and its text. */
export function isParticularsLine(line: string): boolean {
  if (line.length > 150 || /[。！？!?][”」）)]?$/.test(line)) return false;
  const rest = line
    .replace(DATED, '')
    .replace(CLOCKED, '')
    .replace(/[\s日|｜·\-—:：]/g, '');
  if (isBareDate(line, rest) || NEAR_DATE.test(line)) return true;
  if (PARTICULAR.test(line)) return !/[，。]/.test(line) || DATED.test(line);
  return DATED.test(line) && CLOCKED.test(line) && rest.length < 40;
}

/** A piece of another story that says where the rest is. */
export const isCutTeaser = (line: string): boolean =>
  /(?:[[【](?:详细|详情|全文|阅读全文|查看详情|更多)[\]】]|(?:\.{3}|…)\s*(?:查看全文|阅读全文|查看详情|了解详情)\s*>*)\s*$/.test(
    line.slice(-40),
  );

/** A piece of another story: cut off with dots or a link to the rest. */
export const isTeaser = (line: string): boolean =>
  /(?:[^.]\.{3}|[^…]…|[[【](?:详细|详情|全文|阅读全文|查看详情|更多)[\]】]|(?:查看全文|阅读全文|查看详情|了解详情)\s*>*)\s*$/.test(
    line.slice(-40),
  );
