import type { Stage, Task } from './ledger.ts';

/** What became of one task. */
export interface TaskEnd {
  readonly task: Task;
  readonly outcome: 'done' | 'retried' | 'failed' | 'lost';
  /** The stage's own word for it (`read`, `gone`, …), or the error. */
  readonly detail: string;
}

/** Does one stage's tasks; `update-landscape` gets several at once, the others one. */
export type StageWorker = (tasks: readonly Task[]) => Promise<string>;

export interface QueueProgress {
  /** Called after each task's end; `open` counts the tasks that are ready or running then. */
  onEnd?(end: TaskEnd): void;
  onOpen?(open: number): void;
}

export interface QueueSummary {
  readonly done: number;
  readonly retried: number;
  readonly failed: number;
  /** True when a stop was asked for before everything was done. */
  readonly stopped: boolean;
}

/** Drives the ledger's tasks through their workers. */
export interface Queue {
  /** Works until no task is open (`drain`) or until it is stopped. */
  drain(workers: Readonly<Record<Stage, StageWorker>>, progress?: QueueProgress): Promise<QueueSummary>;
  /** Takes no further tasks, finishes those in hand, gives the rest back. */
  stop(): void;
}
