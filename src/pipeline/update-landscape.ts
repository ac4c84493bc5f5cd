import type { Dictionary } from '../dictionary/entry.ts';
import { type KnownFacet, knownFacets } from '../landscape/dictionary-facts.ts';
import { compareValues } from '../landscape/difference.ts';
import { foldFacet } from '../landscape/fold.ts';
import { DELTA_CAUSES, type DeltaCause, type LandscapeValue } from '../landscape/landscape-value.ts';
import type { Task } from '../ports/ledger.ts';
import type { StoreSession } from '../ports/store.ts';
import type { Facet, PendingFacet, StoredDelta } from '../ports/store-landscape.ts';
import { droppedMentions } from './dropped-mentions.ts';
import type { Causes, Fold } from './folding.ts';
import { mergeAllWaiting } from './merge-waiting.ts';
import { withSettledTimes } from './settled-times.ts';
import type { World } from './world.ts';

/** Facets folded at once: bounds memory, whatever waits. */
const FACETS_AT_ONCE = 500;

/** Folds facets again; says what changed. */
async function foldFacets(
  session: StoreSession,
  facets: Iterable<readonly [FacetToFold, KnownFacet | null]>,
  { causes, corrections, now }: Fold,
): Promise<number> {
  const dropped = await droppedMentions(session, corrections);
  const deltas: Omit<StoredDelta, 'sequence'>[] = [];
  const saved: LandscapeValue[] = [];
  for (const [facet, known] of facets) {
    const { subjectKey, property, articleId } = facet;
    const statements = await session.statements.list({ subjectKey, property });
    const folded = foldFacet(
      await withSettledTimes(session, statements, dropped),
      known,
      {},
      corrections?.ofFacet(subjectKey, property),
    );
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
    const { corrections } = knowledge;
    const changes = await foldAllWaiting(session, { dictionary, corrections, causes: causesOf(tasks), now });
    for (const task of tasks) await session.ledger.finish(task, 'folded', now);
    return `${changes} changes`;
  });
}
