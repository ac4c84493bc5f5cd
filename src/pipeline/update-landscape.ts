import type { Dictionary } from '../dictionary/entry.ts';
import { type KnownFacet, knownFacets } from '../landscape/dictionary-facts.ts';
import { DELTA_CAUSES, type DeltaCause } from '../landscape/landscape-value.ts';
import type { Task } from '../ports/ledger.ts';
import type { StoreSession } from '../ports/store.ts';
import type { PendingFacet } from '../ports/store-landscape.ts';
import { type FacetToFold, foldFacets } from './fold-facets.ts';
import type { Causes, Fold } from './folding.ts';
import { mergeAllWaiting } from './merge-waiting.ts';
import { joinGroup } from './reprint-groups.ts';
import type { World } from './world.ts';

/** Facets folded at once: bounds memory, whatever waits. */
const FACETS_AT_ONCE = 500;

/** Why what each task's article says changed. */
export function causesOf(tasks: readonly Task[]): Causes {
  const named = (text: string): DeltaCause => DELTA_CAUSES.find((cause) => cause === text) ?? 'world';
  return new Map(tasks.map((task) => [task.subject, named(task.input)]));
}

/**
 * Waiting facets, and those that the dictionary has of the same subjects: they stand from the first word of a subject on,
 * and go with the last.
 */
async function withKnown(
  { statements }: Pick<StoreSession, 'statements'>,
  waiting: readonly PendingFacet[],
  dictionary: Dictionary,
): Promise<Map<FacetToFold, KnownFacet | null>> {
  const all = new Map<FacetToFold, KnownFacet | null>();
  const bySubject = new Map<string, PendingFacet[]>();
  for (const facet of waiting) {
    const facets = bySubject.get(facet.subjectKey) ?? [];
    facets.push(facet);
    bySubject.set(facet.subjectKey, facets);
  }
  const spokenOf = await statements.spokenOf([...bySubject.keys()]);
  for (const [subjectKey, facets] of bySubject) {
    const known = knownFacets(dictionary, subjectKey);
    if (!spokenOf.has(subjectKey)) {
      for (const [property, { subject }] of known) known.set(property, { subject, facts: [] });
    }
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
    changes += await foldFacets(session, await withKnown(session, waiting, fold.dictionary), fold);
  }
}

/** Folds every facet of the landscape again: what the dictionary knows has changed. Says how many changes there were. */
export async function foldEverything(session: StoreSession, fold: Fold): Promise<number> {
  const spokenOf = new Set(await session.statements.spokenOf(await session.statements.subjects()));
  const subjects = new Set([...spokenOf, ...(await session.landscape.subjects())]);
  let changes = 0;
  for (const subjectKey of [...subjects].sort()) {
    const known = spokenOf.has(subjectKey) ? knownFacets(fold.dictionary, subjectKey) : new Map();
    const stood = (await session.landscape.list({ subjectKey })).map(({ property }) => property);
    const facets = [...new Set([...stood, ...known.keys()])].sort().map((property) => {
      return [{ subjectKey, property, articleId: null }, known.get(property) ?? null] as const;
    });
    changes += await foldFacets(session, new Map(facets), fold, { everything: true });
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
    for (const articleId of new Set(tasks.map(({ subject }) => subject))) await joinGroup(session, articleId);
    const changes = await foldAllWaiting(session, { dictionary, corrections, causes: causesOf(tasks), now });
    for (const task of tasks) await session.ledger.finish(task, 'folded', now);
    return `${changes} changes`;
  });
}
