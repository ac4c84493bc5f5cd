import { isHan } from './characters.ts';
import { OffsetMap, OffsetMapBuilder } from './offset-map.ts';
import { closingBracket, holdsReading } from './pinyin-brackets.ts';
import type { Rewritten } from './simplify.ts';
import { UnitWriter } from './unit-writer.ts';
import { KEEP, REMOVE, REPLACE, WIDTH } from './width-table.ts';

/**
 * One width, usual spaces, no invisible characters, no pinyin in brackets behind Han characters, line feeds only.
 * Chinese punctuation stays as it is. What is folded stands in `width-table.ts`; nothing is trimmed.
 */
export function normalize(text: string): Rewritten {
  const first = firstToChange(text);
  if (first === text.length) return { text, map: OffsetMap.identity };
  const state = { text, writer: new UnitWriter(text.length + 16), builder: new OffsetMapBuilder() };
  const { action, single } = WIDTH;
  state.writer.pushSlice(text, 0, first);
  for (let i = first; i < text.length; ) {
    const unit = text.charCodeAt(i);
    const what = action[unit] ?? KEEP;
    if (what === KEEP) state.writer.push(unit);
    else if (what === REPLACE) state.writer.push(single[unit] ?? unit);
    else if (what === REMOVE) state.builder.add(i, i + 1, state.writer.length, state.writer.length);
    else {
      i = special(state, i, unit);
      continue;
    }
    i++;
  }
  return { text: state.writer.toString(), map: state.builder.build() };
}

interface State {
  readonly text: string;
  readonly writer: UnitWriter;
  readonly builder: OffsetMapBuilder;
}

/** Where the first unit stands that may have to change; the text's length when there is none. */
function firstToChange(text: string): number {
  const { action } = WIDTH;
  for (let i = 0; i < text.length; i++) {
    if (action[text.charCodeAt(i)] !== KEEP) return i;
  }
  return text.length;
}

/** Handles what needs its neighbours; returns where to go on. */
function special(state: State, i: number, unit: number): number {
  const { text, writer } = state;
  if (unit === 0x28 || unit === 0xff08) return bracket(state, i, unit);
  if (unit === 0x0d) {
    if (text.charCodeAt(i + 1) === 0x0a) return remove(state, i, i + 1);
    writer.push(0x0a);
    return i + 1;
  }
  if (unit === 0xd835 || unit === 0xdb40) return astral(state, i);
  return replace(state, i, i + 1, text.slice(i, i + 1).normalize('NFKC'));
}

function bracket(state: State, i: number, unit: number): number {
  const { text, writer } = state;
  if (isHan(writer.last)) {
    const close = closingBracket(text, i);
    if (close > 0 && holdsReading(text, i, close, String.fromCharCode(writer.last)))
      return remove(state, i, close + 1);
  }
  writer.push(unit);
  return i + 1;
}

/** Mathematical letters used as ornament (𝗗𝗲𝗲𝗽) become letters; variation selectors behind Han characters go. */
function astral(state: State, i: number): number {
  const point = state.text.codePointAt(i) ?? 0;
  if (point >= 0x1d400 && point <= 0x1d7ff) {
    return replace(state, i, i + 2, String.fromCodePoint(point).normalize('NFKC'));
  }
  if (point >= 0xe0000 && point <= 0xe01ef) return remove(state, i, i + 2);
  state.writer.pushSlice(state.text, i, i + 1);
  return i + 1;
}

function remove(state: State, start: number, end: number): number {
  state.builder.add(start, end, state.writer.length, state.writer.length);
  return end;
}

function replace(state: State, start: number, end: number, value: string): number {
  const at = state.writer.length;
  state.writer.pushText(value);
  if (value.length !== end - start) state.builder.add(start, end, at, state.writer.length);
  return end;
}
