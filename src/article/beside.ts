import type { Element } from 'domhandler';
import { sumUp, type Worth } from './block-worth.ts';
import type { PageTree } from './page-tree.ts';
import { markRows } from './rows.ts';

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
export const namesOf = (element: Element): string[] =>
  `${element.attribs.id ?? ''} ${element.attribs.class ?? ''}`
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .split(/\s+/)
    .filter((name) => name !== '');

const isReplies = (names: readonly string[]): boolean => names.some((name) => REPLIES.test(name));

/** A name with both kinds of words (`article-share`) stands beside; a second, plain one (`article`) outweighs it. */
const isBeside = (names: readonly string[]): boolean =>
  isReplies(names) ||
  (names.some((name) => BESIDE.test(name)) && !names.some((name) => INSIDE.test(name) && !BESIDE.test(name)));

/** Whether a name says that here is the article. */
export const isInside = (names: readonly string[]): boolean =>
  names.some((name) => INSIDE.test(name) && !BESIDE.test(name));

const isHidden = (element: Element): boolean =>
  /display\s*:\s*none/i.test(element.attribs.style ?? '') || element.attribs.hidden !== undefined;

/**
 * Elements that stand beside the article: by name or kind, unless most of the page's text is in them; and the pieces of a
 * list of stories that is most of the page.
 */
export function markOutside(
  tree: PageTree,
  worths: readonly Worth[],
  isTitle: (line: string) => boolean,
): { readonly outside: Uint8Array; readonly listed: ReadonlySet<number> } {
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
  return { outside, listed: markRows(tree, worths, good, outside, isTitle) };
}
