import stringWidth from 'string-width';

/** What a frame takes for each column (a line and a blank on both sides), and once at the end. */
const FRAME = 3;
/** A column narrower than a date (2023-07-07) tears names and times apart: then each row is written as a block. */
const NARROWEST = 10;

/** Pieces that a line may break between: words with what follows them, and each wide character alone. */
const PIECES = /[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]+|\s+|./gu;

/** Text in lines of at most `width` terminal cells; Chinese characters take two. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const put = (piece: string, size: number) => {
    if (used > 0 && used + size > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
      if (piece.trim() === '') return;
    }
    line += piece;
    used += size;
  };
  for (const piece of text.match(PIECES) ?? []) {
    const size = stringWidth(piece);
    if (size <= width) put(piece, size);
    else for (const character of piece) put(character, stringWidth(character));
  }
  return [...lines, line.trimEnd()];
}

/**
 * Widths of columns that fit a terminal: the widest give way first. `null` when columns would become too narrow to read.
 *
 * @param natural what each column would like, in terminal cells, without its frame
 */
export function fitWidths(natural: readonly number[], width: number): number[] | null {
  const room = width - natural.length * FRAME - 1;
  let cap = Math.max(0, ...natural);
  const sum = () => natural.reduce((all, one) => all + Math.min(one, cap), 0);
  while (sum() > room && cap >= NARROWEST) cap -= 1;
  return cap < NARROWEST ? null : natural.map((one) => Math.min(one, cap));
}

/** Rows as blocks, for more columns than a terminal has room for: the first cell, and what else is there beneath it. */
export function blocks(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const label = Math.max(0, ...columns.map((column) => stringWidth(column)));
  const room = Math.max(NARROWEST, width - label - 4);
  const block = (cells: readonly string[]) => {
    const lines = wrap(cells[0] ?? '', width);
    for (const [index, cell] of cells.entries()) {
      if (index === 0 || cell === '') continue;
      const name = columns[index] ?? '';
      const padded = `  ${name}${' '.repeat(label - stringWidth(name))}  `;
      for (const [at, line] of wrap(cell, room).entries())
        lines.push((at === 0 ? padded : ' '.repeat(label + 4)) + line);
    }
    return lines.join('\n');
  };
  return rows.map(block).join('\n');
}
