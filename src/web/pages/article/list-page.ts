import { DISPOSITIONS } from '../../../ports/disposition.ts';
import type { StoredArticle } from '../../../ports/store-articles.ts';
import { type Html, html } from '../../html.ts';
import type { View } from '../../page.ts';
import { publishedOf } from '../dates.ts';
import { choice } from '../forms.ts';
import { carriedFields, emptyState, type Frame, link } from '../frame.ts';
import { pathPart } from '../paths.ts';
import { published } from '../script-text.ts';
import { DISPOSITION_NAMES, nameOf } from '../vocabulary.ts';

export interface ArticleFilters {
  readonly source: string | null;
  readonly disposition: string | null;
  readonly q: string | null;
}

export interface ArticleListModel {
  readonly filters: ArticleFilters;
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  readonly articles: readonly StoredArticle[];
  readonly next: string | null;
  readonly isStoreEmpty: boolean;
}

function row(frame: Frame, { sources }: ArticleListModel, article: StoredArticle): Html {
  const { say } = frame;
  const title = article.title ?? article.announcedTitle;
  const source =
    article.outlet ?? sources.find(({ id }) => id === article.sourceId)?.name ?? article.sourceId;
  const state =
    article.disposition === null
      ? say('在途', 'on its way')
      : nameOf(DISPOSITION_NAMES, article.disposition, say);
  return html`<li><div class="when">${publishedOf(article.publishedAt ?? article.announcedAt, say)}</div><div class="what"><a href="${link(frame, `/articles/${pathPart(article.id)}`)}">${title === '' ? say('（无标题）', '(without title)') : published(title)}</a></div><div class="backing"><bdi>${source}</bdi> · ${state}</div></li>`;
}

/** Articles, the newest first. */
export function articleListPage(frame: Frame, model: ArticleListModel): View {
  const { say } = frame;
  const { filters, articles, next } = model;
  const all = say('全部', 'all');
  const dispositions = DISPOSITIONS.map((one) => [one, nameOf(DISPOSITION_NAMES, one, say)] as const);
  const sources = model.sources.map(({ id, name }) => [id, name] as const);
  const empty = model.isStoreEmpty
    ? emptyState(
        say('还没有文章。', 'There is no article yet.'),
        html`<code>shanshui run</code>${say(' 抓取，', ' crawls, ')}<code>shanshui import</code>${say(' 读存档。', ' takes in archives.')}`,
      )
    : emptyState(
        say('没有符合的文章。', 'No article matches.'),
        html`<a href="${link(frame, '/articles')}">${say('清除筛选', 'Clear the filters')}</a>`,
      );
  const more =
    next === null
      ? null
      : html`<nav class="pager" aria-label="${say('翻页', 'Pages')}"><a rel="next" href="${link(frame, '/articles', { ...filters, after: next })}">${say('后面的文章', 'More articles')} →</a></nav>`;
  const body = html`<header class="opening"><h1>${say('文章', 'Articles')}</h1><p class="lead">${say('每篇都可以打开，看每个字被读成了什么。', 'Open one to see what each word of it was read as.')}</p></header>
<form method="get" action="/articles" class="filters" role="search" aria-label="${say('找文章', 'Find articles')}">${carriedFields(frame)}<label>${say('文字', 'Words')}<input type="search" name="q" value="${filters.q ?? ''}" autocomplete="off"></label>${choice('source', say('来源', 'Source'), filters.source, all, sources)}${choice('disposition', say('结局', 'Outcome'), filters.disposition, all, dispositions)}<button>${say('筛选', 'Filter')}</button><a class="clear" href="${link(frame, '/articles')}">${say('清除', 'clear')}</a></form>
${articles.length === 0 ? empty : html`<ol class="lines">${articles.map((article) => row(frame, model, article))}</ol>`}${more}`;
  return { title: say('文章', 'Articles'), active: 'articles', body };
}
