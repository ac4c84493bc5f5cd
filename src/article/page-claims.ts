import type { CheerioAPI } from 'cheerio/slim';
import { elementsNamed, textWithin } from './elements-named.ts';

/** What a page says of itself for machines: `<meta>` and JSON-LD. */
export interface PageClaims {
  readonly meta: ReadonlyMap<string, string>;
  readonly headline: string | null;
  readonly datePublished: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly articleBody: string | null;
  readonly types: ReadonlySet<string>;
}

/** JSON-LD blocks longer than this are not read. */
const LONGEST_JSON = 500_000;
/** Objects looked at within JSON-LD; the graph of a news page has a dozen. */
const MOST_NODES = 2_000;

function parseJson(text: string): unknown {
  if (text.length > LONGEST_JSON) return null;
  try {
    return JSON.parse(
      text
        .trim()
        .replace(/^<!--|-->$|;$/g, '')
        .replace(/\p{Cc}/gu, ' '),
    );
  } catch {
    // Broken JSON-LD says nothing; the visible page does.
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

function nameOf(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return textOf(first) ?? (isObject(first) ? textOf(first.name) : null);
}

const ARTICLE_TYPE = /(?:Article|BlogPosting|NewsReport|Posting)$/;

/** Reads `<meta>` (name, property, itemprop, http-equiv in lower case, first wins) and JSON-LD. */
export function readClaims($: CheerioAPI): PageClaims {
  const meta = new Map<string, string>();
  for (const element of elementsNamed($, 'meta')) {
    const { name, property, itemprop, content } = element.attribs;
    const key = (property ?? name ?? itemprop ?? '').toLowerCase();
    if (key !== '' && content !== undefined && content.trim() !== '' && !meta.has(key))
      meta.set(key, content.trim());
  }
  const nodes = elementsNamed($, 'script')
    .filter((script) => script.attribs.type?.trim().toLowerCase() === 'application/ld+json')
    .map((script) => parseJson(textWithin(script, LONGEST_JSON + 1)));
  const types = new Set<string>();
  const claims = { headline: '', datePublished: '', author: '', publisher: '', articleBody: '' };
  const set = (key: keyof typeof claims, value: string | null): void => {
    if (value !== null && claims[key] === '') claims[key] = value;
  };
  for (let seen = 0; nodes.length > 0 && seen < MOST_NODES; seen++) {
    const node: unknown = nodes.shift();
    if (Array.isArray(node)) nodes.push(...node.slice(0, 200));
    if (!isObject(node) || Array.isArray(node)) continue;
    const kinds = [node['@type']].flat().filter((one): one is string => typeof one === 'string');
    for (const kind of kinds) types.add(kind);
    if (node['@graph'] !== undefined) nodes.push(node['@graph']);
    if (
      kinds.some((kind) => ARTICLE_TYPE.test(kind)) ||
      node.datePublished !== undefined ||
      node.pubDate !== undefined
    ) {
      set('headline', textOf(node.headline) ?? textOf(node.title));
      set('datePublished', textOf(node.datePublished) ?? textOf(node.pubDate));
      set('author', nameOf(node.author));
      set('publisher', nameOf(node.publisher));
      set('articleBody', textOf(node.articleBody));
    }
  }
  const orNull = (value: string): string | null => value || null;
  return {
    meta,
    types,
    headline: orNull(claims.headline),
    datePublished: orNull(claims.datePublished),
    author: orNull(claims.author),
    publisher: orNull(claims.publisher),
    articleBody: orNull(claims.articleBody),
  };
}
