/**
 * What the dictionary says of models, organizations, cities, groups, ambiguous words and domains,
 * as the later stations see it (after loading, with defaults filled in).
 */

export type EntityKind = 'model' | 'organization' | 'city';

/** One way an entity is written. All surfaces are in simplified characters and half width. */
export interface Name {
  readonly surface: string;
  /** A weak name counts only with a cue near, or when the article names the entity otherwise. */
  readonly weak: boolean;
  /** First and last day (`YYYY-MM-DD`, or shorter) on which the name was in use. */
  readonly from?: string;
  readonly until?: string;
}

interface EntryBase {
  /** Stable, never reused: lower-case ASCII letters, digits, hyphens. */
  readonly id: string;
  /** Canonical name: simplified Chinese, or Latin where that is the usual one. */
  readonly name: string;
  readonly nameEn?: string;
  /** All surfaces, the canonical and the English name included. */
  readonly names: readonly Name[];
  /** Words near a surface that speak for, or against, this entity. */
  readonly cues: { readonly for: readonly string[]; readonly against: readonly string[] };
  readonly examples: readonly string[];
  readonly counterexamples: readonly string[];
}

export interface ModelVersion {
  /** As the press writes it after the family's name: `3.5`, `4.0 Turbo`, `V3`. */
  readonly version: string;
  /** Full surfaces that name this version (`Kimi K2`, `文心大模型4.5`). */
  readonly names: readonly string[];
  /** Day, month or year, only where a source stands beside it. */
  readonly released?: string;
  readonly source?: string;
}

export interface ModelEntry extends EntryBase {
  readonly kind: 'model';
  /** Organization ids, the main maker first. */
  readonly makers: readonly string[];
  readonly category?: 'general' | 'vertical';
  /** Domain ids. */
  readonly domains: readonly string[];
  readonly modalities: readonly string[];
  readonly openSource?: boolean;
  /** A model that this one belongs to or was built from. */
  readonly parent?: string;
  readonly versions: readonly ModelVersion[];
}

export type OrganizationType =
  | 'company'
  | 'university'
  | 'institute'
  | 'public_body'
  | 'fund'
  | 'association'
  | 'media'
  | 'hospital'
  | 'exchange';

export interface OrganizationEntry extends EntryBase {
  readonly kind: 'organization';
  readonly type: OrganizationType;
  readonly parent?: string;
  /** Headquarters, a city id. */
  readonly city?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
}

export type CityLevel =
  | 'municipality'
  | 'province'
  | 'autonomous_region'
  | 'sar'
  | 'prefecture'
  | 'county_city'
  | 'district'
  | 'taiwan_city'
  | 'world_city'
  | 'country';

export interface CityEntry extends EntryBase {
  readonly kind: 'city';
  readonly level: CityLevel;
  readonly parent?: string;
  /** One-character abbreviation (京, 沪), used in lists and policy titles. */
  readonly abbreviation?: string;
  /** GB/T 2260 code. */
  readonly code?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

export type Entry = ModelEntry | OrganizationEntry | CityEntry;

/** A collective name (BAT, 北上广). A region is a group that never expands. */
export interface GroupEntry {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly kind: 'organization' | 'city' | 'model';
  readonly members: readonly string[];
  readonly expands: boolean;
  /** When present, the group counts only with one of these near, or with a member named in the text. */
  readonly cues: readonly string[];
}

/** A surface that is also something else, with what decides. */
export interface AmbiguousWord {
  readonly surface: string;
  /** Entry ids it can mean. */
  readonly entries: readonly string[];
  readonly cues: { readonly for: readonly string[]; readonly against: readonly string[] };
  /** `need_cue`: nothing unless something speaks for it; `default_entity`: the entity unless something speaks against it. */
  readonly strategy: 'need_cue' | 'default_entity' | 'never';
  /** What else it means, in a few words. */
  readonly otherwise: string;
}

export interface Domain {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly names: readonly string[];
}

/** Everything the dictionary files say, loaded and cross-checked. */
export interface Dictionary {
  /** Content hash of all files (first 12 hex digits of SHA-256); stands on every reading. */
  readonly version: string;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly groups: readonly GroupEntry[];
  readonly ambiguous: readonly AmbiguousWord[];
  readonly domains: readonly Domain[];
  /** Old id to the id that replaced it. */
  readonly redirects: ReadonlyMap<string, string>;
}
