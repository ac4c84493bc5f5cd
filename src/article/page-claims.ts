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

function readMeta($: CheerioAPI): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of elementsNamed($, 'meta')) {
    const { name, property, itemprop, content } = element.attribs;
    const key = (property ?? name ?? itemprop ?? '').toLowerCase();
    const value = content?.trim() ?? '';
    if (key !== '' && value !== '' && !meta.has(key)) meta.set(key, value);
  }
  return meta;
}

type LinkedNode = Readonly<Record<string, unknown>>;

const kindsOf = (node: LinkedNode): string[] =>
  [node['@type']].flat().filter((one): one is string => typeof one === 'string');

/** All objects of a page's JSON-LD, graphs and lists opened. */
function linkedNodes($: CheerioAPI): LinkedNode[] {
  const waiting = elementsNamed($, 'script')
    .filter((script) => script.attribs.type?.trim().toLowerCase() === 'application/ld+json')
    .map((script) => parseJson(textWithin(script, LONGEST_JSON + 1)));
  const found: LinkedNode[] = [];
  for (let seen = 0; waiting.length > 0 && seen < MOST_NODES; seen++) {
    const node: unknown = waiting.shift();
    if (Array.isArray(node)) waiting.push(...node.slice(0, 200));
    else if (isObject(node)) {
      found.push(node);
      if (node['@graph'] !== undefined) waiting.push(node['@graph']);
    }
  }
  return found;
}

/** Reads `<meta>` (name, property or itemprop in lower case, the first wins) and JSON-LD. */
export function readClaims($: CheerioAPI): PageClaims {
  const nodes = linkedNodes($);
  const articles = nodes.filter(
    (node) =>
      kindsOf(node).some((kind) => ARTICLE_TYPE.test(kind)) ||
      node.datePublished !== undefined ||
      node.pubDate !== undefined,
  );
  const first = (read: (node: LinkedNode) => string | null): string | null => {
    for (const node of articles) {
      const value = read(node);
      if (value !== null) return value;
    }
    return null;
  };
  return {
    meta: readMeta($),
    types: new Set(nodes.flatMap(kindsOf)),
    headline: first((node) => textOf(node.headline) ?? textOf(node.title)),
    datePublished: first((node) => textOf(node.datePublished) ?? textOf(node.pubDate)),
    author: first((node) => nameOf(node.author)),
    publisher: first((node) => nameOf(node.publisher)),
    articleBody: first((node) => textOf(node.articleBody)),
  };
}
