import { configs } from 'opencc-js/preset/t2cn';

/** Which script a text comes from: OpenCC's t2s (`t`), tw2s, tw2sp (Taiwan's words too) and hk2s. */
export type Variant = 't' | 'tw' | 'twp' | 'hk';

/** What a unit may be the beginning of. */
export const SINGLE = 1;
export const LONGER = 2;
/** The unit stands second in some longer key. */
export const SECOND = 4;
/** Operator of an ideographic description sequence (U+2FF0 to U+2FFF), which is copied whole. */
export const OPERATOR = 8;
/** The unit alone is a key of the tree, because its value is no single unit. */
export const ALONE = 16;

/** A node of the tree of keys with more than one unit (phrases, characters outside the BMP). */
export interface KeyNode {
  readonly next: Map<number, KeyNode>;
  value: string | null;
}

/** One pass of a conversion: single units by table, longer keys by longest match. */
export interface ConversionTable {
  readonly flags: Uint8Array;
  readonly single: Uint16Array;
  readonly longer: KeyNode;
}

/** The passes of one variant, in order, and the phrases that no pass may cut. */
export interface Conversion {
  readonly normalization: ConversionTable | null;
  readonly segmentation: ConversionTable | null;
  readonly passes: readonly ConversionTable[];
}

interface OpenCcConfiguration {
  readonly segmentation?: unknown;
  readonly normalizationChain?: unknown;
  readonly conversionChain: unknown;
}

const CONFIGURATION: Readonly<Record<Variant, string>> = { t: 't2s', tw: 'tw2s', twp: 'tw2sp', hk: 'hk2s' };
const compiled = new Map<Variant, Conversion>();

/** OpenCC's tables of `variant` from opencc-js's own dictionaries, compiled at the first call. */
export function conversionOf(variant: Variant): Conversion {
  const known = compiled.get(variant);
  if (known !== undefined) return known;
  const name = CONFIGURATION[variant];
  const all: Readonly<Record<string, OpenCcConfiguration>> = configs;
  const configuration = all[name];
  if (configuration === undefined)
    throw new Error(`opencc-js has no configuration ${name}: check its version`);
  const normalization = chainOf(configuration.normalizationChain ?? []).map(compileGroup);
  if (normalization.length > 1)
    throw new Error(`opencc-js normalizes ${name} in several passes: not supported`);
  const conversion = {
    normalization: normalization[0] ?? null,
    segmentation:
      configuration.segmentation === undefined ? null : compileGroup(groupOf(configuration.segmentation)),
    passes: chainOf(configuration.conversionChain).map(compileGroup),
  };
  compiled.set(variant, conversion);
  return conversion;
}

function chainOf(chain: unknown): string[][] {
  if (!Array.isArray(chain)) throw new Error('opencc-js: a conversion chain is no list: check its version');
  return chain.map(groupOf);
}

function groupOf(group: unknown): string[] {
  const list: unknown[] = Array.isArray(group) ? group : [group];
  return list.map((dictionary) => {
    if (typeof dictionary !== 'string')
      throw new Error('opencc-js: a dictionary is no text: check its version');
    return dictionary;
  });
}

/** `group`: dictionaries of the form `key value|key value`; the first one wins where keys are equal. */
function compileGroup(group: readonly string[]): ConversionTable {
  const flags = new Uint8Array(0x10000);
  const single = new Uint16Array(0x10000);
  const longer: KeyNode = { next: new Map(), value: null };
  for (let unit = 0x2ff0; unit <= 0x2fff; unit++) flags[unit] = OPERATOR;
  for (const dictionary of [...group].reverse()) {
    for (const pair of dictionary.split('|')) {
      const space = pair.indexOf(' ');
      if (space > 0)
        addKey({ flags, single, longer }, pair.slice(0, space), pair.slice(space + 1).split(' ')[0] ?? '');
    }
  }
  return { flags, single, longer };
}

function addKey({ flags, single, longer }: ConversionTable, key: string, value: string): void {
  const lead = key.charCodeAt(0);
  if (key.length === 1) {
    const others = (flags[lead] ?? 0) & ~(SINGLE | ALONE);
    flags[lead] = others | (value.length === 1 ? SINGLE : ALONE);
    single[lead] = value.charCodeAt(0);
    if (value.length === 1) return;
  } else {
    flags[lead] = (flags[lead] ?? 0) | LONGER;
    flags[key.charCodeAt(1)] = (flags[key.charCodeAt(1)] ?? 0) | SECOND;
  }
  let node = longer;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    let next = node.next.get(unit);
    if (next === undefined) {
      next = { next: new Map(), value: null };
      node.next.set(unit, next);
    }
    node = next;
  }
  node.value = value;
}
