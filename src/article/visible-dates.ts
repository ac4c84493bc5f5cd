import { parsePageDate } from '../feed/published-at.ts';
import type { PageTree } from './page-tree.ts';

/** How precise a date is: 1 for a year, 3 for a day, 4 for a time. */
export const precision = (date: string): number => (date.includes('T') ? 4 : date.split('-').length);
/** The day of a date, in Beijing. */
export const dayOf = (date: string): string =>
  date.includes('T') ? new Date(Date.parse(date) + 8 * 3_600_000).toISOString().slice(0, 10) : date;

const LABELLED = /(?:发布|發布|发表|發表|时间|時間|日期|更新|来源|來源|出版|Published|Date)/i;
/** Dates of a document, which is published another day. */
const OTHER_DATE = /(?:成文|生成|印发|印發|签发|生效|施行|实施|失效|废止)(?:日期|时间|時間)/;
const PUBLISHED_LABEL = /^(?:发布|發布|发文|公布|公开)(?:日期|时间|時間)\s?[:：]?$/;
/** Lines of more characters are text, in which a date means something else. */
const LONGEST_LINE = 160;

/** Score of a date with a clock time right under or over the title. */
export const STANDS_OUT = 15;
/** Under this score a date in the page is somebody's birthday rather than the day of publication. */
export const LIKELY = 8;

interface Seen {
  readonly date: string;
  readonly score: number;
}

const isBareDay = (line: string): boolean => line.length < 24 && /^\d[\d年月日/.:： -]+$/.test(line);

/** Dates in short lines, the likeliest first: near the title and before the text, with a clock time, with a label. */
export function visibleDates(tree: PageTree, titleBlock: number, firstBlock: number): Seen[] {
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
    // In a table of particulars the label is a cell of its own.
    const label = tree.blocks[at - 1]?.text ?? '';
    if (isBareDay(block.text) && PUBLISHED_LABEL.test(label)) score += 6;
    if (OTHER_DATE.test(block.text) || (isBareDay(block.text) && OTHER_DATE.test(label.slice(-12))))
      score -= 6;
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
