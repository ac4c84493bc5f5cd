import { type CheerioAPI, load } from 'cheerio/slim';
import type { Element } from 'domhandler';
import type { IndexSelectors } from './index-selectors.ts';

/** Titles are at least this long; menus are shorter. */
const SHORTEST_TITLE = 8;
const FEWEST_ENTRIES = 4;
const MOST_ENTRIES = 200;
/** How far up from the link an entry is looked for. */
const LEVELS = 4;
const MOST_LINKS = 3000;

/** Names that a program made are no names to rely on: `css-1x2y3z`, `_3fKa9`. */
const USABLE_CLASS = /^[a-z][a-z_-]{1,30}[a-z]$/i;
const ARTICLE_ADDRESS =
  /\/(?:19|20)\d{2}[/-]?\d{2}|\d{4,}|\.s?html?(?:$|\?)|\/(?:p|a|n|news|article|story)\//i;
const DATE_TEXT =
  /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}-\d{1,2}(?:\s|$)|\d+\s*(?:分钟|小时|天|分鐘|小時)前|昨天|今天/;
const DATE_CLASS = /time|date|day|pub/i;

interface Link {
  readonly element: Element;
  readonly title: string;
  readonly href: string;
}

/** A repeated structure, and the links that stand in it. */
interface Group {
  readonly selector: string;
  readonly entries: Map<Element, Link>;
  level: number;
  /** An entry of it holds several articles: it is the list, not the entry. */
  crowded: number;
}

function usableClasses(element: Element): string[] {
  const classes = (element.attribs.class ?? '').split(/\s+/).filter((name) => USABLE_CLASS.test(name));
  return classes.filter((name) => !/^(?:first|last|odd|even|active|current|on|cur)$/i.test(name)).slice(0, 2);
}

function simpleSelector(element: Element): string {
  return [element.name, ...usableClasses(element)].join('.');
}

function parentOf(element: Element): Element | null {
  const { parent } = element;
  return parent !== null && parent.type === 'tag' ? (parent as Element) : null;
}

/** The element and its parent, which is mostly enough to tell a list from a menu. */
function selectorOf(element: Element): string {
  const parent = parentOf(element);
  return parent === null ? simpleSelector(element) : `${simpleSelector(parent)} > ${simpleSelector(element)}`;
}

function articleLinks($: CheerioAPI, pageUrl: string): Link[] {
  const host = new URL(pageUrl).hostname.split('.').slice(-2).join('.');
  const links: Link[] = [];
  for (const element of $('a[href]').toArray().slice(0, MOST_LINKS)) {
    const title = ($(element).text() || ($(element).attr('title') ?? '')).replace(/\s+/g, ' ').trim();
    const href = $(element).attr('href') ?? '';
    if (title.length < SHORTEST_TITLE || !URL.canParse(href, pageUrl)) continue;
    const url = new URL(href, pageUrl);
    if (url.hostname.endsWith(host) && url.pathname.length > 1)
      links.push({ element, title, href: url.href });
  }
  return links;
}

function groupsOf(links: readonly Link[]): Group[] {
  const groups = new Map<string, Group>();
  for (const link of links) {
    let element: Element | null = link.element;
    for (let level = 0; level <= LEVELS && element !== null; level++) {
      const selector = selectorOf(element);
      const group = groups.get(selector) ?? { selector, entries: new Map(), level, crowded: 0 };
      const before = group.entries.get(element);
      if (before === undefined) group.entries.set(element, link);
      else if (before.href !== link.href) group.crowded += 1;
      group.level = Math.max(group.level, level);
      groups.set(selector, group);
      element = parentOf(element);
    }
  }
  return [...groups.values()];
}

/** Many entries with long titles and article-like addresses; the whole entry rather than the bare link. */
function scoreOf(group: Group): number {
  const links = [...group.entries.values()];
  const count = links.length;
  if (count < FEWEST_ENTRIES || count > MOST_ENTRIES || group.crowded > count / 5) return 0;
  const articles = links.filter(({ href }) => ARTICLE_ADDRESS.test(href)).length / count;
  const length = links.reduce((sum, { title }) => sum + Math.min(40, title.length), 0) / count;
  const distinct = new Set(links.map(({ href }) => href)).size / count;
  return Math.min(count, 30) * articles * distinct * length * (1 + group.level / 10);
}

/** Where the entries carry their dates: a `<time>`, or what is called and looks like one. */
function dateSelector($: CheerioAPI, entries: readonly Element[]): string | undefined {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    for (const element of $(entry).find('time, span, em, i, p, div, small').toArray().slice(0, 60)) {
      const text = $(element).text().trim();
      const isTime = element.name === 'time';
      if (!isTime && (text.length > 30 || !DATE_TEXT.test(text))) continue;
      const named = usableClasses(element).find((name) => DATE_CLASS.test(name));
      const selector = isTime ? 'time' : named === undefined ? element.name : `${element.name}.${named}`;
      counts.set(selector, (counts.get(selector) ?? 0) + 1);
    }
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  return best !== undefined && best[1] >= entries.length / 2 ? best[0] : undefined;
}

function nextSelector($: CheerioAPI): string | undefined {
  if ($('a[rel~="next"][href]').length > 0) return 'a[rel~="next"]';
  const named = $('a.next[href], a.nextpage[href], .next > a[href]').first();
  if (named.length === 0) return undefined;
  return named.hasClass('next') ? 'a.next' : named.hasClass('nextpage') ? 'a.nextpage' : '.next > a';
}

/**
 * Proposes how a list page is read: the repeated structure that holds the most article links.
 * @returns null when nothing on the page looks like a list of articles
 */
export function proposeSelectors(html: string, pageUrl: string): IndexSelectors | null {
  const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } });
  const scored = groupsOf(articleLinks($, pageUrl)).map((group) => ({ group, score: scoreOf(group) }));
  const best = scored.sort((a, b) => b.score - a.score)[0];
  if (best === undefined || best.score <= 0) return null;
  const entries = [...best.group.entries.keys()];
  const isLink = entries.every(({ name }) => name === 'a');
  const date = isLink ? undefined : dateSelector($, entries);
  const next = nextSelector($);
  return {
    entry: best.group.selector,
    link: isLink ? 'a[href]' : linkWithin($, best.group),
    ...(date === undefined ? {} : { date }),
    ...(next === undefined ? {} : { next }),
    maxPages: 1,
  };
}

/** The link of an entry: the first one, unless that is mostly another (a picture, a section). */
function linkWithin($: CheerioAPI, group: Group): string {
  const entries = [...group.entries];
  const isFirst = ([entry, link]: [Element, Link]): boolean =>
    $(entry).find('a[href]').get(0) === link.element;
  if (entries.filter(isFirst).length >= entries.length * 0.8) return 'a[href]';
  const counts = new Map<string, number>();
  for (const [, { element }] of entries) {
    const selector = selectorOf(element);
    counts.set(selector, (counts.get(selector) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'a[href]';
}
