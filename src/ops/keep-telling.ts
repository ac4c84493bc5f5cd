import { type Telling, tellWebhooks } from '../pipeline/tell-webhooks.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

/** Between two looks for changes that somebody is to be told. */
const LOOK_MS = 5_000;
/** Whoever tells goes on telling unless it is silent for so long. */
const LEAD_MS = 60_000;

export interface Teller extends Omit<Telling, 'now' | 'isOver' | 'leavesRefused'> {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly owner: string;
}

/**
 * Tells webhooks of changes while a process stays, one process at a time: all others look on and take over when it is
 * gone. A receiver that does not answer holds up nobody but itself. Gives back what ends that.
 */
export function keepTelling(teller: Teller, everyMs = LOOK_MS): () => Promise<void> {
  const { store, clock, log, owner, ...rest } = teller;
  let telling: Promise<void> | null = null;
  let isOver = false;
  const tell = async (): Promise<void> => {
    const told = await tellWebhooks(store, { ...rest, now: () => clock.now(), isOver: () => isOver });
    for (const { webhook, told: taken, dead } of told)
      if (taken + dead > 0) log.info('webhook-told', { webhook, told: taken, dead });
  };
  const fault = (error: unknown): void =>
    log.error('webhooks-fault', { error: error instanceof Error ? error.message : String(error) });
  const look = async (): Promise<void> => {
    const now = clock.now();
    const leads = await store.transact(({ alerts }) => alerts.lead('webhooks', owner, now, now + LEAD_MS));
    if (!leads || telling !== null || isOver) return;
    telling = tell()
      .catch(fault)
      .finally(() => {
        telling = null;
      });
  };
  const timer = setInterval(() => void look().catch(fault), everyMs);
  return async () => {
    isOver = true;
    clearInterval(timer);
    await telling;
  };
}
