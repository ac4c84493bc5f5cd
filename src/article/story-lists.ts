import type { PageTree } from './page-tree.ts';

/** As many pieces of one kind side by side make a list. */
const LEAST_PIECES = 3;
/** A piece of a list is no longer than a summary. */
const LONGEST_PIECE = 300;
/** A list that holds more than this share of the page's text is the page itself. */
const MOST_OF_PAGE = 0.75;

/** Headings that are links, below each element. */
function linkHeadings(tree: PageTree): Uint32Array {
  const count = new Uint32Array(tree.elements.length);
  for (const block of tree.blocks) {
    const isHeading = block.linkChars >= 6 && block.linkChars / block.text.replace(/\s+/g, '').length > 0.8;
    if (isHeading && block.holder >= 0) count[block.holder] = (count[block.holder] ?? 0) + 1;
  }
  for (let at = count.length - 1; at > 0; at--) {
    const parent = tree.parents[at] ?? -1;
    if (parent >= 0) count[parent] = (count[parent] ?? 0) + (count[at] ?? 0);
  }
  return count;
}

/**
 * Marks lists of other stories as standing beside the article: pieces of one kind side by side (same parent, element and
 * class), nearly each with a heading that is a link, and none longer than a summary.
 */
export function markStoryLists(tree: PageTree, good: Float64Array, outside: Uint8Array): void {
  const headings = linkHeadings(tree);
  const groups = new Map<string, number[]>();
  tree.elements.forEach((element, at) => {
    const parent = tree.parents[at] ?? -1;
    if (parent < 0 || outside[at] === 1 || element.name === 'p') return;
    const kind = `${parent} ${element.name} ${element.attribs.class ?? ''}`;
    const group = groups.get(kind);
    if (group) group.push(at);
    else groups.set(kind, [at]);
  });
  const all = good[0] ?? 0;
  for (const group of groups.values()) {
    const linked = group.filter((at) => (headings[at] ?? 0) > 0).length;
    if (group.length < LEAST_PIECES || linked < group.length * 0.8) continue;
    const text = group.reduce((sum, at) => sum + (good[at] ?? 0), 0);
    if (group.some((at) => (good[at] ?? 0) > LONGEST_PIECE) || text > all * MOST_OF_PAGE) continue;
    for (const at of group) outside[at] = 1;
  }
  for (let at = 1; at < outside.length; at++) if (outside[tree.parents[at] ?? -1] === 1) outside[at] = 1;
}
