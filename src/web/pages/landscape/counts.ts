import { entityKey } from '../../../event/merged-event.ts';
import type { EntityReference } from '../../../landscape/statement.ts';
import type { EntityRow } from './snapshot.ts';

/** How many models share something, and what asks for just these. */
export interface Count {
  /** As the list's address says it. */
  readonly value: string;
  /** As people read it. */
  readonly name: string;
  readonly entity: EntityReference | null;
  readonly models: number;
}

function counted(
  rows: readonly EntityRow[],
  of: (row: EntityRow) => readonly { value: string; name: string; entity: EntityReference | null }[],
): Count[] {
  const counts = new Map<
    string,
    { value: string; name: string; entity: EntityReference | null; models: number }
  >();
  for (const row of rows) {
    for (const one of of(row)) {
      const known = counts.get(one.value);
      if (known === undefined) counts.set(one.value, { ...one, models: 1 });
      else known.models++;
    }
  }
  return [...counts.values()].sort((a, b) => b.models - a.models || (a.name < b.name ? -1 : 1));
}

const plain = (values: readonly string[]) => values.map((value) => ({ value, name: value, entity: null }));
const entities = (references: readonly EntityReference[]) =>
  references.map((entity) => ({ value: entityKey(entity), name: entity.name, entity }));

/** Models by everything that the landscape page tells; a model of two makers counts for each. */
export interface ModelCounts {
  readonly byCity: readonly Count[];
  readonly byMaker: readonly Count[];
  readonly byCategory: readonly Count[];
  readonly byDomain: readonly Count[];
  readonly byModality: readonly Count[];
}

export function countModels(models: readonly EntityRow[]): ModelCounts {
  return {
    byCity: counted(models, ({ cities }) => entities(cities)),
    byMaker: counted(models, ({ makers }) => entities(makers)),
    byCategory: counted(models, ({ category }) => plain([category ?? 'unknown'])),
    byDomain: counted(models, ({ domains }) => plain(domains)),
    byModality: counted(models, ({ modalities }) => plain(modalities)),
  };
}

/** Models whose first release lies in a month, by category. */
export interface MonthCount {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly general: number;
  readonly vertical: number;
  readonly unknown: number;
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** Longest run of months that is drawn; older ones are left out. */
const MOST_MONTHS = 180;

/** Every month from the first to the last release. Releases known to the year only are in no month. */
export function countByMonth(models: readonly EntityRow[]): MonthCount[] {
  const found = new Map<string, { general: number; vertical: number; unknown: number }>();
  for (const { firstRelease, category } of models) {
    const month = firstRelease?.slice(0, 7) ?? '';
    if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) continue;
    const counts = found.get(month) ?? { general: 0, vertical: 0, unknown: 0 };
    counts[category === 'general' || category === 'vertical' ? category : 'unknown']++;
    found.set(month, counts);
  }
  const months = [...found.keys()].sort();
  const first = months[0];
  const last = months.at(-1);
  const run: MonthCount[] = [];
  if (first === undefined || last === undefined) return run;
  for (let month = first; month <= last; month = monthAfter(month)) {
    run.push({ month, ...(found.get(month) ?? { general: 0, vertical: 0, unknown: 0 }) });
    if (run.length > MOST_MONTHS) run.shift();
  }
  return run;
}
