import { type Html, html } from '../../html.ts';
import { dateOf } from '../dates.ts';
import { carriedFields, type Frame, link } from '../frame.ts';

/** First and last day that can be asked for, `YYYY-MM-DD`. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

const DAY_MS = 86_400_000;

const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

/** The day that stands so many days after 1970-01-01; null for what is no such number. */
export function dayOfNumber(text: string): string | null {
  if (!/^\d{1,6}$/.test(text)) return null;
  return new Date(Number(text) * DAY_MS).toISOString().slice(0, 10);
}

/** At most six steps to jump to: the turns of quarters or years within the range. */
function steps({ first, last }: DayRange): string[] {
  const ends: string[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    for (const end of ['06-30', '12-31']) {
      const day = `${year}-${end}`;
      if (day > first && day < last) ends.push(day);
    }
  }
  return ends.slice(-6);
}

/**
 * Asks for the landscape as of a day: a slider over all days (its number of days is turned into a date by the server,
 * so that it works without scripts), a field for a date, and links to the ends of half-years.
 */
export function daySlider(frame: Frame, range: DayRange | null, asOf: string | null): Html | null {
  if (range === null || range.first >= range.last) return null;
  const { say } = frame;
  const shown = asOf ?? range.last;
  const jumps = steps(range).map(
    (day) =>
      html`<li><a href="${link(frame, '/', { asOf: day })}"${day === asOf ? html` aria-current="date"` : null}>${day}</a></li>`,
  );
  return html`<section class="day" aria-label="${say('某一天的版图', 'The landscape as of a day')}">
<form method="get" action="/" class="slide">${carriedFields(frame)}<label for="day">${say('那一天：', 'As of ')}<output id="day-shown" for="day">${dateOf(shown, say)}</output></label>
<input type="range" id="day" name="day" min="${dayNumber(range.first)}" max="${dayNumber(range.last)}" value="${dayNumber(shown)}" aria-valuetext="${shown}"><button>${say('看那天', 'Show that day')}</button></form>
<form method="get" action="/" class="pick">${carriedFields(frame)}<label for="as-of">${say('或日期', 'or a date')}</label><input type="date" id="as-of" name="asOf" value="${shown}" min="${range.first}" max="${range.last}"><button>${say('看', 'Show')}</button></form>
<ul class="jumps">${jumps}<li><a href="${link(frame, '/')}"${asOf === null ? html` aria-current="date"` : null}>${say('现在', 'now')}</a></li></ul></section>`;
}
