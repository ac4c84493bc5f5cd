import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, plausibleCanonical } from '../../src/feed/canonical-url.ts';
import { registrableDomain } from '../../src/feed/registrable-domain.ts';

describe('canonicalUrl', () => {
  it.each([
    // Scheme, host, port
    ['http://www.example.com/a/1.html', 'https://www.example.com/a/1.html'],
    ['HTTP://WWW.Example.COM/A', 'https://www.example.com/A'],
    ['http://www.example.com:80/a', 'https://www.example.com/a'],
    ['https://www.example.com:443/a', 'https://www.example.com/a'],
    ['http://www.example.com:8080/a', 'http://www.example.com:8080/a'],
    ['https://www.example.com./a', 'https://www.example.com/a'],
    ['https://user:secret@www.example.com/a', 'https://www.example.com/a'],
    ['https://新闻.中国/路径/一', 'https://xn--efvy88h.xn--fiqs8s/%E8%B7%AF%E5%BE%84/%E4%B8%80'],
    ['http://127.0.0.1:4000/a/1.html', 'http://127.0.0.1:4000/a/1.html'],
    ['http://localhost/a', 'http://localhost/a'],
    ['http://[::1]/a', 'http://[::1]/a'],
    // Path
    ['https://example.com', 'https://example.com/'],
    ['https://example.com/a/', 'https://example.com/a'],
    ['https://example.com//a//b', 'https://example.com/a/b'],
    ['https://example.com/a/../b/./c', 'https://example.com/b/c'],
    ['https://example.com/news/index.html', 'https://example.com/news'],
    ['https://example.com/%e4%b8%ad%7Ea', 'https://example.com/%E4%B8%AD~a'],
    ['https://example.com/a;jsessionid=12AB?x=1', 'https://example.com/a?x=1'],
    ['  https://example.com/a \n', 'https://example.com/a'],
    // Query
    ['https://example.com/a?utm_source=wx&utm_medium=x&id=3', 'https://example.com/a?id=3'],
    ['https://example.com/a?b=2&a=1', 'https://example.com/a?b=2&a=1'],
    ['https://example.com/a?id=3&amp;spm=1.2.3', 'https://example.com/a?id=3'],
    ['https://example.com/a?', 'https://example.com/a'],
    ['https://example.com/a?fbclid=x&gclid=y&msclkid=z', 'https://example.com/a'],
    ['https://example.com/a?from=timeline&isappinstalled=0', 'https://example.com/a'],
    ['https://example.com/list?from=20', 'https://example.com/list?from=20'],
    ['https://example.com/a?id=%E4%B8%AD', 'https://example.com/a?id=%E4%B8%AD'],
    ['https://example.com/a?q=a%20b&share_token=1', 'https://example.com/a?q=a%20b'],
    // Fragment
    ['https://example.com/a#comments', 'https://example.com/a'],
    ['https://example.com/#/article/3', 'https://example.com/#/article/3'],
    // AMP
    ['https://example.com/amp/a', 'https://example.com/a'],
    ['https://example.com/a/amp', 'https://example.com/a'],
    ['https://example.com/a.amp.html', 'https://example.com/a.html'],
    ['https://example.com/a?amp=1', 'https://example.com/a'],
    ['https://www.google.com/amp/s/www.example.com/a/amp', 'https://www.example.com/a'],
    ['https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a', 'https://www.example.com/a'],
    // Baidu and WeChat name articles by parameters
    ['https://baijiahao.baidu.com/s?id=17712&wfr=spider&for=pc', 'https://baijiahao.baidu.com/s?id=17712'],
    [
      'http://mp.weixin.qq.com/s?__biz=MzA==&mid=26&idx=1&sn=ab&chksm=f2&scene=21&key=1#wechat_redirect',
      'https://mp.weixin.qq.com/s?__biz=MzA==&mid=26&idx=1&sn=ab',
    ],
    ['https://mp.weixin.qq.com/s/AbC-1_2?scene=1', 'https://mp.weixin.qq.com/s/AbC-1_2'],
  ])('%s', (url, canonical) => expect(canonicalUrl(url)).toBe(canonical));

  it.each([
    ['https://m.example.com/a', 'https://www.example.com/a'],
    ['https://wap.news.example.com.cn/a', 'https://news.example.com.cn/a'],
    ['https://m.thepaper.cn/newsDetail_forward_23', 'https://www.thepaper.cn/newsDetail_forward_23'],
    ['https://m.thepaper.cn/detail/23', 'https://www.thepaper.cn/newsDetail_forward_23'],
    ['https://m.36kr.com/p/2345', 'https://36kr.com/p/2345'],
    [
      'https://c.m.163.com/news/a/ABCD1234EFGH5678.html?spss=x',
      'https://www.163.com/dy/article/ABCD1234EFGH5678.html?spss=x',
    ],
    [
      'https://3g.163.com/tech/article/ABCD1234EFGH5678.html',
      'https://www.163.com/dy/article/ABCD1234EFGH5678.html',
    ],
    ['https://m.ithome.com/html/705123.htm', 'https://www.ithome.com/0/705/123.htm'],
    ['https://m.sohu.com/a/70_1/', 'https://www.sohu.com/a/70_1'],
    ['https://xw.qq.com/cmsid/20230707A01ABC00', 'https://news.qq.com/rain/a/20230707A01ABC00'],
    ['https://new.qq.com/omn/20230707/20230707A01ABC00.html', 'https://news.qq.com/rain/a/20230707A01ABC00'],
    ['https://m.toutiao.com/i7252000000000000000/', 'https://www.toutiao.com/article/7252000000000000000'],
    ['https://udn.com/news/amp/story/7240/7283000', 'https://udn.com/news/story/7240/7283000'],
    [
      'https://m.ltn.com.tw/news/life/breakingnews/4350000',
      'https://news.ltn.com.tw/news/life/breakingnews/4350000',
    ],
  ])('%s stands where its twin does', (url, canonical) => {
    expect(canonicalUrl(url)).toBe(canonical);
    expect(canonicalUrl(canonical)).toBe(canonical);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@b.cn',
    'ftp://a.cn/b',
    'file:///etc/passwd',
    '',
    'http://',
    '不是地址',
    `https://a.cn/${'x'.repeat(5000)}`,
  ])('%j is no address', (url) => expect(canonicalUrl(url)).toBeNull());

  it.each([
    ['/a/2', 'https://example.com/a/2'],
    ['2.html', 'https://example.com/b/2.html'],
    ['//cdn.example.com/a', 'https://cdn.example.com/a'],
    ['?id=2', 'https://example.com/b/1.html?id=2'],
    ['javascript:void(0)', null],
  ])('%s against a base', (url, canonical) => {
    expect(canonicalUrl(url, 'https://example.com/b/1.html')).toBe(canonical);
  });

  const segment = fc.stringMatching(/^[A-Za-z0-9%._~\u4e00-\u4e10-]{0,12}$/);
  const host = fc.constantFrom(
    'example.com',
    'm.example.com',
    'm.m.example.cn',
    'amp.www.x.com.cn',
    'www.163.com',
    'm.thepaper.cn',
    'xw.qq.com',
    '127.0.0.1',
  );
  const name = fc.constantFrom('id', 'utm_source', 'from', 'amp', 'page', 'spm', '', 'a%20b', '__biz');
  const address = fc
    .tuple(
      fc.constantFrom('http', 'https'),
      host,
      fc.constantFrom('', ':80', ':443', ':8080'),
      fc.array(fc.oneof(segment, fc.constantFrom('amp', 'index.html', '..', '', 'a.amp')), { maxLength: 5 }),
      fc.array(fc.tuple(name, segment), { maxLength: 4 }),
      fc.constantFrom('', '#x', '#/a', '#!/b'),
    )
    .map(
      ([scheme, at, port, path, query, hash]) =>
        `${scheme}://${at}${port}/${path.join('/')}?${query.map((pair) => pair.join('=')).join('&')}${hash}`,
    );

  it('is idempotent, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(address, fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
        (url) => {
          const once = canonicalUrl(url);
          if (once !== null) expect(canonicalUrl(once)).toBe(once);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('does not depend on scheme, tracking, fragment or credentials', () => {
    fc.assert(
      fc.property(segment, (path) => {
        const plain = canonicalUrl(`https://www.example.com/a/${path}x?id=1`);
        expect(canonicalUrl(`http://u:p@www.example.com:80/a/${path}x?utm_source=z&id=1#top`)).toBe(plain);
      }),
    );
  });
});

describe('plausibleCanonical', () => {
  const page = 'https://m.example.com.cn/news/2023/0707/1234.html?from=timeline';
  it.each([
    [
      'https://www.example.com.cn/news/2023/0707/1234.html',
      'https://www.example.com.cn/news/2023/0707/1234.html',
    ],
    ['/news/2023/0707/1234.html', 'https://www.example.com.cn/news/2023/0707/1234.html'],
    ['https://tech.example.com.cn/a/1234', 'https://tech.example.com.cn/a/1234'],
    ['https://www.example.com.cn/', null],
    ['https://www.example.com.cn/index.html', null],
    ['https://www.example.com.cn/news/', null],
    ['https://www.example.com.cn/news/2023/', null],
    ['https://www.other.com.cn/news/2023/0707/1234.html', null],
    ['https://other.com/', null],
    ['javascript:void(0)', null],
    ['', null],
  ])('%s', (claimed, believed) => expect(plausibleCanonical(page, claimed)).toBe(believed));

  it('believes an article address of a page whose own is unknown', () => {
    expect(plausibleCanonical(null, 'https://www.example.com/a/1')).toBe('https://www.example.com/a/1');
    expect(plausibleCanonical(null, 'https://www.example.com/')).toBeNull();
    expect(plausibleCanonical(null, '/a/1')).toBeNull();
  });
});

describe('registrableDomain', () => {
  it.each([
    ['news.sina.com.cn', 'sina.com.cn'],
    ['sina.com.cn', 'sina.com.cn'],
    ['a.b.example.com', 'example.com'],
    ['money.udn.com', 'udn.com'],
    ['ec.ltn.com.tw', 'ltn.com.tw'],
    ['example.cn', 'example.cn'],
    ['127.0.0.1', '127.0.0.1'],
    ['localhost', 'localhost'],
  ])('%s belongs to %s', (host, domain) => expect(registrableDomain(host)).toBe(domain));
});
