import type { Clock } from '../../ports/clock.ts';
import type { Ledger, Task } from '../../ports/ledger.ts';
import { LEASE_MS } from './driver-options.ts';

export interface LeaseKeeperOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly owner: string;
  readonly leaseMs?: number;
  /** Hears of a renewal that failed; the next one follows. */
  readonly onError: (error: unknown) => void;
}

/**
 * Renews the leases of the tasks that a process works on, and of those only: a task that was claimed by a query whose
 * answer got lost, or whose end could not be written, is nobody's work, and its lease must run out.
 */
export class LeaseKeeper {
  readonly #options: LeaseKeeperOptions;
  readonly #inHand = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LeaseKeeperOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#renew(), (this.#options.leaseMs ?? LEASE_MS) / 4);
    this.#timer.unref();
  }

  hold(tasks: readonly Task[]): void {
    for (const { key } of tasks) this.#inHand.add(key);
  }

  letGo(tasks: readonly Task[]): void {
    for (const { key } of tasks) this.#inHand.delete(key);
  }

  async #renew(): Promise<void> {
    const { ledger, clock, owner, leaseMs = LEASE_MS, onError } = this.#options;
    if (this.#inHand.size === 0) return;
    await ledger.renew(owner, clock.now() + leaseMs, [...this.#inHand]).catch(onError);
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
