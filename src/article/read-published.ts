import type { CheerioAPI } from 'cheerio/slim';
import type { Element } from 'domhandler';
import { parsePageDate } from '../feed/published-at.ts';
import { elementsNamed, textWithin } from './elements-named.ts';
import type { PageClaims } from './page-claims.ts';
import { fieldInState } from './page-state.ts';
import type { PageTree } from './page-tree.ts';

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
  'createdAt',
  'created_at',
  'inputtime',
  'time',
];

const precision = (date: string): number => (date.includes('T') ? 4 : date.split('-').length);
const dayOf = (date: string): string =>
  date.includes('T') ? new Date(Date.parse(date) + 8 * 3_600_000).toISOString().slice(0, 10) : date;

/** A date in the address: /2023-07/07/, /20230707/, /2023/0707/; it tells the day at most. */
export function dateInAddress(url: string | null): string | null {
  if (!url) return null;
  const found =
    /[/_-](20\d{2})[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?!\d{1,5}\.)(?=[/_A-Za-z.-]|\d{6})/.exec(
      url,
    );
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null;
}

const LABELLED = /(?:发布|發布|发表|發表|时间|時間|日期|更新|来源|來源|出版|Published|Date)/i;
/** Lines of more characters are text, in which a date means something else. */
const LONGEST_LINE = 160;

/** Score of a date with a clock time right under or over the title. */
const STANDS_OUT = 15;
/** Under this score a date in the page is somebody's birthday rather than the day of publication. */
const LIKELY = 8;
const DAY_MS = 86_400_000;

interface Seen {
  readonly date: string;
  readonly score: number;
}

/** Dates in short lines: near the title and before the text, with a clock time, with a label. */
function visibleDates(tree: PageTree, titleBlock: number, firstBlock: number): Seen[] {
  const seen: Seen[] = [];
  tree.blocks.forEach((block, at) => {
    if (block.text.length > LONGEST_LINE || !/\d{2}/.test(block.text)) return;
    if (at > firstBlock + 400 && firstBlock >= 0) return;
    const date = parsePageDate(block.text);
    if (!date || (precision(date) < 3 && !date.includes('-'))) return;
    const beside = titleBlock >= 0 ? at - titleBlock : Number.NaN;
    let score = precision(date) * 2;
    if (beside >= -6 && beside <= 14) score += 8 - Math.abs(beside) * 0.3;
    else if (firstBlock >= 0 && at < firstBlock && at > firstBlock - 12) score += 5;
    if (titleBlock >= 0 && at < titleBlock - 8) score -= 6;
    // Behind the first line stand readers' replies and other stories, each with its own time.
    if (firstBlock >= 0 && at > firstBlock) score -= 4;
    if (LABELLED.test(block.text)) score += 2;
    if (block.text.length < 40) score += 1;
    if (/[。！？]/.test(block.text)) score -= 10;
    // The date of today in a page's head.
    if (titleBlock >= 0 && at < titleBlock && /星期|周[一二三四五六日]|農曆|农历/.test(block.text))
      score -= 4;
    if (block.linkChars > block.text.length * 0.6) score -= 4;
    if (/版权|©|Copyright|截至|截止/i.test(block.text)) score -= 6;
    if (
      /(?:最后|最後|最近)?(?:更新|修改|编辑于|編輯於)/.test(block.text) &&
      !/发布|發布|发表|發表/.test(block.text)
    )
      score -= 3;
    seen.push({ date, score });
  });
  return seen.sort((a, b) => b.score - a.score);
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
    const date = one ? parsePageDate(one) : null;
    return date && precision(date) >= 3 ? [date] : [];
  });
}

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
  const clocked = (date: string): boolean => date.includes('T') && !/T00:00:00/.test(date);
  const first = claimed[0];
  const line = seen.find((one) => one.score >= STANDS_OUT && clocked(one.date))?.date;
  // What readers see is the time of this version at this outlet; what machines are told may be an earlier import.
  if (first && line && Math.abs(Date.parse(line) - Date.parse(first)) < DAY_MS) return line;
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
    if (date && precision(date) >= 3 && (!visible || dayOf(date) === dayOf(visible))) return date;
  }
  return visible ?? dateInAddress(page.url);
}
