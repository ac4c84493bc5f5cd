import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { classifyResponse } from '../../src/page/classify-response.ts';

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replace(/\s/g, ''), 'hex');
const text = (content: string, encoding = 'utf8'): Uint8Array => iconv.encode(content, encoding);

describe('classifyResponse', () => {
  it.each<[string, Uint8Array, string | null, string]>([
    ['nothing', new Uint8Array(0), 'text/html', 'empty'],
    ['white space', text(' \n\t '), 'text/html', 'empty'],
    ['a lone mark', bytes('ef bb bf'), 'text/html', 'empty'],
    ['a page', text('<!DOCTYPE html><html><body>页面</body></html>'), 'text/html', 'html'],
    ['a page as plain text', text('<html><head><title>页面</title></head></html>'), 'text/plain', 'html'],
    ['a page in gbk', text('<html><body>新闻</body></html>', 'gbk'), null, 'html'],
    ['a page in UTF-16', text('<html><body>新闻</body></html>', 'utf-16le'), null, 'html'],
    ['a page after a comment', text('<!-- 模板 --><html></html>'), null, 'html'],
    ['a piece of a page', text('<div class="a">一段</div>'), null, 'html'],
    ['XHTML', text('<?xml version="1.0"?><!DOCTYPE html><html></html>'), null, 'html'],
    ['RSS as HTML', text('<?xml version="1.0"?><rss version="2.0"></rss>'), 'text/html', 'feed'],
    ['RSS behind a doctype', text('<!DOCTYPE rss SYSTEM "x.dtd"><rss version="0.91"></rss>'), null, 'feed'],
    ['Atom', text('\ufeff<feed xmlns="http://www.w3.org/2005/Atom"></feed>'), null, 'feed'],
    ['RDF', text('<rdf:RDF xmlns:rdf="x"></rdf:RDF>'), 'application/xml', 'feed'],
    [
      'JSON Feed',
      text('{"version":"https://jsonfeed.org/version/1.1","items":[]}'),
      'application/json',
      'feed',
    ],
    ['a sitemap', text('<?xml version="1.0"?><urlset xmlns="x"></urlset>'), 'text/xml', 'sitemap'],
    ['a sitemap index', text('<sitemapindex></sitemapindex>'), null, 'sitemap'],
    ['JSON', text('{"code":0}'), 'text/html', 'json'],
    ['text', text('纯文本'), 'text/plain', 'text'],
    ['PDF as HTML', text('%PDF-1.7\n...'), 'text/html', 'pdf'],
    ['PNG', bytes('89504e470d0a1a0a0000000d'), 'text/html', 'image'],
    ['JPEG', bytes('ffd8ffe000104a464946'), null, 'image'],
    ['GIF', text('GIF89a'), null, 'image'],
    ['WebP', bytes('52494646 00000000 57454250'), null, 'image'],
    ['MP4', bytes('00000018 66747970 6d703432'), 'text/html', 'audio-video'],
    ['MP3', bytes('494433030000'), null, 'audio-video'],
    ['gzip', bytes('1f8b0800000000000003'), 'text/xml', 'archive'],
    ['zip', bytes('504b030414000000'), null, 'archive'],
    ['an Office file', bytes('d0cf11e0a1b11ae1'), null, 'binary'],
    ['noise', Uint8Array.from({ length: 400 }, (_, at) => (at * 37) % 31), 'text/html', 'binary'],
    ['text that starts like a bitmap', text('BM 公司今天发布新品'), 'text/plain', 'text'],
  ])('%s', (_, body, contentType, kind) => {
    expect(classifyResponse(body, { contentType })).toBe(kind);
  });
});
