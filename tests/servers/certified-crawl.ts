import type { SmallSite } from '../pipeline/small-site.ts';
import { Deployment, type Outcome } from './deployment.ts';
import { type Trial, volumeOf } from './trials.ts';

/** What a trial left, or why it could not be made on this machine. */
export type Crawled =
  | { readonly kind: 'crawled'; readonly outcome: Outcome; readonly tasks: number; readonly struck: number }
  | { readonly kind: 'not-tried'; readonly why: string };

export interface CrawlOptions {
  readonly sites: readonly SmallSite[];
  readonly workers: number;
  /** Tasks of the whole crawl: faults are spread over them. */
  readonly tasks: number;
  readonly limitMs: number;
  readonly say: (line: string) => void;
}

/** After the last article: a minute for locks of the dead, half a one for BullMQ to look, and some for a busy machine. */
const AFTERWARDS_MS = 300_000;

/** What stands open and what the workers said last, for a trial that did not end well. */
async function lastWords(deployment: Deployment): Promise<string> {
  const open = await deployment.postgres
    .query(
      `select stage, state, count(*), min(not_before), max(attempts), max(error) as error from tasks
       where state <> 'done' group by 1, 2`,
    )
    .then(({ rows }) => JSON.stringify(rows))
    .catch(String);
  return [`not done: ${open}`, ...[...deployment.workers].map(({ said }) => said)].join('\n');
}

/**
 * One crawl from the first poll to the last article, with a trial's faults spread over its length: each strikes when
 * so many tasks are done. Then all sources are polled once more and the queues must run empty. Throws what went wrong.
 */
export async function certifiedCrawl(trial: Trial, options: CrawlOptions): Promise<Crawled> {
  const { sites, workers, tasks, limitMs, say } = options;
  const volume = volumeOf(trial);
  try {
    const deployment = await Deployment.start(sites, volume?.folder);
    try {
      const faults = trial.faults(deployment, volume?.folder ?? null);
      if (faults === null) return { kind: 'not-tried', why: 'needs root (a small volume) or faketime' };
      for (let at = 0; at < workers; at++) deployment.addWorker();
      for (const [at, fault] of faults.entries()) {
        const share = (0.02 + 0.88 * (at + Math.random())) / faults.length;
        await deployment.untilDoneTasks(Math.floor(share * tasks), limitMs);
        await fault.strike(deployment, Math.random);
        if (at % 20 === 19)
          say(`  ${at + 1} of ${faults.length} struck, ${await deployment.done()} tasks done`);
      }
      await deployment.untilDone(sites.length, limitMs);
      const done = await deployment.done();
      await deployment.pollAllAgain(sites.length, AFTERWARDS_MS);
      await deployment.untilDone(sites.length, AFTERWARDS_MS);
      await deployment.untilQueuesEmpty(AFTERWARDS_MS);
      return { kind: 'crawled', outcome: await deployment.outcome(), tasks: done, struck: faults.length };
    } catch (error) {
      say(await lastWords(deployment));
      throw error;
    } finally {
      await deployment.stop();
    }
  } finally {
    volume?.remove();
  }
}
