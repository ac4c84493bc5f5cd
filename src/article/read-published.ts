import type { CheerioAPI } from 'cheerio/slim';
import type { Element } from 'domhandler';
import { parsePageDate } from '../feed/published-at.ts';
import { elementsNamed, textWithin } from './elements-named.ts';
import type { PageClaims } from './page-claims.ts';
import { fieldInState } from './page-state.ts';
import type { PageTree } from './page-tree.ts';
import { dayOf, LIKELY, precision, STANDS_OUT, visibleDates } from './visible-dates.ts';

const DAY_MS = 86_400_000;

const META_NAMES = [
  'article:published_time',
  'og:published_time',
  'article:published',
  'og:release_date',
  'datepublished',
  'publishdate',
  'publish_date',
  'pubdate',
  'publish-date',
  'publishtime',
  'publish_time',
  'publication_date',
  'parsely-pub-date',
  'weibo:article:create_at',
  'weibo: article:create_at',
  'rnews:datepublished',
  'firstpublishedtime',
  'apub:time',
  'bytedance:published_time',
  'article:create_at',
  '_pubtime',
  'createdate',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'release_date',
  'og:time',
  'ptime',
  'pubtime',
];
const STATE_NAMES = [
  'publish_time',
  'publishTime',
  'publishedAt',
  'published_at',
  'datePublished',
  'pubTime',
  'pubtime',
  'publishDate',
  'pub_time',
  'newsTime',
  'createTime',
  'create_time',
  'ptime',
  'ct',
  'ctime',
  'publishAt',
  'publish_at',
  'published_time',
  'publishedTime',
  'releaseTime',
  'release_time',
  'displayTime',
  'display_time',
  'issueTime',
  'gmtPublish',
  'dateline',
  'createdAt',
  'created_at',
  'inputtime',
  'time',
];

/** A date in the address: /2023-07/07/, /20230707/, /2023/0707/; it tells the day at most. */
export function dateInAddress(url: string | null): string | null {
  if (!url) return null;
  const found =
    /[/_-](20\d{2})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d{1,5}\.)(?=[/_A-Za-z.-]|\d{6})/.exec(
      url,
    );
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null;
}

const isDated = ({ name, attribs }: Element): boolean =>
  (name === 'time' && attribs.datetime !== undefined) || attribs.itemprop === 'datePublished';

function claimedDates($: CheerioAPI, claims: PageClaims): string[] {
  const written = META_NAMES.map((name) => claims.meta.get(name));
  written.push(claims.datePublished ?? undefined);
  for (const element of elementsNamed($, 'time', 'span', 'abbr').filter(isDated).slice(0, 3)) {
    const { datetime, content } = element.attribs;
    written.push(datetime ?? content ?? textWithin(element, 100));
  }
  return written.flatMap((one) => {
    // The last second of a day stands for the day.
    const date = one ? (parsePageDate(one)?.replace(/T23:59:59.*$/, '') ?? null) : null;
    return date && precision(date) >= 3 ? [date] : [];
  });
}

/** Whether a date told to machines is what readers see, to the second. */
const isSameMinute = (claimed: string, seen: string): boolean =>
  claimed.includes('T') && Math.floor(Date.parse(claimed) / 60_000) === Math.floor(Date.parse(seen) / 60_000);

const YEARLESS = /(?<![\d-/.年])(\d{1,2})[-/月](\d{1,2})日?\s?(\d{2}:\d{2})(?!\d)/;

/**
 * A date without a year right under the title (`09-30 22:46`, as sites write it for the current year): the year is that of
 * the newest date in the page's scripts, or the one before when that would lie ahead.
 */
function yearlessDate($: CheerioAPI, tree: PageTree, titleBlock: number): string | null {
  if (titleBlock < 0) return null;
  for (const block of tree.blocks.slice(titleBlock + 1, titleBlock + 10)) {
    const found = block.text.length < 80 ? YEARLESS.exec(block.text) : null;
    if (!found) continue;
    const dates = fieldInState($, STATE_NAMES)
      .flatMap((value) => parsePageDate(value) ?? [])
      .map(dayOf)
      .sort();
    const newest = dates.at(-1);
    if (!newest) return null;
    const [, month = '', day = '', clock = ''] = found;
    const monthDay = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const year = Number(newest.slice(0, 4)) - (monthDay > newest.slice(5) ? 1 : 0);
    return parsePageDate(`${year}-${monthDay} ${clock}`);
  }
  return null;
}

/** When the page was changed last: for pages that tell no other time. */
function lastChange({ meta }: PageClaims): string | null {
  const written =
    meta.get('article:modified_time') ??
    meta.get('og:updated_time') ??
    meta.get('datecreated') ??
    meta.get('datemodified');
  const date = written ? parsePageDate(written) : null;
  return date && precision(date) >= 3 ? date : null;
}

/**
 * When the page says its article was published: what it says to machines, made more precise by the line under the title;
 * else that line, the state in its scripts, its address. As precise as written.
 * @param titleBlock index of the block that is the title, -1 when unknown
 * @param firstBlock index of the first block of the text, -1 when unknown
 */
export function readPublished(
  page: { $: CheerioAPI; tree: PageTree; claims: PageClaims; url: string | null },
  titleBlock: number,
  firstBlock: number,
): string | null {
  const claimed = claimedDates(page.$, page.claims);
  const seen = visibleDates(page.tree, titleBlock, firstBlock).filter((one) => one.score >= LIKELY);
  const clocked = (date: string): boolean => date.includes('T') && !/T(?:00:00:00|23:59:59)/.test(date);
  const first = claimed[0];
  const line = seen.find((one) => one.score >= STANDS_OUT && clocked(one.date))?.date;
  // What readers see is the time of this version at this outlet; what machines are told may be an earlier import.
  if (first && line && Math.abs(Date.parse(line) - Date.parse(first)) < DAY_MS) {
    return isSameMinute(first, line) ? first : line;
  }
  if (first) {
    const finer = [...seen.map((one) => one.date), ...claimed].find(
      (date) => clocked(date) && dayOf(date) === dayOf(first),
    );
    return clocked(first) ? first : (finer ?? first);
  }
  const visible = seen[0]?.date;
  const finer = visible && seen.find((one) => clocked(one.date) && dayOf(one.date) === dayOf(visible))?.date;
  if (visible && (clocked(visible) || finer)) return finer ?? visible;
  const yearless = visible ? null : yearlessDate(page.$, page.tree, titleBlock);
  if (yearless) return yearless;
  for (const value of fieldInState(page.$, STATE_NAMES)) {
    const date = parsePageDate(value);
    if (!date || precision(date) < 3) continue;
    if (!visible || (clocked(date) && dayOf(date) === dayOf(visible))) return date;
  }
  return visible ?? dateInAddress(page.url) ?? lastChange(page.claims);
}
