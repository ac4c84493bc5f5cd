import { compareEvents, type EventChange } from '../event/merge-changes.ts';
import { tellTheSame } from '../event/merge-compatible.ts';
import { withSlack } from '../event/merge-days.ts';
import { type MergeFeatures, mergeFeatures } from '../event/merge-features.ts';
import { groupInNeighbourhoods, mergeMentions } from '../event/merge-mentions.ts';
import { type EventRulings, NO_RULINGS } from '../event/merge-rulings.ts';
import {
  type AttributedMention,
  type Filler,
  isEntityFiller,
  type MergedEvent,
} from '../event/merged-event.ts';
import type { EntityReference } from '../landscape/statement.ts';
import type { StoreSession } from '../ports/store.ts';
import type { Place, PlacedMention, StoredDelta } from '../ports/store-landscape.ts';
import type { Fold } from './folding.ts';
import { EVENT_TIMES } from './settled-times.ts';

type Pending = PlacedMention & { readonly withdrawn: boolean };

/** Mentions merged at once: bounds memory, whatever waits. */
const MENTIONS_AT_ONCE = 200;

type FeaturesOf = (mention: AttributedMention) => MergeFeatures;

/** Works out what merging compares of a mention once, however often it is asked for. */
function rememberFeatures(): FeaturesOf {
  const known = new Map<string, MergeFeatures>();
  return (mention) => {
    const features = known.get(mention.id) ?? mergeFeatures(mention);
    known.set(mention.id, features);
    return features;
  };
}

function byKey(mentions: readonly PlacedMention[], featuresOf: FeaturesOf): Map<string, PlacedMention[]> {
  const groups = new Map<string, PlacedMention[]>();
  for (const one of mentions) {
    for (const key of featuresOf(one.mention).keys) {
      const group = groups.get(key) ?? [];
      group.push(one);
      groups.set(key, group);
    }
  }
  return groups;
}

/** The neighbourhoods that waiting mentions stood in, and those they belong to now. */
async function touchedNeighbourhoods(
  session: StoreSession,
  pending: readonly Pending[],
  rulings: EventRulings,
  featuresOf: FeaturesOf,
): Promise<string[]> {
  const ruled = await session.mentions.ofArticles(rulings.articles);
  const touched = new Set(pending.flatMap((one) => one.neighbourhood ?? []));
  const standing = pending.filter((one) => !one.withdrawn);
  const near = byKey(
    await session.mentions.near(
      standing.map(({ mention, days }) => ({ keys: featuresOf(mention).keys, days: withSlack(days) })),
    ),
    featuresOf,
  );
  for (const one of standing) {
    for (const { mention, neighbourhood } of ruled) {
      if (rulings.between(one.mention, mention) === 'same' && neighbourhood !== null)
        touched.add(neighbourhood);
    }
    const features = featuresOf(one.mention);
    for (const other of features.keys.flatMap((key) => near.get(key) ?? [])) {
      if (other.neighbourhood === null || touched.has(other.neighbourhood)) continue;
      if (tellTheSame(features, featuresOf(other.mention))) touched.add(other.neighbourhood);
    }
  }
  return [...touched].sort();
}

/** Mentions merged into events, with where each stands now. */
function mergeAll(
  mentions: readonly AttributedMention[],
  rulings: EventRulings,
  featuresOf: FeaturesOf,
): { after: MergedEvent[]; places: Place[] } {
  const after: MergedEvent[] = [];
  const places: Place[] = [];
  for (const { name: neighbourhood, groups } of groupInNeighbourhoods(mentions, rulings, featuresOf)) {
    for (const event of groups.map(mergeMentions)) {
      after.push(event);
      places.push(...event.mentionIds.map((mentionId) => ({ mentionId, eventId: event.id, neighbourhood })));
    }
  }
  return { after, places };
}

async function saveChanges(
  { events }: StoreSession,
  changes: readonly EventChange[],
  before: readonly MergedEvent[],
  now: number,
): Promise<void> {
  for (const { kind, event, others } of changes) {
    if (kind !== 'merged') continue;
    for (const other of others) {
      await events.drop(other);
      await events.redirect(other, event.id, now);
    }
  }
  const appeared = changes.filter(({ kind }) => kind !== 'changed' && kind !== 'retracted');
  await events.revive(appeared.map(({ event }) => event.id));
  await events.saveAll(
    changes.map(({ event }) => event),
    before,
    now,
  );
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
  { causes, corrections, now }: Fold,
): Promise<Omit<StoredDelta, 'sequence'>[]> {
  const rulings = corrections?.rulings ?? NO_RULINGS;
  const featuresOf = rememberFeatures();
  const members = new Map<string, AttributedMention>();
  const stood = new Map<string, PlacedMention>();
  const eventIds = new Set(pending.flatMap((one) => one.eventId ?? []));
  for (const one of await session.mentions.neighbours(
    await touchedNeighbourhoods(session, pending, rulings, featuresOf),
  )) {
    if (!rulings.drops(one.mention)) members.set(one.mention.id, one.mention);
    stood.set(one.mention.id, one);
    if (one.eventId !== null) eventIds.add(one.eventId);
  }
  for (const { mention, withdrawn } of pending) {
    stood.delete(mention.id);
    if (withdrawn) members.delete(mention.id);
    else members.set(mention.id, mention);
  }
  const before = await session.events.many([...eventIds].sort());
  const { after, places } = mergeAll([...members.values()], rulings, featuresOf);
  const changes = compareEvents(before, after);
  await saveChanges(session, changes, before, now);
  await session.entities.save(
    changes.flatMap(({ event }) => event.fillers.flatMap(({ filler }) => entityOf(filler))),
  );
  const withdrawn = pending.filter((one) => one.withdrawn).map(({ mention }) => mention.id);
  await session.mentions.place([
    ...withdrawn.map((mentionId) => ({ mentionId, eventId: null, neighbourhood: null })),
    ...places.filter((place) => !standsThere(stood.get(place.mentionId), place)),
  ]);
  await session.statements.reconsider(retimed(before, after), [...EVENT_TIMES]);
  const articleOf = new Map(pending.map(({ mention }) => [mention.id, mention.articleId]));
  const fallback = pending[0]?.mention.articleId ?? null;
  return changes.map(({ kind, event, others }) => {
    const articleId =
      event.mentionIds.map((id) => articleOf.get(id)).find((id) => id !== undefined) ?? fallback;
    const cause = (articleId === null ? undefined : causes.get(articleId)) ?? 'world';
    return { at: now, kind, cause, about: 'event', key: event.id, articleId, after: event, others };
  });
}

/** What waits; mentions that somebody ruled to be no event are treated as withdrawn. */
function ruledOn(waiting: readonly Pending[], { corrections }: Fold): readonly Pending[] {
  const rulings = corrections?.rulings ?? NO_RULINGS;
  return waiting.map((one) => ({ ...one, withdrawn: one.withdrawn || rulings.drops(one.mention) }));
}

/** Merges all event mentions that wait, inside the caller's transaction. Says how many changes there were. */
export async function mergeAllWaiting(session: StoreSession, fold: Fold): Promise<number> {
  let changes = 0;
  for (;;) {
    const waiting = await session.mentions.pending(MENTIONS_AT_ONCE);
    if (waiting.length === 0) return changes;
    const deltas = await mergeWaiting(session, ruledOn(waiting, fold), fold);
    await session.landscape.addDeltas(deltas);
    changes += deltas.length;
  }
}
