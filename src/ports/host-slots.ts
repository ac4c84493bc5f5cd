/** A host's turn, taken. */
export interface Slot {
  readonly kind: 'slot';
  /** Milliseconds waited for it. */
  readonly waitedMs: number;
  /** Gives the turn back; the gap counts from here. */
  release(): Promise<void>;
}

/** No turn within the time one wanted to wait. */
export interface NoSlot {
  readonly kind: 'no-slot';
  /** Milliseconds after which asking again makes sense. */
  readonly retryAfterMs: number;
  /** The host asked for patience (429, 503), or others are before us. */
  readonly why: 'slowed-down' | 'busy';
}

/**
 * Turns at hosts: one request at a time and a gap between two, over all that share these slots (one process, or
 * all workers of a server).
 */
export interface HostSlots {
  /**
   * Waits for the host's turn.
   * @param gapMs between the end of the last request and the start of this one, at least
   * @param maxWaitMs not longer than this
   */
  acquire(host: string, gapMs: number, maxWaitMs: number): Promise<Slot | NoSlot>;
  /** The host asked for patience (429, 503): no turn for so long, and larger gaps until it answers well again. */
  slowDown(host: string, forMs: number | null): Promise<void>;
  /** The host answered well: larger gaps shrink again, step by step. */
  answeredWell(host: string): Promise<void>;
}
