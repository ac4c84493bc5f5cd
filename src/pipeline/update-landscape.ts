import type { Dictionary } from '../dictionary/entry.ts';
import { compareEvents, type EventChange } from '../event/merge-changes.ts';
import { tellTheSame } from '../event/merge-compatible.ts';
import { withSlack } from '../event/merge-days.ts';
import { mergeFeatures } from '../event/merge-features.ts';
import { groupMentions, mergeMentions, neighbourhoods } from '../event/merge-mentions.ts';
import {
  type AttributedMention,
  type Filler,
  isEntityFiller,
  type MergedEvent,
} from '../event/merged-event.ts';
import { type KnownFacet, knownFacets } from '../landscape/dictionary-facts.ts';
import { compareValues } from '../landscape/difference.ts';
import { foldFacet } from '../landscape/fold.ts';
import { DELTA_CAUSES, type DeltaCause, type LandscapeValue } from '../landscape/landscape-value.ts';
import type { EntityReference } from '../landscape/statement.ts';
import type { Task } from '../ports/ledger.ts';
import type { StoreSession } from '../ports/store.ts';
import type { Facet, PendingFacet, Place, PlacedMention, StoredDelta } from '../ports/store-landscape.ts';
import { withSettledTimes } from './settled-times.ts';
import type { World } from './world.ts';

type Pending = PlacedMention & { readonly withdrawn: boolean };

/** Why an article's mentions changed, by article. */
type Causes = ReadonlyMap<string, DeltaCause>;

/** Mentions merged at once: bounds memory, whatever waits. */
const MENTIONS_AT_ONCE = 200;
const FACETS_AT_ONCE = 500;

/** The neighbourhoods that waiting mentions stood in, and those they belong to now. */
async function touchedNeighbourhoods(session: StoreSession, pending: readonly Pending[]): Promise<string[]> {
  const touched = new Set(pending.flatMap((one) => one.neighbourhood ?? []));
  for (const one of pending) {
    if (one.withdrawn) continue;
    const features = mergeFeatures(one.mention);
    for (const near of await session.mentions.near(one.keys, withSlack(one.days))) {
      if (near.neighbourhood === null || touched.has(near.neighbourhood)) continue;
      if (tellTheSame(features, mergeFeatures(near.mention))) touched.add(near.neighbourhood);
    }
  }
  return [...touched].sort();
}

/** Mentions merged into events, with where each stands now. */
function mergeAll(mentions: readonly AttributedMention[]): { after: MergedEvent[]; places: Place[] } {
  const after: MergedEvent[] = [];
  const places: Place[] = [];
  for (const neighbours of neighbourhoods(mentions)) {
    const neighbourhood = neighbours[0]?.id ?? null;
    for (const event of groupMentions(neighbours).map(mergeMentions)) {
      after.push(event);
      places.push(...event.mentionIds.map((mentionId) => ({ mentionId, eventId: event.id, neighbourhood })));
    }
  }
  return { after, places };
}

async function saveEventChange(
  session: StoreSession,
  { kind, event, others }: EventChange,
  now: number,
): Promise<void> {
  if (kind === 'merged') {
    for (const other of others) {
      await session.events.drop(other);
      await session.events.redirect(other, event.id, now);
    }
  }
  if (kind !== 'changed' && kind !== 'retracted') await session.events.revive(event.id);
  await session.events.save(event, now);
}

function entityOf(filler: Filler): EntityReference[] {
  if (!isEntityFiller(filler) || filler.kind === 'person') return [];
  return [{ kind: filler.kind, entityId: filler.entityId, name: filler.name }];
}

function standsThere(stood: PlacedMention | undefined, place: Place): boolean {
  return stood?.eventId === place.eventId && stood.neighbourhood === place.neighbourhood;
}

/** Mentions whose event has another time now: statements of that time are to be folded again. */
function retimed(before: readonly MergedEvent[], after: readonly MergedEvent[]): string[] {
  const times = new Map(
    before.flatMap((event) => event.mentionIds.map((id) => [id, event.time.value] as const)),
  );
  return after.flatMap((event) =>
    event.mentionIds.filter((id) => times.has(id) && times.get(id) !== event.time.value),
  );
}

/** Merges what waits into the events it belongs to; says what changed. */
async function mergeWaiting(
  session: StoreSession,
  pending: readonly Pending[],
  causes: Causes,
  now: number,
): Promise<Omit<StoredDelta, 'sequence'>[]> {
  const members = new Map<string, AttributedMention>();
  const stood = new Map<string, PlacedMention>();
  const eventIds = new Set(pending.flatMap((one) => one.eventId ?? []));
  for (const one of await session.mentions.neighbours(await touchedNeighbourhoods(session, pending))) {
    members.set(one.mention.id, one.mention);
    stood.set(one.mention.id, one);
    if (one.eventId !== null) eventIds.add(one.eventId);
  }
  for (const { mention, withdrawn } of pending) {
    stood.delete(mention.id);
    if (!withdrawn) members.set(mention.id, mention);
  }
  const before = await session.events.many([...eventIds].sort());
  const { after, places } = mergeAll([...members.values()]);
  const changes = compareEvents(before, after);
  for (const change of changes) await saveEventChange(session, change, now);
  await session.entities.save(
    changes.flatMap(({ event }) => event.fillers.flatMap(({ filler }) => entityOf(filler))),
  );
  const withdrawn = pending.filter((one) => one.withdrawn).map(({ mention }) => mention.id);
  await session.mentions.place([
    ...withdrawn.map((mentionId) => ({ mentionId, eventId: null, neighbourhood: null })),
    ...places.filter((place) => !standsThere(stood.get(place.mentionId), place)),
  ]);
  await session.statements.reconsider(retimed(before, after));
  const articleOf = new Map(pending.map(({ mention }) => [mention.id, mention.articleId]));
  const fallback = pending[0]?.mention.articleId ?? null;
  return changes.map(({ kind, event, others }) => {
    const articleId =
      event.mentionIds.map((id) => articleOf.get(id)).find((id) => id !== undefined) ?? fallback;
    const cause = (articleId === null ? undefined : causes.get(articleId)) ?? 'world';
    return { at: now, kind, cause, about: 'event', key: event.id, articleId, after: event, others };
  });
}

/** Folds facets again; says what changed. */
async function foldFacets(
  session: StoreSession,
  facets: Iterable<readonly [FacetToFold, KnownFacet | null]>,
  { causes, now }: Fold,
): Promise<number> {
  const deltas: Omit<StoredDelta, 'sequence'>[] = [];
  const saved: LandscapeValue[] = [];
  for (const [facet, known] of facets) {
    const { subjectKey, property, articleId } = facet;
    const statements = await session.statements.list({ subjectKey, property });
    const folded = foldFacet(await withSettledTimes(session, statements), known);
    const cause = articleId === null ? 'dictionary' : (causes.get(articleId) ?? 'world');
    for (const { kind, key, after } of compareValues(await session.landscape.values(facet), folded)) {
      if (after === null) await session.landscape.dropValue(key);
      else saved.push(after);
      const said = kind === 'removed' ? 'retracted' : kind;
      deltas.push({ at: now, kind: said, cause, about: 'value', key, articleId, after, others: [] });
    }
  }
  await session.landscape.saveValues(saved);
  await session.entities.save(
    saved.flatMap(({ subject, value }) => (typeof value === 'object' ? [subject, value] : [subject])),
  );
  await session.landscape.addDeltas(deltas);
  return deltas.length;
}

function causesOf(tasks: readonly Task[]): Causes {
  const named = (text: string): DeltaCause => DELTA_CAUSES.find((cause) => cause === text) ?? 'world';
  return new Map(tasks.map((task) => [task.subject, named(task.input)]));
}

/** A facet, and the article that is why; null when it is the dictionary. */
type FacetToFold = Facet & { readonly articleId: string | null };

/** What folding needs beside the store. */
export interface Fold {
  readonly dictionary: Dictionary;
  readonly causes: Causes;
  readonly now: number;
}

/** Waiting facets, and those that the dictionary has of the same subjects: they stand from the first word of a subject on. */
function withKnown(
  waiting: readonly PendingFacet[],
  dictionary: Dictionary,
): Map<PendingFacet, KnownFacet | null> {
  const all = new Map<PendingFacet, KnownFacet | null>();
  const bySubject = new Map<string, PendingFacet[]>();
  for (const facet of waiting)
    bySubject.set(facet.subjectKey, [...(bySubject.get(facet.subjectKey) ?? []), facet]);
  for (const [subjectKey, facets] of bySubject) {
    const known = knownFacets(dictionary, subjectKey);
    for (const facet of facets) {
      all.set(facet, known.get(facet.property) ?? null);
      known.delete(facet.property);
    }
    const articleId = facets[0]?.articleId ?? '';
    for (const [property, one] of known) all.set({ subjectKey, property, articleId }, one);
  }
  return all;
}

async function mergeAllWaiting(session: StoreSession, { causes, now }: Fold): Promise<number> {
  let changes = 0;
  for (;;) {
    const pending = await session.mentions.pending(MENTIONS_AT_ONCE);
    if (pending.length === 0) return changes;
    const deltas = await mergeWaiting(session, pending, causes, now);
    await session.landscape.addDeltas(deltas);
    changes += deltas.length;
  }
}

/** Merges and folds everything that waits, inside the caller's transaction. Says how many changes there were. */
export async function foldAllWaiting(session: StoreSession, fold: Fold): Promise<number> {
  let changes = await mergeAllWaiting(session, fold);
  for (;;) {
    const waiting = await session.statements.pendingFacets(FACETS_AT_ONCE);
    if (waiting.length === 0) return changes;
    changes += await foldFacets(session, withKnown(waiting, fold.dictionary), fold);
    await session.statements.folded(waiting);
  }
}

/** Folds every facet of the landscape again: what the dictionary knows has changed. Says how many changes there were. */
export async function foldEverything(session: StoreSession, fold: Fold): Promise<number> {
  const subjects = new Set([
    ...(await session.statements.subjects()),
    ...(await session.landscape.subjects()),
  ]);
  let changes = 0;
  for (const subjectKey of [...subjects].sort()) {
    const known = knownFacets(fold.dictionary, subjectKey);
    const stated = (await session.statements.list({ subjectKey })).map(({ property }) => property);
    const stood = (await session.landscape.list({ subjectKey })).map(({ property }) => property);
    const properties = stated.length === 0 ? new Set(stood) : new Set([...stated, ...stood, ...known.keys()]);
    const facets = [...properties].sort().map((property) => {
      const one = stated.length === 0 ? null : (known.get(property) ?? null);
      return [{ subjectKey, property, articleId: null }, one] as const;
    });
    changes += await foldFacets(session, facets, fold);
  }
  return changes;
}

/** Folds what some readings changed into events and landscape, and notes what changed and why. */
export async function updateLandscape(
  { store, clock, knowledge }: World,
  tasks: readonly Task[],
): Promise<string> {
  const now = clock.now();
  const { dictionary } = knowledge.dictionary;
  return store.transact(async (session) => {
    const changes = await foldAllWaiting(session, { dictionary, causes: causesOf(tasks), now });
    for (const task of tasks) await session.ledger.finish(task, 'folded', now);
    return `${changes} changes`;
  });
}
