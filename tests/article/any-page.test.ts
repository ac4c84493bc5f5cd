import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/article/extract-article.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '<div>',
    '</div>',
    '<p>',
    '</p>',
    '<table><tr><td>',
    '</table>',
    '<a href="/x">',
    '</a>',
    '<h1>',
    '</h1>',
    '<br>',
    '<ul><li>',
    '</ul>',
    '<script>',
    '</script>',
    '<title>',
    '</title>',
    '<style>',
    '<!--',
    '-->',
    '<meta property="og:title" content="',
    '"',
    '<time datetime="',
    '<figure><figcaption>',
    '</figure>',
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":',
    '}',
    '<link rel="canonical" href="',
    '<a href="?page=2">下一页</a>',
    '<svg><title>',
    '&nbsp;',
    '&#x4e2d;',
    '&bogus;',
    '来源：示例晨报',
    '2023-07-07 10:05',
    '责任编辑：某某',
    '相关阅读',
    '页面不存在',
    '请登录',
    '<div style="display:none">',
    '<div class="comment">',
    '<![CDATA[',
  ),
  fc.stringMatching(/^[\u4e00-\u9fa5]{1,40}[，。！？]$/),
  fc.string({ maxLength: 12, unit: 'binary' }),
);

describe('any page', () => {
  it('is read or refused, never a fault, and says the same twice', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 80 }),
        fc.option(
          fc.oneof(
            fc.webUrl(),
            fc.constant('https://mp.weixin.qq.com/s/x'),
            fc.constant('https://news.sina.com.cn/c/1.shtml'),
          ),
          { nil: null },
        ),
        (pieces, url) => {
          const html = pieces.join('');
          const outcome = extractArticle(html, { url });
          expect(extractArticle(html, { url })).toEqual(outcome);
          if (outcome.kind !== 'article') return;
          const { text, publishedAt, nextPage, canonicalUrl } = outcome.article;
          for (const line of text.split('\n')) expect(line.trim()).toBe(line);
          expect(text).not.toMatch(/\n\n|^\n|\n$/);
          if (publishedAt !== null)
            expect(publishedAt).toMatch(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2}))?)?)?$/);
          for (const address of [nextPage, canonicalUrl])
            if (address !== null) expect(address).toMatch(/^https?:/);
        },
      ),
      { numRuns: 600 },
    );
  });
});
