import type { SettleOptions } from './settle-task.ts';

/** What both drivers of the ledger are told. */
export interface DriverOptions extends SettleOptions {
  /** Milliseconds that `drain` waits for a task that is not yet to be started. */
  readonly patienceMs?: number;
  /** Milliseconds a lease lasts. */
  readonly leaseMs?: number;
  /** Only tasks of these sources. */
  readonly sourceIds?: readonly string[];
  /** Keeps running when there is nothing to do, until `stop`. */
  readonly stays?: boolean;
}

/** A lease outlasts a minute of a blocked event loop, and ends soon enough when a machine dies. */
export const LEASE_MS = 120_000;

export const PATIENCE_MS = 20_000;

/** Articles whose events are merged in one transaction: enough to spread its cost, few enough to stay short. */
export const LANDSCAPE_BATCH = 40;
