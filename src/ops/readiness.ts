import type { Redis } from 'ioredis';
import type { Check } from '../adapters/watching/metrics-server.ts';
import type { Store } from '../ports/store.ts';

const ANSWER_MS = 2_000;

async function answers(what: string, ask: () => Promise<unknown>): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), ANSWER_MS);
  });
  try {
    await Promise.race([ask(), late]);
    return [];
  } catch {
    // Why it does not answer may name places that a probe's reader need not know; the log has it.
    return [`${what} does not answer`];
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a process can work now: its servers answer, and it was not asked to stop. */
export async function isReady({
  store,
  redis,
  isStopping,
}: {
  readonly store: Store;
  readonly redis?: Redis;
  readonly isStopping: boolean;
}): Promise<Check> {
  if (isStopping) return { problems: ['the process is stopping'] };
  const asked = [answers('the store', () => store.time())];
  if (redis !== undefined) asked.push(answers('Redis', () => redis.ping()));
  return { problems: (await Promise.all(asked)).flat() };
}
