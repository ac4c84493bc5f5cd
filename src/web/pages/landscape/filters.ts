import { entityKey } from '../../../event/merged-event.ts';
import type { EntityRow } from './snapshot.ts';

/** What a list of entities is narrowed by, as it stands in the address. */
export interface EntityFilters {
  readonly asOf: string | null;
  /** Entity keys. */
  readonly city: string | null;
  readonly maker: string | null;
  /** `general`, `vertical`, or `unknown`. */
  readonly category: string | null;
  readonly domain: string | null;
  readonly modality: string | null;
  /** `2023` or `2023-07`: of the first release. */
  readonly released: string | null;
  readonly name: string | null;
}

export const NO_FILTERS: EntityFilters = {
  asOf: null,
  city: null,
  maker: null,
  category: null,
  domain: null,
  modality: null,
  released: null,
  name: null,
};

const includes = (list: readonly string[], wanted: string | null): boolean =>
  wanted === null || list.includes(wanted);

/** Whether a row stands in the narrowed list. */
export function isWanted(row: EntityRow, filters: EntityFilters): boolean {
  const name = filters.name?.toLowerCase() ?? null;
  return (
    includes(row.cities.map(entityKey), filters.city) &&
    includes(row.makers.map(entityKey), filters.maker) &&
    (filters.category === null || (row.category ?? 'unknown') === filters.category) &&
    includes(row.domains, filters.domain) &&
    includes(row.modalities, filters.modality) &&
    (filters.released === null || (row.firstRelease?.startsWith(filters.released) ?? false)) &&
    (name === null || row.entity.name.toLowerCase().includes(name))
  );
}
