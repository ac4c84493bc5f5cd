import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import { parsePageDate } from '../feed/published-at.ts';
import type { Article } from './article.ts';
import { fieldInState } from './page-state.ts';
import type { PageTree } from './page-tree.ts';
import type { SiteRule } from './site-rules.ts';

/** The body where the site's rule says it is; -1 where the page has no such place. */
export function declaredContainer(tree: PageTree, rule: SiteRule): number {
  for (const selector of rule.body) {
    const element = tree.$(selector)[0];
    const at = element && isTag(element) ? tree.elements.indexOf(element) : -1;
    if (at >= 0) return at;
  }
  return -1;
}

/** What the rule's places say, for the fields it names. */
export function declaredFields(
  $: CheerioAPI,
  rule: SiteRule,
): Partial<Pick<Article, 'title' | 'author' | 'source' | 'publishedAt'>> {
  const textAt = (selector: string | undefined): string | null =>
    (selector &&
      $(selector)
        .first()
        .text()
        .replace(/\s+/g, ' ')
        .replace(/^(?:来源|作者)\s*[:：]\s*/, '')
        .trim()) ||
    null;
  const written =
    typeof rule.published === 'object'
      ? (fieldInState($, [rule.published.state])[0] ?? null)
      : textAt(rule.published);
  const fields = {
    title: textAt(rule.title),
    author: textAt(rule.author),
    source: textAt(rule.source),
    publishedAt: written ? parsePageDate(written) : null,
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value.length < 100),
  );
}
