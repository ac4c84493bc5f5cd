import type { Span } from '../text/span.ts';
import { type ModalityReading, modalityOf } from './modality.ts';
import type { Stage } from './stage.ts';

/** What follows a sentence is read this far for a denial. */
const NEXT = 200;
const PLACEHOLDER = '甲';

function namesOf({ scene, next, hit }: Stage): Span[] {
  const mentions = [scene, ...(next === null ? [] : [next])]
    .flatMap((one) => one.groups)
    .flatMap((group) => group.actors);
  const people = hit.rule.roles.some((role) => 'kind' in role && role.kind === 'person');
  return people ? [...mentions, ...scene.persons()] : mentions;
}

/** A part of the text in which every name is blotted out, at the same length. */
function masked(text: string, part: Span, names: readonly Span[]): string {
  const units = text.slice(part.start, part.end).split('');
  for (const name of names) {
    const end = Math.min(name.end, part.end) - part.start;
    for (let at = Math.max(name.start - part.start, 0); at < end; at += 1) units[at] = PLACEHOLDER;
  }
  return units.join('');
}

/**
 * How the text commits itself to a happening, read with its names blotted out, so that no character of a name passes
 * for a cue (若 in 杜若川, 未 in a firm's name).
 */
export function maskedModality(stage: Stage, publishedAt: string | null): ModalityReading {
  const { scene, next, hit } = stage;
  const base = scene.start;
  const end = next === null ? scene.end : Math.min(next.end, Math.max(next.start, scene.end) + NEXT);
  const moved = (span: Span): Span => ({ start: span.start - base, end: Math.min(span.end, end) - base });
  const text = masked(scene.text, { start: base, end }, namesOf(stage));
  return modalityOf(text, {
    sentence: moved(scene),
    trigger: moved(hit),
    next: next === null ? null : moved(next),
    times: scene.times.map((time) => ({ ...time, ...moved(time) })),
    publishedAt,
    type: hit.rule.type,
  });
}
