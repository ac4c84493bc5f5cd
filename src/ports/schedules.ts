import type { Schedule } from '../source/schedule.ts';

/** An order that stands before what a source's file says about when it is polled. */
export interface ScheduleOrder {
  readonly sourceId: string;
  /** Another schedule, or none at all. */
  readonly what: { readonly kind: 'paused' } | { readonly kind: 'schedule'; readonly schedule: Schedule };
  readonly who: string;
  readonly why: string;
  /** ms since 1970. */
  readonly since: number;
  /** ms since 1970: from then on the source's file counts again; null for ever. */
  readonly until: number | null;
}

/** The orders that people gave about schedules. */
export interface ScheduleOrders {
  /** Those that are not lifted, run out or not, in order of source. */
  standing(): Promise<readonly ScheduleOrder[]>;
  of(sourceId: string): Promise<ScheduleOrder | null>;
  /** Puts an order; one for the same source is replaced. */
  put(order: ScheduleOrder): Promise<void>;
  /** Lifts a source's order. Returns whether there was one. */
  lift(sourceId: string, who: string, at: number): Promise<boolean>;
}
