import type { ArticleDifference, Change } from '../pipeline/compare-readings.ts';

const SHOWN_LINES = 6;

function changeLines(what: string, { gained, lost }: Change): string[] {
  const lines = [
    ...lost.map((one) => `    - ${what} ${one}`),
    ...gained.map((one) => `    + ${what} ${one}`),
  ];
  if (lines.length <= SHOWN_LINES) return lines;
  return [...lines.slice(0, SHOWN_LINES), `    … and ${lines.length - SHOWN_LINES} more ${what}s`];
}

/** How an article is read otherwise, as lines for people. */
export function differenceLines({
  articleId,
  title,
  mentions,
  events,
  statements,
}: ArticleDifference): string[] {
  return [
    `  ${title ?? 'without title'} (${articleId})`,
    ...changeLines('event', events),
    ...changeLines('value', statements),
    ...changeLines('mention', mentions),
  ];
}
