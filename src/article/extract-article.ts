import type { CheerioAPI } from 'cheerio/slim';
import { plausibleCanonical } from '../feed/canonical-url.ts';
import { loadHtml } from '../feed/load-html.ts';
import type { Article, ArticleOutcome } from './article.ts';
import { markOutside } from './beside.ts';
import { worthOf } from './block-worth.ts';
import { chooseContainer } from './choose-container.ts';
import { collectParagraphs, type Paragraphs } from './collect-paragraphs.ts';
import { declaredContainer, declaredFields } from './declared-places.ts';
import { elementsNamed } from './elements-named.ts';
import { findNextPage } from './next-page.ts';
import { type PageClaims, readClaims } from './page-claims.ts';
import { bodyInState, fieldInState } from './page-state.ts';
import { cutBlocks, type PageTree, type TextBlock } from './page-tree.ts';
import { readByline } from './read-byline.ts';
import { readPublished } from './read-published.ts';
import { isSiteTitle, readTitle, titleAbove } from './read-title.ts';
import { reasonForNone } from './recognise-page.ts';
import { type SiteRule, siteRuleFor } from './site-rules.ts';

interface Body extends Paragraphs {
  /** The text is one piece of a list of stories that is the page. */
  readonly isListed: boolean;
  readonly firstBlock: number;
  readonly lastBlock: number;
}

/** Less text than this in the page makes a text in its scripts the better one. */
const THIN = 60;
const SHELL = 300;
const lengthOf = (paragraphs: readonly string[]): number =>
  paragraphs.reduce((sum, one) => sum + one.length, 0);

const NO_BODY: Body = {
  paragraphs: [],
  captions: [],
  tables: [],
  linkLines: 0,
  longestRun: 0,
  isListed: false,
  firstBlock: -1,
  lastBlock: -1,
};

function isWithin(tree: PageTree, element: number, pieces: ReadonlySet<number>): boolean {
  for (let at = element; at >= 0; at = tree.parents[at] ?? -1) if (pieces.has(at)) return true;
  return false;
}

function bodyOf(tree: PageTree, rule: SiteRule | null, isTitle: (line: string) => boolean): Body {
  const worths = tree.blocks.map(worthOf);
  const { outside, listed } = markOutside(tree, worths, isTitle);
  const { container: general, good } = chooseContainer(tree, worths, outside);
  const declared = rule ? declaredContainer(tree, rule) : -1;
  const container = declared >= 0 && (good[declared] ?? 0) > 0 ? declared : general;
  if (container < 0) return NO_BODY;
  const found = collectParagraphs(tree, container, outside, good, isTitle);
  const first = found.paragraphs[0];
  const last = found.paragraphs.at(-1);
  return {
    ...found,
    isListed: container !== declared && isWithin(tree, container, listed),
    firstBlock: first ? tree.blocks.findIndex((block) => block.text.startsWith(first)) : -1,
    lastBlock: last ? tree.blocks.findLastIndex((block) => block.text.startsWith(last)) : -1,
  };
}

/** The text a page carries in its scripts or in JSON-LD, for pages that show none. */
function bodyFromState(
  tree: PageTree,
  claims: PageClaims,
  isTitle: (line: string) => boolean,
): Paragraphs | null {
  const html = bodyInState(tree.$);
  if (html) {
    const inner = cutBlocks(loadHtml(`<div>${html}</div>`));
    const body = bodyOf(inner, null, isTitle);
    if (lengthOf(body.paragraphs) > THIN) return body;
  }
  if (!claims.articleBody) return null;
  return {
    paragraphs: claims.articleBody
      .split(/\n+/)
      .map((one) => one.trim())
      .filter(Boolean),
    captions: [],
    tables: [],
    linkLines: 0,
    longestRun: 0,
  };
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

function claimedAddress($: CheerioAPI, claims: PageClaims): string | null {
  const canonical = elementsNamed($, 'link').find((link) => link.attribs.rel === 'canonical');
  return canonical?.attribs.href ?? claims.meta.get('og:url') ?? null;
}

/** The block that is the title: the last one before the text, else the first one; -1 when it is not shown. */
function titleBlockOf(tree: PageTree, firstBlock: number, isTitle: (line: string) => boolean): number {
  const shows = (block: TextBlock): boolean => block.text.length <= 300 && isTitle(block.text);
  const before = firstBlock < 0 ? -1 : tree.blocks.slice(0, firstBlock + 1).findLastIndex(shows);
  return before >= 0 ? before : tree.blocks.findIndex(shows);
}

const sameAs = (title: string | null): ((line: string) => boolean) => {
  const plain = title ? folded(title) : '';
  return (line) => plain !== '' && folded(line.slice(0, 400)) === plain;
};

/** Title and text, each found with the help of the other. */
function readTitleAndBody(
  tree: PageTree,
  claims: PageClaims,
  rule: SiteRule | null,
): { title: string | null; body: Body } {
  const claimed = readTitle(tree.$, claims, fieldInState(tree.$, ['msg_title', 'articleTitle'])[0] ?? null);
  const found = bodyOf(tree, rule, sameAs(claimed));
  const length = lengthOf(found.paragraphs);
  // A page that scripts build shows neither its title nor more than a footer's sentences.
  const isShell =
    length < THIN || (length < SHELL && !tree.blocks.some((block) => sameAs(claimed)(block.text)));
  const state = isShell ? bodyFromState(tree, claims, sameAs(claimed)) : null;
  if (state && lengthOf(state.paragraphs) > length)
    return { title: claimed, body: { ...state, isListed: false, firstBlock: -1, lastBlock: -1 } };
  const says = claimed !== null && !isSiteTitle(claimed, claims.meta.get('og:site_name') ?? null);
  const above = says ? null : titleAbove(tree, found.firstBlock);
  if (above === null) return { title: claimed, body: found };
  const paragraphs = found.paragraphs[0] === above ? found.paragraphs.slice(1) : found.paragraphs;
  return { title: above, body: { ...found, paragraphs } };
}

/**
 * The readable part of a page.
 * @param html decoded text of the page
 * @param page.url its address: base of links, hint for the date
 * @param page.siteRules the declared rules by default; an empty list leaves all to the general reading
 * @returns the article, with `foundBy` naming the rule, or why there is none
 */
export function extractArticle(
  html: string,
  page: { url: string | null; siteRules?: readonly SiteRule[] },
): ArticleOutcome {
  const $ = loadHtml(html);
  const claims = readClaims($);
  const claimedUrl = claimedAddress($, claims);
  const rule = siteRuleFor(page.url ?? claimedUrl, page.siteRules);
  if (rule?.drop) $(rule.drop).remove();
  const tree = cutBlocks($);
  const { title, body } = readTitleAndBody(tree, claims, rule);
  const { paragraphs, firstBlock, lastBlock } = body;
  const reason = reasonForNone({
    $,
    tree,
    claims,
    title,
    paragraphs,
    lists: body,
    url: page.url,
  });
  if (reason) return { kind: 'not-an-article', reason };
  const titleBlock = titleBlockOf(tree, firstBlock, sameAs(title));
  const article: Article = {
    title,
    ...readByline({ $, tree, claims }, { titleBlock, firstBlock, lastBlock }),
    publishedAt: readPublished({ $, tree, claims, url: page.url }, titleBlock, firstBlock),
    canonicalUrl: claimedUrl ? plausibleCanonical(page.url, claimedUrl) : null,
    text: paragraphs.join('\n'),
    captions: body.captions,
    ...(body.tables.length > 0 ? { tables: body.tables } : {}),
    nextPage: findNextPage($, page.url),
    ...(rule ? declaredFields($, rule) : {}),
  };
  return { kind: 'article', article, foundBy: rule?.id ?? 'general' };
}
