import { threadId, workerData } from 'node:worker_threads';
import type { TaskKey } from '../src/adapters/queue/bullmq-offers.ts';
import type { ThreadStart } from '../src/adapters/queue/bullmq-queue.ts';
import { type WorkContext, workByKey } from '../src/adapters/queue/bullmq-work.ts';
import { LEASE_MS } from '../src/adapters/queue/driver-options.ts';
import { newOwner } from '../src/adapters/queue/inline-owner.ts';
import { LeaseKeeper } from '../src/adapters/queue/lease-keeper.ts';
import { openShanshui } from '../src/compose.ts';
import { type Config, readConfig } from '../src/config.ts';
import { followKnowledge } from '../src/live-knowledge.ts';
import { loadKnowledge } from '../src/load-knowledge.ts';
import { pipelineOf } from '../src/pipeline.ts';
import type { Stage } from '../src/ports/ledger.ts';
import type { TaskEnd } from '../src/ports/queue.ts';

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
  const { ledger } = store;
  const onError = (error: unknown): void => log.error('renew', { error: String(error) });
  const leases = new LeaseKeeper({ ledger, clock, owner, leaseMs: LEASE_MS, onError });
  leases.start();
  return { ledger, clock, log, owner, leaseMs: LEASE_MS, leases, workers };
}

let context: Promise<WorkContext> | null = null;

/** A processor for one stage: parses the payload, does the task behind its key, says how it ended. */
export function processorOf(stage: Stage): (job: { data: TaskKey }) => Promise<readonly TaskEnd[]> {
  return async ({ data }) => {
    // A store that was away at the first job may be there at the next.
    context ??= openContext().catch((error: unknown) => {
      context = null;
      throw error;
    });
    return workByKey(stage, data.key, await context);
  };
}
