import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { joinPages, MOST_PAGES } from '../../src/article/join-pages.ts';

const page = (text: string, nextPage: string | null = null, captions: readonly string[] = []): Article => ({
  title: '三年走访一座矿城',
  author: '文杏',
  publishedAt: '2023-07-07',
  source: null,
  originalSource: null,
  canonicalUrl: null,
  text,
  captions,
  nextPage,
});

describe('joinPages', () => {
  it('puts the texts one after the other, and a repeated lead once', () => {
    const lead = '这是一篇分成三页刊登的长篇报道的导语。';
    const joined = joinPages([
      page(`${lead}\n第一页说矿城的过去。`, 'https://a.cn/1_2.html', ['井口']),
      page(`${lead}\n第二页说矿城的现在。`, 'https://a.cn/1_3.html', ['井口', '新厂']),
      page(`${lead}\n第三页说矿城的打算。`),
    ]);
    expect(joined.text).toBe(`${lead}\n第一页说矿城的过去。\n第二页说矿城的现在。\n第三页说矿城的打算。`);
    expect(joined).toMatchObject({ title: '三年走访一座矿城', captions: ['井口', '新厂'], nextPage: null });
  });

  it('keeps short lines that come twice', () => {
    expect(joinPages([page('问：为什么？\n答：省钱。'), page('问：为什么？\n答：省力。')]).text).toBe(
      '问：为什么？\n答：省钱。\n问：为什么？\n答：省力。',
    );
  });

  it('ends at a page that adds nothing, and at the limit', () => {
    const same = page('每一页都是同一段文字，一个字也不差。', 'https://a.cn/1_9.html');
    expect(joinPages([same, same, page('后面的不再读。')])).toMatchObject({
      text: same.text,
      nextPage: null,
    });
    const many = Array.from({ length: MOST_PAGES + 5 }, (_, at) =>
      page(`第${at}页有它自己的一段文字在这里。`, 'https://a.cn/n.html'),
    );
    const [first, ...rest] = many;
    if (!first) throw new Error('no page');
    const joined = joinPages([first, ...rest]);
    expect(joined.text.split('\n')).toHaveLength(MOST_PAGES);
    expect(joined.nextPage).toBeNull();
  });
});
