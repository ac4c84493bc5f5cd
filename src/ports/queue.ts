import { RetryLater } from './failure.ts';
import type { Stage, Task } from './ledger.ts';

/** It was not tried at all, and nothing is wrong: come again, and count no attempt. */
export class Postponed extends RetryLater {}

/** What became of one task. */
export interface TaskEnd {
  readonly task: Task;
  readonly outcome: 'done' | 'retried' | 'failed' | 'lost';
  /** The stage's own word for it (`read`, `gone`, …), or the error. */
  readonly detail: string;
  /** Milliseconds that the stage worked on it; of tasks done together, of all of them. */
  readonly tookMs?: number;
}

/** Does the stages' tasks. Each call ends its tasks in the ledger, in the transaction that writes what they yield. */
export interface StageWorkers {
  /**
   * Works on leased tasks of one stage (several only for `update-landscape`) and says how it ended.
   * Throws `RetryLater` or `PermanentFailure`; anything else is a fault of ours.
   */
  work(stage: Stage, tasks: readonly Task[]): Promise<string>;
  /** Ends a task that was tried as often as it may be. */
  giveUp(task: Task, error: string): Promise<void>;
}

export interface QueueProgress {
  /** Called after each task's end. */
  onEnd?(end: TaskEnd): void;
  /** Called from time to time with the number of tasks that are ready or running. */
  onOpen?(open: number): void;
  /** Called whenever the driver looks for work: it is alive. */
  onLook?(): void;
}

export interface QueueSummary {
  readonly done: number;
  readonly retried: number;
  readonly failed: number;
  /** Tasks that wait for a later time. */
  readonly postponed: number;
  /** True when a stop was asked for before everything was done. */
  readonly stopped: boolean;
}

/** Drives the ledger's tasks through their workers. */
export interface Queue {
  /** Works until no task can be started within the driver's patience, or until it is stopped. */
  drain(workers: StageWorkers, progress?: QueueProgress): Promise<QueueSummary>;
  /** Takes no further tasks, finishes those in hand, gives the rest back. */
  stop(): void;
}
