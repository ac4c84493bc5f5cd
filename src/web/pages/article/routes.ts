import type { CloseReading } from '../../../api/close-reading.ts';
import { readClosely } from '../../../api/reading-thread.ts';
import type { Site } from '../../../api/site.ts';
import { countsOf } from '../../../api/store-counts.ts';
import { RULES_VERSION } from '../../../event/rules/index.ts';
import { DISPOSITIONS } from '../../../ports/disposition.ts';
import type { StoredArticle } from '../../../ports/store-articles.ts';
import type { Extraction } from '../../../reading/extraction.ts';
import type { Page, PageRequest, View } from '../../page.ts';
import { frameOf } from '../frame.ts';
import { missingView } from '../missing.ts';
import { textParameter, wordParameter } from '../parameters.ts';
import { articlePage } from './article-page.ts';
import { articleListPage } from './list-page.ts';
import { newestArticles } from './newest-articles.ts';

const ARTICLES_A_PAGE = 60;
/** Texts longer than this are not read anew for a page, in UTF-16 units; what was stored of them is shown. */
const LONGEST_READ = 60_000;

/** Sources that files name, and those that the store has articles of besides: archives that were taken in. */
async function namedSources(site: Site): Promise<{ id: string; name: string }[]> {
  const known = [...site.sources.values()].map(({ id, name }) => ({ id, name }));
  const counted = new Set((await countsOf(site))?.bySource.map(({ sourceId }) => sourceId));
  const others = [...counted].filter((id) => !site.sources.has(id)).sort();
  return [...known, ...others.map((id) => ({ id, name: id }))];
}

const LIST: Page = {
  path: '/articles',
  async show(request, site) {
    const { query } = request;
    const filters = {
      source: textParameter(query, 'source'),
      disposition: wordParameter(query, 'disposition', DISPOSITIONS),
      q: textParameter(query, 'q'),
    };
    const { articles, next } = await newestArticles(site, {
      ...filters,
      after: textParameter(query, 'after'),
      limit: ARTICLES_A_PAGE,
    });
    const isStoreEmpty = articles.length === 0 && (await countsOf(site))?.byDisposition.length === 0;
    const sources = await namedSources(site);
    return articleListPage(frameOf(request), { filters, sources, articles, next, isStoreEmpty });
  },
};

/** The text read with today's dictionary and rules: what was left out stands in no store. */
async function readNow(
  site: Site,
  article: StoredArticle,
  text: string,
  extraction: Extraction | null,
): Promise<CloseReading | null> {
  if (text.length > LONGEST_READ) return null;
  const { id, url, canonicalUrl, outlet } = article;
  // Title and day as the stored reading had them, so that offsets and times agree with it.
  const { title, author, publishedAt } = extraction?.article ?? article;
  return readClosely(site, { id, url, canonicalUrl, title, author, source: outlet, publishedAt, text });
}

async function showArticle(request: PageRequest, site: Site): Promise<View> {
  const frame = frameOf(request);
  const id = request.parameters.id ?? '';
  const { store } = site;
  const article = await store.articles.article(id);
  if (article === null)
    return missingView(
      frame,
      frame.say(`没有编号 ${id} 的文章。`, `There is no article ${id}.`),
      '/articles',
    );
  const text = article.textSha256 === null ? null : await store.readings.text(article.textSha256);
  const extraction = await store.readings.reading(id);
  const { version } = site.knowledge().dictionary;
  return articlePage(frame, {
    article,
    sourceName: site.sources.get(article.sourceId)?.name ?? article.sourceId,
    text,
    extraction,
    reading: text === null ? null : await readNow(site, article, text, extraction),
    isStale:
      extraction !== null &&
      (extraction.versions.dictionary !== version || extraction.versions.rules !== RULES_VERSION),
    script: request.query.get('script') === 'simplified' ? 'simplified' : 'published',
    versions: article.version,
  });
}

export const ARTICLES: readonly Page[] = [LIST, { path: '/articles/:id', show: showArticle }];
