import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { CityEntry, Entry, GroupEntry } from '../dictionary/entry.ts';
import type { Span } from '../text/span.ts';

/** An abbreviated list of places that no group of the dictionary names: 沪苏浙皖, 川渝黔. */
export interface AbbreviatedList extends Span {
  readonly members: readonly CityEntry[];
}

/** Abbreviations that are everyday words or parts of names; a list needs at least two others. */
const EVERYDAY = new Set([...'云新青宁贵台港黑吉川桂海藏澳甘']);
const MIN_LIST = 3;
/** Index, market and link names that begin with abbreviations: 京沪高铁, 沪深港通. */
const NOT_A_LIST_AFTER = /^(?:通|股|交所|高铁|铁路|高速|线|指数|\d|证)/;

function listAt(
  text: string,
  start: number,
  end: number,
  abbreviations: ReadonlyMap<string, CityEntry>,
): AbbreviatedList | null {
  const characters = [...text.slice(start, end)];
  const sure = characters.filter((character) => !EVERYDAY.has(character)).length;
  if (characters.length < MIN_LIST || sure < 2 || new Set(characters).size !== characters.length) return null;
  if (NOT_A_LIST_AFTER.test(text.slice(end, end + 3))) return null;
  const members = characters.flatMap((character) => abbreviations.get(character) ?? []);
  return { start, end, members };
}

const RUNS = new WeakMap<ReadonlyMap<string, CityEntry>, RegExp>();

/** The pattern of a run of abbreviations, made once for a dictionary. */
function runOf(abbreviations: ReadonlyMap<string, CityEntry>): RegExp {
  const known = RUNS.get(abbreviations);
  if (known !== undefined) return known;
  const run = new RegExp(`[${[...abbreviations.keys()].join('')}]{${MIN_LIST},}`, 'g');
  RUNS.set(abbreviations, run);
  return run;
}

/** Runs of three or more one-character abbreviations of provinces and cities. */
export function findAbbreviatedLists(text: string, { abbreviations }: CompiledDictionary): AbbreviatedList[] {
  if (abbreviations.size === 0) return [];
  const run = runOf(abbreviations);
  return [...text.matchAll(run)].flatMap((match) => {
    const list = listAt(text, match.index, match.index + match[0].length, abbreviations);
    return list === null ? [] : [list];
  });
}

/** Whether a collective name counts here: always when its membership is settled, else only with the text's help. */
export function groupCounts(group: GroupEntry, text: string, named: ReadonlyMap<string, number>): boolean {
  if (!group.expands) return false;
  if (group.cues.length === 0) return true;
  return group.cues.some((cue) => text.includes(cue)) || group.members.some((member) => named.has(member));
}

/** The entries of a group's members, in the order of the name. */
export function membersOf(group: GroupEntry, { dictionary }: CompiledDictionary): Entry[] {
  return group.members.flatMap((id) => dictionary.entries.get(id) ?? []);
}
