import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/article/extract-article.ts';

/** Skeletons of pages as common publishing systems make them, with a text of our own. */
const TITLE = '成都一家医院用语音模型写病历';
const LINES = [
  '成都一家三甲医院的门诊开始用语音模型写病历，医生看诊时不必再敲键盘。',
  '信息科主任邹平介绍，系统在本地机房运行，录音当天删除，病历由医生确认后才入库。',
  '“一个上午能多看六个病人。”一位内科医生说，她最满意的是方言识别。',
  '不过，护士站反映，嘈杂环境下药名容易出错，已要求厂商在九月前改进。',
  '医院计划年底前把系统推广到全部四十个科室，并向医联体单位开放。',
];
const body = LINES.map((l) => `<p>　　${l}</p>`).join('\n');
const want = LINES.join('\n');
const links = (n: number): string =>
  Array.from(
    { length: n },
    (_, i) =>
      `<li><a href="/a/${i}.html" title="x">第${i}条热点新闻，某地某人做了某件事引发热议</a><span>07-0${(i % 9) + 1}</span></li>`,
  ).join('');
const summaries = (n: number): string =>
  Array.from(
    { length: n },
    (_, i) =>
      `<div class="item"><a href="/b/${i}"><h3>相关报道第${i}篇的标题</h3></a><p>这里是第${i}篇报道的摘要，介绍了某家公司在某个行业的进展，以及专家对此的看法。</p><span>2023-07-0${(i % 9) + 1}</span></div>`,
  ).join('');
const pages: Readonly<Record<string, string>> = {
  dede: `<html><head><title>${TITLE}_示例网</title></head><body><div class="place"><a href="/">主页</a> > <a href="/x">健康</a> > </div><div class="viewbox"><div class="title"><h2>${TITLE}</h2></div><div class="info"><small>时间:</small>2023-07-07 10:05<small>来源:</small>示例日报 <small>作者:</small>admin <small>点击:</small>123次</div><div class="intro">${LINES[0]}</div><div class="content"><table width="100%"><tr><td>${LINES.map((l) => `　　${l}<br/>`).join('<br/>')}</td></tr></table></div><div class="dede_pages"><ul class="pagelist"></ul></div></div><div class="handle"><div class="context"><ul><li>上一篇：<a href="1.html">别的文章</a></li><li>下一篇：没有了</li></ul></div></div><div class="sidebar">${links(10)}</div><p class="powered">Powered by 示例</p></body></html>`,
  gov: `<html><head><meta name="ArticleTitle" content="${TITLE}"><meta name="PubDate" content="2023-07-07 10:05:00"><meta name="ContentSource" content="市卫健委"><title>市人民政府 要闻 ${TITLE}</title></head><body><table><tr><td>今天是2023年7月9日 星期日</td></tr></table><div class="dqwz">当前位置：<a href="/">首页</a>&gt;<a>要闻</a></div><h1>${TITLE}</h1><div class="xx">发布时间：2023-07-07 10:05　来源：市卫健委　字体：[大 中 小]　浏览次数：<script>x()</script>12</div><div id="zoom"><style>p{}</style><div class="TRS_Editor">${body}</div></div><div class="dy"><a>【打印】</a><a>【关闭】</a></div><div>主办：示例市人民政府办公室　承办：示例市大数据局　网站标识码：0000000000　蜀ICP备00000000号</div></body></html>`,
  wp: `<html><head><title>${TITLE} – 示例博客</title><meta property="og:title" content="${TITLE}"/><meta property="og:site_name" content="示例博客"/><meta property="article:published_time" content="2023-07-07T02:05:00+00:00"/></head><body class="post-template single has-sidebar"><header><h1 class="site-title">示例博客</h1></header><main id="main"><article class="post hentry"><h1 class="entry-title">${TITLE}</h1><div class="entry-meta">由 <span class="author vcard">老周</span> 发表于 2023年7月7日</div><div class="entry-content">${body}<div class="sharedaddy"><h3>分享此文：</h3><ul><li>点击分享到微博</li></ul></div><div class="yarpp-related"><h3>相关文章</h3>${summaries(3)}</div></div></article><div id="comments"><ol class="commentlist">${'<li><div class="comment-body"><p>写得很好，我们医院也在考虑上类似的系统，请问价格大概是多少？</p></div></li>'.repeat(6)}</ol></div></main><aside class="widget">${links(8)}</aside></body></html>`,
  sums: `<html><head><title>${TITLE}</title></head><body><div class="wrap"><div class="left"><h1>${TITLE}</h1><div class="info">2023-07-07 10:05</div><div class="xq">${body}</div><div class="list2">${summaries(8)}</div></div></div></body></html>`,
  nocls: `<html><head><title>${TITLE}</title></head><body><div><div><div>${links(20)}</div></div><div><h1>${TITLE}</h1><div><span>2023-07-07</span></div><div>${body}</div><div>${summaries(4)}</div></div><div><p>关于我们 | 联系我们 | 广告服务 | 诚聘英才</p><p>本站所刊登的各种新闻、信息和专题资料，均为示例网版权所有，未经协议授权禁止下载使用。</p></div></div></body></html>`,
  split: `<html><head><title>${TITLE} - 明示新聞</title></head><body><div id="art"><h1>${TITLE}</h1><div id="upper"><p>${LINES[0]}</p><p>${LINES[1]}</p></div><div class="gad"><p>廣告</p></div><div id="lower"><p>${LINES[2]}</p><p>${LINES[3]}</p><p>${LINES[4]}</p></div></div><div id="listing">${links(9)}</div></body></html>`,
  next: `<html><head><title>${TITLE}</title></head><body><div id="__next"><div class="spin">加载中...</div></div><script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { article: { title: TITLE, publishedAt: '2023-07-07T02:05:00Z', content: body } } } })}</script></body></html>`,
  udn: `<html><head><title>${TITLE} | 生活新聞 | 生活 | 聯示新聞網</title></head><body><article class="article-content"><h1 class="article-content__title">${TITLE}</h1><section class="authors"><time class="article-content__time">2023-07-07 10:05</time><span class="article-content__author">聯示報／ 記者王大明／台北即時報導</span></section><section class="article-content__editor">${body}<div class="further-reading__box"><p>延伸閱讀</p><ul>${links(3)}</ul></div></section></article><section class="cate-list">${summaries(6)}</section></body></html>`,
  discuz: `<html><head><title>${TITLE} - 示例论坛</title></head><body><div id="postlist"><table><tr><td class="pls">楼主 老李 发表于 2023-7-7 10:05</td><td class="plc"><div class="t_fsz"><table><tr><td class="t_f">${LINES.join('<br>\n')}</td></tr></table></div></td></tr></table></div></body></html>`,
  font: `<html><head><title>${TITLE}--示例网</title></head><body><table><tr><td><b>${TITLE}</b></td></tr><tr><td>2023-7-7 10:05:00　示例网</td></tr><tr><td><font size=3>${LINES.map((l) => `<p>${l}`).join('')}</font></td></tr><tr><td>${links(6)}</td></tr></table></body></html>`,
  bilingual: `<html><head><title>${TITLE}</title></head><body><div class="nav">${links(5)}</div><div class="main"><div class="article"><h1>${TITLE}</h1><div class="con">${LINES.map((l) => `<div>${l}</div>`).join('')}</div><div class="editor-info"><span>编辑：小王</span><span>审核：小李</span></div></div></div></body></html>`,
};

describe('pages of common publishing systems', () => {
  it.each(Object.entries(pages))('%s', (_, html) => {
    const outcome = extractArticle(html, { url: 'https://news.example.cn/a/20230707/1.html' });
    expect(outcome).toMatchObject({ kind: 'article', article: { title: TITLE, text: want } });
    if (outcome.kind !== 'article') return;
    const at = outcome.article.publishedAt ?? '';
    expect(at.length === 10 ? at : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)).toBe(
      '2023-07-07',
    );
  });
});
