import type { CheerioAPI } from 'cheerio/slim';
import type { PageClaims } from './page-claims.ts';

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
  /\s*(?:[_|｜]+|[-–—]{2,}|\s[-–—·•»>:]\s|\s*[»]\s*|(?<=[\u4e00-\u9fff！？”》」])\s?[-–—]\s?(?=[\u4e00-\u9fffA-Za-z]{2,14}$))\s*/;

/** What a site or a column is called. */
const SITE_NAME =
  /(?:网|網|新闻|新聞|频道|頻道|资讯|資訊|客户端|日报|日報|晚报|早报|时报|時報|在线|中心|门户|论坛|博客|社区|平台|财经|科技|要闻|滚动|首页|官网|公众号|头条|观察者|百科|媒体|传媒|文库|专栏|号|社|站|报|報|\.(?:com|cn|net|org))$/i;

/** The parts of a title, without those at its end (or start) that name the site. */
export function titleWithoutSite(title: string, siteName: string | null): string {
  let rest = foldSpace(title);
  const site = siteName ? folded(siteName) : '';
  for (let pass = 0; pass < 6; pass++) {
    const parts = rest.split(SEPARATOR).filter((part) => part !== '');
    if (parts.length < 2) return rest;
    const last = parts.at(-1) ?? '';
    const lead = rest.slice(0, rest.lastIndexOf(last)).replace(/[\s_|｜\-–—·•»>:]+$/, '');
    if (lead === '') return rest;
    const isSite =
      folded(last) === site || SITE_NAME.test(last) || last.length <= 6 || /^[\w.\s]+$/.test(last);
    if (isSite && lead.length >= Math.min(6, last.length)) rest = lead;
    else if (last.length < lead.length && last.length <= 16) rest = lead;
    else return rest;
  }
  return rest;
}

interface Candidate {
  readonly text: string;
  readonly score: number;
}

function headings($: CheerioAPI): { text: string; weight: number }[] {
  const found: { text: string; weight: number }[] = [];
  const take = (selector: string, weight: number, most: number): void => {
    for (const element of $(selector).toArray().slice(0, most)) {
      const text = foldSpace($(element).text());
      if (text.length >= 4 && text.length <= LONGEST_TITLE) found.push({ text, weight });
    }
  };
  take('h1', 3, 8);
  take('[itemprop="headline"]', 3, 3);
  take('h2, h3', 1, 12);
  take('[class*="title" i], [id*="title" i], [class*="headline" i], [class*="bt" i]', 1, 60);
  return found;
}

/**
 * The article's title: the heading that the page's `<title>` or `og:title` begins with, else these themselves without the
 * names of column and site.
 */
export function readTitle($: CheerioAPI, claims: PageClaims, stateTitle: string | null): string | null {
  const titleElement = foldSpace($('head > title, title').first().text());
  const siteName = claims.meta.get('og:site_name') ?? null;
  const written = [
    claims.meta.get('og:title'),
    claims.meta.get('articletitle'),
    claims.headline,
    titleElement,
    claims.meta.get('twitter:title'),
    claims.meta.get('title'),
    stateTitle,
  ].filter((one): one is string => one !== undefined && one !== null && foldSpace(one) !== '');
  const claimed = written.map(folded);
  const candidates: Candidate[] = [];
  for (const { text, weight } of headings($)) {
    const plain = folded(text);
    if (plain.length < 4) continue;
    const begins = claimed.some((one) => one.startsWith(plain));
    const contained = begins || claimed.some((one) => one.includes(plain));
    const covers = claimed.some((one) => one.length >= 6 && plain.startsWith(one));
    if (contained || covers) {
      candidates.push({ text, score: Math.min(plain.length, 60) + (begins || covers ? 20 : 0) + weight * 2 });
    }
  }
  const best = candidates.reduce<Candidate | null>(
    (top, one) => (top && top.score >= one.score ? top : one),
    null,
  );
  const first = written[0];
  const stripped = first ? titleWithoutSite(first, siteName) : null;
  // A heading that is only the site's or the column's name is shorter than what the page calls itself.
  if (best && (!stripped || folded(best.text).length >= Math.min(8, folded(stripped).length * 0.5)))
    return best.text;
  if (stripped) return stripped;
  const h1 = foldSpace($('h1').first().text());
  return h1.length >= 4 && h1.length <= LONGEST_TITLE ? h1 : null;
}
