/** Somebody who is told of every change. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  /** `whsec_` and the key in base64. */
  readonly secret: string;
  /** The last sequence number that was told, or given up. */
  readonly told: number;
}

/** A change that somebody did not take, however often it was offered. */
export interface DeadLetter {
  readonly webhookId: string;
  readonly sequence: number;
  readonly error: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface WebhookBook {
  /** Enters one, told from after a sequence number on; replaces the one of the same id. */
  save(webhook: Webhook, now: number): Promise<void>;
  list(): Promise<readonly Webhook[]>;
  /** Forgets one with its dead letters; whether there was one. */
  remove(id: string): Promise<boolean>;
  /** Notes how far one was told; begins again after `sequence` where that is lower. */
  setTold(id: string, sequence: number): Promise<void>;
  addDeadLetter(letter: DeadLetter): Promise<void>;
  deadLetters(id: string): Promise<readonly DeadLetter[]>;
  /** Drops dead letters after a sequence number: they are told again. */
  dropDeadLetters(id: string, after: number): Promise<void>;
}
