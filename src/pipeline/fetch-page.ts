import { createHash } from 'node:crypto';
import { PermanentFailure } from '../ports/failure.ts';
import type { Task } from '../ports/ledger.ts';
import { describeOutcome, finalOutcome, requestFor } from './fetching.ts';
import { followPages } from './follow-pages.ts';
import { keepPages, PAGES_JSON } from './paged-article.ts';
import { sourceOf } from './poll-source.ts';
import { readTask } from './task-keys.ts';
import { causedBy } from './task-trace.ts';
import type { World } from './world.ts';

/** Fetches an article's page or pages and keeps them as they came; what differs from the last time is to be read. */
export async function fetchPage(world: World, task: Task): Promise<string> {
  const { store, fetcher, clock } = world;
  const source = sourceOf(world, task.sourceId);
  const article = await store.articles.article(task.subject);
  if (article === null || article.url === null)
    throw new PermanentFailure(`${task.subject}: no such article`);
  if (article.takenDownAt !== null) {
    await store.transact((session) => session.ledger.finish(task, 'taken-down', clock.now()), article.id);
    return 'taken-down';
  }
  const last = article.pageSha256 === null ? null : await store.readings.page(article.id);
  const request = requestFor(source, {
    url: article.url,
    purpose: 'page',
    etag: last?.etag ?? null,
    lastModified: last?.lastModified ?? null,
  });
  const outcome = finalOutcome(await fetcher.fetch(request));
  const now = clock.now();
  if (outcome.kind === 'unchanged') {
    await store.transact((session) => session.ledger.finish(task, 'unchanged', now), article.id);
    return 'unchanged';
  }
  if (outcome.kind !== 'fetched') {
    await store.transact(async (session) => {
      await session.articles.dispose(article.id, outcome.kind, describeOutcome(outcome), now);
      await session.ledger.finish(task, outcome.kind, now);
    }, article.id);
    return outcome.kind;
  }
  const { finalUrl, etag, lastModified, fetchedAt } = outcome;
  const pages = await followPages(world, source, task, outcome);
  const isPaged = pages.length > 1;
  const body = isPaged ? keepPages(pages) : outcome.body;
  const contentType = isPaged ? PAGES_JSON : outcome.contentType;
  const sha256 = createHash('sha256').update(body).digest('hex');
  await store.transact(async (session) => {
    await session.readings.savePage(article.id, {
      sha256,
      body,
      contentType,
      finalUrl,
      etag,
      lastModified,
      fetchedAt,
    });
    if (sha256 !== article.pageSha256) {
      await session.ledger.enqueue([causedBy(task, readTask(article.id, task.sourceId, sha256))], now);
    }
    await session.ledger.finish(task, sha256 === article.pageSha256 ? 'unchanged' : 'fetched', now);
  }, article.id);
  return 'fetched';
}
