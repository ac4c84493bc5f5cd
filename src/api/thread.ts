import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const HEAP_MB = 1024;

/**
 * Starts a thread beside the server; its file stands beside this one, as source or compiled. It does not keep the
 * process alive.
 */
export function startThread(name: 'reading' | 'draft', workerData: unknown): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const file = new URL(isSource ? `./${name}-worker-source.mjs` : `./${name}-worker.js`, import.meta.url);
  const worker = new Worker(file, {
    workerData,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  worker.unref();
  return worker;
}

/** What a thread says next; or that it said nothing in time, or that it died (of too much memory). */
export async function nextAnswer<T>(worker: Worker, limitMs: number): Promise<T | 'late' | 'dead'> {
  const ended = new AbortController();
  const { signal } = ended;
  const late = setTimeout(() => ended.abort(), limitMs);
  try {
    return await Promise.race([
      once(worker, 'message', { signal }).then(([answer]: T[]) => answer ?? ('dead' as const)),
      once(worker, 'exit', { signal }).then(() => 'dead' as const),
    ]);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'AbortError') return 'late';
    if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return 'dead';
    throw error;
  } finally {
    clearTimeout(late);
    ended.abort();
  }
}
