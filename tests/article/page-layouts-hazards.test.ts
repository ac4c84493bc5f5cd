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

/** What makes pages hard to read. */
const LAYOUTS: readonly Layout[] = [
  {
    name: 'JSON-LD only',
    html: `<html><head><title>${TITLE} | 北岸</title><script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: TITLE, datePublished: '2023-07-07T10:33:00+08:00', articleBody: HANS.join('\n'), author: [{ '@type': 'Person', name: '林远' }] })}</script></head><body><div id="root"></div><noscript>请开启 JavaScript</noscript></body></html>`,
    want: { date: '2023-07-07T10:33', author: '林远' },
  },
  {
    name: 'state in a function call',
    html: `<html><head><title>${TITLE}-北岸</title></head><body><div id="__nuxt"><div id="__layout"><div class="loading"></div></div></div><script>window.__NUXT__=(function(a,b){return {layout:"default",data:[{detail:{title:a,content:"\\u003Cp\\u003E${HANS.join('\\u003C\\u002Fp\\u003E\\u003Cp\\u003E')}\\u003C\\u002Fp\\u003E",publishTime:"2023-07-07 10:33:00",x:b}}]}}("${TITLE}",false))</script></body></html>`,
    want: { date: '2023-07-07T10:33' },
  },
  {
    name: 'a banner longer than lines of the text',
    html: `<html><head><title>${TITLE_HANT} - 北岸新聞</title></head><body><div id="cookie-consent"><p>本站會存放 Cookie，用來記住您的選擇並統計人數，繼續閱讀就表示您同意我們的隱私權政策，之後也能在設定裡改。</p><button>同意</button></div>${NAV}<main><h1>${TITLE_HANT}</h1><span class="date">2023-07-07 10:33</span><div class="body">${paragraphs(HANT.slice(0, 2))}</div></main>${FOOT}</body></html>`,
    want: { title: TITLE_HANT, date: '2023-07-07T10:33', text: HANT.slice(0, 2) },
  },
  {
    name: 'disclaimers below',
    html: `<html><head><title>${TITLE}_北岸证券网</title></head><body>${NAV}<div class="art"><h1>${TITLE}</h1><p class="info">2023-07-07 10:33 来源：示例证券网</p><div class="art_content">${paragraphs()}<p>免责声明：文中数据供读者参考，用之前请自己核对一遍。读者不应当只凭这里的内容作出决定，由此带来的得失由读者自己承担，与本站无关。</p><p>校对：周某</p><p>声明：本报尽力核对事实，文中内容仅供参考</p><p>下载“示例证券”官方APP，或关注公众号，随时看到新的消息。</p></div></div><div class="right"><ul>${links(12)}</ul></div>${FOOT}</body></html>`,
    want: { date: '2023-07-07T10:33', source: '示例证券网' },
  },
  {
    name: 'two languages in turn',
    html: `<html><head><title>${TITLE} - 北岸双语</title></head><body>${NAV}<article><h1>${TITLE}</h1><div class="m">2023-07-07</div>${HANS.map((x, i) => `<p>${x}</p><p>Paragraph ${i} in English says the same thing about the benchmark, in plain words.</p>`).join('')}</article>${FOOT}</body></html>`,
    want: {
      date: '2023-07-07',
      text: HANS.flatMap((x, i) => [
        x,
        `Paragraph ${i} in English says the same thing about the benchmark, in plain words.`,
      ]),
    },
  },
  {
    name: 'a time of change only',
    html: `<html><head><title>${TITLE}</title><meta property="og:updated_time" content="2023-07-07T10:33:05+08:00"></head><body>${NAV}<h1>${TITLE}</h1><div class="c">${paragraphs()}</div>${FOOT}</body></html>`,
    want: { date: '2023-07-07T10:33:05' },
  },
  {
    name: 'how long ago, and a time in scripts',
    html: `<html><head><title>${TITLE} - 北岸号</title></head><body>${NAV}<h1>${TITLE}</h1><div class="meta"><a>北岸号</a><span>3小时前</span></div><div class="c">${paragraphs()}</div><script>var article={"id":7,"time":"2023-07-07 10:33:05"};var rec=[{"title":"x","time":"2020-01-01 00:00:05"}]</script>${FOOT}</body></html>`,
    want: { date: '2023-07-07T10:33:05' },
  },
  {
    name: 'dated notices before it',
    html: `<html><head><title>${TITLE}_北岸学会</title></head><body>${NAV}<div class="left"><h3>通知公告</h3><ul>${Array.from({ length: 8 }, (_, i) => `<li><a href="/n/${i}">关于召开第${i}次会员代表大会的通知</a><span>2024-0${i + 1}-11</span></li>`).join('')}</ul></div><div class="right"><h2 class="t">${TITLE}</h2><p class="i">发布者：秘书处　发布时间：2023-07-07　浏览次数：<span>123</span></p><div class="wp_articlecontent">${paragraphs()}</div></div>${FOOT}</body></html>`,
    want: { date: '2023-07-07' },
  },
  {
    name: 'an AMP page',
    html: `<html amp><head><title>${TITLE}</title><link rel="canonical" href="https://a.example.cn/1"><script async src="https://cdn.ampproject.org/v0.js"></script></head><body><amp-sidebar id="s"><ul>${links(8)}</ul></amp-sidebar><header>北岸</header><article><h1>${TITLE}</h1><time datetime="2023-07-07T02:33:05Z">7月7日</time><amp-img></amp-img>${paragraphs()}<amp-list src="x"></amp-list></article></body></html>`,
    want: { date: '2023-07-07T02:33:05Z' },
  },
  {
    name: 'hidden words against copying',
    html: `<html><head><title>${TITLE}</title></head><body>${NAV}<h1>${TITLE}</h1><div class="d">2023-07-07 10:33</div><div class="c">${HANS.map((x) => `<p>${x.slice(0, 10)}<span style="display:none">北岸网版权所有请勿转载</span>${x.slice(10)}</p>`).join('')}</div>${FOOT}</body></html>`,
    want: { date: '2023-07-07T10:33' },
  },
  {
    name: 'readings and soft hyphens',
    html: `<html><head><title>${TITLE}</title></head><body>${NAV}<h1>${TITLE}</h1><div class="d">2023-07-07 10:33</div><div class="c">${paragraphs([HANS[0].replace('标准', '<ruby>标准<rp>(</rp><rt>biāozhǔn</rt><rp>)</rp></ruby>').replace('中文', '中&shy;文'), ...HANS.slice(1)])}</div>${FOOT}</body></html>`,
    want: { date: '2023-07-07T10:33' },
  },
  {
    name: 'sections of an account',
    html: `<html><head><title></title><meta property="og:title" content="${TITLE}"></head><body><div class="rich_media"><h1 class="rich_media_title">${TITLE}</h1><div class="rich_media_meta_list"><span>原创</span> <span>林远</span> <a>北岸AI</a> <em id="publish_time"></em></div><div class="rich_media_content" id="js_content" style="visibility:hidden">${HANS.map((x, i) => `<section data-x="1"><section><section><p><span><strong>0${i + 1}</strong></span></p></section><section><p><span>${x}</span></p></section></section></section>`).join('')}<section><p>- END -</p></section><section><p>往期推荐</p><p><a>别的文章一</a></p></section><section><p>点击下方卡片关注我们</p></section></div></div><script>var ct = "1688697205"; var nickname = "北岸AI";</script></body></html>`,
    want: { date: '2023-07-07', text: HANS.flatMap((x, i) => [`0${i + 1}`, x]) },
  },
  {
    name: 'a digest of a day',
    html: `<html><head><title>7月7日AI快讯汇总_北岸网</title></head><body>${NAV}<div class="a"><h1>7月7日AI快讯汇总</h1><div class="t">2023-07-07 20:00</div><div class="c">${HANS.map((x, i) => `<h3>${i + 1}、第${i + 1}件事的小标题</h3><p>${x}</p>`).join('')}</div></div>${FOOT}</body></html>`,
    want: {
      title: '7月7日AI快讯汇总',
      date: '2023-07-07T20:00',
      text: HANS.flatMap((x, i) => [`${i + 1}、第${i + 1}件事的小标题`, x]),
    },
  },
  {
    name: 'lines in boxes',
    html: `<html><head><title>${TITLE}</title></head><body>${NAV}<div id="main"><div class="bt">${TITLE}</div><div class="ly">来源：北岸日报&nbsp;&nbsp;时间：2023-07-07&nbsp;&nbsp;作者：林远</div><div class="zw">${HANS.map((x) => `<div>&nbsp;&nbsp;&nbsp;&nbsp;${x}</div><div>&nbsp;</div>`).join('')}</div></div>${FOOT}</body></html>`,
    want: { date: '2023-07-07', author: '林远', source: '北岸日报' },
  },
  {
    name: 'an electronic paper',
    html: `<html><head><title>${TITLE}</title></head><body><table><tr><td><div class="nav">第01版：要闻</div><ul>${links(6, 'node_')}</ul></td><td><table><tr><td>2023年07月07日 星期五</td><td>上一篇 下一篇</td></tr><tr><td><p>肩题：北岸有了公共尺子</p><h1>${TITLE}</h1><h2>十二家企业三所高校起草</h2><h4>■本报记者 林远</h4></td></tr><tr><td><div id="ozoom"><founder-content>${HANS.map((x) => `<P>　　${x}</P>`).join('')}</founder-content></div></td></tr></table></td></tr></table></body></html>`,
    want: { date: '2023-07-07', author: '林远' },
  },
  {
    name: 'a body named like sharing',
    html: `<html><head><title>${TITLE}-示例之家</title></head><body>${NAV}<div class="post-info"><h1>${TITLE}</h1><div class="x"><span>2023-07-07 10:33</span> <span>稿源：示例之家</span></div><div class="share-content"><div class="post-content">${paragraphs()}</div></div><div class="bdshare"><p>（举报）</p></div></div><div class="relate"><ul>${links(9)}</ul></div>${FOOT}</body></html>`,
    want: { date: '2023-07-07T10:33', source: '示例之家' },
  },
  {
    name: 'a body named like a download',
    html: `<html><head><title>${TITLE}</title></head><body>${NAV}<div class="download-article"><h1>${TITLE}</h1><p class="d">2023-07-07 10:33</p><div class="app-detail">${paragraphs()}</div></div>${FOOT}</body></html>`,
    want: { date: '2023-07-07T10:33' },
  },
  {
    name: 'names that say nothing',
    html: `<html><head><title>${TITLE} - 北岸头条</title></head><body><div class="css-1x2y"><div class="css-a1"><ul>${links(8)}</ul></div><div class="css-b2"><h1 class="css-c3">${TITLE}</h1><div class="css-d4"><span class="css-e5">北岸头条</span><span class="css-f6">2023-07-07 10:33</span></div><div class="css-g7">${HANS.map((x) => `<div class="css-h8"><span class="css-i9">${x}</span></div>`).join('')}</div></div><div class="css-j0">${Array.from({ length: 8 }, (_, i) => `<div class="css-k1"><a href="${i}"><div class="css-l2">别的新闻标题第${i}条写在这里</div></a><div>北岸头条 · ${i}评论</div></div>`).join('')}</div></div></body></html>`,
    want: { date: '2023-07-07T10:33' },
  },
  {
    name: 'a title with marks and two names behind',
    html: `<html><head><title>DeepSeek-V3发布：成本降至1/10 - 北岸在线 - Beian Online</title></head><body>${NAV}<h1>DeepSeek-V3发布：成本降至1/10</h1><p>2023/07/07 10:33</p><div class="c">${paragraphs()}</div>${FOOT}</body></html>`,
    want: { title: 'DeepSeek-V3发布：成本降至1/10', date: '2023-07-07T10:33' },
  },
];

describe('an article is read through', () => {
  it.each(LAYOUTS)('$name', (layout) => {
    const outcome = extractArticle(layout.html, { url: null, siteRules: [] });
    expect(outcome).toMatchObject({ kind: 'article', article: expectedOf(layout) });
    const published = outcome.kind === 'article' ? outcome.article.publishedAt : null;
    if (layout.want.date !== undefined)
      expect(published?.slice(0, layout.want.date.length)).toBe(layout.want.date);
  });
});
