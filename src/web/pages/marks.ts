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
  let next = 0;
  for (let at = 0; at + 1 < borders.length; at++) {
    const start = borders[at] ?? 0;
    const end = borders[at + 1] ?? start;
    for (let i = open.length - 1; i >= 0; i--) if ((open[i]?.end ?? 0) <= start) open.splice(i, 1);
    for (let mark = inside[next]; mark !== undefined && mark.start <= start; mark = inside[++next])
      open.push(mark);
    parts.push(html`${anchors(open, start)}${piece(text.slice(start, end), open, end)}`);
  }
  return html`${parts}`;
}

/** The labels of what ends here, set above the line so that they move no line break. */
function gloss(ends: readonly Mark[]): Html | null {
  if (ends.length === 0) return null;
  const kind = ends.some((mark) => mark.kind === 'trigger') ? 'trigger' : 'argument';
  const labels = [...new Set(ends.map(({ label }) => label))].join(' ');
  return html`<span class="gloss g-${kind}" data-gloss="${labels}"></span>`;
}

function anchors(open: readonly Mark[], start: number): Html[] {
  return open.flatMap((mark) =>
    mark.anchor !== undefined && mark.start === start ? [html`<span id="${mark.anchor}"></span>`] : [],
  );
}

/** One stretch under the same marks; a mark's label stands behind its last stretch. */
function piece(text: string, open: readonly Mark[], end: number): Html {
  const shown = open.filter(({ kind }) => kind !== 'evidence');
  if (shown.length === 0) return html`${text}`;
  const classes = [...new Set(shown.map(({ kind }) => `m-${kind}`))].join(' ');
  const title = [...new Set(shown.map(({ label }) => label))].join(' · ');
  const href = shown.find((mark) => mark.href !== undefined)?.href;
  const ends = shown.filter(
    (mark) => mark.end === end && (mark.kind === 'trigger' || mark.kind === 'argument'),
  );
  const inner =
    href === undefined
      ? html`<mark class="${classes}" title="${title}">${text}</mark>`
      : html`<a class="mark ${classes}" title="${title}" href="${href}">${text}</a>`;
  return html`${inner}${gloss(ends)}`;
}
