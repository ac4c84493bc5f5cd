import { plausibleCanonical } from '../feed/canonical-url.ts';
import { loadHtml } from '../feed/load-html.ts';
import type { Article, ArticleOutcome } from './article.ts';
import { chooseContainer, markOutside, worthOf } from './choose-container.ts';
import { collectParagraphs, type Paragraphs } from './collect-paragraphs.ts';
import { declaredContainer, declaredFields } from './declared-places.ts';
import { findNextPage } from './next-page.ts';
import { type PageClaims, readClaims } from './page-claims.ts';
import { bodyInState, fieldInState } from './page-state.ts';
import { cutBlocks, type PageTree } from './page-tree.ts';
import { readByline } from './read-byline.ts';
import { readPublished } from './read-published.ts';
import { readTitle } from './read-title.ts';
import { reasonForNone } from './recognise-page.ts';
import { type SiteRule, siteRuleFor } from './site-rules.ts';

interface Body extends Paragraphs {
  readonly firstBlock: number;
  readonly lastBlock: number;
}

/** Less text than this in the page makes a text in its scripts the better one. */
const THIN = 60;
const lengthOf = (paragraphs: readonly string[]): number =>
  paragraphs.reduce((sum, one) => sum + one.length, 0);

const NO_BODY: Body = { paragraphs: [], captions: [], firstBlock: -1, lastBlock: -1 };

function bodyOf(tree: PageTree, rule: SiteRule | null): Body {
  const worths = tree.blocks.map(worthOf);
  const outside = markOutside(tree, worths);
  const { container: general, good } = chooseContainer(tree, worths, outside);
  const declared = rule ? declaredContainer(tree, rule) : -1;
  const container = declared >= 0 && (good[declared] ?? 0) > 0 ? declared : general;
  if (container < 0) return NO_BODY;
  const { paragraphs, captions } = collectParagraphs(tree, container, outside, good);
  const first = paragraphs[0];
  const last = paragraphs.at(-1);
  return {
    paragraphs,
    captions,
    firstBlock: first ? tree.blocks.findIndex((block) => block.text.startsWith(first)) : -1,
    lastBlock: last ? tree.blocks.findLastIndex((block) => block.text.startsWith(last)) : -1,
  };
}

/** The text a page carries in its scripts or in JSON-LD, for pages that show none. */
function bodyFromState(tree: PageTree, claims: PageClaims): Paragraphs | null {
  const html = bodyInState(tree.$);
  if (html) {
    const inner = cutBlocks(loadHtml(`<div>${html}</div>`));
    const body = bodyOf(inner, null);
    if (lengthOf(body.paragraphs) > THIN) return body;
  }
  if (!claims.articleBody) return null;
  return {
    paragraphs: claims.articleBody
      .split(/\n+/)
      .map((one) => one.trim())
      .filter(Boolean),
    captions: [],
  };
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Takes the title, repeated above the text, off its first lines. */
function withoutTitle(paragraphs: readonly string[], title: string | null): readonly string[] {
  const plain = title ? folded(title) : '';
  const first = paragraphs[0];
  if (plain === '' || first === undefined || folded(first) !== plain) return paragraphs;
  return paragraphs.slice(1);
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
  const claimedUrl = $('link[rel="canonical"]').first().attr('href') ?? claims.meta.get('og:url') ?? null;
  const rule = siteRuleFor(page.url ?? claimedUrl, page.siteRules);
  if (rule?.drop) $(rule.drop).remove();
  const tree = cutBlocks($);
  const found = bodyOf(tree, rule);
  const state = lengthOf(found.paragraphs) < THIN ? bodyFromState(tree, claims) : null;
  const body: Body = state ? { ...state, firstBlock: -1, lastBlock: -1 } : found;
  const title = readTitle($, claims, fieldInState($, ['msg_title', 'articleTitle'])[0] ?? null);
  const paragraphs = withoutTitle(body.paragraphs, title);
  const reason = reasonForNone({ $, tree, claims, title, paragraphs, url: page.url });
  if (reason) return { kind: 'not-an-article', reason };
  const plainTitle = title ? folded(title) : '';
  const titleBlock = plainTitle
    ? tree.blocks.findLastIndex(
        (block, at) =>
          at <= Math.max(body.firstBlock, 400) && folded(block.text.slice(0, 300)) === plainTitle,
      )
    : -1;
  const article: Article = {
    title,
    ...readByline(
      { $, tree, claims },
      { titleBlock, firstBlock: body.firstBlock, lastBlock: body.lastBlock },
    ),
    publishedAt: readPublished({ $, tree, claims, url: page.url }, titleBlock, body.firstBlock),
    canonicalUrl: claimedUrl ? plausibleCanonical(page.url, claimedUrl) : null,
    text: paragraphs.join('\n'),
    captions: body.captions,
    nextPage: findNextPage($, page.url),
    ...(rule ? declaredFields($, rule) : {}),
  };
  return { kind: 'article', article, foundBy: rule?.id ?? 'general' };
}
