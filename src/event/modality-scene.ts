import type { TimeExpression } from '../mention/time-expression.ts';
import type { Span } from '../text/span.ts';
import type { EventType } from './event-mention.ts';

/** Where a happening is told. All spans count in the same text. */
export interface ModalityQuery {
  readonly sentence: Span;
  readonly trigger: Span;
  /** What follows in the same paragraph, where a rumour may be refuted; the first 200 units are read. */
  readonly next?: Span | null;
  /** Times of the text, for one that lies after publication. */
  readonly times?: readonly TimeExpression[];
  readonly publishedAt?: string | null;
  /** The happening's own time, where it is known: what lies after publication is a plan. */
  readonly time?: string | null;
  readonly type?: EventType;
}

/** Beyond this a clause or sentence is not read further, in UTF-16 units. */
const REACH = 200;
const BREAKS = /[,，。；;:：！!？?\n]/u;

/** The pieces of text that the cues are looked for in. */
export interface Scene {
  readonly text: string;
  readonly trigger: string;
  readonly triggerStart: number;
  readonly triggerEnd: number;
  readonly sentenceStart: number;
  readonly clauseStart: number;
  /** Sentence up to the trigger; of a headline that tells several stories, the story up to it. */
  readonly lead: string;
  /** Clause up to the trigger. */
  readonly before: string;
  /** From the trigger to the end of its clause. */
  readonly after: string;
  /** From the end of the clause to the end of the sentence. */
  readonly rest: string;
  readonly next: string;
}

/** Cuts out the pieces of text that the cues of a query are looked for in. */
export function readScene(text: string, { sentence, trigger, next }: ModalityQuery): Scene {
  const sentenceStart = Math.max(sentence.start, trigger.start - REACH);
  const sentenceEnd = Math.min(sentence.end, trigger.end + REACH);
  const whole = text.slice(sentenceStart, trigger.start);
  const story = storyStart(whole, text.slice(sentence.end - 1, sentence.end));
  const lead = whole.slice(story);
  const clauseStart = sentenceStart + story + lastBreak(lead) + 1;
  const tail = text.slice(trigger.end, sentenceEnd);
  const cut = tail.search(BREAKS);
  const clauseEnd = cut < 0 ? tail.length : cut;
  return {
    text,
    trigger: text.slice(trigger.start, trigger.end),
    triggerStart: trigger.start,
    triggerEnd: trigger.end,
    sentenceStart: sentenceStart + story,
    clauseStart,
    lead,
    before: text.slice(clauseStart, trigger.start),
    after: tail.slice(0, clauseEnd),
    rest: tail.slice(clauseEnd),
    next: next ? text.slice(next.start, Math.min(next.end, next.start + REACH)) : '',
  };
}

/** A headline (no stop at its end) parts its stories by ； and ｜; what a source says ends with its own. */
function storyStart(lead: string, last: string): number {
  const parts = /[。！？!?”」…]/u.test(last) ? /[｜|丨]/gu : /[｜|丨；;]/gu;
  let start = 0;
  for (const mark of lead.matchAll(parts)) start = mark.index + 1;
  return start;
}

/** The place of the last mark that ends a clause; -1 where there is none. */
export function lastBreak(lead: string): number {
  for (let i = lead.length - 1; i >= 0; i--) {
    if (!BREAKS.test(lead.charAt(i))) continue;
    // 1,000 and 10:30 break nothing.
    if (/[,:]/.test(lead.charAt(i)) && /\d/.test(lead.charAt(i - 1)) && /\d/.test(lead.charAt(i + 1)))
      continue;
    return i;
  }
  return -1;
}

/** The span of a match in a piece that begins at `base`. */
export function at(base: number, match: RegExpExecArray): Span {
  return { start: base + match.index, end: base + match.index + match[0].length };
}

/** The last match of a global pattern that begins before `limit`; lookaheads may see what stands behind. */
export function last(pattern: RegExp, piece: string, limit: number): RegExpExecArray | null {
  let found: RegExpExecArray | null = null;
  for (const match of piece.matchAll(pattern)) {
    if (match.index < limit) found = match;
  }
  return found;
}
