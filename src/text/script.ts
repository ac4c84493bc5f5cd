import type { Script } from './article-text.ts';
import { conversionOf, SINGLE } from './conversion-table.ts';

/** Below this share of characters that only the other script has, a text counts as written in one. */
const STRAY = 0.12;

/** 1: the character stands in traditional texts only, 2: in simplified texts only, 0: in both or neither. */
let belongs: Uint8Array | null = null;

/**
 * Which script `text` (as published) is written in, from the characters that differ: traditional ones are those that
 * OpenCC's table changes, simplified ones those it yields and Big5 lacks. A text without either is `hans`.
 */
export function scriptOf(text: string): Script {
  belongs ??= buildTable();
  let traditional = 0;
  let simplified = 0;
  for (let i = 0; i < text.length; i++) {
    const side = belongs[text.charCodeAt(i)];
    if (side === 1) traditional++;
    else if (side === 2) simplified++;
  }
  const share = traditional / Math.max(1, traditional + simplified);
  if (share <= STRAY) return 'hans';
  return share >= 1 - STRAY ? 'hant' : 'mixed';
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const { flags, single } of conversionOf('t').passes) {
    for (let unit = 0x3400; unit < 0xd800; unit++) {
      const to = single[unit] ?? unit;
      if (((flags[unit] ?? 0) & SINGLE) === 0 || to === unit) continue;
      table[unit] = 1;
      if (table[to] === 0) table[to] = 2;
    }
  }
  const big5 = big5Characters();
  for (let i = 0; i < big5.length; i++) {
    const unit = big5.charCodeAt(i);
    if (table[unit] === 2) table[unit] = 0;
  }
  return table;
}

/** Big5's frequently used characters (level 1, lead bytes A4 to C6): what Taiwan writes every day. */
function big5Characters(): string {
  const bytes: number[] = [];
  for (let lead = 0xa4; lead <= 0xc6; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail <= 0x7e || trail >= 0xa1) bytes.push(lead, trail);
    }
  }
  return new TextDecoder('big5').decode(Uint8Array.from(bytes));
}
