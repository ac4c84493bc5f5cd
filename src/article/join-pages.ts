import type { Article, ArticleTable } from './article.ts';

/** Lines shorter than this may well come twice in one article. */
const REPEATABLE = 12;
/** More pages are a loop of addresses, not an article. */
export const MOST_PAGES = 20;

/**
 * One article of its pages, in order: title, byline and time of the first, the texts one after the other. Paragraphs that
 * an earlier page had already (a lead repeated on every page) count once; a page that adds nothing ends the article.
 * @param pages at least one; those behind {@link MOST_PAGES} are left out
 */
export function joinPages(pages: readonly [Article, ...Article[]]): Article {
  const [first, ...rest] = pages;
  const lines = first.text.split('\n');
  const captions = [...first.captions];
  const tables: ArticleTable[] = [...(first.tables ?? [])];
  const joined = (nextPage: string | null): Article => ({
    ...first,
    text: lines.join('\n'),
    captions,
    ...(tables.length > 0 ? { tables } : {}),
    nextPage,
  });
  const seen = new Set(lines.filter((line) => line.length >= REPEATABLE));
  let nextPage = first.nextPage;
  for (const page of rest.slice(0, MOST_PAGES - 1)) {
    const fresh = page.text.split('\n').filter((line) => line !== '' && !seen.has(line));
    if (fresh.length === 0) return joined(null);
    for (const line of fresh) if (line.length >= REPEATABLE) seen.add(line);
    lines.push(...fresh);
    captions.push(...page.captions.filter((caption) => !captions.includes(caption)));
    tables.push(...(page.tables ?? []));
    nextPage = page.nextPage;
  }
  return joined(pages.length >= MOST_PAGES ? null : nextPage);
}
