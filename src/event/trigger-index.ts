import type { Span } from '../text/span.ts';
import type { Context, EventRule, Trigger } from './rule.ts';

/** A trigger's word at a place, with the rule it speaks for. */
export interface TriggerHit extends Span {
  readonly rule: EventRule;
  readonly trigger: Trigger;
}

interface Entry {
  readonly rule: EventRule;
  /** Null for a discard. */
  readonly trigger: Trigger | null;
}

interface Word {
  readonly word: string;
  readonly entries: Entry[];
}

/** All words of all rules, by their first two characters (as one number), longest first. */
export interface TriggerIndex {
  readonly words: ReadonlyMap<number, readonly Word[]>;
  /** 1 for every character that begins a word: most places are passed over by this alone. */
  readonly begins: Uint8Array;
}

const SHIFT = 0x10000;
const keyOf = (first: number, second: number) => first * SHIFT + second;

/** Builds the index once for a list of rules. A word of one character is found under itself alone. */
export function indexTriggers(rules: readonly EventRule[]): TriggerIndex {
  const byWord = new Map<string, Word>();
  const add = (word: string, entry: Entry) => {
    const known = byWord.get(word) ?? { word, entries: [] };
    known.entries.push(entry);
    byWord.set(word, known);
  };
  for (const rule of rules) {
    for (const trigger of rule.triggers) for (const word of trigger.words) add(word, { rule, trigger });
    for (const word of rule.discards ?? []) add(word, { rule, trigger: null });
  }
  const words = new Map<number, Word[]>();
  const begins = new Uint8Array(SHIFT);
  for (const word of byWord.values()) {
    const first = word.word.charCodeAt(0);
    const key = keyOf(first, word.word.length > 1 ? word.word.charCodeAt(1) : 0);
    words.set(key, [...(words.get(key) ?? []), word]);
    begins[first] = 1;
  }
  for (const list of words.values()) list.sort((a, b) => b.word.length - a.word.length);
  return { words, begins };
}

function hitsAt(text: string, at: number, end: number, candidates: readonly Word[]): TriggerHit[] {
  const taken = new Map<EventRule, number>();
  const hits: TriggerHit[] = [];
  for (const { word, entries } of candidates) {
    if (at + word.length > end || !text.startsWith(word, at)) continue;
    for (const { rule, trigger } of entries) {
      if ((taken.get(rule) ?? word.length) > word.length) continue;
      taken.set(rule, word.length);
      if (trigger !== null) hits.push({ start: at, end: at + word.length, rule, trigger });
    }
  }
  return hits;
}

/** Whether a hit lies in a longer one of its rule (签 in 签署). */
function isInside(hit: Span, longer: Span): boolean {
  if (hit.start === longer.start) return hit.end < longer.end;
  return longer.start < hit.start && hit.start < longer.end;
}

/** Finds every trigger in a span of the text, in order; the longest word of a rule at a place wins. Linear. */
export function findTriggers(index: TriggerIndex, text: string, span: Span): TriggerHit[] {
  const hits: TriggerHit[] = [];
  const last = new Map<EventRule, Span>();
  for (let at = span.start; at < span.end; at += 1) {
    const first = text.charCodeAt(at);
    if (index.begins[first] !== 1) continue;
    const second = at + 1 < span.end ? text.charCodeAt(at + 1) : 0;
    for (const key of [keyOf(first, second), keyOf(first, 0)]) {
      const candidates = index.words.get(key);
      if (candidates === undefined) continue;
      for (const hit of hitsAt(text, at, span.end, candidates)) {
        const before = last.get(hit.rule);
        if (before !== undefined && isInside(hit, before)) continue;
        last.set(hit.rule, hit);
        hits.push(hit);
      }
    }
  }
  return hits;
}

const NEAR = 60;

type Part = Readonly<Record<'before' | 'after' | 'clause' | 'sentence', string>>;

/** The texts round a trigger that its context is tried on, each of bounded length. */
export function contextOf(text: string, sentence: Span, clause: Span, trigger: Span): Part {
  return {
    before: text.slice(Math.max(sentence.start, trigger.start - NEAR), trigger.start),
    after: text.slice(trigger.end, Math.min(sentence.end, trigger.end + NEAR)),
    clause: text.slice(
      Math.max(clause.start, trigger.start - 2 * NEAR),
      Math.min(clause.end, trigger.end + 2 * NEAR),
    ),
    sentence: text.slice(
      Math.max(sentence.start, trigger.start - 4 * NEAR),
      Math.min(sentence.end, trigger.end + 4 * NEAR),
    ),
  };
}

/** What each part of a context is tried on, and whether it must be there or must not. */
const TESTS: readonly (readonly [keyof Context, keyof Part, boolean])[] = [
  ['before', 'before', true],
  ['notBefore', 'before', false],
  ['after', 'after', true],
  ['notAfter', 'after', false],
  ['clause', 'clause', true],
  ['notClause', 'clause', false],
  ['sentence', 'sentence', true],
  ['notSentence', 'sentence', false],
];

/** Why a trigger's context speaks against it, or null when it stands. */
export function contextFault(context: Context, part: Part): string | null {
  for (const [name, where, wanted] of TESTS) {
    const pattern = context[name];
    if (pattern !== undefined && pattern.test(part[where]) !== wanted) return `${name} ${String(pattern)}`;
  }
  return null;
}
