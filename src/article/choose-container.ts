import type { Element } from 'domhandler';
import { isEditorialLine, isLegalLine, isParticularsLine, isTeaser } from './boilerplate.ts';
import type { PageTree, TextBlock } from './page-tree.ts';

/** Words that say "not the article" in an `id` or `class`. */
const BESIDE =
  /(?:^|[_-])(?:footer|foot|copyright|sidebar|side|aside|related|relate|relevant|recommend|recommends|rec|tuijian|hot|hotnews|hotlist|rank|ranking|most|share|shares|sharebar|bdshare|nav|navbar|breadcrumb|crumb|crumbs|menu|login|popup|modal|dialog|advert|ad|ads|adv|toolbar|qrcode|statement|disclaimer|declare|tags|keywords|subscribe|follow|wxfollow|download|app|topnav|pagination|pager|links|friendlink|guess|more|next|prev|likes|promo|banner|logo|search|weather|correlation|otherlist|xgyd|xgxw)(?:$|[_\d-])/i;
/** Words that say "the article". */
const INSIDE =
  /(?:^|[_-])(?:article|articlebody|article-body|articletext|content|contents|contenttext|maincontent|main-content|text|texts|txt|body|post|postbody|entry|entrycontent|detail|details|zhengwen|zoom|story|news|newstext|artibody|endtext|contentbox|con|neirong|editor|js_content|rich_media_content|cnt)(?:$|[_\d-])|articleBody|article_content|articleContent|newsContent|TRS_Editor|contentDetail/i;
/** Readers' words: never the article, unless nearly nothing else is there. */
const REPLIES =
  /(?:^|[_-])(?:comment|comments|commentlist|cmt|pinglun|reply|replies|tie|disqus|guestbook)(?:$|[_\d-])/i;
const BESIDE_ELEMENTS = new Set(['nav', 'footer', 'aside', 'form', 'menu', 'dialog']);

/** Id and classes, `hotList` and `hot_list` alike as `hot-List`. */
const namesOf = (element: Element): string[] =>
  `${element.attribs.id ?? ''} ${element.attribs.class ?? ''}`
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .split(/\s+/)
    .filter((name) => name !== '');

const isReplies = (names: readonly string[]): boolean => names.some((name) => REPLIES.test(name));

/** A name with both kinds of words (`article-share`) stands beside; a second, plain one (`article`) outweighs it. */
const isBeside = (names: readonly string[]): boolean =>
  isReplies(names) ||
  (names.some((name) => BESIDE.test(name)) && !names.some((name) => INSIDE.test(name) && !BESIDE.test(name)));

const isInside = (names: readonly string[]): boolean =>
  names.some((name) => INSIDE.test(name) && !BESIDE.test(name));

const SENTENCE = /[。！？；…]|[，、：]|[.!?,;:](?:\s|$)/g;

/** Characters that count for and against an element as the article's. */
export interface Worth {
  readonly good: number;
  readonly bad: number;
}

/**
 * Worth of a block as text of an article, in characters: what reads like sentences counts, links and bits without
 * punctuation count against. Chinese sentences have a comma or stop every 10 to 20 characters.
 */
export function worthOf(block: TextBlock): Worth {
  const length = block.text.replace(/\s+/g, '').length;
  if (length === 0) return { good: 0, bad: 0 };
  const unlinked = Math.max(0, length - block.linkChars);
  if (block.linkChars / length > 0.5) return { good: 0, bad: length };
  if (isLegalLine(block.text) || isEditorialLine(block.text)) return { good: 0, bad: Math.min(length, 60) };
  if (isParticularsLine(block.text)) return { good: 0, bad: Math.min(length, 20) };
  if (isTeaser(block.text)) return { good: 0, bad: length * 0.7 };
  const stops = block.text.slice(0, 2000).match(SENTENCE)?.length ?? 0;
  if (stops === 0)
    return length >= 30 ? { good: unlinked * 0.5, bad: block.linkChars } : { good: 0, bad: length * 0.4 };
  const ends = /[。！？；…”」）)]\s*$/.test(block.text);
  if (!ends && length < 25) return { good: unlinked * 0.3, bad: block.linkChars };
  return { good: unlinked * (ends ? 1 : 0.8) + Math.min(stops, 10), bad: block.linkChars };
}

interface Sums {
  readonly good: Float64Array;
  readonly bad: Float64Array;
}

function sumUp(tree: PageTree, worths: readonly Worth[], outside: Uint8Array | null): Sums {
  const good = new Float64Array(tree.elements.length);
  const bad = new Float64Array(tree.elements.length);
  tree.blocks.forEach((block, nth) => {
    const worth = worths[nth];
    if (block.holder < 0 || !worth) return;
    const isOutside = outside?.[block.holder] === 1;
    good[block.holder] = (good[block.holder] ?? 0) + (isOutside ? 0 : worth.good);
    bad[block.holder] = (bad[block.holder] ?? 0) + (isOutside ? (worth.good + worth.bad) * 0.5 : worth.bad);
  });
  for (let at = tree.elements.length - 1; at > 0; at--) {
    const parent = tree.parents[at] ?? -1;
    if (parent < 0) continue;
    good[parent] = (good[parent] ?? 0) + (good[at] ?? 0);
    bad[parent] = (bad[parent] ?? 0) + (bad[at] ?? 0);
  }
  return { good, bad };
}

const isHidden = (element: Element): boolean =>
  /display\s*:\s*none/i.test(element.attribs.style ?? '') || element.attribs.hidden !== undefined;

/** Elements that stand beside the article: by name or kind, unless most of the page's text is in them. */
export function markOutside(tree: PageTree, worths: readonly Worth[]): Uint8Array {
  const { good } = sumUp(tree, worths, null);
  const all = good[0] ?? 0;
  const outside = new Uint8Array(tree.elements.length);
  tree.elements.forEach((element, at) => {
    const parent = tree.parents[at] ?? -1;
    if (parent >= 0 && outside[parent] === 1) {
      outside[at] = 1;
      return;
    }
    if (element.name === 'body' || element.name === 'html' || element.name === 'article') return;
    const names = namesOf(element);
    const beside = BESIDE_ELEMENTS.has(element.name) || isHidden(element) || isBeside(names);
    const most = isReplies(names) ? 0.9 : 0.5;
    if (beside && (good[at] ?? 0) < all * most) outside[at] = 1;
  });
  return outside;
}

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
  for (let at = parent + 1; at < tree.elements.length; at++) {
    const above = tree.parents[at] ?? -1;
    if (above < parent) break;
    if ((above === parent && (bad[at] ?? 0) > (good[at] ?? 0)) || outside[above] === 1) outside[at] = 1;
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
