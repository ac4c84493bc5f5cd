import type { Reading } from '../dictionary/compile.ts';
import type { Dictionary, Entry } from '../dictionary/entry.ts';
import type { Script } from '../text/article-text.ts';
import type { ArticleProfile } from './article-profile.ts';
import type { Occurrence } from './match-surfaces.ts';
import { besideNames, organizationEvidence } from './organization-evidence.ts';
import type { KnownPlaces } from './proposal.ts';
import type { Clues } from './scan-clues.ts';
import type { WordBoundaries } from './word-test.ts';

/** What is known of a place when its surface is decided. */
export interface Surroundings {
  readonly text: string;
  readonly profile: ArticleProfile;
  readonly clues: Clues;
  readonly known: KnownPlaces;
  readonly publishedAt: string | null;
  readonly words: WordBoundaries;
  /** The id of the organization whose name ends at a position. */
  readonly brandBefore: (at: number) => string | null;
  readonly dictionary: Dictionary;
  readonly script: Script;
}

export interface Verdict {
  readonly reading: Reading;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** A score from which a surface counts as named. */
export const ENOUGH = 2;
/** Words that surround a model's name. */
const FIELD_NEAR = /模型|开源|参数|训练|微调|推理|评测|榜单|算力|生成式|智能助手|aigc|ai助手|ai应用/;
/** Cues for stand within this many characters, cues against closer. */
const FOR_REACH = 60;
const AGAINST_REACH = 12;
/** A new name is in the press some weeks before its first day. */
const GRACE_DAYS = 60;

const MODEL_NOUN =
  /^[ "”」』]{0,2}(?:系列)?(?:(?:认知|语言|基础|通用|视觉|多模态|AI|气象|行业|医疗|金融|代码|推理|垂直)*大?模型|助手|智能助手|App(?![a-z])|APP|智能体)/;
const VERSION_NEXT =
  /^ ?(?:V|v)?\d{1,2}(?:\.\d)?(?!\d|[年月日个亿万千百名家种项次倍元美%％位天岁])|^-?\d{1,3}B/;

function lineAround(text: string, start: number, end: number, reach: number): string {
  // Only the reach is searched: a text may have no line break at all.
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  const stop = after.indexOf('\n');
  const line = before.slice(before.lastIndexOf('\n') + 1) + text.slice(start, end);
  return (line + (stop === -1 ? after : after.slice(0, stop))).toLowerCase();
}

function firstIn(cues: readonly string[], near: string): string | undefined {
  return cues.find((cue) => near.includes(cue.toLowerCase()));
}

function daysBetween(early: string, late: string): number {
  const pad = (day: string) => `${day}-01-01`.slice(0, 10);
  return (Date.parse(pad(late)) - Date.parse(pad(early))) / 86_400_000;
}

/** Whether the name was in use, or about to be, when the article appeared. */
function isYetUnborn(reading: Reading, publishedAt: string | null): boolean {
  const { from } = reading.name;
  return from !== undefined && publishedAt !== null && daysBetween(publishedAt, from) > GRACE_DAYS;
}

function isOver(reading: Reading, publishedAt: string | null): boolean {
  const { until } = reading.name;
  return until !== undefined && publishedAt !== null && publishedAt.slice(0, until.length) > until;
}

class Tally {
  score = 0;
  readonly reasons: string[] = [];

  add(points: number, reason: string): void {
    this.score += points;
    this.reasons.push(reason);
  }
}

function weighStanding(tally: Tally, { pattern, lowered }: Occurrence, reading: Reading): void {
  const { ambiguous } = pattern;
  const strategy = ambiguous?.strategy;
  if (strategy === 'never') tally.add(-4, `“${pattern.surface}” alone is never a name`);
  else if (strategy === 'need_cue')
    tally.add(0, `“${pattern.surface}” is also: ${ambiguous?.otherwise ?? ''}`);
  else if (reading.name.weak && strategy === undefined) tally.add(0, 'weak name: needs a cue');
  else tally.add(3, 'name in the dictionary');
  if (lowered) tally.add(-2, 'written in small letters');
}

/** A weak name that is no word but a name: 支付宝, `xAI`. */
function weighProperness(
  tally: Tally,
  { pattern, lowered }: Occurrence,
  reading: Reading,
  around: Surroundings,
): void {
  const { surface } = pattern;
  if (!reading.name.weak || pattern.ambiguous !== null || reading.entry.kind !== 'organization' || lowered)
    return;
  if (/^\p{Script=Han}{2,}$/u.test(surface)) {
    if (around.words.isProper(surface)) tally.add(2, 'the segmenter knows it as a name');
  } else if (/[A-Z].*[A-Z]/.test(surface)) tally.add(1, 'written like a name');
}

function weighCues(tally: Tally, occurrence: Occurrence, reading: Reading, text: string): void {
  const { start, end, pattern } = occurrence;
  const near = lineAround(text, start, end, FOR_REACH);
  const own = firstIn(reading.entry.cues.for, near);
  const shared = firstIn(pattern.ambiguous?.cues.for ?? [], near);
  if (own !== undefined) tally.add(2, `cue “${own}” near`);
  else if (shared !== undefined) tally.add(2, `cue “${shared}” near`);
  const close = lineAround(text, start, end, AGAINST_REACH);
  const against = [...reading.entry.cues.against, ...(pattern.ambiguous?.cues.against ?? [])];
  const contrary = firstIn(against, close);
  if (contrary !== undefined) tally.add(-4, `cue “${contrary}” against`);
}

function weighNeighbours(tally: Tally, occurrence: Occurrence, reading: Reading, around: Surroundings): void {
  const { text, clues, known } = around;
  const { start, end } = occurrence;
  if (reading.entry.kind === 'organization' && (reading.name.weak || occurrence.pattern.ambiguous !== null)) {
    const { points, reason } = organizationEvidence(text, { start, end }, clues, known);
    if (points > 0) tally.add(Math.min(2, points), reason);
  }
  if (reading.entry.kind !== 'model') return;
  if (besideNames(text, { start, end }, known.plainModelStart, known.plainModelEnd))
    tally.add(1, 'listed with a model');
  const brand = around.brandBefore(start);
  if (brand !== null && isMakerOf(reading.entry, brand, around.dictionary))
    tally.add(3, 'its maker stands before it');
  const after = text.slice(end, end + 16);
  const noun = MODEL_NOUN.exec(after)?.[0];
  if (noun !== undefined) tally.add(3, `“${noun.trim()}” follows`);
  else if (VERSION_NEXT.test(after)) tally.add(1, 'a version follows');
  else if (end - start === 1) tally.add(-4, 'one character says too little');
  const near = lineAround(text, start, end, 20);
  if (noun === undefined && FIELD_NEAR.test(near)) tally.add(1, 'words of the field near');
}

function weighArticle(tally: Tally, reading: Reading, { profile }: Surroundings, surface: string): void {
  const { id } = reading.entry;
  if (profile.named.has(id)) tally.add(2, 'named in full elsewhere');
  if (profile.related.has(id))
    tally.add(1, reading.entry.kind === 'model' ? 'its maker is named' : 'its model is named');
  if (profile.aboutAI < 0.5) return;
  tally.add(1, 'the article is about AI');
  const again =
    reading.entry.kind === 'organization' && /^[A-Z]/.test(surface) && (profile.times.get(surface) ?? 0) > 2;
  if (again) tally.add(1, 'named again and again');
}

/** Weighs one reading of a surface: cues near, neighbours, the article, the segmenter, the calendar. */
export function weighReading(occurrence: Occurrence, reading: Reading, around: Surroundings): Verdict {
  const tally = new Tally();
  weighStanding(tally, occurrence, reading);
  weighProperness(tally, occurrence, reading, around);
  weighCues(tally, occurrence, reading, around.text);
  weighNeighbours(tally, occurrence, reading, around);
  const settled = tally.score >= 3 && occurrence.pattern.ambiguous === null && !reading.name.weak;
  if (!settled) weighArticle(tally, reading, around, occurrence.pattern.surface);
  if (!around.words.alignsWithWords(occurrence)) {
    tally.add(occurrence.end - occurrence.start === 1 ? -8 : -4, 'cuts through words');
  }
  if (isYetUnborn(reading, around.publishedAt))
    tally.add(-9, `not so named before ${reading.name.from ?? ''}`);
  if (isOver(reading, around.publishedAt)) tally.add(-0.5, `former name since ${reading.name.until ?? ''}`);
  return { reading, score: tally.score, reasons: tally.reasons };
}

/** Whether an organization makes a model, itself or through a part of it. */
export function isMakerOf(model: Entry, organization: string, dictionary: Dictionary): boolean {
  if (model.kind !== 'model') return false;
  return model.makers.some((id) => {
    const maker = dictionary.entries.get(id);
    return id === organization || (maker?.kind === 'organization' && maker.parent === organization);
  });
}

/** All readings of a surface, best first; equal ones in the dictionary's order. */
export function weighReadings(occurrence: Occurrence, around: Surroundings): Verdict[] {
  return occurrence.pattern.readings
    .map((reading) => weighReading(occurrence, reading, around))
    .sort((a, b) => b.score - a.score);
}

/** From the score to a confidence between .5 and .98. */
export function confidenceOf(score: number): number {
  return Math.round(Math.min(0.98, 0.5 + score * 0.12) * 100) / 100;
}
