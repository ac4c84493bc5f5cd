import type { Worth } from './block-worth.ts';
import { isTimed } from './boilerplate.ts';
import type { PageTree, TextBlock } from './page-tree.ts';

/** As many pieces of one kind side by side make a list. */
const LEAST_PIECES = 3;
/** A page that is a list has as many. */
const LEAST_LISTED = 6;
/** A piece of a list is no longer than a summary. */
const LONGEST_PIECE = 300;
/** A list that holds more than this share of the page's text is the page itself, unless a story stands by its title. */
const MOST_OF_PAGE = 0.75;
/** A title of a story, not of a column, has as many characters; its text as many that read like sentences. */
const LEAST_TITLE = 8;
const LEAST_FLASH = 25;
/** Blocks between a title and its text: who, when, how often read. */
const NEAR_TITLE = 6;

/** Replies may well be longer than the story; what is left must still be one. */
const LEAST_STORY = 60;
/** What stands by each reader's reply: how long ago, and what can be done with it. */
const REPLY_MARK =
  /^(?:\d{1,3}\s?(?:秒|分钟|分鐘|小时|小時|天|个月|個月|年)前|刚刚|剛剛|昨天(?:\s?\d{1,2}:\d{2})?|前天|回复|回覆|举报|檢舉|支持|反对|顶|踩|赞|讚)(?:\s?[(（[]?\d{0,6}[)）\]]?)?(?:\s?(?:回复|回覆|举报|檢舉|赞|讚|来自.{1,12}))*$/;

/** Counts blocks of a kind below each element. */
function countBelow(tree: PageTree, isKind: (block: TextBlock) => boolean): Uint32Array {
  const count = new Uint32Array(tree.elements.length);
  for (const block of tree.blocks) {
    if (block.holder >= 0 && isKind(block)) count[block.holder] = (count[block.holder] ?? 0) + 1;
  }
  for (let at = count.length - 1; at > 0; at--) {
    const parent = tree.parents[at] ?? -1;
    if (parent >= 0) count[parent] = (count[parent] ?? 0) + (count[at] ?? 0);
  }
  return count;
}

const isLinkHeading = (block: TextBlock): boolean =>
  block.linkChars >= 6 && block.linkChars / block.text.replace(/\s+/g, '').length > 0.8;
const isReplyMark = (block: TextBlock): boolean => block.text.length <= 24 && REPLY_MARK.test(block.text);

/** Elements of one kind (name and class) in one parent, by threes and more. */
function rowsOf(tree: PageTree, outside: Uint8Array): number[][] {
  const groups = new Map<string, number[]>();
  tree.elements.forEach((element, at) => {
    const parent = tree.parents[at] ?? -1;
    if (parent < 0 || outside[at] === 1 || element.name === 'p') return;
    const kind = `${parent} ${element.name} ${element.attribs.class ?? ''}`;
    const group = groups.get(kind);
    if (group) group.push(at);
    else groups.set(kind, [at]);
  });
  return [...groups.values()].filter((group) => group.length >= LEAST_PIECES);
}

/**
 * Whether the title stands outside the row, with a time beside it and a text of its own right below.
 * @param at the title's block, no link; -1 for none
 */
function hasStoryByTitle(
  tree: PageTree,
  worths: readonly Worth[],
  row: ReadonlySet<number>,
  at: number,
): boolean {
  const isInRow = (block: TextBlock): boolean => {
    let at = block.holder;
    while (at >= 0 && !row.has(at)) at = tree.parents[at] ?? -1;
    return at >= 0;
  };
  const title = tree.blocks[at];
  if (!title || isInRow(title)) return false;
  // A topic's page has words of its own too, but no time.
  const near = tree.blocks.slice(Math.max(0, at - 3), at + NEAR_TITLE);
  if (!near.some((block) => block.text.length < 100 && isTimed(block.text) && !isInRow(block))) return false;
  return tree.blocks
    .slice(at + 1, at + NEAR_TITLE)
    .some((block, nth) => (worths[at + 1 + nth]?.good ?? 0) >= LEAST_FLASH && !isInRow(block));
}

/**
 * Marks rows that stand beside the article by their shape, whatever they are called: lists of other stories (nearly each
 * piece with a heading that is a link, none longer than a summary) and readers' replies (nearly each with a mark like
 * `3小时前`).
 * @returns the pieces of lists of stories that are most of the page: whoever reads one of them has no article
 */
export function markRows(
  tree: PageTree,
  worths: readonly Worth[],
  good: Float64Array,
  outside: Uint8Array,
  isTitle: (line: string) => boolean,
): ReadonlySet<number> {
  const listed = new Set<number>();
  // Looked for once at most: every line of the page is compared.
  let known: number | null = null;
  const titleAt = (): number => {
    known ??= tree.blocks.findIndex(
      (block) => block.text.length >= LEAST_TITLE && block.linkChars === 0 && isTitle(block.text),
    );
    return known;
  };
  const headings = countBelow(tree, isLinkHeading);
  const marks = countBelow(tree, isReplyMark);
  const all = good[0] ?? 0;
  for (const row of rowsOf(tree, outside)) {
    const nearlyAll = (count: Uint32Array): boolean =>
      row.filter((at) => (count[at] ?? 0) > 0).length >= row.length * 0.8;
    const text = row.reduce((sum, at) => sum + (good[at] ?? 0), 0);
    const isShort = row.every((at) => (good[at] ?? 0) <= LONGEST_PIECE);
    const isList = nearlyAll(headings) && isShort;
    const isStories =
      isList && (text <= all * MOST_OF_PAGE || hasStoryByTitle(tree, worths, new Set(row), titleAt()));
    if (isList && !isStories && row.length >= LEAST_LISTED) for (const at of row) listed.add(at);
    const isReplies = nearlyAll(marks) && all - text >= LEAST_STORY;
    if (isStories || isReplies) for (const at of row) outside[at] = 1;
  }
  for (let at = 1; at < outside.length; at++) if (outside[tree.parents[at] ?? -1] === 1) outside[at] = 1;
  return listed;
}
