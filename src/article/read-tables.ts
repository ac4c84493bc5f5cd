import type { ArticleTable } from './article.ts';
import type { PageTree, TextBlock } from './page-tree.ts';

/** More cells are a listing, not an article's table. */
const MOST_CELLS = 5_000;
/** A table of figures has at least as many cells, and they are short on the average. */
const LEAST_CELLS = 6;
const SHORT_CELL = 20;

/** Where an element stands in a table: indexes of the innermost table, row and cell round it, -1 for none. */
interface TablePlace {
  readonly table: number;
  readonly row: number;
  readonly cell: number;
  readonly isCaption: boolean;
}

const NOWHERE: TablePlace = { table: -1, row: -1, cell: -1, isCaption: false };

function placeWithin(name: string, at: number, outer: TablePlace): TablePlace {
  if (name === 'table') return { ...NOWHERE, table: at };
  if (outer.table < 0) return outer;
  if (name === 'tr') return { ...outer, row: at, cell: -1 };
  if (name === 'td' || name === 'th') return { ...outer, cell: at, row: outer.row < 0 ? at : outer.row };
  return name === 'caption' ? { ...outer, isCaption: true } : outer;
}

/** The tables within an article's element, and which of them hold figures rather than lay the page out. */
export class TablesWithin {
  private readonly places = new Map<number, TablePlace>();
  private readonly counts = new Map<number, { cells: number; chars: number }>();
  private readonly texts = new Map<number, string>();
  private readonly captions = new Map<number, string>();
  private readonly shown = new Set<number>();

  /** @param blocks those that stand in tables and count for their kind */
  constructor(tree: PageTree, container: number, blocks: readonly TextBlock[]) {
    this.places.set(container, placeWithin(tree.elements[container]?.name ?? '', container, NOWHERE));
    for (let at = container + 1; at < tree.elements.length; at++) {
      const outer = this.places.get(tree.parents[at] ?? -1);
      if (outer === undefined) break;
      this.places.set(at, placeWithin(tree.elements[at]?.name ?? '', at, outer));
    }
    for (const block of blocks) {
      const { table } = this.places.get(block.holder) ?? NOWHERE;
      const count = this.counts.get(table) ?? { cells: 0, chars: 0 };
      this.counts.set(table, { cells: count.cells + 1, chars: count.chars + block.text.length });
    }
  }

  /** Whether a block stands in a table of figures: short cells, many of them. */
  isFigure(block: TextBlock): boolean {
    const count = this.counts.get((this.places.get(block.holder) ?? NOWHERE).table);
    return count !== undefined && count.cells >= LEAST_CELLS && count.chars / count.cells < SHORT_CELL;
  }

  /** Takes a block of a table of figures in. */
  add(block: TextBlock): void {
    const { table, cell, isCaption } = this.places.get(block.holder) ?? NOWHERE;
    this.shown.add(table);
    const [texts, key] = isCaption ? [this.captions, table] : [this.texts, cell];
    const before = texts.get(key);
    texts.set(key, before === undefined ? block.text : `${before} ${block.text}`);
  }

  /** The tables of which something was taken in, in order; one row or one column is no table. */
  taken(): ArticleTable[] {
    const rows = new Map<number, Map<number, string[]>>();
    let cells = 0;
    for (const [at, { table, row, cell }] of this.places) {
      if (at !== cell || !this.shown.has(table) || ++cells > MOST_CELLS) continue;
      const ofTable = rows.get(table) ?? new Map<number, string[]>();
      rows.set(table, ofTable);
      const ofRow = ofTable.get(row) ?? [];
      ofTable.set(row, ofRow);
      ofRow.push(this.texts.get(cell) ?? '');
    }
    return [...rows].flatMap(([table, ofTable]) => {
      const filled = [...ofTable.values()].filter((row) => row.some((text) => text !== ''));
      const isTable = filled.length > 1 && filled.some((row) => row.length > 1);
      return isTable ? [{ caption: this.captions.get(table) ?? null, rows: filled }] : [];
    });
  }
}
