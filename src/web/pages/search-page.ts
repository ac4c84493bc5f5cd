import type { EntityKind } from '../../dictionary/entry.ts';
import { entityKey } from '../../event/merged-event.ts';
import type { EntityReference } from '../../landscape/statement.ts';
import type { StoredArticle } from '../../ports/store-articles.ts';
import { toPlainText } from '../../text/to-article-text.ts';
import { type Html, html } from '../html.ts';
import type { Page, View } from '../page.ts';
import { newestArticles } from './article/newest-articles.ts';
import { publishedOf } from './dates.ts';
import { emptyState, entityLink, type Frame, frameOf, link } from './frame.ts';
import { textParameter } from './parameters.ts';
import { pathPart } from './paths.ts';
import { published } from './script-text.ts';
import { KIND_NAMES, nameOf } from './vocabulary.ts';

const SHOWN_ENTITIES = 40;
const SHOWN_ARTICLES = 30;

export interface SearchModel {
  readonly words: string | null;
  readonly entities: readonly EntityReference[];
  readonly articles: readonly StoredArticle[];
  readonly isMore: boolean;
  /** Names of sources by id. */
  readonly sourceNames: ReadonlyMap<string, string>;
}

function entitiesFound(frame: Frame, entities: readonly EntityReference[]): Html | null {
  if (entities.length === 0) return null;
  const lines = entities.map(
    (entity) =>
      html`<li>${entityLink(frame, entity)} <small class="quiet">${nameOf<EntityKind>(KIND_NAMES, entity.kind, frame.say)}</small></li>`,
  );
  return html`<section aria-labelledby="entities"><h2 id="entities">${frame.say('模型、机构、城市', 'Models, organizations, cities')}</h2><ul class="names">${lines}</ul></section>`;
}

function articlesFound(frame: Frame, { articles, isMore, words, sourceNames }: SearchModel): Html | null {
  const { say } = frame;
  if (articles.length === 0) return null;
  const lines = articles.map((article) => {
    const title = article.title ?? article.announcedTitle;
    return html`<li><div class="when">${publishedOf(article.publishedAt ?? article.announcedAt, say)}</div><div class="what"><a href="${link(frame, `/articles/${pathPart(article.id)}`)}">${title === '' ? say('（无标题）', '(without title)') : published(title)}</a></div><div class="backing"><bdi>${article.outlet ?? sourceNames.get(article.sourceId) ?? article.sourceId}</bdi></div></li>`;
  });
  const more = isMore
    ? html`<p><a href="${link(frame, '/articles', { q: words })}">${say('更多文章', 'More articles')} →</a></p>`
    : null;
  return html`<section aria-labelledby="articles"><h2 id="articles">${say('文章', 'Articles')}</h2><ol class="lines">${lines}</ol>${more}</section>`;
}

/** What a few words find: entities by their names, articles by their texts. */
export function searchPage(frame: Frame, model: SearchModel): View {
  const { say } = frame;
  const { words, entities, articles } = model;
  const title = words === null ? say('搜索', 'Search') : say(`搜索：${words}`, `Search: ${words}`);
  const none = emptyState(
    words === null
      ? say('要找什么？', 'What are you looking for?')
      : say('什么也没有找到。', 'Nothing was found.'),
    say(
      '写模型、机构、城市的名称，或文章里的词；简繁皆可。',
      'Write the name of a model, an organization or a city, or words of an article; either script will do.',
    ),
  );
  const body = html`<header class="opening"><h1>${title}</h1></header>${entities.length + articles.length === 0 ? none : html`${entitiesFound(frame, entities)}${articlesFound(frame, model)}`}`;
  return { title, active: '', body };
}

export const SEARCH: Page = {
  path: '/search',
  async show(request, site) {
    const frame = frameOf(request);
    const words = textParameter(request.query, 'q');
    const sourceNames = new Map([...site.sources.values()].map(({ id, name }) => [id, name]));
    if (words === null)
      return searchPage(frame, { words, entities: [], articles: [], isMore: false, sourceNames });
    const simplified = toPlainText(words).text;
    const found = new Map<string, EntityReference>();
    const { bySurface } = site.knowledge().dictionary;
    for (const { entry } of bySurface.get(simplified.toLowerCase())?.readings ?? []) {
      const entity = { kind: entry.kind, entityId: entry.id, name: entry.name };
      found.set(entityKey(entity), entity);
    }
    const named = await site.queries.entities({
      kind: null,
      named: simplified,
      having: [],
      after: null,
      limit: SHOWN_ENTITIES,
    });
    for (const entity of named.rows) found.set(entityKey(entity), entity);
    const wish = { source: null, disposition: null, q: words, after: null, limit: SHOWN_ARTICLES };
    const { articles, next } = await newestArticles(site, wish);
    return searchPage(frame, {
      words,
      entities: [...found.values()],
      articles,
      isMore: next !== null,
      sourceNames,
    });
  },
};
