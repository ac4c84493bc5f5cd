import { expect, it } from 'vitest';
import { shanshui } from './shanshui.ts';

const PAGE = `<html><body><h1>北岸市算力中心扩容</h1><div class="content">
<p>北岸市去年新增三座公共算力中心，第二季度起向中小企业开放。</p>
<figure><img src="a.jpg"><figcaption>城东中心机房</figcaption></figure>
<table><tr><th>中心</th><th>规模</th><th>价格</th></tr><tr><td>城东</td><td>100P</td><td>9元</td></tr></table>
<p>今年还会再建两座，选址已经完成，预计年底前投入使用。</p></div></body></html>`;

it('article prints captions and tables beside the text for programs, and only the text for people', async () => {
  const printed = await shanshui(['article', '-', '--format', 'ndjson'], { input: PAGE });
  expect(printed.code).toBe(0);
  const article: unknown = JSON.parse(printed.stdout);
  expect(article).toMatchObject({
    title: '北岸市算力中心扩容',
    text: '北岸市去年新增三座公共算力中心，第二季度起向中小企业开放。\n今年还会再建两座，选址已经完成，预计年底前投入使用。',
    captions: ['城东中心机房'],
    tables: [
      {
        caption: null,
        rows: [
          ['中心', '规模', '价格'],
          ['城东', '100P', '9元'],
        ],
      },
    ],
  });
  const plain = await shanshui(['article', '-', '--format', 'csv'], { input: PAGE });
  expect(plain.stdout.split('\n')[0]).toBe('id,url,canonicalUrl,title,author,publishedAt,text');
}, 60_000);
