import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/article/extract-article.ts';
import {
  expectedOf,
  FOOT,
  HANS,
  HANT,
  type Layout,
  links,
  NAV,
  paragraphs,
  TITLE,
  TITLE_HANT,
} from './page-layouts.ts';

/** Skeletons of pages of different kinds of sites, with a text of our own; no site rule is used. */
const LAYOUTS: readonly Layout[] = [
  {
    name: 'a news agency of 2012',
    html: `<html><head><title>${TITLE}-示例网</title><meta name="author" content="chinanews"></head><body>${NAV}<div id="con"><div class="con_left"><div class="fl" style="display:none"><div class="active">正文</div><div style="display:none">评论</div></div><div id="cont_1_1_2" class="content"><h1>\n${TITLE}\n</h1><div class="left-time"><div class="left-t"> 2012年07月10日 22:13　来源：示例日报　<img src="1.png"><a href="http://comment">参与互动(<span>0</span>)</a></div><div class="bshare-custom"><a title="分享到示例网"></a></div></div><div class="left_zw">${HANS.map((x) => `<p>　　${x}</p>`).join('')}<p>　　据悉，标准全文将挂网一个月征求意见。(记者张某某)<div id="function_code_page"></div></div><div class="left_name"><div class="left_name"> 【编辑:马某】 </div></div></div><div class="div624"><div class="channel"><a href="c">更多精彩内容请进入国内新闻</a></div></div><div class="div624"><h4>>相关新闻：</h4><ul><li>·<a href=1>别的城市：雨停云散 今天以多云为主</a><br>·<a href=2>别的城市：某款车型降价促销 部分门店有现车</a></li></ul></div><div class="div624"><h4>>国内新闻精选：</h4><ul>${links(8)}</ul></div></div></div>${FOOT}</body></html>`,
    want: {
      date: '2012-07-10T22:13',
      source: '示例日报',
      text: [...HANS, '据悉，标准全文将挂网一个月征求意见。(记者张某某)'],
    },
  },
  {
    name: 'a news agency of 2022',
    html: `<html><head><title>${TITLE}-示例网</title></head><body>${NAV}<div class="content_maincontent_more"><h1 class="content_left_title"> ${TITLE}</h1><div class="content_left_time">2022年07月10日 22:13 　来源：<a href="x" class="source">示例新闻网</a><div class="share"><div class="fontsize"><span>大字体</span><span>小字体</span></div><div class="shares">分享到：</div></div></div><div class="left_zw"><p>　　示例社北岸7月10日电 (记者 王某)${HANS[0]}</p>${paragraphs(HANS.slice(1))}<div class="adInContent"></div><p>(完)</p></div><div class="adEditor"><div class="left_name right">【编辑:李某】</div></div></div><div class="content_right"><ul>${links(10)}</ul></div>${FOOT}</body></html>`,
    want: { date: '2022-07-10T22:13', text: [`示例社北岸7月10日电 (记者 王某)${HANS[0]}`, ...HANS.slice(1)] },
  },
  {
    name: 'a portal with accounts',
    html: `<html><head><title>${TITLE}_领导_标准_方式</title><meta name="mediaid" content="北岸科技说"><meta property="og:release_date" content="2024-01-04 22:46"><meta property="og:title" content="${TITLE}_领导_标准_方式"></head><body>${NAV}<div class="area" id="article-container"><div class="column left"><div class="user-info"><h4><a>北岸科技说</a></h4><dl><dd><span></span>文章</dd><dd>总阅读</dd></dl><div class="user-more"><a>查看TA的文章&gt;</a></div></div></div><div class="left main"><div class="text"><div class="text-title"><h1>${TITLE} <span class="article-tag"> </span></h1><div class="article-info"><span class="time" id="news-time" data-val="1704379583000"> 2024-01-04 22:46 </span><div class="area"><span>发布于：</span><span>湖南省</span></div></div></div><article class="article" id="mp-editor"><p>${HANS.join('')}<a href="x" id="backsohucom"><span class="backword">返回示例门户，查看更多</span></a></p></article><div class="statement">平台声明：该文观点仅代表作者本人，示例号只提供存放的地方。</div><div class="read-wrap"><span class="read-num">阅读 (<em></em>)</span></div></div></div></div>${FOOT}</body></html>`,
    want: { date: '2024-01-04T22:46', source: '北岸科技说', text: [HANS.join('')] },
  },
  {
    name: 'a broadcaster',
    html: `<html><head><title>${TITLE}_新闻频道_示例台(example.cn)</title></head><body>${NAV}<div id="page_body"><div class="main"><div class="col_w900"><div id="title_area" class="title_area"><div class="title_inner"></div><h1>${TITLE}</h1><div class="info1">来源 : 示例台 | 2022年04月27日 14:06:25</div><div class="info2"><a>A-</a> <a>A+</a></div></div><div class="content_area" id="content_area"><p><strong>示例台消息</strong>：${HANS[0]}</p>${paragraphs(HANS.slice(1))}</div><div class="zebian"><span>编辑：王某</span> <span>责任编辑：刘某</span></div><div class="m_ad">点击查看示例台专题</div></div><div class="col_w380"><h3>24小时热榜</h3><ul>${links(10)}</ul></div></div></div>${FOOT}</body></html>`,
    want: {
      date: '2022-04-27T14:06:25',
      source: '示例台',
      text: [`示例台消息：${HANS[0]}`, ...HANS.slice(1)],
    },
  },
  {
    name: 'a government',
    html: `<html><head><title>${TITLE}_新闻_示例政府网</title><meta name="firstpublishedtime" content="2023-07-07-20:21:00"/><meta name="others" content="页面生成时间 2023-07-08 21:00:00" /></head><body>${NAV}<div class="BreadcrumbNav"><a>首页</a> &gt; <a>新闻</a> &gt; 滚动</div><div class="article oneColumn"><h1>${TITLE}</h1><div class="pages-date">2023-07-07 20:21 <span class="font">来源： 示例社</span><div class="pages_print">字号：<span>默认</span> <span>大</span> <span>超大</span> | 打印</div></div><div class="pages_content" id="UCAP-CONTENT">${HANS.map((x) => `<p style="text-indent:2em">${x}</p>`).join('')}<div class="editor"><span id="editor">责任编辑：于某</span></div></div></div><div class="related"><h2>相关报道</h2><ul>${links(4)}</ul></div>${FOOT}</body></html>`,
    want: { date: '2023-07-07T20:21', source: '示例社' },
  },
  {
    name: 'a finance portal',
    html: `<html><head><title>${TITLE} _ 示例财富网</title></head><body>${NAV}<div class="mainFrame"><div class="contentwrap"><div class="title">${TITLE}</div><div class="infos"><div class="item">2023年07月07日 10:33</div><div class="item">来源： 示例界面</div><div class="item">编辑：示例财富网</div><div class="item" id="readcount">12.3万阅读</div></div><div class="txtinfos" id="ContentBody"><div class="abstract"><div class="tt">摘要</div><div class="txt"><p>${HANS[0]}</p></div></div><p>　　${HANS[1]}</p>${paragraphs(HANS.slice(2))}<p class="em_media">（文章来源：示例界面）</p></div><div class="zwothers"><div class="em_statement">郑重声明：本站登载此文是为了让读者多一个来源，不构成投资建议。</div></div></div><div class="side"><ul>${links(12)}</ul></div></div>${FOOT}</body></html>`,
    want: { date: '2023-07-07T10:33', source: '示例界面', text: [HANS[0], HANS[1], ...HANS.slice(2)] },
  },
  {
    name: 'a technology site',
    html: `<html><head><title>${TITLE} - 示例之家</title></head><body>${NAV}<div class="fl content" id="dt"><h1>${TITLE}</h1><div class="info"><span id="pubtime_baidu" class="ef">2023/7/7 10:33:05</span>来源：<span id="source_baidu"><a>示例之家</a></span>作者：<span id="author_baidu"><strong>清源</strong></span>责编：<span id="editor_baidu"><strong>清源</strong></span><span class="comment">评论：<i id="commentcount">23</i></span></div><div class="post_content" id="paragraph"><p>感谢示例之家网友 <a>某某</a> 的线索投递！</p>${paragraphs()}<p class="ad-tips">广告声明：文中的链接可能带有推广，点与不点由读者自己决定。</p></div><div class="shareto">相关文章</div><ul>${links(8)}</ul></div></body></html>`,
    want: { date: '2023-07-07T10:33:05', author: '清源', source: '示例之家', text: HANS },
  },
  {
    name: 'a Taiwanese computer weekly',
    html: `<html><head><title>${TITLE_HANT} | 示例電腦報</title><meta property="og:site_name" content="示例電腦報"></head><body>${NAV}<h1 class="page-header">${TITLE_HANT}</h1><div class="content-summary">三個面向一次看懂</div><div class="submitted">文/<span class="author"><a>王若</a></span> | <span class="created">2023-07-07</span>發表</div><div class="img-wrapper"><img><div class="caption">圖片來源: 北岸市府</div></div><div class="field field-name-body"><div class="field-items"><div class="field-item even">${paragraphs(HANT)}</div></div></div><section class="block"><h2>熱門新聞</h2><ul>${links(6)}</ul></section></body></html>`,
    want: { title: TITLE_HANT, date: '2023-07-07', author: '王若', text: HANT },
  },
  {
    name: 'a Taiwanese technology blog',
    html: `<html><head><title>${TITLE_HANT} | 示例科技報</title></head><body>${NAV}<article><table><tr><td class="maintitle"><h1 class="entry-title"><a href="x">${TITLE_HANT}</a></h1></td></tr><tr><td><div><span class="head">作者</span> <span class="body"><a>陳瑞</a></span> | <span class="head">發布日期</span> <span class="body">2023 年 07 月 07 日 10:33 </span> | <span class="head">分類</span> <span class="body"><a>AI 人工智慧</a> , <a>軟體</a></span> | <a>edit</a></div></td></tr></table><div class="content"><div class="bigg"><img></div><div class="indent">${paragraphs(HANT)}<ul><li><a href="1">另一則關於模型的舊聞標題放在這裡</a></li><li><a href="2">再一則關於模型的舊聞標題放在這裡</a></li></ul><p>（首圖來源：北岸市府）</p></div></div></article><footer>Copyright © 2023</footer></body></html>`,
    want: { title: TITLE_HANT, date: '2023-07-07T10:33', author: '陳瑞', text: HANT },
  },
  {
    name: 'a Taiwanese agency',
    html: `<html><head><title>${TITLE_HANT} | 科技 | 示例社 SNA</title><meta property="og:title" content="${TITLE_HANT} | 科技 | 示例社 SNA"><meta itemprop="datePublished" content="2023/07/07 10:33"></head><body>${NAV}<div class="centralContent"><h1><span>${TITLE_HANT}</span></h1><div class="timeBox"><div class="updatetime"><span>2023/7/7 10:33</span></div></div><div class="paragraph"><p>（示例社記者林遠北岸7日電）${HANT[0]}</p>${paragraphs(HANT.slice(1))}<p>（編輯：周某）1120707</p></div><div class="paragraph moreArticle"><div class="moreArticle-title">延伸閱讀</div><ul>${links(3)}</ul></div><div class="paragraph bottomArticleBanner">本站的文字與圖片，非經授權，不得轉載。</div></div>${FOOT}</body></html>`,
    want: {
      title: TITLE_HANT,
      date: '2023-07-07T10:33',
      text: [`（示例社記者林遠北岸7日電）${HANT[0]}`, ...HANT.slice(1)],
    },
  },
  {
    name: 'a Hong Kong portal',
    html: `<html><head><title>${TITLE_HANT}｜示例港聞</title><meta property="og:title" content="${TITLE_HANT}"></head><body>${NAV}<article><h1 id="articleTitle">${TITLE_HANT}</h1><div><span>撰文：<a>何明</a></span><div>出版：<time datetime="2023-07-07T10:33:05+08:00">2023-07-07 10:33</time></div><div>更新：<time datetime="2023-07-07T12:00:05+08:00">2023-07-07 12:00</time></div></div><div id="article-content-section"><div class="article-grid__content-section">${HANT.slice(
      0,
      2,
    )
      .map((x) => `<div><p class="n">${x}</p></div>`)
      .join('')}<div><a href="/x">相關文章：某模型遭質疑抄襲　公司稱純屬巧合（有片）</a></div>${HANT.slice(2)
      .map((x) => `<div><p class="n">${x}</p></div>`)
      .join('')}</div></div></article><div class="rec"><ul>${links(8)}</ul></div></body></html>`,
    want: { title: TITLE_HANT, date: '2023-07-07T10:33:05', author: '何明', text: HANT },
  },
  {
    name: 'a Hong Kong broadcaster',
    html: `<html><head><title>${TITLE_HANT} - SHK</title></head><body>${NAV}<div class="itemBody"><h2 class="itemTitle">${TITLE_HANT}</h2><div class="createddate">2023-07-07 HKT 10:33 <a>share</a></div><div class="itemFullText">${HANT.join('<br />\r\n<br />\r\n')}</div></div><div class="items"><ul>${links(12)}</ul></div></body></html>`,
    want: { title: TITLE_HANT, date: '2023-07-07T10:33', text: HANT },
  },
  {
    name: 'a static blog',
    html: `<html><head><title>${TITLE} | 林远的博客</title></head><body><header class="header"><div class="site-brand-container"><h1 class="site-title">林远的博客</h1><p class="site-subtitle">写点东西</p></div><nav class="menu"><ul>${links(5)}</ul></nav></header><main><article class="post-block"><header class="post-header"><h1 class="post-title" itemprop="name headline">${TITLE}</h1><div class="post-meta"><span class="post-meta-item">发表于 <time title="创建时间：2023-07-07 10:33:05" itemprop="dateCreated datePublished" datetime="2023-07-07T10:33:05+08:00">2023-07-07</time></span><span class="post-meta-item">更新于 <time itemprop="dateModified" datetime="2023-08-08T10:33:05+08:00">2023-08-08</time></span><span>本文字数： 1.2k</span> <span>阅读时长 ≈ 2 分钟</span></div></header><div class="post-body" itemprop="articleBody">${paragraphs()}</div><footer class="post-footer"><div class="post-tags"><a># AI</a></div><div class="post-nav"><a>上一篇标题在这里</a></div></footer></article></main></body></html>`,
    want: { date: '2023-07-07T10:33:05' },
  },
  {
    name: 'a forum',
    html: `<html><head><title>${TITLE} - 新闻资讯 - 北岸论坛 - Powered by Forum</title></head><body>${NAV}<div id="pt"><a>北岸论坛</a> › <a>论坛</a> › <a>新闻资讯</a> › ${TITLE}</div><div id="postlist"><table><tr><td class="pls"><span>查看:</span> 1234<span>|</span><span>回复:</span> 2</td><td class="plc"><h1 class="ts"><span id="thread_subject">${TITLE}</span></h1></td></tr></table><div id="post_1"><table><tr><td class="pls"><a>林远</a><p>主题 12</p><p>积分 345</p></td><td class="plc"><div class="authi"><em>发表于 2023-7-7 10:33:05</em> | <a>只看该作者</a></div><div class="pct"><table><tr><td class="t_f" id="postmessage_1">${HANS.join('<br />\n<br />\n')}</td></tr></table></div></td></tr></table></div><div id="post_2"><table><tr><td class="pls"><a>读者甲</a></td><td class="plc"><div class="authi"><em>发表于 2023-7-8 11:00:05</em></div><div class="pct"><table><tr><td class="t_f">写得好，支持一下。</td></tr></table></div></td></tr></table></div></div>${FOOT}</body></html>`,
    want: { date: '2023-07-07T10:33:05' },
  },
  {
    name: 'an old publishing system',
    html: `<html><head><title>${TITLE}_北岸科技网</title></head><body>${NAV}<div class="place"><strong>当前位置:</strong> <a>主页</a> > <a>新闻</a> > </div><div class="viewbox"><div class="title"><h2>${TITLE}</h2></div><div class="info"><small>时间:</small>2023-07-07 10:33<small>来源:</small>未知 <small>作者:</small>admin <small>点击:</small>123次</div><div class="content"><table width=100%><tr><td><div>　　${HANS[0]}</div><div>　　${HANS[1]}</div><div>&nbsp;</div>${HANS.slice(
      2,
    )
      .map((x) => `<div>　　${x}</div>`)
      .join(
        '',
      )}</td></tr></table></div><div class="handle"><div class="context"><ul><li>上一篇：<a>别的一篇</a></li><li>下一篇：没有了</li></ul></div></div></div><div class="pright"><dl><dt>热点内容</dt><dd><ul>${links(10)}</ul></dd></dl></div></body></html>`,
    want: { date: '2023-07-07T10:33', author: null, source: null },
  },
  {
    name: 'a writing platform',
    html: `<html><head><title>${TITLE} - 示例书</title></head><body><div id="__next"><header><nav><a>示例书</a></nav></header><div role="main"><section><h1 title="${TITLE}" class="_1RuRku">${TITLE}</h1><div class="rEsl9f"><span class="_22gUMi">林远</span><div><time datetime="2023-07-07T02:33:05.000Z">2023.07.07 10:33:05</time><span>字数 1,234</span><span>阅读 5,678</span></div></div><article class="_2rhmJa">${HANS.map((x) => `<p>${x}</p>\n`).join('')}</article><div class="_1kCBjS"><span>43人点赞</span></div><div class="_13lIbp">更多精彩内容，就在示例书APP</div><div>"小礼物走一走，来示例书关注我"</div><span>还没有人赞赏，支持一下</span></section><section><h3>推荐阅读<a>更多精彩内容</a></h3><ul>${Array.from({ length: 6 }, (_, i) => `<li><h4><a href="/p/${i}">别的文章标题第${i}篇写在这里</a></h4><div>这里是别的文章开头的一段文字，写到一半就没有了，点进去才能看到全部内容...</div><div><a>某作者</a>阅读 1,234 评论 1 赞 ${i}</div></li>`).join('')}</ul></section></div></div></body></html>`,
    want: { date: '2023-07-07T' },
  },
  {
    name: 'a column',
    html: `<html><head><title>${TITLE} - 示例问答</title></head><body><div id="root"><main class="App-main"><div class="Post-content"><article class="Post-Main"><header class="Post-Header"><h1 class="Post-Title">${TITLE}</h1><div class="Post-Author"><div class="AuthorInfo"><span class="UserLink"><a>林远</a></span><div class="AuthorInfo-badgeText">做评测的工程师</div></div></div></header><div class="Post-RichTextContainer"><div class="RichText ztext Post-RichText">${paragraphs()}</div></div><div class="ContentItem-time">发布于 2023-07-07 10:33・IP 属地北京</div><div class="Post-topicsAndReviewer"><a>人工智能</a></div><div class="RichContent-actions"><button>赞同 12</button> 3 条评论</div></article></div></main></div><script id="js-initialData" type="text/json">{"initialState":{"entities":{"articles":{"1":{"title":"x","created":1688697205}}}}}</script></body></html>`,
    want: { date: '2023-07-07T10:33' },
  },
  {
    name: 'a site that names itself first',
    html: `<html><head><title>奇客示例 | ${TITLE}</title></head><body>${NAV}<div class="block_m"><div class="ct_tittle"><div class="bg_htit"><h2><span><a>人工智能</a></span>${TITLE}</h2></div></div><div class="talk_time"> <b></b> 林远 发表于 2023年07月07日 10时33分 星期五 <b>来自部门</b></div><div class="p_content"><div class="p_mainnew"><span></span>${HANS.join('')}</div></div><div class="m_info"><ul><li><a>https://www.example.cn/news/1</a></li></ul></div></div>${FOOT}</body></html>`,
    want: { date: '2023-07-07T10:33', text: [HANS.join('')] },
  },
  {
    name: 'a digest with a lead of its own',
    html: `<html><head><title>${TITLE} - 示例资讯 移动版</title></head><body>${NAV}<div class="cnbeta-article"><header class="title"><h1>${TITLE}</h1><div class="meta"><span>2023年07月07日 10:33</span><span class="source">稿源：<span>示例之家</span></span><span>条评论</span></div></header><div class="cnbeta-article-body"><div class="article-summary"><div class="topic"><a><img></a></div><p>${HANS[0]}</p></div><div class="article-content" id="artibody">${paragraphs(HANS.slice(1))}</div><div class="article-topic">[责任编辑：某某]</div></div></div><div class="rel"><ul>${links(10)}</ul></div></body></html>`,
    want: { date: '2023-07-07T10:33', source: '示例之家' },
  },
  {
    name: 'a page that scripts build',
    html: `<html><head><title>${TITLE} - 北岸财经</title></head><body><div id="__next"><div class="loading">加载中...</div></div><script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"article":{"id":1,"title":"${TITLE}","content":"<p>${HANS.join('</p><p>')}</p>","ctime":1688697205,"author":{"name":"林远"}}}}}</script></body></html>`,
    want: { date: '2023-07-07T02:33:25Z' },
  },
  {
    name: 'an office',
    html: `<html><head><title>${TITLE}_示例办公室</title><meta name="PubDate" content="2023-07-07 10:33"></head><body>${NAV}<div class="content"><h1 class="title">${TITLE}</h1><div class="info"><span id="pubtime">2023年07月07日 10:33</span><span id="source">来源： 示例网信网</span></div><div class="main-content"><div id="BodyLabel">${paragraphs()}</div></div></div>${FOOT}</body></html>`,
    want: { date: '2023-07-07T10:33', source: '示例网信网' },
  },
  {
    name: 'statistics with a long table',
    html: `<html><head><title>2023年6月份北岸市算力使用情况</title></head><body>${NAV}<div class="detail-title"><h1>2023年6月份北岸市算力使用情况</h1><div class="detail-title-des"><h2>2023/07/07 10:33</h2><p>来源：北岸市统计局</p></div></div><div class="detail-text"><div class="TRS_Editor"><p>　　6月份，全市公共算力使用量同比增长12.3%，比上月加快0.4个百分点。</p><p>　　分行业看，制造业增长10.2%，服务业增长15.1%。</p><p align="center">6月份主要数据</p><table>${Array.from({ length: 40 }, (_, i) => `<tr><td><p>指标${i}</p></td><td><p>${i * 13}.5</p></td><td><p>${i % 7}.2</p></td></tr>`).join('')}</table><p>　　附注：1.指标解释，公共算力指向社会开放的算力。</p></div></div>${FOOT}</body></html>`,
    want: {
      title: '2023年6月份北岸市算力使用情况',
      date: '2023-07-07T10:33',
      text: [
        '6月份，全市公共算力使用量同比增长12.3%，比上月加快0.4个百分点。',
        '分行业看，制造业增长10.2%，服务业增长15.1%。',
        '6月份主要数据',
        '附注：1.指标解释，公共算力指向社会开放的算力。',
      ],
    },
  },
  {
    name: 'a flash above other flashes',
    html: `<html><head><title>快讯：${TITLE}|北岸快讯</title></head><body>${NAV}<div class="flash"><div class="t">10:33</div><h1>${TITLE}</h1><p>示例快讯获悉，${HANS[0]}</p><div class="btm">2023-07-07 10:33 <a>原文链接</a></div></div><div class="list"><h3>最新快讯</h3>${Array.from({ length: 8 }, (_, i) => `<div class="flash-item"><a href="/f/${i}">另一条快讯标题第${i}条在此</a><p>另一条快讯的正文，说的是另一家公司在同一天做的另一件事情。</p><span>${i + 1}小时前</span></div>`).join('')}</div>${FOOT}</body></html>`,
    want: { date: '2023-07-07T10:33', text: [`示例快讯获悉，${HANS[0]}`] },
  },
  {
    name: 'a Taiwanese daily',
    html: `<html><head><title>${TITLE_HANT} | 產業綜合 | 產業 | 示例日報</title></head><body>${NAV}<section class="article-content"><h1 class="article-head__title">${TITLE_HANT}</h1><section class="article-head__info"><time class="article-body__time">2023/07/07 10:33:05</time><div class="article-body__info"><span>示例日報 記者<a>林遠</a>／北岸報導</span></div></section><section class="article-body__editor" id="article_body"><figure><img><figcaption>北岸市府。 圖／示例報資料照片</figcaption></figure>${paragraphs(HANT)}<p>※ 歡迎分享連結；未經授權，請勿複製轉貼文章內容</p></section></section><div class="story-list"><h3>延伸閱讀</h3><ul>${links(6)}</ul></div></body></html>`,
    want: { title: TITLE_HANT, date: '2023-07-07T10:33:05', text: HANT },
  },
  {
    name: 'a blog theme',
    html: `<html><head><title>${TITLE} &#8211; 北岸AI观察</title></head><body class="single"><header><h1 class="logo">北岸AI观察</h1>${NAV}</header><div class="content-wrap"><div class="content"><header class="article-header"><h1 class="article-title"><a href="x">${TITLE}</a></h1><div class="article-meta"><span class="item">2023-07-07</span> <span class="item">分类：<a>资讯</a></span> <span class="item post-views">阅读(1234)</span> <span class="item">评论(0)</span></div></header><article class="article-content">${paragraphs()}<p>未经允许不得转载：<a>北岸AI观察</a> » <a>${TITLE}</a></p></article><nav class="article-nav"><span>上一篇<br><a>别的文章</a></span></nav><div class="relates"><h3>相关推荐</h3><ul>${links(8)}</ul></div></div></div></body></html>`,
    want: { date: '2023-07-07' },
  },
  {
    name: 'tables and fonts of 2003',
    html: `<html><head><title>${TITLE}</title></head><body><table width=760><tr><td><a href=/>首页</a> <a href=/n>新闻</a></td></tr></table><table width=760><tr><td width=200><table><tr><td>${links(10)}</td></tr></table></td><td width=560><table><tr><td align=center><font size=5><b>${TITLE}</b></font></td></tr><tr><td align=center>http://www.example.cn　2003年07月07日10:33　北岸晚报</td></tr><tr><td><font size=3>　　${HANS.join('<BR><BR>　　')}</font></td></tr><tr><td align=right>【<a>大</a> <a>中</a> <a>小</a>】【<a>打印</a>】【<a>关闭</a>】</td></tr></table></td></tr></table><center>版权所有 北岸网</center></body></html>`,
    want: { date: '2003-07-07T10:33' },
  },
  {
    name: 'questions and answers',
    html: `<html><head><title>对话林远：评测是一把公共的尺子_北岸网</title></head><body>${NAV}<div class="article"><h1>对话林远：评测是一把公共的尺子</h1><p class="date">2023-07-07 10:33 作者: 周文</p><div class="txt"><p>问：为什么要做？</p><p>答：因为大家都在自说自话，用户看不懂。</p><p>问：怎么做？</p><p>答：先定题，再定分，最后公开。</p><p>问：谁来出题？</p><p>答：高校出题，企业回避，每季度换一次。</p></div></div><div class="hot"><ul>${links(10)}</ul></div>${FOOT}</body></html>`,
    want: {
      title: '对话林远：评测是一把公共的尺子',
      date: '2023-07-07T10:33',
      author: '周文',
      text: [
        '问：为什么要做？',
        '答：因为大家都在自说自话，用户看不懂。',
        '问：怎么做？',
        '答：先定题，再定分，最后公开。',
        '问：谁来出题？',
        '答：高校出题，企业回避，每季度换一次。',
      ],
    },
  },
  {
    name: 'a numbered list',
    html: `<html><head><title>一周AI大事 - 北岸周刊</title></head><body>${NAV}<div class="post"><h1>一周AI大事</h1><div class="meta">2023年7月7日 · 林远</div><div class="entry"><p>本周值得留意的有五件事。</p><ol>${HANS.map((x) => `<li>${x}</li>`).join('')}</ol><p>下周见。</p></div></div>${FOOT}</body></html>`,
    want: {
      title: '一周AI大事',
      date: '2023-07-07',
      text: ['本周值得留意的有五件事。', ...HANS, '下周见。'],
    },
  },
  {
    name: 'headings between paragraphs',
    html: `<html><head><title>${TITLE}_北岸日报</title></head><body>${NAV}<div id="content"><h1>${TITLE}</h1><h3>——三个方面、十二家企业、一把尺子</h3><div>北岸日报 2023-07-07 第03版</div><div class="text"><p>${HANS[0]}</p><h2>一、谁来出题</h2><p>${HANS[1]}</p><p><strong>二、怎样打分</strong></p><p>${HANS[2]}</p><p>${HANS[3]}</p><h2>三、下一步</h2><p>${HANS[4]}</p></div></div>${FOOT}</body></html>`,
    want: {
      date: '2023-07-07',
      text: [HANS[0], '一、谁来出题', HANS[1], '二、怎样打分', HANS[2], HANS[3], '三、下一步', HANS[4]],
    },
  },
];

describe('an article as it stands on the page of', () => {
  it.each(LAYOUTS)('$name', (layout) => {
    const outcome = extractArticle(layout.html, { url: null, siteRules: [] });
    expect(outcome).toMatchObject({ kind: 'article', article: expectedOf(layout) });
    const published = outcome.kind === 'article' ? outcome.article.publishedAt : null;
    if (layout.want.date !== undefined)
      expect(published?.slice(0, layout.want.date.length)).toBe(layout.want.date);
  });
});
