import { type Html, html } from '../html.ts';

/** What a stretch of text is marked as. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind:
    | 'model'
    | 'organization'
    | 'city'
    | 'trigger'
    | 'argument'
    | 'candidate'
    | 'left-out'
    | 'evidence';
  /** Said to whoever points at it, and to screen readers where it is a trigger or an argument. */
  readonly label: string;
  /** Address of what is marked. */
  readonly href?: string;
  /** Id of the place where it begins, for links into the text. */
  readonly anchor?: string;
}

/** Most pieces of one text; what lies behind stays unmarked, so that a hostile text cannot make a page endless. */
const MOST_MARKS = 4000;

/**
 * A text with its marks, cut at every border so that marks may overlap freely. Offsets are UTF-16 units of `text`;
 * marks that reach outside of it are cut off at its ends.
 */
export function markedText(text: string, marks: readonly Mark[]): Html {
  const inside = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter((mark) => mark.start < mark.end)
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .slice(0, MOST_MARKS);
  if (inside.length === 0) return html`${text}`;
  const borders = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const parts: Html[] = [];
  const open: Mark[] = [];
  const rows = new LabelRows();
  let next = 0;
  for (let at = 0; at + 1 < borders.length; at++) {
    const start = borders[at] ?? 0;
    const end = borders[at + 1] ?? start;
    for (let i = open.length - 1; i >= 0; i--) if ((open[i]?.end ?? 0) <= start) open.splice(i, 1);
    for (let mark = inside[next]; mark !== undefined && mark.start <= start; mark = inside[++next])
      open.push(mark);
    parts.push(html`${anchors(open, start)}${piece(text.slice(start, end), open, end, rows)}`);
  }
  return html`${parts}`;
}

/** Rough widths in px, of text and of the small labels above it: enough to see where two would overlap. */
const TEXT_WIDTH = { wide: 16, narrow: 8 } as const;
const LABEL_WIDTH = { wide: 10.5, narrow: 5.2 } as const;
const LABEL_GAP = 4;

function widthOf(text: string, { wide, narrow }: { readonly wide: number; readonly narrow: number }): number {
  let width = 0;
  for (const character of text) width += character > '\u2e7f' ? wide : narrow;
  return width;
}

/** Keeps count of where labels end, so that one that would lie on another is set below the line instead. */
class LabelRows {
  #at = 0;
  #highEnd = Number.NEGATIVE_INFINITY;
  #lowEnd = Number.NEGATIVE_INFINITY;

  pass(text: string): void {
    this.#at += widthOf(text, TEXT_WIDTH);
  }

  /** Whether a label that ends here belongs below the line. */
  isLow(label: string): boolean {
    const start = this.#at - widthOf(label, LABEL_WIDTH) - LABEL_GAP;
    const low = start < this.#highEnd && start >= this.#lowEnd;
    if (low) this.#lowEnd = this.#at;
    else this.#highEnd = this.#at;
    return low;
  }
}

/** Text that turns the direction is not cut: the label stands behind it then. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * A stretch with the labels of what ends with it on its last character, so that no line break comes between, set
 * above the line (or below it) so that they move nothing.
 */
function glossed(text: string, ends: readonly Mark[], rows: LabelRows): Html {
  rows.pass(text);
  if (ends.length === 0) return html`${text}`;
  const kind = ends.some((mark) => mark.kind === 'trigger') ? 'trigger' : 'argument';
  const labels = [...new Set(ends.map(({ label }) => label))].join(' ');
  const classes = `gloss g-${kind}${rows.isLow(labels) ? ' low' : ''}`;
  const last = TURNS.test(text) ? '' : ([...text.slice(-2)].at(-1) ?? '');
  return html`${text.slice(0, text.length - last.length)}<span class="${classes}" data-gloss="${labels}">${last}</span>`;
}

function anchors(open: readonly Mark[], start: number): Html[] {
  return open.flatMap((mark) =>
    mark.anchor !== undefined && mark.start === start ? [html`<span id="${mark.anchor}"></span>`] : [],
  );
}

/** One stretch under the same marks; a mark's label stands on its last stretch. */
function piece(text: string, open: readonly Mark[], end: number, rows: LabelRows): Html {
  const shown = open.filter(({ kind }) => kind !== 'evidence');
  if (shown.length === 0) return glossed(text, [], rows);
  const classes = [...new Set(shown.map(({ kind }) => `m-${kind}`))].join(' ');
  const title = [...new Set(shown.map(({ label }) => label))].join(' · ');
  const href = shown.find((mark) => mark.href !== undefined)?.href;
  const ends = shown.filter(
    (mark) => mark.end === end && (mark.kind === 'trigger' || mark.kind === 'argument'),
  );
  const inner = glossed(text, ends, rows);
  return href === undefined
    ? html`<mark class="${classes}" title="${title}">${inner}</mark>`
    : html`<a class="mark ${classes}" title="${title}" href="${href}">${inner}</a>`;
}
