import type { Dictionary } from '../dictionary/entry.ts';
import type { AttributedStatement } from '../landscape/attributed-statement.ts';
import type { Corrections } from '../landscape/corrections.ts';
import { knownFacets } from '../landscape/dictionary-facts.ts';
import { foldFacet, type Viewpoint } from '../landscape/fold.ts';
import type { LandscapeValue } from '../landscape/landscape-value.ts';
import type { Store } from '../ports/store.ts';
import { droppedMentions } from './dropped-mentions.ts';
import { withSettledTimes } from './settled-times.ts';

function byProperty(statements: readonly AttributedStatement[]): Map<string, AttributedStatement[]> {
  const groups = new Map<string, AttributedStatement[]>();
  for (const statement of statements) {
    const group = groups.get(statement.property) ?? [];
    group.push(statement);
    groups.set(statement.property, group);
  }
  return groups;
}

/** What the landscape says of one subject, seen from some day and as far as we knew at some time. */
export async function subjectValues(
  store: Store,
  dictionary: Dictionary,
  subjectKey: string,
  viewpoint: Viewpoint,
  corrections?: Corrections,
): Promise<LandscapeValue[]> {
  const statements = byProperty(
    await withSettledTimes(
      store,
      await store.statements.list({ subjectKey, withdrawn: true }),
      await droppedMentions(store, corrections),
    ),
  );
  const known = knownFacets(dictionary, subjectKey);
  const properties = [...new Set([...statements.keys(), ...known.keys()])].sort();
  const values = properties.map((property) => ({
    own: statements.get(property) ?? [],
    known: known.get(property) ?? null,
    corrected: corrections?.ofFacet(subjectKey, property) ?? [],
  }));
  const folded = values.map(({ own, known: one, corrected }) => foldFacet(own, one, viewpoint, corrected));
  // Who was never spoken of by then is not part of the landscape of then, whatever the dictionary knows now.
  const isSpokenOf = folded.some((facet) => facet.some((value) => value.articles > 0));
  return isSpokenOf ? folded.flat() : [];
}

/** The whole landscape, seen from some day and as far as we knew at some time; subject by subject. */
export async function* landscapeAt(
  store: Store,
  dictionary: Dictionary,
  viewpoint: Viewpoint,
  corrections?: Corrections,
): AsyncGenerator<LandscapeValue> {
  for (const subject of await store.statements.subjects()) {
    yield* await subjectValues(store, dictionary, subject, viewpoint, corrections);
  }
}
