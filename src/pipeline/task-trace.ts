import type { NewTask, Task } from '../ports/ledger.ts';
import { contentId } from '../reading/content-id.ts';

/** Where a task stands in the trace of what it belongs to. Ids as in W3C Trace Context (32 and 16 hex digits). */
export interface TaskTrace {
  readonly traceId: string;
  /** Of this try of the task. */
  readonly spanId: string;
  /** Of the try that put the task there; null for a task at the head of a trace. */
  readonly parentSpanId: string | null;
}

/** `version-trace-span-flags`, as in https://www.w3.org/TR/trace-context/#traceparent-header. */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/**
 * The trace of a task's try. It follows from the ledger alone, so every process and every thread says the same, whatever
 * the queues forget. A task that nobody's work put there (a poll, an import) begins a trace.
 */
export function traceOf(task: Pick<Task, 'key' | 'attempts' | 'trace'>): TaskTrace {
  const spanId = contentId('span', task.key, `${task.attempts}`);
  const [, traceId, parentSpanId] = TRACEPARENT.exec(task.trace) ?? [];
  if (traceId !== undefined && parentSpanId !== undefined) return { traceId, spanId, parentSpanId };
  return {
    traceId: contentId('trace', task.key) + contentId('trace', task.key, 'low'),
    spanId,
    parentSpanId: null,
  };
}

/** A task that another one's work puts there: in the same trace, below that try. */
export function causedBy(cause: Task, task: NewTask): NewTask {
  const { traceId, spanId } = traceOf(cause);
  return { ...task, trace: `00-${traceId}-${spanId}-01` };
}
