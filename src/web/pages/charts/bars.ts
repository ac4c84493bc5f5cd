import { type Html, html } from '../../html.ts';

export interface Bar {
  /** Name, linked or not. */
  readonly name: Html;
  readonly count: number;
  /** Address of the list behind the number. */
  readonly href: string;
  /** What the number says, in words. */
  readonly label: string;
}

/** Lines behind the fold; what is still more stands in the lists that have pages. */
const FOLDED = 60;

/** Counts as a list with bars, so that it reads as text and shows as a chart; each number opens the list behind it. */
export function bars(list: readonly Bar[], shown: number, moreLabel: (hidden: number) => string): Html {
  const most = Math.max(1, ...list.map(({ count }) => count));
  const row = ({ name, count, href, label }: Bar): Html =>
    html`<li><span class="name">${name}</span><span class="bar" aria-hidden="true"><svg viewBox="0 0 100 10" preserveAspectRatio="none"><rect width="${Math.max(1, Math.round((100 * count) / most))}" height="10"/></svg></span><a class="count" href="${href}" aria-label="${label}">${count}</a></li>`;
  const rest = list.slice(shown);
  const folded = rest.slice(0, FOLDED);
  const more =
    rest.length === 0
      ? null
      : html`<details class="more"><summary>${moreLabel(rest.length)}</summary><ol class="bars">${folded.map(row)}</ol>${rest.length > FOLDED ? html`<p class="quiet">+ ${rest.length - FOLDED}</p>` : null}</details>`;
  return html`<ol class="bars">${list.slice(0, shown).map(row)}</ol>${more}`;
}
