import { canonicalUrl } from '../feed/canonical-url.ts';
import type { Announcement, FeedItem } from '../feed/feed-item.ts';
import { PermanentFailure } from '../ports/failure.ts';
import type { NewTask, Task } from '../ports/ledger.ts';
import type { StoreSession } from '../ports/store.ts';
import type { AnnouncedItem, SourceState } from '../ports/store-articles.ts';
import { contentId } from '../reading/content-id.ts';
import { admits } from '../source/admits.ts';
import { nextDue } from '../source/due.ts';
import type { Source } from '../source/source.ts';
import { describeOutcome, finalOutcome } from './fetching.ts';
import { readSource } from './read-source.ts';
import { asOrdered } from './schedule-orders.ts';
import { fetchTask, refetchTask } from './task-keys.ts';
import { causedBy } from './task-trace.ts';
import type { World } from './world.ts';

/** A source nobody has asked yet. */
export function unpolled(sourceId: string): SourceState {
  return {
    sourceId,
    etag: null,
    lastModified: null,
    nextDueAt: 0,
    lastPolledAt: null,
    lastOutcome: null,
    consecutiveFailures: 0,
    lastCount: null,
  };
}

export function sourceOf(world: World, sourceId: string): Source {
  const source = world.sources.get(sourceId);
  if (source === undefined)
    throw new PermanentFailure(`source ${sourceId} is not in the sources folder any more`);
  return source;
}

/** The id of what a source announced: from its canonical URL, else from what the source calls it. */
function announcedId(sourceId: string, item: FeedItem, canonical: string | null): string {
  if (canonical !== null) return contentId('article', canonical);
  return contentId('announced', sourceId, item.guid ?? '', item.title);
}

function announcedItems(source: Source, announcement: Announcement): AnnouncedItem[] {
  const byId = new Map<string, AnnouncedItem>();
  for (const feedItem of announcement.items) {
    const { url } = feedItem;
    if (url !== null && !admits(source, url)) continue;
    const canonical = url === null ? null : canonicalUrl(url);
    const articleId = announcedId(source.id, feedItem, canonical);
    // The same article twice in one feed: the first, newest one speaks.
    if (byId.has(articleId)) continue;
    byId.set(articleId, {
      sourceId: source.id,
      articleId,
      url,
      canonicalUrl: canonical,
      feedItem,
      format: announcement.format,
    });
  }
  return [...byId.values()];
}

/** Notes what is new, and says what is to be fetched. */
async function takeIn(
  session: StoreSession,
  announced: readonly AnnouncedItem[],
  cause: Task,
  now: number,
): Promise<NewTask[]> {
  const changes = await session.articles.announce(announced, now);
  const tasks: NewTask[] = [];
  for (const [at, one] of announced.entries()) {
    const change = changes[at];
    if (change === 'new' && one.canonicalUrl === null) {
      await session.articles.dispose(one.articleId, 'no-address', 'announced without an address', now);
    } else if (change === 'new') {
      tasks.push(causedBy(cause, fetchTask(one.articleId, one.sourceId)));
    } else if (change === 'changed' && one.canonicalUrl !== null) {
      const { title, publishedAt } = one.feedItem;
      tasks.push(causedBy(cause, refetchTask(one.articleId, one.sourceId, title, publishedAt)));
    }
  }
  return tasks;
}

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

/**
 * Articles an hour over the last week, for sources that are polled at the pace they publish at; null where nobody
 * asks, and on the first day, when a feed's whole window is new.
 */
async function observedRate(world: World, source: Source, now: number): Promise<number | null> {
  if (source.schedule === undefined || !('adaptive' in source.schedule)) return null;
  const lately = await world.store.articles.list({ sourceId: source.id, since: now - WEEK });
  const first = Math.min(...lately.map(({ firstSeenAt }) => firstSeenAt));
  const fresh = lately.filter(({ firstSeenAt }) => firstSeenAt > first).length;
  const hours = (now - first) / HOUR;
  return lately.length > 0 && hours < 24 ? null : fresh / Math.max(24, Math.min(168, hours));
}

/** Asks a source what is new, and puts what it announces to be fetched. */
export async function pollSource(world: World, task: Task): Promise<string> {
  const { store, fetcher, clock, log } = world;
  const source = sourceOf(world, task.subject);
  const before = (await store.sources.state(source.id)) ?? unpolled(source.id);
  const { etag, lastModified } = before;
  const reading = await readSource(fetcher, source, { etag, lastModified });
  const outcome = finalOutcome(reading.outcome);
  const announced = reading.announcement === null ? [] : announcedItems(source, reading.announcement);
  if (reading.missing.length > 0) log.warn('not-read', { source: source.id, missing: reading.missing });
  const now = clock.now();
  const ordered = asOrdered(source, await store.schedules.of(source.id), now);
  const isWell = outcome.kind === 'fetched' || outcome.kind === 'unchanged';
  const state: SourceState = {
    ...before,
    ...(outcome.kind === 'fetched' ? { etag: outcome.etag, lastModified: outcome.lastModified } : {}),
    nextDueAt: nextDue(ordered, now, now, await observedRate(world, ordered, now)),
    lastPolledAt: now,
    lastOutcome: outcome.kind === 'fetched' ? 'read' : describeOutcome(outcome),
    consecutiveFailures: isWell ? 0 : before.consecutiveFailures + 1,
    lastCount: outcome.kind === 'fetched' ? announced.length : before.lastCount,
  };
  const detail = isWell ? outcome.kind : describeOutcome(outcome);
  await store.transact(async (session) => {
    await session.ledger.enqueue(await takeIn(session, announced, task, now), now);
    await session.sources.saveState(state);
    await session.ledger.finish(task, detail, now);
  });
  return detail;
}
