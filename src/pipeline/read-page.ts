import type { ArticleOutcome } from '../article/article.ts';
import { fingerprint } from '../article/near-duplicates.ts';
import { decodeBytes } from '../page/decode.ts';
import { PermanentFailure } from '../ports/failure.ts';
import type { Task } from '../ports/ledger.ts';
import type { StoreSession } from '../ports/store.ts';
import type { StoredArticle, StoredPage } from '../ports/store-articles.ts';
import { ArticleInput, type ReadableArticle } from '../reading/article-input.ts';
import { contentId, textSha256 } from '../reading/content-id.ts';
import { readStations, toExtraction } from '../reading/read-article.ts';
import { toReadable } from '../reading/to-readable.ts';
import { attributedMentions, attributedStatements, voiceOf } from './attribute.ts';
import type { PageReader } from './page-reader.ts';
import type { PageReading, PageReadingOutcome } from './page-reading.ts';
import { keptPages, PAGES_JSON, readPages, readRawPage } from './paged-article.ts';
import { landscapeTask } from './task-keys.ts';
import { causedBy } from './task-trace.ts';
import type { World } from './world.ts';

/** Content type of an imported article: an input of `extract` as JSON, kept where a page would be. */
export const ARTICLE_JSON = 'application/vnd.shanshui.article+json';

type Found =
  | { readonly kind: 'readable'; readonly article: ReadableArticle; readonly originalSource: string | null }
  | Extract<ArticleOutcome, { kind: 'not-an-article' }>;

function findArticle(stored: StoredArticle, page: StoredPage): Found {
  const url = page.finalUrl ?? stored.url;
  if (page.contentType === ARTICLE_JSON) {
    const { text } = decodeBytes(page.body, { contentType: page.contentType });
    const input = ArticleInput.parse(JSON.parse(text));
    const outcome = toReadable({ ...input, id: stored.id, url: input.url ?? url });
    return outcome.kind === 'readable' ? { ...outcome, originalSource: null } : outcome;
  }
  const outcome =
    page.contentType === PAGES_JSON ? readPages(keptPages(page.body)) : readRawPage({ ...page, url }).outcome;
  if (outcome.kind !== 'article') return outcome;
  const { article } = outcome;
  return {
    kind: 'readable',
    originalSource: article.originalSource,
    article: {
      id: stored.id,
      url: stored.url,
      canonicalUrl: article.canonicalUrl ?? stored.canonicalUrl,
      // What the page leaves unsaid, the announcement may have said.
      title: article.title ?? (stored.announcedTitle || null),
      author: article.author,
      source: article.source,
      publishedAt: article.publishedAt ?? stored.announcedAt,
      text: article.text,
    },
  };
}

/** Reads a stored page: decode, find the article, read it. Pure. */
export function readPage(
  stored: StoredArticle,
  page: StoredPage,
  knowledge: World['knowledge'],
): PageReadingOutcome {
  const found = findArticle(stored, page);
  if (found.kind !== 'readable') return found;
  const { article: readable, originalSource } = found;
  const stations = readStations(readable, knowledge);
  return {
    kind: 'read',
    readable,
    extraction: toExtraction(readable, knowledge, stations),
    fields: {
      title: readable.title,
      author: readable.author,
      publishedAt: readable.publishedAt,
      outlet: readable.source,
      originalOutlet: originalSource,
      canonicalUrl: readable.canonicalUrl,
      fingerprint: fingerprint(stations.article.text),
    },
  };
}

/** Reads in this thread, one page after the other. */
export function readHere(knowledge: World['knowledge']): PageReader {
  return { atOnce: 1, read: async (stored, page) => readPage(stored, page, knowledge) };
}

/**
 * Writes a reading in place of the article's last one. Its group of reprints concerns other articles too, and is settled
 * when the reading is folded (`joinGroup`).
 */
export async function saveReading(
  session: StoreSession,
  stored: StoredArticle,
  pageSha256: string,
  { readable, fields, extraction, sourceName }: PageReading,
  now: number,
): Promise<void> {
  const { text } = readable;
  await session.articles.dispose(stored.id, 'read', null, now);
  await session.readings.saveText(stored.id, { pageSha256, text, textSha256: textSha256(text) }, fields, now);
  await session.readings.saveReading(stored.id, extraction, now);
  const voice = voiceOf({ ...stored, ...fields }, fields.publishedAt, sourceName);
  await session.mentions.replace(stored.id, attributedMentions(stored.id, voice, extraction), now);
  const subject = { id: stored.id, canonicalUrl: fields.canonicalUrl };
  await session.statements.replace(stored.id, attributedStatements(subject, voice, extraction, now), now);
}

/** An article that is none any more gives up what it said. */
export async function withdrawReading(
  session: StoreSession,
  stored: StoredArticle,
  reason: string,
  now: number,
): Promise<void> {
  await session.articles.dispose(stored.id, 'not-an-article', reason, now);
  await session.mentions.replace(stored.id, [], now);
  await session.statements.replace(stored.id, [], now);
}

/** Reads a fetched page and puts what it says to be folded into the landscape. */
export async function readFetchedPage(world: World, task: Task): Promise<string> {
  const { store, clock, knowledge, reader } = world;
  const stored = await store.articles.article(task.subject);
  const page = await store.readings.page(task.subject, task.input);
  if (stored === null || page === null)
    throw new PermanentFailure(`${task.subject}: its page is not stored any more`);
  const outcome = await (reader ?? readHere(knowledge)).read(stored, page);
  const sourceName = world.sources.get(stored.sourceId)?.name ?? null;
  const now = clock.now();
  const cause = stored.version === 0 ? 'world' : 'source';
  return store.transact(async (session) => {
    if (outcome.kind !== 'read') {
      await withdrawReading(session, stored, outcome.reason, now);
      await session.ledger.enqueue(
        [causedBy(task, landscapeTask(stored.id, task.sourceId, task.input, cause))],
        now,
      );
      await session.ledger.finish(task, outcome.kind, now);
      return outcome.kind;
    }
    await saveReading(session, stored, page.sha256, { ...outcome, sourceName }, now);
    const { dictionary, rules, software } = outcome.extraction.versions;
    const reading = contentId('reading', task.input, dictionary, rules, software);
    await session.ledger.enqueue(
      [causedBy(task, landscapeTask(stored.id, task.sourceId, reading, cause))],
      now,
    );
    await session.ledger.finish(task, 'read', now);
    return 'read';
  }, stored.id);
}
