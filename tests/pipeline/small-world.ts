import { createHttpFetcher } from '../../src/adapters/fetch/http-fetcher.ts';
import { InlineQueue } from '../../src/adapters/queue/inline-queue.ts';
import { openSqliteStore } from '../../src/adapters/store/sqlite.ts';
import { pipelineOf, scheduleDue, type World } from '../../src/pipeline.ts';
import type { Log } from '../../src/ports/log.ts';
import type { QueueProgress, QueueSummary } from '../../src/ports/queue.ts';
import { Source } from '../../src/source/source.ts';
import { smallDictionary } from './small-dictionary.ts';

export const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** The source that announces a small site. */
export function smallSource(origin: string): Source {
  return Source.parse({
    id: 'small',
    name: '小站',
    kind: 'feed',
    url: `${origin}/feed.xml`,
    politeness: { minimumGapMs: 0, obeyRobots: false, permission: 'a test of ours' },
    allowedPrivateHosts: [new URL(origin).host],
  });
}

/** A world on a data folder that crawls one small site. */
export async function smallWorld(
  dataFolder: string,
  origin: string,
  options: { readonly maxBytes?: number } = {},
): Promise<World & { close(): Promise<void> }> {
  const store = await openSqliteStore(dataFolder, options);
  const fetcher = createHttpFetcher({ contact: 'https://shanshui.example', softwareVersion: 'test' });
  return {
    store,
    fetcher,
    clock: { now: () => Date.now() },
    log: silent,
    knowledge: { dictionary: smallDictionary(), softwareVersion: 'test' },
    sources: new Map([['small', smallSource(origin)]]),
    async close() {
      await fetcher.close();
      await store.close();
    },
  };
}

/** One crawl of what is due. */
export async function crawlOnce(world: World, progress?: QueueProgress): Promise<QueueSummary> {
  const queue = new InlineQueue({ ...world, ledger: world.store.ledger, concurrency: 4, backOffMs: 10 });
  await scheduleDue(world);
  return queue.drain(pipelineOf(world), progress);
}
