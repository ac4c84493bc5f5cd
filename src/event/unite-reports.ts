import type { Argument, EventMention, Modality } from './event-mention.ts';

import { type Draft, isSame, keyOf, LOOSE_IN_HEADLINES } from './same-report.ts';

export type { Draft } from './same-report.ts';

/** Roles of which an event has one. */
const SINGLE: ReadonlySet<string> = new Set([
  'amount',
  'valuation',
  'round',
  'rank',
  'score',
  'value',
  'metric',
  'exchange',
  'change',
  'position',
  'topic',
  'domain',
  'capacity',
  'license',
  'authority',
]);

const weight = ({ event, inTitle }: Draft) => event.arguments.length + (inTitle ? 0 : 1.5);

function unite(rich: Draft, poor: Draft): Draft {
  const mark = (argument: Argument) => `${'name' in argument ? '' : argument.role}${keyOf(argument)}`;
  const held = new Set(rich.event.arguments.map(mark));
  const roles = new Set(rich.event.arguments.map((argument) => argument.role));
  const headline = poor.inTitle !== rich.inTitle;
  const added = poor.event.arguments.filter(
    (argument) =>
      !held.has(mark(argument)) &&
      !(SINGLE.has(argument.role) && roles.has(argument.role)) &&
      !(headline && LOOSE_IN_HEADLINES.has(argument.role) && roles.has(argument.role)),
  );
  const [a, b] = [rich.event.time, poor.event.time];
  const time =
    b.value !== null && (a.value === null || (a.source === 'published' && b.source !== 'published')) ? b : a;
  const confidence = Math.min(0.99, Math.max(rich.event.confidence, poor.event.confidence) + 0.03);
  return {
    ...rich,
    event: {
      ...rich.event,
      arguments: [...rich.event.arguments, ...added],
      time,
      confidence: Math.round(confidence * 100) / 100,
    },
  };
}

/** A headline that calls it a rumour (传…) is not made a fact by a body that tells it after its source. */
function modalityOf(a: Draft, b: Draft, body: Draft): Modality {
  const title = a.inTitle ? a : b;
  if (a.inTitle === b.inTitle) return a.event.modality;
  const rumored = title.event.modality === 'rumored' && body.event.modality === 'asserted';
  return rumored ? 'rumored' : body.event.modality;
}

function absorb(kept: Draft[], draft: Draft): void {
  const at = kept.findIndex((other) => isSame(other, draft));
  const other = kept[at];
  if (other === undefined) kept.push(draft);
  else kept[at] = join(other, draft);
}

/** Two reports of one happening as one; `a` stands first in the text. */
function join(a: Draft, b: Draft): Draft {
  const [rich, poor] = weight(b) > weight(a) ? [b, a] : [a, b];
  const united = unite(rich, poor);
  // What the body says of modality outweighs the headline's short form.
  const body = a.inTitle && !b.inTitle ? b : a;
  return {
    ...united,
    inTitle: a.inTitle && b.inTitle,
    event: { ...united.event, modality: modalityOf(a, b, body) },
  };
}

/** Brings a headline's event into the body's: into the one that tells it, nowhere where several share it out. */
function settle(kept: Draft[], headline: Draft): void {
  const same = kept.filter((body) => !body.inTitle && isSame(headline, body));
  const only = same[0];
  if (only === undefined) kept.push(headline);
  else if (same.length === 1) kept[kept.indexOf(only)] = join(headline, only);
}

/** One event mention for each happening of the article: the richer report wins, arguments are united. In text order. */
export function uniteReports(drafts: readonly Draft[]): EventMention[] {
  const kept: Draft[] = [];
  for (const draft of drafts) if (!draft.inTitle) absorb(kept, draft);
  const headlines: Draft[] = [];
  for (const draft of drafts) if (draft.inTitle) absorb(headlines, draft);
  for (const headline of headlines) settle(kept, headline);
  return kept
    .map((draft) => draft.event)
    .sort((a, b) => a.trigger.start - b.trigger.start || a.type.localeCompare(b.type));
}
