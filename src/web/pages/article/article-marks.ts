import type { CloseReading } from '../../../api/close-reading.ts';
import type { Extraction } from '../../../reading/extraction.ts';
import type { Span } from '../../../text/span.ts';
import { type Frame, link } from '../frame.ts';
import type { Mark } from '../marks.ts';
import { entityPath } from '../paths.ts';
import { marksWithin } from '../quotes.ts';
import { EVENT_TYPE_NAMES, nameOf, roleName } from '../vocabulary.ts';

const WHOLE = Number.MAX_SAFE_INTEGER;

/** Marks of the title or the body as published, by the exact offsets of the stored reading. */
export function publishedMarks(frame: Frame, extraction: Extraction, place: 'title' | 'text'): Mark[] {
  const where = place === 'title' ? { start: 0, end: WHOLE, in: 'title' as const } : { start: 0, end: WHOLE };
  const marks = marksWithin(frame, extraction, where);
  const seen = new Set<number>();
  for (const { evidence } of [...extraction.events, ...extraction.statements]) {
    if (evidence.in !== where.in || seen.has(evidence.start)) continue;
    seen.add(evidence.start);
    const anchor = `q${place === 'title' ? 't' : evidence.start}`;
    marks.push({ start: evidence.start, end: evidence.end, kind: 'evidence', label: '', anchor });
  }
  for (const candidate of extraction.candidates) {
    if (candidate.in !== where.in) continue;
    const { start, end, name } = candidate;
    const href = link(frame, '/dictionary', { accept: name });
    marks.push({
      start,
      end,
      kind: 'candidate',
      label: frame.say(`待收：${name}`, `candidate: ${name}`),
      href,
    });
  }
  return marks;
}

/** Marks of the simplified text, which is what the rules read. */
export function simplifiedMarks(frame: Frame, { mentions, events }: CloseReading): Mark[] {
  const marks: Mark[] = mentions.map((mention) => {
    const path = entityPath(mention);
    const { start, end, kind, name } = mention;
    return { start, end, kind, label: name, ...(path === null ? {} : { href: link(frame, path) }) };
  });
  const add = (span: Span | null, kind: Mark['kind'], label: string): void => {
    if (span !== null) marks.push({ start: span.start, end: span.end, kind, label });
  };
  for (const event of events) {
    add(event.trigger, 'trigger', nameOf(EVENT_TYPE_NAMES, event.type, frame.say));
    for (const { span, role } of event.arguments) add(span, 'argument', roleName(role, frame.say));
  }
  return marks;
}
