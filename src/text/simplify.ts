import {
  ALONE,
  type ConversionTable,
  conversionOf,
  type KeyNode,
  LONGER,
  OPERATOR,
  SECOND,
  SINGLE,
  type Variant,
} from './conversion-table.ts';
import { OffsetMap, OffsetMapBuilder } from './offset-map.ts';
import { UnitWriter } from './unit-writer.ts';

export type { Variant } from './conversion-table.ts';

/** Flags of units that a table look-up alone does not convert. */
const NEEDS_MORE = LONGER | ALONE | OPERATOR;

/** A rewritten text and the way back to the one it was made from. */
export interface Rewritten {
  readonly text: string;
  readonly map: OffsetMap;
}

/**
 * Traditional to simplified characters, as OpenCC does it with opencc-js's dictionaries. `t` (the default) changes
 * characters only and leaves text that is simplified already alone; `tw` and `hk` undo regional variants first,
 * `twp` also exchanges Taiwan's words and is for sources known to be Taiwanese.
 */
export function convert(text: string, variant: Variant = 't'): Rewritten {
  const { normalization, segmentation, passes } = conversionOf(variant);
  const first = normalization === null ? unchanged(text) : convertPass(normalization, text, null);
  let breaks = segmentation === null ? null : segmentEnds(segmentation, first.text);
  let { text: current, map } = first;
  for (const table of passes) {
    const pass = convertPass(table, current, breaks);
    current = pass.text;
    map = map.followedBy(pass.map);
    if (breaks !== null && !pass.map.isIdentity) breaks = breaks.map((end) => pass.map.toOutput(end));
  }
  return { text: current, map };
}

function unchanged(text: string): Rewritten {
  return { text, map: OffsetMap.identity };
}

/** One pass over `text`; `breaks` are ends of pieces that no key may cross, in ascending order. */
function convertPass(table: ConversionTable, text: string, breaks: readonly number[] | null): Rewritten {
  const first = firstFlagged(table, text);
  if (first === text.length) return unchanged(text);
  const writer = new UnitWriter(text.length + 16);
  const builder = new OffsetMapBuilder();
  writer.pushSlice(text, 0, first);
  let piece = 0;
  let limit = breaks === null ? text.length : first;
  for (let i = first; i < text.length; ) {
    while (i >= limit) limit = breaks?.[piece++] ?? text.length;
    i = convertSingles(table, text, i, limit, writer);
    if (i < limit) i = convertLonger(table, text, i, limit, writer, builder);
  }
  return { text: writer.toString(), map: builder.build() };
}

/** Writes units that stand for themselves or have a single value, up to the first that needs more; where that is. */
function convertSingles(
  { flags, single }: ConversionTable,
  text: string,
  from: number,
  limit: number,
  writer: UnitWriter,
): number {
  const units = writer.reserve(limit - from);
  let at = writer.length;
  let i = from;
  for (; i < limit; i++) {
    const unit = text.charCodeAt(i);
    const flag = flags[unit] as number;
    if ((flag & NEEDS_MORE) !== 0) {
      // Most units that begin a phrase do so in vain: the next unit tells.
      const second = i + 1 < limit ? (flags[text.charCodeAt(i + 1)] as number) & SECOND : 0;
      if ((flag & (ALONE | OPERATOR)) !== 0 || second !== 0) break;
    }
    units[at++] = (flag & SINGLE) === 0 ? unit : (single[unit] as number);
  }
  writer.length = at;
  return i;
}

/** Where the first unit stands that could be changed; the text's length when none does. */
function firstFlagged(table: ConversionTable, text: string): number {
  const { flags } = table;
  for (let i = 0; i < text.length; i++) {
    if (((flags[text.charCodeAt(i)] ?? 0) & ~SECOND) !== 0) return i;
  }
  return text.length;
}

/** Writes what stands at `i`, by the longest key; returns where to go on. */
function convertLonger(
  table: ConversionTable,
  text: string,
  i: number,
  limit: number,
  writer: UnitWriter,
  builder: OffsetMapBuilder,
): number {
  const unit = text.charCodeAt(i);
  const flag = table.flags[unit] ?? 0;
  const match = mayBeLonger(table, flag, text, i, limit) ? longestMatch(table.longer, text, i, limit) : null;
  if (match !== null) {
    const start = writer.length;
    writer.pushText(match.value);
    if (match.value.length !== match.end - i) builder.add(i, match.end, start, writer.length);
    return match.end;
  }
  const end = (flag & OPERATOR) !== 0 ? descriptionEnd(text, i, limit) : i + 1;
  if ((flag & SINGLE) !== 0) writer.push(table.single[unit] ?? unit);
  else writer.pushSlice(text, i, end);
  return end;
}

function mayBeLonger(table: ConversionTable, flag: number, text: string, i: number, limit: number): boolean {
  if ((flag & ALONE) !== 0) return true;
  return (
    (flag & LONGER) !== 0 && i + 1 < limit && ((table.flags[text.charCodeAt(i + 1)] ?? 0) & SECOND) !== 0
  );
}

function longestMatch(
  root: KeyNode,
  text: string,
  start: number,
  limit: number,
): { readonly end: number; readonly value: string } | null {
  let node: KeyNode | undefined = root;
  let end = -1;
  let value = '';
  for (let i = start; i < limit; i++) {
    node = node.next.get(text.charCodeAt(i));
    if (node === undefined) break;
    if (node.value !== null) {
      end = i + 1;
      value = node.value;
    }
  }
  return end < 0 ? null : { end, value };
}

/** Ends of the pieces that OpenCC's segmentation makes: each phrase by itself, and what lies between. */
function segmentEnds(table: ConversionTable, text: string): number[] {
  const ends: number[] = [];
  for (let i = 0; i < text.length; ) {
    const flag = table.flags[text.charCodeAt(i)] ?? 0;
    if (mayBeLonger(table, flag, text, i, text.length)) {
      const match = longestMatch(table.longer, text, i, text.length);
      if (match !== null) {
        if (i > 0 && ends.at(-1) !== i) ends.push(i);
        ends.push(match.end);
        i = match.end;
        continue;
      }
    }
    i = (flag & OPERATOR) !== 0 ? descriptionEnd(text, i, text.length) : i + 1;
  }
  return ends;
}

/** Real description sequences are short (Unicode 15: at most 16 characters); a bound keeps hostile ones linear. */
const LONGEST_DESCRIPTION = 64;

/**
 * End of the ideographic description sequence that begins at `start` (OpenCC never converts inside one);
 * `start + 1` when it is not complete.
 */
function descriptionEnd(text: string, start: number, limit: number): number {
  let wanted = 1;
  let i = start;
  for (let count = 0; wanted > 0; count++) {
    if (i >= limit || count === LONGEST_DESCRIPTION) return start + 1;
    const unit = text.charCodeAt(i);
    wanted += operands(unit) - 1;
    i += unit >= 0xd800 && unit < 0xdc00 && i + 1 < limit ? 2 : 1;
  }
  return i;
}

function operands(unit: number): number {
  if (unit < 0x2ff0 || unit > 0x2fff) return 0;
  return unit === 0x2ff2 || unit === 0x2ff3 ? 3 : 2;
}
