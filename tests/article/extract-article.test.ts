import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { extractArticle } from '../../src/article/extract-article.ts';

const ADDRESS = 'https://news.example.cn/tech/20230707/4711.html';
const TITLE = '苏州一家模具厂用模型报价';
const LINES = [
  '苏州一家模具厂把报价交给了模型，客户上传图纸后十分钟内就能收到结果。',
  '负责人严松说，过去报价要等老师傅看图，快则半天，慢则三天。',
  '他也承认，遇到复杂的曲面，模型给出的工时往往偏低，需要人工修正。',
];
const TEXT = LINES.join('\n');
const BODY = LINES.map((line) => `<p>${line}</p>`).join('');
const LINKS = `<ul>${Array.from({ length: 12 }, (_, at) => `<li><a href="/n/${at}.html">第${at}条新闻的标题写在这里供人点击</a></li>`).join('')}</ul>`;

const page = (inner: string, head = `<title>${TITLE}_示例新闻网</title>`): string =>
  `<!doctype html><html><head><meta charset="utf-8">${head}</head><body><div class="top">${LINKS}</div>${inner}<div class="foot"><p>版权所有 示例新闻网 京ICP备00000000号</p></div></body></html>`;

function articleOf(html: string, url: string | null = ADDRESS): Article {
  const outcome = extractArticle(html, { url });
  if (outcome.kind !== 'article') throw new Error(`not an article: ${outcome.reason}`);
  return outcome.article;
}

describe('the text', () => {
  const around = `<h1>${TITLE}</h1><p>2023-07-07 10:05 来源：示例晨报</p>`;
  it.each([
    ['paragraphs beside the title', page(`<div>${around}${BODY}</div>`)],
    ['paragraphs in their own element', page(`<div>${around}<div class="c">${BODY}</div></div>${LINKS}`)],
    ['lines parted by breaks', page(`<div>${around}<div>${LINES.join('<br><br>　　')}</div></div>`)],
    [
      'a table that lays the page out',
      page(`<table><tr><td>${LINKS}</td><td>${around}${BODY}</td></tr></table>`),
    ],
    [
      'a section for each paragraph',
      page(
        `<div>${around}${LINES.map((line) => `<section><section><span>${line}</span></section></section>`).join('')}</div>`,
      ),
    ],
    [
      'text beside the advertisement between',
      page(
        `<div>${around}<p>${LINES[0]}</p><div class="ad"><p>广告</p></div><p>${LINES[1]}</p><p>${LINES[2]}</p></div>`,
      ),
    ],
    [
      'hidden until scripts run',
      page(`<div>${around}<div id="js_content" style="visibility:hidden">${BODY}</div></div>`),
    ],
    ['no html, head or body', `<h1>${TITLE}</h1><div>${BODY}</div>`],
    ['unclosed paragraphs', page(`<div>${around}${LINES.map((line) => `<p>${line}`).join('')}</div>`)],
    [
      'inline marks inside words',
      page(`<div>${around}${BODY.replace('模型', '<strong>模</strong><span>型</span>')}</div>`),
    ],
    [
      'lists of links after it',
      page(`<div>${around}${BODY}<div class="related"><h3>相关阅读</h3>${LINKS}</div></div>`),
    ],
    [
      "readers' replies longer than it",
      page(
        `<div>${around}${BODY}</div><ul class="comment-list">${'<li><p>我觉得这件事说明，行业确实在变化，大家应该多关注一下。</p></li>'.repeat(1)}${Array.from({ length: 8 }, (_, at) => `<li><p>第${at}位读者说，他所在的厂也试过类似的办法，效果因图纸而异，需要慢慢调整。</p></li>`).join('')}</ul>`,
      ),
    ],
    [
      "readers' replies told by their marks only",
      page(
        `<div>${around}${BODY}<div>${Array.from({ length: 9 }, (_, at) => `<div><b>读者${at}</b><p>第${at}条意见：厂里早就该这样做了，只是图纸保密的问题还没有说清楚，希望下次能讲一讲。</p><i>${at}小时前</i><i>回复</i></div>`).join('')}</div></div>`,
      ),
    ],
    [
      'teasers of other stories after it',
      page(
        `<div>${around}${BODY}</div><div class="x"><h3>另一条</h3><p>另一条新闻的开头写在这里，点进去才能看到全部...</p><h3>再一条</h3><p>再一条新闻的开头也写在这里，同样没有写完...</p></div>`,
      ),
    ],
  ])('%s', (_, html) => expect(articleOf(html).text).toBe(TEXT));

  it.each([
    '（责任编辑：某某）',
    '责任编辑：某某',
    '责编：某某 校对：某某',
    '[编辑：某某]',
    '来源：示例晨报',
    '原标题：另一个标题',
    '（原标题：另一个标题）',
    '本文来源：示例晨报',
    '版权声明：本文未经授权不得转载',
    '免责声明：本文仅代表作者个人观点',
    '本文不代表本网立场',
    '扫描二维码关注我们',
    '点击查看更多内容',
    '相关阅读：',
    '打开示例新闻APP查看更多',
    '128条评论',
    '阅读 1.2万',
    '上一篇：别的标题',
    '【END】',
    '- THE END -',
    '转载请注明出处',
    '文/某某',
    '图片来源：示例图库',
    '关键词：模具 报价',
    '题图：示例图库',
    '（首圖來源：示例社）',
    '本文来自微信公众号“示例”，作者：蓝天',
    '記者蓝天／台北報導',
    '导读：',
    '感谢本站网友蓝天的投稿！',
    '未經授權，請勿複製轉貼文章內容',
    '返回示例首页，查看更多',
    '市场有风险，投资需谨慎。本文不构成个人投资建议。',
    '风险提示及免责条款',
  ])('leaves out the line %s', (line) => {
    expect(articleOf(page(`<h1>${TITLE}</h1><div>${BODY}<p>${line}</p></div>`)).text).toBe(TEXT);
  });

  it.each([
    '“编辑部的人都来看过。”严松说。',
    '来源于不同工厂的图纸，差别很大。',
    '评论人士认为，报价只是第一步。',
    '下载量在一个月内突破了一千次。',
    '上一篇报道刊出后，又有三家工厂来询问。',
    '点击率并不是他们关心的指标。',
    '推荐使用国产主轴，是他们的另一条经验。',
    '主图谱由三部分组成',
    '头图像识别的准确率，是厂里最关心的数字。',
    '感谢网友的批评，是他们让系统变得更好。',
    '记者蓝天在台北采访时看到，机器还在运转。',
    '本文来自微信群的一次讨论，三位工程师都在场。',
  ])('keeps the sentence %s', (line) => {
    expect(articleOf(page(`<h1>${TITLE}</h1><div>${BODY}<p>${line}</p></div>`)).text).toBe(
      `${TEXT}\n${line}`,
    );
  });

  it.each([
    ['a story of one sentence', '据示例晨报消息，苏州将在年内建成三个公共算力平台，向中小企业免费开放半年。'],
    [
      'a story of 40 characters',
      '示例财经讯，某公司公告称，已与当地签署智算中心项目合作协议，总投资十二亿元。',
    ],
  ])('%s among many links', (_, line) => {
    const html = page(`<h1>${TITLE}</h1><p>2023-07-07 10:05:09</p><div><p>${line}</p></div>${LINKS}${LINKS}`);
    expect(articleOf(html).text).toBe(line);
  });

  it('takes captions and tables of figures out, captions aside', () => {
    const table = `<table>${Array.from({ length: 5 }, (_, at) => `<tr><td>${at}月</td><td>${at * 3}套</td></tr>`).join('')}</table>`;
    const article = articleOf(
      page(
        `<h1>${TITLE}</h1><div><p>${LINES[0]}</p><figure><img src="a.jpg"><figcaption>车间里的检测台</figcaption></figure><p>${LINES[1]}</p>${table}<p>${LINES[2]}</p></div>`,
      ),
    );
    expect(article.text).toBe(TEXT);
    expect(article.captions).toEqual(['车间里的检测台']);
  });

  it('takes lines that say they are captions aside, and keeps a list with the same marks', () => {
    const captioned = articleOf(
      page(
        `<h1>${TITLE}</h1><div><p>${LINES[0]}</p><p>▲检测台前的工人</p><p>${LINES[1]}</p><p>车间一角（图／示例报）</p><p>厂门口（蓝天 摄）</p><p>车间全景。（資料照）</p><p>${LINES[2]}</p></div>`,
      ),
    );
    expect(captioned.text).toBe(TEXT);
    expect(captioned.captions).toEqual([
      '▲检测台前的工人',
      '车间一角（图／示例报）',
      '厂门口（蓝天 摄）',
      '车间全景。（資料照）',
    ]);
    const listed = ['▲报价', '▲排产', '▲质检'];
    const article = articleOf(
      page(
        `<h1>${TITLE}</h1><div>${BODY}${listed.map((line) => `<p>${line}</p>`).join('')}<p>${LINES[0]}另记。</p></div>`,
      ),
    );
    expect(article.text).toContain(listed.join('\n'));
    expect(article.captions).toEqual([]);
  });

  it('reads an article that a page carries in its scripts', () => {
    const state = JSON.stringify({
      detail: { content: `<div>${BODY}</div>`, publishTime: '2023-07-07 10:05:09' },
    });
    const article = articleOf(
      page('<div id="app"></div>', `<title>${TITLE}</title><script>window.__STATE__=${state}</script>`),
    );
    expect(article).toMatchObject({ title: TITLE, text: TEXT, publishedAt: '2023-07-07T10:05:09+08:00' });
    const footer =
      '<p>示例平台为用户提供信息发布服务，平台不对内容的真实性作任何保证，用户应当自行判断，并对使用内容的后果负责。</p>';
    const shell = `<title>${TITLE}</title><script>window.__STATE__=${state}</script>`;
    expect(articleOf(page(`<div id="app"></div><div>${footer}</div>`, shell)).text).toBe(TEXT);
  });
});

describe('the title', () => {
  const read = (head: string, inner = ''): string | null =>
    articleOf(page(`${inner}<div>${BODY}</div>`, head)).title;
  it.each([
    [`<title>${TITLE}_科技频道_示例新闻网</title>`, ''],
    [`<title>${TITLE}--科技--示例网</title>`, ''],
    [`<title>${TITLE} | 科技 | 示例新闻</title>`, ''],
    [`<title>${TITLE}-示例在线</title>`, ''],
    [`<title>${TITLE} - Example News</title>`, ''],
    ['<title></title>', `<h1>${TITLE}</h1>`],
    ['<title>示例新闻网</title>', `<h1>${TITLE}</h1>`],
    [`<title>${TITLE}_示例</title>`, `<h1 class="logo">示例新闻网</h1><h1>${TITLE}</h1>`],
    [`<title>${TITLE.slice(0, 8)}...</title>`, `<h1>${TITLE}</h1>`],
    [`<meta property="og:title" content="${TITLE}"><title>示例新闻网</title>`, ''],
    [`<title>${TITLE}</title>`, `<div class="title">${TITLE}<em>2023-07-07</em></div>`],
    [`<title>${TITLE}</title>`, `<h1>${TITLE}</h1><h2>工时仍要人工修正</h2>`],
  ])('%s %s', (head, inner) => expect(read(head, inner)).toBe(TITLE));

  it.each([
    '对话严松：模具厂为什么需要模型',
    '专访 | 模具厂的报价模型',
    'AI+模具：一次报价实验',
    '从0到1——一家工厂的尝试',
  ])('keeps the marks of %s where a heading says so', (title) =>
    expect(read(`<title>${title}_示例新闻网</title>`, `<h1>${title}</h1>`)).toBe(title),
  );
});

describe('a title that names the site only', () => {
  it.each([
    [
      '新闻动态--示例学会官网',
      `<div class="tt">${TITLE}</div><div>发布时间：2023-07-07　来源：示例学会</div>`,
    ],
    ['示例市人民政府门户网站', `<p><b>${TITLE}</b></p><p>2023-07-07 10:05</p>`],
    ['正文', `<td>${TITLE}</td>`],
    [
      '新闻中心-示例科技有限公司',
      `<h1>新闻中心</h1><div>${TITLE}</div><div>时间：2023-07-07 浏览：345</div>`,
    ],
    ['', `<div>${TITLE}</div><span>2023-07-07</span>`],
  ])('%j gives way to the line above the text', (title, inner) => {
    const article = articleOf(
      page(`<div>当前位置：首页 &gt; 新闻</div>${inner}<div>${BODY}</div>`, `<title>${title}</title>`),
    );
    expect(article).toMatchObject({ title: TITLE, text: TEXT });
  });
});

describe('the time', () => {
  const read = (inner: string, head = '', url: string | null = null): string | null =>
    articleOf(page(`<h1>${TITLE}</h1>${inner}<div>${BODY}</div>`, `<title>${TITLE}</title>${head}`), url)
      .publishedAt;
  it.each([
    ['<span>2023-07-07 10:05</span>', '', '2023-07-07T10:05:00+08:00'],
    [
      '<div>来源：示例网　发布时间：2023年07月07日 10:05:09　浏览：12次</div>',
      '',
      '2023-07-07T10:05:09+08:00',
    ],
    ['<em>2023年7月7日</em>', '', '2023-07-07'],
    ['', '<meta property="article:published_time" content="2023-07-07T02:05:09Z">', '2023-07-07T02:05:09Z'],
    ['', '<meta name="PubDate" content="2023-07-07 10:05">', '2023-07-07T10:05:00+08:00'],
    [
      '<span>2023-07-07 10:05</span>',
      '<meta name="pubdate" content="2023-07-07">',
      '2023-07-07T10:05:00+08:00',
    ],
    ['<time datetime="2023-07-07T10:05:09+08:00">三天前</time>', '', '2023-07-07T10:05:09+08:00'],
    [
      '',
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-07-07T10:05:09+08:00"}</script>',
      '2023-07-07T10:05:09+08:00',
    ],
    ['', '<script>var publish_time = "2023-07-07 10:05";</script>', '2023-07-07T10:05:00+08:00'],
    ['<p>2023-07-07 10:05</p><p>最后更新：2023-07-08 09:00</p>', '', '2023-07-07T10:05:00+08:00'],
    ['<p>民國112年7月7日 10:05</p>', '', '2023-07-07T10:05:00+08:00'],
    [
      '<p>07-07 10:05</p>',
      '<script>var now = {"time":"2023-09-01 08:00:00"};</script>',
      '2023-07-07T10:05:00+08:00',
    ],
  ])('%s %s', (inner, head, time) => expect(read(inner, head)).toBe(time));

  it('is not that of a reply right below a short text', () => {
    const reply = '<div class="r"><span>某读者 2023-07-08 12:30</span><p>好消息。</p></div>';
    const html = page(
      `<h1>${TITLE}</h1><span>2023-07-07</span><div><p>${LINES[0]}</p></div>${reply.repeat(3)}`,
    );
    expect(articleOf(html, null).publishedAt).toBe('2023-07-07');
  });

  it("of a page that tells none is its address's day, or null", () => {
    expect(read('', '', 'https://news.example.cn/2023-07/07/content_1.htm')).toBe('2023-07-07');
    expect(read('', '', 'https://news.example.cn/a/1.htm')).toBeNull();
  });

  it('is not a date in the text', () => {
    expect(read('<p>1975年1月28日，这家工厂的前身在一间平房里成立，当时只有四个人。</p>')).toBeNull();
  });
});

describe('byline', () => {
  const read = (line: string): Pick<Article, 'author' | 'source' | 'originalSource'> => {
    const { author, source, originalSource } = articleOf(
      page(`<h1>${TITLE}</h1><p>2023-07-07 10:05 ${line}</p><div>${BODY}</div>`),
    );
    return { author, source, originalSource };
  };
  const none = { author: null, source: null, originalSource: null };
  it.each([
    ['来源：示例晨报', { ...none, source: '示例晨报' }],
    ['来源：示例晨报 作者：蓝天', { ...none, source: '示例晨报', author: '蓝天' }],
    ['作者：蓝天 编辑：白云', { ...none, author: '蓝天' }],
    ['来源: 示例晨报 责任编辑：某某', { ...none, source: '示例晨报' }],
    ['稿源：示例晨报', { ...none, source: '示例晨报' }],
    ['转载自：示例周刊', { ...none, originalSource: '示例周刊' }],
    ['记者 蓝天／台北報導', { ...none, author: '蓝天' }],
    ['作者：佚名', none],
    ['文章导航', none],
  ])('%s', (line, expected) => expect(read(line)).toEqual(expected));
});

describe('paged articles', () => {
  const next = (href: string, label = '下一页'): string | null =>
    articleOf(page(`<h1>${TITLE}</h1><div>${BODY}<a href="${href}">${label}</a></div>`)).nextPage;
  it.each([
    ['4711_2.html', 'https://news.example.cn/tech/20230707/4711_2.html'],
    ['/tech/20230707/4711_2.html', 'https://news.example.cn/tech/20230707/4711_2.html'],
    ['?page=2', 'https://news.example.cn/tech/20230707/4711.html?page=2'],
    ['4712.html', null],
    ['javascript:;', null],
    ['https://other.example.org/tech/20230707/4711_2.html', null],
  ])('%s', (href, address) => expect(next(href)).toBe(address));

  it('the next article is no next page', () => expect(next('4711_2.html', '下一篇')).toBeNull());
});

describe('no article', () => {
  it.each([
    ['', 'empty'],
    ['只是一行文字，没有标记。', 'no-html'],
    [
      page('<div><h1>404</h1><p>抱歉，您访问的页面不存在或已被删除。</p></div>', '<title>页面不存在</title>'),
      'not-found-text',
    ],
    [page('<p>该内容已被发布者删除</p>', '<title>提示</title>'), 'not-found-text'],
    [page('<form><input name="user"></form><p>请先登录后再继续阅读</p>', '<title>登录</title>'), 'login'],
    [page('<p>打开示例新闻客户端，阅读体验更佳</p>', '<title>示例</title>'), 'app-wall'],
    [page('<video src="a.mp4"></video><p>播放</p>', `<title>${TITLE}</title>`), 'video'],
    [page(LINKS.repeat(4), '<title>科技频道</title>'), 'index'],
    [page('<div id="app"></div>', `<title>${TITLE}</title>`), 'empty'],
  ])('%#: %s', (html, reason) => {
    expect(extractArticle(html, { url: 'https://news.example.cn/a/b.html' })).toEqual({
      kind: 'not-an-article',
      reason,
    });
  });

  it('a front page is an index, whatever it says', () => {
    const html = page(`<div>${BODY}</div>${LINKS.repeat(3)}`);
    expect(extractArticle(html, { url: 'https://news.example.cn/' })).toEqual({
      kind: 'not-an-article',
      reason: 'index',
    });
  });

  it('an article about a 404 is one', () => {
    const line =
      '工程师解释说，页面不存在时服务器会返回404，这家公司的新系统能在一分钟内发现并修好这样的链接。';
    expect(
      extractArticle(
        page(
          `<h1>${TITLE}</h1><div>${BODY}${`<p>${line}</p>`.repeat(1)}<p>${LINES[0]}同时，他们还接入了监控。</p></div>`,
        ),
        { url: ADDRESS },
      ).kind,
    ).toBe('article');
  });
});

describe('hostile pages end soon', () => {
  const many = 100_000;
  it.each([
    ['nested', `${'<div>'.repeat(many)}${BODY}`],
    ['nested and closed wrongly', `${'<b>'.repeat(many)}字${'</i>'.repeat(many)}`],
    ['top-level paragraphs', BODY.repeat(many / 10)],
    ['headings', '<h1>标题标题</h1>'.repeat(many)],
    ['dates', '<p>2023-07-07 10:00</p>'.repeat(many / 2)],
    ['links', `<ul>${'<li><a href=x>链接文字</a>'.repeat(many / 2)}</ul>`],
    ['tables', '<table><tr><td>'.repeat(many / 2)],
    ['an endless title', `<title>${'甲 - '.repeat(many)}</title>${BODY}`],
    ['state that never ends', `<script>${'var a={"content":"'.repeat(many / 2)}`],
    ['nested JSON-LD', `<script type="application/ld+json">${'['.repeat(many)}</script>${BODY}`],
    ['a text node of 12 MB', `<div>${'某公司今天发布新的模型，'.repeat(1_000_000)}</div>`],
    ['angle brackets', '<'.repeat(many * 5)],
  ])('%s', { timeout: 20_000 }, (_, html) => {
    const start = performance.now();
    extractArticle(html, { url: ADDRESS });
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
