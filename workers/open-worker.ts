import { threadId, workerData } from 'node:worker_threads';
import type { TaskKey } from '../src/adapters/bullmq-offers.ts';
import type { ThreadStart } from '../src/adapters/bullmq-queue.ts';
import { type WorkContext, workByKey } from '../src/adapters/bullmq-work.ts';
import { newOwner } from '../src/adapters/inline-owner.ts';
import { loadKnowledge } from '../src/cli/load-knowledge.ts';
import { openShanshui } from '../src/compose.ts';
import { type Config, readConfig } from '../src/config.ts';
import { followKnowledge } from '../src/live-knowledge.ts';
import { pipelineOf } from '../src/pipeline.ts';
import type { Stage } from '../src/ports/ledger.ts';
import type { TaskEnd } from '../src/ports/queue.ts';

const LEASE_MS = 120_000;

/** Opens what a processor in a thread of its own needs; once, at its first job. */
async function openContext(): Promise<WorkContext> {
  const start = workerData as ThreadStart | null;
  const config = (start?.given as Config | undefined) ?? readConfig();
  const owner = start === null ? newOwner() : `${start.owner}/${threadId}`;
  const opened = await openShanshui(config);
  const { store, clock, log } = opened;
  const live = followKnowledge(loadKnowledge(config), config, log);
  const workers = pipelineOf({
    ...opened,
    get knowledge() {
      return live.current();
    },
  });
  const renewal = setInterval(() => {
    const until = clock.now() + LEASE_MS;
    store.ledger.renew(owner, until).catch((error: unknown) => log.error('renew', { error: String(error) }));
  }, LEASE_MS / 4);
  renewal.unref();
  return { ledger: store.ledger, clock, log, owner, leaseMs: LEASE_MS, workers };
}

let context: Promise<WorkContext> | null = null;

/** A processor for one stage: parses the payload, does the task behind its key, says how it ended. */
export function processorOf(stage: Stage): (job: { data: TaskKey }) => Promise<readonly TaskEnd[]> {
  return async ({ data }) => {
    context ??= openContext();
    return workByKey(stage, data.key, await context);
  };
}
