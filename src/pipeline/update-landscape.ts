import { compareEvents, type EventChange } from '../event/merge-changes.ts';
import { tellTheSame } from '../event/merge-compatible.ts';
import { withSlack } from '../event/merge-days.ts';
import { mergeFeatures } from '../event/merge-features.ts';
import { groupMentions, mergeMentions } from '../event/merge-mentions.ts';
import type { AttributedMention } from '../event/merged-event.ts';
import { compareValues } from '../landscape/difference.ts';
import { foldFacet } from '../landscape/fold.ts';
import { DELTA_CAUSES, type DeltaCause } from '../landscape/landscape-value.ts';
import type { Task } from '../ports/ledger.ts';
import type { StoreSession } from '../ports/store.ts';
import type { PendingFacet, PlacedMention, StoredDelta } from '../ports/store-landscape.ts';
import type { World } from './world.ts';

type Pending = PlacedMention & { readonly withdrawn: boolean };

/** Why an article's mentions changed, by article. */
type Causes = ReadonlyMap<string, DeltaCause>;

/** Mentions merged at once: bounds memory, whatever waits. */
const MENTIONS_AT_ONCE = 200;
const FACETS_AT_ONCE = 500;

/** The events that waiting mentions stood in, and those they belong to now. */
async function touchedEvents(session: StoreSession, pending: readonly Pending[]): Promise<string[]> {
  const touched = new Set(pending.flatMap((one) => (one.eventId === null ? [] : [one.eventId])));
  for (const one of pending) {
    if (one.withdrawn) continue;
    const features = mergeFeatures(one.mention);
    for (const near of await session.mentions.near(one.keys, withSlack(one.days))) {
      if (near.eventId === null || touched.has(near.eventId)) continue;
      if (tellTheSame(features, mergeFeatures(near.mention))) touched.add(near.eventId);
    }
  }
  return [...touched].sort();
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
  await session.events.save(event, now);
}

/** Merges what waits into the events it belongs to; says what changed. */
async function mergeWaiting(
  session: StoreSession,
  pending: readonly Pending[],
  causes: Causes,
  now: number,
): Promise<Omit<StoredDelta, 'sequence'>[]> {
  const eventIds = await touchedEvents(session, pending);
  const before = await session.events.many(eventIds);
  const members = new Map<string, AttributedMention>();
  for (const { mention } of await session.mentions.membersOf(eventIds)) members.set(mention.id, mention);
  for (const { mention, withdrawn } of pending) if (!withdrawn) members.set(mention.id, mention);
  const after = groupMentions([...members.values()]).map(mergeMentions);
  const changes = compareEvents(before, after);
  for (const change of changes) await saveEventChange(session, change, now);
  await session.mentions.place([
    ...pending
      .filter((one) => one.withdrawn)
      .map(({ mention }) => ({ mentionId: mention.id, eventId: null })),
    ...after.flatMap((event) => event.mentionIds.map((mentionId) => ({ mentionId, eventId: event.id }))),
  ]);
  const articleOf = new Map(pending.map(({ mention }) => [mention.id, mention.articleId]));
  const fallback = pending[0]?.mention.articleId ?? null;
  return changes.map(({ kind, event, others }) => {
    const articleId =
      event.mentionIds.map((id) => articleOf.get(id)).find((id) => id !== undefined) ?? fallback;
    const cause = (articleId === null ? undefined : causes.get(articleId)) ?? 'world';
    return { at: now, kind, cause, about: 'event', key: event.id, articleId, after: event, others };
  });
}

/** Folds one facet again; says what changed. */
async function foldWaiting(
  session: StoreSession,
  facet: PendingFacet,
  causes: Causes,
  now: number,
): Promise<Omit<StoredDelta, 'sequence'>[]> {
  const { subjectKey, property, articleId } = facet;
  const statements = await session.statements.list({ subjectKey, property });
  const changes = compareValues(await session.landscape.values(facet), foldFacet(statements));
  const cause = causes.get(articleId) ?? 'world';
  const deltas: Omit<StoredDelta, 'sequence'>[] = [];
  for (const { kind, key, after } of changes) {
    if (after === null) await session.landscape.dropValue(key);
    else await session.landscape.saveValue(after);
    const said = kind === 'removed' ? 'retracted' : kind;
    deltas.push({ at: now, kind: said, cause, about: 'value', key, articleId, after, others: [] });
  }
  return deltas;
}

function causesOf(tasks: readonly Task[]): Causes {
  const named = (text: string): DeltaCause => DELTA_CAUSES.find((cause) => cause === text) ?? 'world';
  return new Map(tasks.map((task) => [task.subject, named(task.input)]));
}

/** Merges and folds everything that waits, inside the caller's transaction. Says how many changes there were. */
export async function foldAllWaiting(session: StoreSession, causes: Causes, now: number): Promise<number> {
  let changes = 0;
  for (;;) {
    const pending = await session.mentions.pending(MENTIONS_AT_ONCE);
    if (pending.length === 0) break;
    const deltas = await mergeWaiting(session, pending, causes, now);
    await session.landscape.addDeltas(deltas);
    changes += deltas.length;
  }
  for (;;) {
    const facets = await session.statements.pendingFacets(FACETS_AT_ONCE);
    if (facets.length === 0) break;
    for (const facet of facets) {
      const deltas = await foldWaiting(session, facet, causes, now);
      await session.landscape.addDeltas(deltas);
      changes += deltas.length;
    }
    await session.statements.folded(facets);
  }
  return changes;
}

/** Folds what some readings changed into events and landscape, and notes what changed and why. */
export async function updateLandscape({ store, clock }: World, tasks: readonly Task[]): Promise<string> {
  const now = clock.now();
  return store.transact(async (session) => {
    const changes = await foldAllWaiting(session, causesOf(tasks), now);
    for (const task of tasks) await session.ledger.finish(task, 'folded', now);
    return `${changes} changes`;
  });
}
