import type { AttributedStatement } from '../landscape/attributed-statement.ts';
import { valueIdAt } from '../landscape/landscape-value.ts';
import { Parties } from '../landscape/parties.ts';
import { addToTally, type Tally, talliedVoices, tallyOf } from '../landscape/tally.ts';
import type { StoreSession } from '../ports/store.ts';
import type { CountedStatement, StoredTally, TallyChange, ValuePlace } from '../ports/store-landscape.ts';
import { withSettledTimes } from './settled-times.ts';

type Session = Pick<StoreSession, 'mentions' | 'statements' | 'tallies'>;

/** A value that statements touch. */
export interface TouchedValue {
  readonly place: ValuePlace;
  /** Statements to be counted in. */
  readonly added: AttributedStatement[];
  /** Something that may be counted changed or went: all its statements are counted anew. */
  isAnew: boolean;
}

/** By `valueIdAt`. */
export type TouchedValues = Map<string, TouchedValue>;

/** Statements on their way, and which of them count. */
export interface Waiting {
  readonly statements: readonly CountedStatement[];
  readonly counting: ReadonlySet<string>;
}

/** Which of some statements count: those that stand, and do not follow from an event that says otherwise. */
export async function settle(
  session: Pick<StoreSession, 'mentions'>,
  statements: readonly CountedStatement[],
  dropped: ReadonlySet<string>,
): Promise<Waiting> {
  const standing = statements.flatMap(({ statement }) => (statement.withdrawnAt === null ? [statement] : []));
  const settled = await withSettledTimes(session, standing, dropped);
  return { statements, counting: new Set(settled.map(({ id }) => id)) };
}

/** The values that waiting statements touch. An article counts once: where it was counted already, its value is counted anew. */
export async function touchedValues(
  session: Pick<StoreSession, 'statements'>,
  { statements, counting }: Waiting,
): Promise<TouchedValues> {
  const touched: TouchedValues = new Map();
  for (const { statement, place, isCounted } of statements) {
    if (!isCounted && !counting.has(statement.id)) continue;
    const id = valueIdAt(place);
    const value = touched.get(id) ?? { place, added: [], isAnew: false };
    if (isCounted) value.isAnew = true;
    else value.added.push(statement);
    touched.set(id, value);
  }
  const articles = new Set([...touched.values()].flatMap(({ added }) => added.map((one) => one.articleId)));
  for (const place of await session.statements.countedOf([...articles])) {
    const value = touched.get(valueIdAt(place));
    if (value !== undefined) value.isAnew = true;
  }
  return touched;
}

interface Recount {
  readonly changes: readonly TallyChange[];
  /** Ids of tallies that count nothing any more. */
  readonly empty: readonly number[];
}

/** Counts values from all of their statements. */
function countAnew(
  touched: TouchedValues,
  waiting: Waiting,
  stored: ReadonlyMap<string, StoredTally>,
): Recount {
  const byValue = new Map<string, AttributedStatement[]>();
  for (const { statement, place } of waiting.statements) {
    if (!waiting.counting.has(statement.id)) continue;
    const id = valueIdAt(place);
    const same = byValue.get(id) ?? [];
    same.push(statement);
    byValue.set(id, same);
  }
  const changes: TallyChange[] = [];
  const empty: number[] = [];
  for (const [id, { place, isAnew }] of touched) {
    if (!isAnew) continue;
    const known = stored.get(id)?.id ?? null;
    const { tally, voices } = tallyOf(byValue.get(id) ?? []);
    if (tally !== null) changes.push({ ...place, id: known, tally, voices, isAnew: true });
    else if (known !== null) empty.push(known);
  }
  return { changes, empty };
}

/** Counts statements in where nothing else changed, without reading the others. */
async function countFurther(
  session: Pick<StoreSession, 'tallies'>,
  touched: TouchedValues,
  stored: ReadonlyMap<string, StoredTally>,
): Promise<TallyChange[]> {
  const further = [...touched].filter(([, { isAnew }]) => !isAnew);
  const wanted = new Map<number, Set<string>>();
  for (const [id, { added }] of further) {
    const known = stored.get(id);
    if (known !== undefined) wanted.set(known.id, new Set(added.flatMap(talliedVoices)));
  }
  const voices = await session.tallies.voices(wanted);
  return further.flatMap(([id, { place, added }]) => {
    const known = stored.get(id);
    const parties = new Parties(known === undefined ? [] : voices.get(known.id));
    const tally = addToTally(known?.tally ?? null, added, parties);
    if (tally === null) return [];
    return [{ ...place, id: known?.id ?? null, tally, voices: parties.touched(), isAnew: false }];
  });
}

export type PlacedTally = ValuePlace & { readonly tally: Tally };

function flagsOf(waiting: Waiting, recounted: Waiting): { id: string; isCounted: boolean }[] {
  const flags = new Map<string, boolean>();
  for (const { statement } of waiting.statements) flags.set(statement.id, waiting.counting.has(statement.id));
  for (const { statement, isCounted } of recounted.statements) {
    const counts = recounted.counting.has(statement.id);
    if (counts !== isCounted) flags.set(statement.id, counts);
  }
  return [...flags].map(([id, isCounted]) => ({ id, isCounted }));
}

/**
 * Brings the tallies of touched values up to date, and notes which statements they count. `stored` holds the tallies as
 * they are; gives them as they are now, by `valueIdAt`.
 */
export async function countIn(
  session: Session,
  touched: TouchedValues,
  waiting: Waiting,
  stored: ReadonlyMap<string, StoredTally>,
  dropped: ReadonlySet<string>,
): Promise<Map<string, PlacedTally>> {
  const anew = [...touched.values()].filter(({ isAnew }) => isAnew).map(({ place }) => place);
  const recounted = await settle(session, await session.statements.ofValues(anew), dropped);
  const { changes: fresh, empty } = countAnew(touched, recounted, stored);
  const changes = [...fresh, ...(await countFurther(session, touched, stored))];
  await session.tallies.save(changes);
  await session.tallies.drop(empty);
  await session.statements.folded(flagsOf(waiting, recounted));
  const isEmpty = new Set(empty);
  const now = new Map<string, PlacedTally>();
  for (const [id, one] of stored) if (!isEmpty.has(one.id)) now.set(id, one);
  for (const change of changes) now.set(valueIdAt(change), change);
  return now;
}
