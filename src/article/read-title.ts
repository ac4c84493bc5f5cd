import type { CheerioAPI } from 'cheerio/slim';
import type { Element } from 'domhandler';
import { isEditorialLine, isParticularsLine } from './boilerplate.ts';
import { elementsNamed, textWithin } from './elements-named.ts';
import type { PageClaims } from './page-claims.ts';
import type { PageTree } from './page-tree.ts';

const LONGEST_TITLE = 200;
const foldSpace = (text: string): string =>
  text
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Marks that part a title from the names of column and site. A hyphen counts only where it cannot be inside a word. */
const SEPARATOR =
  /\s*(?:[_|｜]+|[-–—]{2,}|\s[-–—·•»>:]\s|\s*[»]\s*|(?<=[\u4e00-\u9fff！？”》」])\s?[-–—]\s?(?=[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z\s]{1,16}$))\s*/;

/** What a site or a column is called. */
const SITE_NAME =
  /(?:网|網|新闻|新聞|频道|頻道|资讯|資訊|客户端|日报|日報|晚报|早报|时报|時報|在线|中心|门户|论坛|博客|社区|平台|财经|科技|要闻|滚动|首页|官网|公众号|头条|观察者|百科|媒体|传媒|文库|专栏|号|社|站|报|報|\.(?:com|cn|net|org))$/i;

/**
 * A title without the parts at its end that name site and column.
 * @param onlyNamed leave parts that are short but do not look like a name
 */
export function titleWithoutSite(title: string, siteName: string | null, onlyNamed = false): string {
  let rest = foldSpace(title);
  const site = siteName ? folded(siteName) : '';
  for (let pass = 0; pass < 6; pass++) {
    const parts = rest.split(SEPARATOR).filter((part) => part !== '');
    if (parts.length < 2) return rest;
    const last = parts.at(-1) ?? '';
    const lead = rest.slice(0, rest.lastIndexOf(last)).replace(/[\s_|｜\-–—·•»>:]+$/, '');
    if (lead === '') return rest;
    const isNamed = folded(last) === site || (last.length <= 16 && SITE_NAME.test(last));
    if (onlyNamed && !isNamed) return rest;
    const isSite = isNamed || last.length <= 6 || /^[\w.\s]+$/.test(last);
    if (isSite && lead.length >= Math.min(6, last.length)) rest = lead;
    else if (last.length < lead.length && last.length <= 16) rest = lead;
    else return rest;
  }
  return rest;
}

/** Classes and ids of elements that show a title; `bt` is 标题. */
const TITLED = /title|headline|(?:^|[\s_-])bt(?:\d|[\s_-]|$)/i;

/** What looks like a heading, with how much its kind says. */
function headings($: CheerioAPI): { text: string; weight: number }[] {
  const found: { text: string; weight: number }[] = [];
  const take = (elements: readonly Element[], weight: number, most: number): void => {
    for (const element of elements.slice(0, most)) {
      const text = foldSpace(textWithin(element, LONGEST_TITLE * 2));
      if (text.length >= 4 && text.length <= LONGEST_TITLE) found.push({ text, weight });
    }
  };
  const others = elementsNamed(
    $,
    'div',
    'span',
    'p',
    'td',
    'strong',
    'a',
    'b',
    'section',
    'header',
    'dt',
    'h5',
    'h6',
  );
  take(elementsNamed($, 'h1'), 3, 8);
  take(
    others.filter(({ attribs }) => attribs.itemprop === 'headline'),
    3,
    3,
  );
  take(elementsNamed($, 'h2', 'h3', 'h4'), 1, 20);
  take(
    others.filter(({ attribs }) => TITLED.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`)),
    1,
    60,
  );
  return found;
}

const ends = /(?:\.{3}|…+)$/;

/** How well a heading agrees with what the page calls itself; 0 when it does not. */
function agreement(
  plain: string,
  claimed: readonly string[],
  full: readonly string[],
  cut: readonly string[],
): number {
  if (claimed.includes(plain)) return 200;
  // A title that was cut is completed by its heading.
  if (cut.some((one) => one.length >= 6 && plain.startsWith(one))) return 150;
  if (full.some((one) => one.startsWith(plain))) return 60 + Math.min(plain.length, 60);
  if (full.some((one) => one.includes(plain))) return Math.min(plain.length, 60);
  return 0;
}

/**
 * The title of `Site | Title`: what stands behind the first mark, where a heading ends with it and does not have what
 * stands before it.
 */
function titleBehindSite(claimed: string, shown: readonly { readonly text: string }[]): string | null {
  const [site = '', ...rest] = claimed.split(SEPARATOR).filter((part) => part !== '');
  const title = claimed.slice(claimed.indexOf(rest[0] ?? '', site.length));
  const plain = folded(title);
  if (rest.length === 0 || site.length > 16 || plain.length < 8) return null;
  const isShown = shown.some(({ text }) => {
    const heading = folded(text);
    return heading.endsWith(plain) && !heading.includes(folded(site));
  });
  return isShown ? title : null;
}

/**
 * The article's title: the heading that agrees with the page's `<title>` or `og:title`, else these themselves without the
 * names of column and site.
 */
export function readTitle($: CheerioAPI, claims: PageClaims, stateTitle: string | null): string | null {
  const siteName = claims.meta.get('og:site_name') ?? null;
  const [titleElement] = elementsNamed($, 'title');
  const written = [
    claims.meta.get('og:title'),
    claims.meta.get('articletitle'),
    claims.headline,
    titleElement ? textWithin(titleElement, 1000) : '',
    claims.meta.get('twitter:title'),
    claims.meta.get('title'),
    stateTitle,
  ]
    .map((one) => foldSpace(one ?? ''))
    .filter((one) => one !== '');
  const stripped = written.map((one) => titleWithoutSite(one, siteName));
  const claimed = stripped.map(folded);
  const full = written.map(folded);
  const cut = stripped.filter((one) => ends.test(one)).map(folded);
  let best: string | null = null;
  let bestScore = 0;
  for (const { text, weight } of headings($)) {
    const plain = folded(text);
    const agrees = plain.length < 4 ? 0 : agreement(plain, claimed, full, cut);
    if (agrees > 0 && agrees + weight > bestScore) {
      best = full.includes(plain) && weight < 3 ? titleWithoutSite(text, siteName, true) : text;
      bestScore = agrees + weight;
    }
  }
  const first = stripped[0] ?? null;
  // A heading that is only the site's or the column's name is shorter than what the page calls itself.
  if (best && (!first || folded(best).length >= Math.min(8, folded(first).length * 0.5))) return best;
  if (first && !isSiteTitle(first, siteName)) return titleBehindSite(first, headings($)) ?? first;
  // The page only tells its site's name: the first heading that is another.
  const heading = headings($).find((one) => one.weight === 3 && one.text.length >= 8 && one.text !== first);
  return heading?.text ?? first;
}

/** What a column calls itself. */
const COLUMN =
  /^(?:首页|正文|详情|内容|文章|新闻|资讯|动态|公告|通知|.{0,6}(?:详情页?|正文页?|内容页|动态|公告|要闻|快讯|列表))$/;

/** What an institution with pages of its own is called; a headline may end so too, and stands alone then. */
const INSTITUTION =
  /(?:公司|集团|集團|大学|大學|学院|學院|研究院|研究所|学会|學會|协会|協會|委员会|委員會|政府|银行)$/;

/** Whether a title only names site and column, as some pages have it for all their articles. */
export function isSiteTitle(title: string, siteName: string | null): boolean {
  const names = title.split(SEPARATOR).map((part) => part.trim());
  return names.every(
    (name) =>
      name === '' ||
      name === siteName ||
      COLUMN.test(name) ||
      (name.length <= 14 && SITE_NAME.test(name)) ||
      (names.length > 1 && name.length <= 20 && INSTITUTION.test(name)),
  );
}

const LONGEST_ABOVE = 80;

/**
 * The line that stands as a title over a text: the last one before its first block that is no particulars, no link and no
 * sentence. For pages whose own title names the site only.
 */
export function titleAbove(tree: PageTree, firstBlock: number): string | null {
  for (let at = firstBlock; at >= Math.max(0, firstBlock - 8); at--) {
    const block = tree.blocks[at];
    if (!block || (at === firstBlock && block.text.length > LONGEST_ABOVE)) continue;
    const { text } = block;
    if (text.length < 6 || text.length > LONGEST_ABOVE || block.linkChars > text.length * 0.4) continue;
    if (isParticularsLine(text) || isEditorialLine(text) || /[。；，：:]$/.test(text) || /[>＞]/.test(text))
      continue;
    // The first line of the text is a title where particulars follow it.
    if (at === firstBlock && !isParticularsLine(tree.blocks[at + 1]?.text ?? '')) continue;
    return text;
  }
  return null;
}
