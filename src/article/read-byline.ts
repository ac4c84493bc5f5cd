import type { CheerioAPI } from 'cheerio/slim';
import { elementsNamed, textWithin } from './elements-named.ts';
import type { PageClaims } from './page-claims.ts';
import type { PageTree } from './page-tree.ts';

export interface Byline {
  readonly author: string | null;
  readonly source: string | null;
  readonly originalSource: string | null;
}

const LONGEST_NAME = 40;
const STOP =
  '(?=\\s{2,}|\\s*(?:[|｜·•,，;；()（）\\[\\]【】]|\\d{4}[-年/]|\\d{1,2}:\\d{2}|\\d{0,6}条评论|作者|责任编辑|責任編輯|责编|编辑|編輯|记者|發布|发布|时间|時間|来源|來源|阅读|浏览|评论|字号|分享|收藏|打印|原标题)|\\s|$)';
const labelled = (labels: string): RegExp =>
  new RegExp(
    `(?:${labels})\\s*[:：丨|｜/]\\s*([^\\s:：|｜,，;；()（）\\[\\]【】]{1,${LONGEST_NAME}}?(?:\\s[^\\s:：|｜0-9]{1,12}){0,2}?)${STOP}`,
  );
const AUTHOR = labelled('作者|撰文|文字|本报记者|记者|記者|撰稿|采写|编译|編譯');
/** Labels of a line of particulars parted by bars need no colon: 作者 陈瑞 | 發布日期 2023 年… */
const BARRED_AUTHOR =
  /(?:^|[|｜]\s?)(?:作者|撰文|文)\s([\u4e00-\u9fff·]{2,6}|[A-Za-z][A-Za-z .]{1,30})\s?(?=[|｜])/;
const SOURCE = labelled(
  '(?<!信息|图片|图源|资料)(?:来源|來源|稿源|消息来源|文章来源|新闻来源|稿件来源|出处|出處)',
);
const ORIGINAL = labelled(
  '转载自|轉載自|转自|轉自|原载|原文来源|本文来源|本文來源|原文出处|文章转自|本文转自|本文转载自',
);
const REPORTER =
  /(?:^|[（(【■□●◎◆\s：:])(?:(?:本报记者|新华社记者|记者|記者)[\s:：|｜丨/]{0,2}|文[:：|｜丨/]\s?)([\u4e00-\u9fff·]{2,4}(?:[\s、,，][\u4e00-\u9fff·]{2,4}){0,3})(?=[)）】\s／/]|$)/;

/** What stands in an author's place and is none. */
const NO_NAME =
  /^(?:佚名|匿名|未知|admin|editor|本站|网络|互联网|综合|https?:|责任|見習|见习|实习|编辑|\d+$)|@|(?:记者|記者|见习|编辑|責任|责任)$/i;

const clean = (name: string | null | undefined): string | null => {
  const trimmed =
    name
      ?.replace(/\s+/g, ' ')
      .replace(/^[\s:：《“"]+|[\s》”",，。;；]+$/g, '')
      .replace(/^(?:本报|本刊)?(?:见习|實習|实习)?(?:记者|記者)\s*(?=\S{2,})/, '')
      .trim() ?? '';
  return trimmed !== '' && trimmed.length <= LONGEST_NAME && !NO_NAME.test(trimmed) ? trimmed : null;
};

/** WeChat names its platform on every account's pages. */
const cleanOutlet = (name: string | undefined | null): string | null => {
  const outlet = clean(name);
  return outlet !== null && /^(?:微信公众平台|Weixin Official Accounts Platform)$/i.test(outlet)
    ? null
    : outlet;
};

/** Lines round the title and at the end of the text, where bylines stand. */
function bylineLines(tree: PageTree, titleBlock: number, firstBlock: number, lastBlock: number): string[] {
  const lines: string[] = [];
  const take = (from: number, to: number): void => {
    for (let at = Math.max(0, from); at < Math.min(tree.blocks.length, to); at++) {
      const text = tree.blocks[at]?.text ?? '';
      if (text.length <= 160) lines.push(text);
      else lines.push(text.slice(0, 40), text.slice(-60));
    }
  };
  const start = titleBlock >= 0 ? titleBlock - 4 : firstBlock - 10;
  take(start, Math.max(firstBlock + 2, start + 14));
  if (lastBlock >= 0) take(lastBlock - 1, lastBlock + 5);
  return lines;
}

/** Who wrote it, who shows it and whom it was taken from, as the page says; null for what it does not say. */
export function readByline(
  page: { $: CheerioAPI; tree: PageTree; claims: PageClaims },
  places: { titleBlock: number; firstBlock: number; lastBlock: number },
): Byline {
  const { meta } = page.claims;
  const lines = bylineLines(page.tree, places.titleBlock, places.firstBlock, places.lastBlock);
  const firstOf = (pattern: RegExp): string | null => {
    for (const line of lines) {
      const name = clean(pattern.exec(line)?.[1]);
      if (name) return name;
    }
    return null;
  };
  const claimedAuthor = clean(
    meta.get('author') ?? meta.get('article:author') ?? meta.get('byl') ?? page.claims.author,
  );
  const source =
    firstOf(SOURCE) ??
    cleanOutlet(
      meta.get('mediaid') ??
        meta.get('source') ??
        meta.get('contentsource') ??
        page.claims.publisher ??
        meta.get('og:site_name'),
    );
  const original = firstOf(ORIGINAL);
  return {
    author:
      firstOf(AUTHOR) ??
      firstOf(BARRED_AUTHOR) ??
      firstOf(REPORTER) ??
      (isOutlet(page, claimedAuthor, source) ? null : claimedAuthor),
    source,
    originalSource: original === source ? null : original,
  };
}

/** Whether what a page calls its author for machines is the outlet: its source, its site, the end of its `<title>`. */
function isOutlet(
  page: { $: CheerioAPI; claims: PageClaims },
  author: string | null,
  source: string | null,
): boolean {
  if (author === null) return false;
  const [title] = elementsNamed(page.$, 'title');
  const site = clean(page.claims.meta.get('og:site_name') ?? page.claims.publisher);
  const ending = title ? (/[_|｜\-–—][^_|｜]{0,40}$/.exec(textWithin(title, 300))?.[0] ?? '') : '';
  return author === source || author === site || ending.includes(author);
}
