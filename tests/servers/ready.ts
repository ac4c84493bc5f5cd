import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A port of 127.0.0.1 that nobody holds just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Asks until the answer comes; throws what the last question threw after `forMs`. */
export async function untilReady<T>(what: string, ask: () => Promise<T>, forMs = 60_000): Promise<T> {
  const end = Date.now() + forMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw new Error(`${what} is not ready after ${forMs} ms`, { cause: error });
    }
    await wait(100);
  }
}
