import { isEntityFiller, type MergedEvent } from '../event/merged-event.ts';

/** An event on one line. */
export interface EventLine {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly time: string | null;
  /** Its participants and values, by role. */
  readonly who: string;
  readonly articles: number;
  readonly sources: number;
  readonly confidence: number;
  readonly evidence: string;
}

/** An event as people read it; rivals and what only the dictionary says are left out. */
export function eventLine(event: MergedEvent): EventLine {
  const byRole = new Map<string, string[]>();
  for (const { filler, rival } of event.fillers) {
    if (rival || (isEntityFiller(filler) && filler.inferred)) continue;
    const text = isEntityFiller(filler)
      ? filler.name
      : `${filler.value}${filler.unit === undefined ? '' : ` ${filler.unit}`}`;
    byRole.set(filler.role, [...(byRole.get(filler.role) ?? []), text]);
  }
  return {
    id: event.id,
    type: event.type,
    status: event.status,
    time: event.time.value,
    who: [...byRole].map(([role, names]) => `${role} ${names.join(', ')}`).join('; '),
    articles: event.articles,
    sources: event.sources,
    confidence: event.confidence,
    evidence: event.evidence.text,
  };
}
