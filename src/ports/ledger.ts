/** What is to be done next, and who is doing it. The ledger lives in the store; queues carry its keys only. */

/** The stages of an item's way, in order. */
export const STAGES = ['poll-source', 'fetch-page', 'read-article', 'update-landscape'] as const;
export type Stage = (typeof STAGES)[number];

export const TASK_STATES = ['ready', 'running', 'done', 'failed'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** A task that is to be done. The same key is never done twice. */
export interface NewTask {
  /** Deterministic: made of the stage and of what it works on. */
  readonly key: string;
  readonly stage: Stage;
  /** Source id for `poll-source`, article id for the others. */
  readonly subject: string;
  /** What the stage works on beside its subject: the page's SHA-256 for `read-article`, else empty. */
  readonly input: string;
  /** Source whose budget it counts against. */
  readonly sourceId: string;
  /** Milliseconds since 1970; not to be started earlier. */
  readonly notBefore?: number;
  /** W3C traceparent of the try that puts the task there; empty where nothing of the kind does. */
  readonly trace?: string;
}

/** A task that somebody holds a lease on. */
export interface Task extends Required<NewTask> {
  /** Counted from 1: this attempt included. */
  readonly attempts: number;
  readonly leaseOwner: string;
  readonly leaseUntil: number;
}

export interface FailedTask extends NewTask {
  readonly attempts: number;
  readonly error: string;
  readonly failedAt: number;
}

/** One try of a task that did not end well. */
export interface TaskTry {
  /** ms since 1970. */
  readonly at: number;
  readonly attempt: number;
  readonly outcome: 'retried' | 'failed';
  readonly error: string;
}

/** Which dead letters are meant; all of them where nothing is said. */
export interface FailedFilter {
  readonly stage?: Stage | undefined;
  readonly sourceId?: string | undefined;
  /** Text that stands in the error, in any case. */
  readonly error?: string | undefined;
  readonly limit?: number | undefined;
}

export interface Claim {
  readonly stages: readonly Stage[];
  /** `host:pid:nonce` of the process that will do the work. */
  readonly owner: string;
  readonly limit: number;
  readonly now: number;
  readonly leaseMs: number;
  /** Only tasks of these sources; all when absent. */
  readonly sourceIds?: readonly string[];
  /** Only these tasks; any when absent. */
  readonly keys?: readonly string[];
}

export interface DueOptions {
  readonly now: number;
  readonly limit: number;
  readonly perSource: number;
}

/** A task to be offered to workers; its round changes with every try. */
export interface DueTask {
  readonly key: string;
  /** ms since 1970: since when it is due. */
  readonly at: number;
  readonly round: string;
}

/** Somebody else took the task over: what this process worked out must not be written. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

export interface Retry {
  readonly notBefore: number;
  readonly error: string;
  readonly now: number;
  /** It was not really tried: the attempt does not count. */
  readonly uncounted?: boolean;
}

export interface Ledger {
  /** Adds the tasks whose keys are not there yet, and says how many that were. */
  enqueue(tasks: readonly NewTask[], now: number): Promise<number>;
  /** Takes ready tasks, oldest first, and leases them to `owner`. No two callers get the same task. */
  claim(claim: Claim): Promise<readonly Task[]>;
  /**
   * A stage's tasks that are ready and due, oldest first, at most `perSource` of each source so that a slow one does
   * not fill what a driver holds in hand. Takes nothing.
   */
  due(stage: Stage, options: DueOptions): Promise<readonly DueTask[]>;
  /** Prolongs the leases that `owner` holds on these tasks. */
  renew(owner: string, leaseUntil: number, keys: readonly string[]): Promise<void>;
  /** Marks a leased task done, with the outcome by name; throws `LeaseLost` when the lease is no longer the caller's. */
  finish(task: Task, outcome: string, now: number): Promise<void>;
  /** Gives a leased task back, to be tried again not before a time. */
  retry(task: Task, options: Retry): Promise<void>;
  /** Gives a leased task up: it stands as a dead letter until somebody retries or discards it. */
  fail(task: Task, error: string, now: number): Promise<void>;
  /** Gives back everything that `owner` and its threads (`OWNER/…`) hold, without counting an attempt. */
  release(owner: string): Promise<number>;
  /**
   * Takes leases back that have run out, and those whose owner `isAlive` denies.
   * Says how many tasks are ready again.
   */
  reclaim(now: number, isAlive: (owner: string) => boolean): Promise<number>;
  /** Puts dead letters back, to be tried not before a time (now, unless told); all of them when no keys are given. */
  revive(now: number, keys?: readonly string[], notBefore?: number): Promise<number>;
  /** The failed tries of a task, the oldest first. */
  tries(key: string): Promise<readonly TaskTry[]>;
  /** Failed tries of a source since a time, counted up to `limit`. */
  triesSince(sourceId: string, since: number, limit: number): Promise<number>;
  /** Forgets the tries before a time; says how many. */
  forgetTries(before: number): Promise<number>;
  /** Ready tasks of a stage, counted up to `limit`; only those due before a time (ms since 1970), where one is given. */
  readyCount(stage: Stage, limit: number, dueBefore?: number): Promise<number>;
  /** By stage: since when (ms since 1970) its oldest ready task is due. */
  oldestReady(): Promise<readonly { readonly stage: Stage; readonly at: number }[]>;
  failed(filter?: FailedFilter): Promise<readonly FailedTask[]>;
  /** Number of tasks by stage and state. */
  counts(
    states?: readonly TaskState[],
  ): Promise<readonly { readonly stage: Stage; readonly state: TaskState; readonly count: number }[]>;
  /** Number of tasks that are ready or running, of some sources where asked. */
  open(sourceIds?: readonly string[]): Promise<number>;
  /** Subjects of a stage's tasks that are ready or running. */
  openSubjects(stage: Stage): Promise<readonly string[]>;
  /** When the next ready task may start; null when there is none. */
  nextReadyAt(sourceIds?: readonly string[]): Promise<number | null>;
}
