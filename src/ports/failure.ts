/** Trying again would not help: a wrong configuration, input that can never be read. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}

/** It did not work now and may work later: a time-out, a 503, a server that is down. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  /** Milliseconds to wait at least; null when the caller decides. */
  readonly afterMs: number | null;

  constructor(message: string, options: { afterMs?: number | null; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.afterMs = options.afterMs ?? null;
  }
}
