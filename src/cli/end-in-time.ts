import type { Ledger } from '../ports/ledger.ts';
import type { Log } from '../ports/log.ts';
import { onStopSignal } from './stop-signal.ts';

/** Container engines kill after 30 s (or sooner): what is in hand by then is given back, not cut off. */
export const STOP_WITHIN_MS = 25_000;

/** The store may be away as well: the leases run out by themselves then. */
const GIVE_BACK_MS = 3_000;

/** A driver that can be asked to stop. */
export interface Stoppable {
  readonly owner: string;
  stop(): void;
}

/**
 * On SIGINT or SIGTERM lets a driver finish what is in hand. What takes longer than 25 s (a host that is slow, a long
 * wait for a turn) goes back to the ledger, for another process, and this one ends with code 0.
 * Gives back what forgets about it.
 */
export function endInTime(
  driver: Stoppable,
  { ledger, log }: { readonly ledger: Ledger; readonly log: Log },
  onStop: () => void = () => {},
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const giveBack = async (): Promise<void> => {
    try {
      const late = new Promise<string>((resolve) => setTimeout(resolve, GIVE_BACK_MS, 'unknown'));
      const tasks = await Promise.race([ledger.release(driver.owner), late]);
      log.warn('stop-forced', { given_back: tasks });
    } catch (error) {
      // The leases run out by themselves then.
      log.warn('stop-forced', { error: String(error) });
    }
    process.exit(0);
  };
  const forget = onStopSignal(() => {
    onStop();
    driver.stop();
    timer = setTimeout(() => void giveBack(), STOP_WITHIN_MS);
    timer.unref();
  });
  return () => {
    clearTimeout(timer);
    forget();
  };
}
