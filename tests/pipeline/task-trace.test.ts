import { expect, it } from 'vitest';
import { fetchTask, pollTask, readTask } from '../../src/pipeline/task-keys.ts';
import { causedBy, traceOf } from '../../src/pipeline/task-trace.ts';
import type { Task } from '../../src/ports/ledger.ts';

const taken = (
  task: { key: string; trace?: string },
  attempts = 1,
): Pick<Task, 'key' | 'attempts' | 'trace'> => ({
  key: task.key,
  attempts,
  trace: task.trace ?? '',
});

it('hands one trace down from a poll to what its articles lead to', () => {
  const poll = taken(pollTask('shan', 5)) as Task;
  const fetch = taken(causedBy(poll, fetchTask('a1', 'shan')), 2) as Task;
  const read = taken(causedBy(fetch, readTask('a1', 'shan', 'ff'))) as Task;
  const [first, second, third] = [traceOf(poll), traceOf(fetch), traceOf(read)];
  expect(first).toMatchObject({ traceId: expect.stringMatching(/^[0-9a-f]{32}$/), parentSpanId: null });
  expect(second).toMatchObject({ traceId: first.traceId, parentSpanId: first.spanId });
  expect(third).toMatchObject({ traceId: first.traceId, parentSpanId: second.spanId });
  expect(second.spanId).toMatch(/^[0-9a-f]{16}$/);
});

it.each([
  ['two polls of a source', taken(pollTask('shan', 5)), taken(pollTask('shan', 6))],
  ['polls of two sources', taken(pollTask('shan', 5)), taken(pollTask('shui', 5))],
])('keeps %s apart', (_what, one, other) => {
  expect(traceOf(one).traceId).not.toBe(traceOf(other).traceId);
});

it('gives each try of a task a span of its own in the same trace', () => {
  const [once, again] = [traceOf(taken(pollTask('shan', 5), 1)), traceOf(taken(pollTask('shan', 5), 2))];
  expect(again.traceId).toBe(once.traceId);
  expect(again.spanId).not.toBe(once.spanId);
});

it('begins a trace where the stored one cannot be read', () => {
  expect(traceOf({ key: 'read-article:a', attempts: 1, trace: '00-zz-1-01' }).parentSpanId).toBeNull();
});
