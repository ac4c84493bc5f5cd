import { type Hole, holesOf } from './html-context.ts';

/** Markup that is safe to send: only `html` and `trusted` make it. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

export type Part = Html | string | number | boolean | null | undefined | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** A text as characters of markup, fit for between tags and for quoted attributes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');
}

/** Marks that turn the direction of text: embeddings, overrides, isolates, and the lone marks (UAX #9). */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const ALL_DIRECTION_MARKS = new RegExp(DIRECTION_MARKS.source, 'g');
/** Control characters that markup may not hold; tab and line breaks may stay. */
const CONTROLS = /[^\P{Cc}\t\n\r]/gu;

const WITHIN_SITE = /^(?:[/?#]|\.{0,2}\/)(?![/\\])/;

/** An address to another site, when a browser may follow it: http and https only; null for anything else. */
export function safeHref(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s]/i.test(url) ? url : null;
}

/** An address for an attribute: http(s), or within this site; `#` for what must not be followed (`javascript:`). */
function address(text: string): string {
  if (text === '' || WITHIN_SITE.test(text)) return text;
  return safeHref(text) ?? '#';
}

function plain(text: string): string {
  return escapeText(text.replace(CONTROLS, ' ').replace(ALL_DIRECTION_MARKS, ''));
}

function textMarkup(text: string, hole: Hole): string {
  switch (hole) {
    case 'text': {
      const markup = escapeText(text.replace(CONTROLS, ' '));
      return DIRECTION_MARKS.test(text) ? `<bdi>${markup}</bdi>` : markup;
    }
    case 'address':
      return plain(address(text.trim()));
    case 'tag':
      throw new TypeError('html: only attributes made by html`…` stand within a tag');
    default:
      return plain(text);
  }
}

function partMarkup(part: Part, hole: Hole): string {
  if (part === null || part === undefined || typeof part === 'boolean') return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map((one) => partMarkup(one, hole)).join('');
  if (part === '' && hole === 'tag') return '';
  return textMarkup(String(part), hole);
}

/**
 * A template whose values are escaped by where they stand: text, a quoted attribute, an address (`javascript:` becomes
 * `#`). Texts with marks that turn the direction are kept apart by `bdi`. `null`, `undefined` and booleans are nothing,
 * arrays are joined, `Html` stays as it is.
 * Throws `TypeError` where no escaping could make a value safe: in scripts, comments, unquoted attributes.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const holes = holesOf(strings);
  let markup = strings[0] ?? '';
  parts.forEach((part, index) => {
    markup += partMarkup(part, holes[index] ?? 'text') + (strings[index + 1] ?? '');
  });
  return new Html(markup);
}

/** Markup made elsewhere that is known to be safe: numbers of a chart, never a text that was fetched. */
export function trusted(markup: string): Html {
  return new Html(markup);
}
