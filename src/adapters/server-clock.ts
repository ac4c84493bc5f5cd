import type { Clock } from '../ports/clock.ts';

/** Oscillators drift by some 50 millionths: in ten minutes that is 30 ms, far below any lease. */
const ASK_AGAIN_MS = 600_000;

/** A clock that follows a server's. */
export interface ServerClock extends Clock {
  close(): void;
}

/**
 * The time of a server that all processes share, carried on by the machine's monotonic clock: neither a wrong clock of
 * a worker nor one that is set while it runs moves a lease or a retry. The first answer must come; a later one that
 * does not come leaves the clock as it is and is told to `onError`.
 */
export async function followServerClock(
  ask: () => Promise<number>,
  onError: (error: unknown) => void = () => {},
): Promise<ServerClock> {
  let serverTime = await ask();
  let askedAt = performance.now();
  const timer = setInterval(() => {
    const before = performance.now();
    ask()
      .then((time) => {
        serverTime = time;
        askedAt = (before + performance.now()) / 2;
      })
      .catch(onError);
  }, ASK_AGAIN_MS);
  timer.unref();
  return {
    now: () => Math.round(serverTime + performance.now() - askedAt),
    close: () => clearInterval(timer),
  };
}
