import { isInside, namesOf } from './beside.ts';
import { type Sums, sumUp, type Worth } from './block-worth.ts';
import type { PageTree } from './page-tree.ts';

const LINE = /^(?:p|h[2-6])$/;

/** Tables without links: many short cells read like a list of links, and are none. */
function plainTables(tree: PageTree): ReadonlySet<number> {
  const found = new Set<number>();
  const within = new Map<number, number>();
  tree.elements.forEach((element, at) => {
    const parent = tree.parents[at] ?? -1;
    const table = within.get(parent) ?? (element.name === 'table' ? at : -1);
    if (table < 0) return;
    within.set(at, table);
    found.add(table);
  });
  for (const block of tree.blocks) if (block.linkChars > 0) found.delete(within.get(block.holder) ?? -1);
  return found;
}

/** Whether an element is such a table, or nothing but a frame round one. */
const framesTable = (tree: PageTree, at: number, tables: ReadonlySet<number>): boolean =>
  tables.has(at) || (tree.parents[at + 1] === at && tables.has(at + 1));

/**
 * A paragraph chosen by itself, because lists of links stand in the same element, takes its sister paragraphs along: the
 * element round them becomes the container, and its children with more links than text stand outside.
 */
function withSiblings(tree: PageTree, chosen: number, { good, bad }: Sums, outside: Uint8Array): number {
  const parent = tree.parents[chosen] ?? -1;
  if (parent < 0 || tree.elements[chosen]?.name !== 'p') return chosen;
  let sisters = 0;
  for (let at = parent + 1; at < tree.elements.length; at++) {
    if (tree.parents[at] === parent && tree.elements[at]?.name === 'p') sisters += good[at] ?? 0;
  }
  if (sisters <= (good[chosen] ?? 0)) return chosen;
  const tables = plainTables(tree);
  const linked = new Set(tree.blocks.filter((block) => block.linkChars > 0).map((block) => block.holder));
  // A short line between the paragraphs is a heading, unless it is a link.
  const isLine = (at: number): boolean => LINE.test(tree.elements[at]?.name ?? '') && !linked.has(at);
  for (let at = parent + 1; at < tree.elements.length; at++) {
    const above = tree.parents[at] ?? -1;
    if (above < parent) break;
    const isList = (bad[at] ?? 0) > (good[at] ?? 0) && !isLine(at) && !framesTable(tree, at, tables);
    if ((above === parent && isList) || outside[above] === 1) outside[at] = 1;
  }
  return parent;
}

/** How much a character beside the text weighs against one of the text. */
const AGAINST = 1.2;

/**
 * The element that holds the article: the one with the most text for the least that is not text. Of elements that hold
 * the same, the innermost.
 * @returns its index in `tree.elements`, or -1 when nothing reads like text, and the text below each element
 */
export function chooseContainer(
  tree: PageTree,
  worths: readonly Worth[],
  outside: Uint8Array,
): { container: number; good: Float64Array } {
  const { good, bad } = sumUp(tree, worths, outside);
  let best = -1;
  let bestScore = 0;
  tree.elements.forEach((element, at) => {
    const worth = good[at] ?? 0;
    if (worth <= 0 || outside[at] === 1) return;
    const named =
      isInside(namesOf(element)) || element.name === 'article' || element.attribs.itemprop === 'articleBody';
    const score = worth * (named ? 1.1 : 1) - AGAINST * (bad[at] ?? 0);
    if (score >= bestScore && score > 0) {
      best = at;
      bestScore = score;
    }
  });
  return { container: withSiblings(tree, best, { good, bad }, outside), good };
}
