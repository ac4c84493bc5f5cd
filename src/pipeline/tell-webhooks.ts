import { setTimeout as wait } from 'node:timers/promises';
import type { Fetcher, FetchOutcome } from '../ports/fetcher.ts';
import type { Store } from '../ports/store.ts';
import type { StoredDelta } from '../ports/store-landscape.ts';
import type { Webhook } from '../ports/webhooks.ts';

/** What telling needs beside the store. */
export interface Telling {
  readonly fetcher: Pick<Fetcher, 'fetch'>;
  readonly now: () => number;
  readonly sign: (
    secret: string,
    letter: { readonly id: string; readonly seconds: number; readonly payload: string },
  ) => Record<string, string>;
  /** Milliseconds before each further try of a change; when all are used up, it becomes a dead letter. */
  readonly pausesMs?: readonly number[];
  /** Hosts (with optional `:port`) that may be private or loopback. */
  readonly privateHosts?: readonly string[];
  readonly isOver?: () => boolean;
  /**
   * A change that is not taken waits for the next telling, with all that follow it, where it would become a dead letter:
   * for a telling that must not take long.
   */
  readonly leavesRefused?: boolean;
}

export interface Told {
  readonly webhook: string;
  readonly told: number;
  readonly dead: number;
}

const AT_ONCE = 200;
const PAUSES_MS = [1000, 5000, 30_000, 120_000, 600_000];
const TIMEOUT_MS = 15_000;

/** One id for a change, whoever is told and however often: receivers know by it what they have already. */
function letterOf({ url: _url, id }: Webhook, delta: StoredDelta): { id: string; payload: string } {
  const { sequence, at, kind, about } = delta;
  const type = `shanshui.${about}.${kind}`;
  return {
    id: `msg_${id}_${sequence}`,
    payload: JSON.stringify({ type, timestamp: new Date(at).toISOString(), data: delta }),
  };
}

function refusal(outcome: FetchOutcome): string {
  if ('detail' in outcome) return `${outcome.kind}: ${outcome.detail}`;
  return 'status' in outcome ? `${outcome.kind}: HTTP ${outcome.status}` : outcome.kind;
}

/** How soon a pause notices that all is over, in ms. */
const NOTICE_MS = 200;

async function pauseFor(ms: number, isOver: () => boolean = () => false): Promise<void> {
  for (let left = ms; left > 0 && !isOver(); left -= NOTICE_MS) await wait(Math.min(left, NOTICE_MS));
}

/** Offers a change until it is taken; why it was not, when no try is left; null when it was. */
async function offer(webhook: Webhook, delta: StoredDelta, telling: Telling): Promise<string | null> {
  const letter = letterOf(webhook, delta);
  const pauses = telling.pausesMs ?? PAUSES_MS;
  for (let attempt = 0; ; attempt++) {
    const seconds = Math.floor(telling.now() / 1000);
    const outcome = await telling.fetcher.fetch({
      url: webhook.url,
      sourceId: `webhook ${webhook.id}`,
      purpose: 'webhook',
      method: 'POST',
      payload: letter.payload,
      headers: telling.sign(webhook.secret, { ...letter, seconds }),
      allowedPrivateHosts: telling.privateHosts ?? [],
      obeyRobots: false,
      minimumGapMs: 0,
      maxBytes: 65_536,
      totalTimeoutMs: TIMEOUT_MS,
    });
    if (outcome.kind === 'fetched') return null;
    const pause = pauses[attempt];
    // Gone means that nobody wants it any more (Standard Webhooks): asking again is no use.
    if (outcome.kind === 'gone' || pause === undefined || telling.isOver?.() === true)
      return refusal(outcome);
    await pauseFor(pause, telling.isOver);
  }
}

/**
 * Tells one webhook every change after the last one it was told, in the order of the sequence: so the changes of one
 * event or value never overtake each other. What is not taken becomes a dead letter, and the next one follows.
 */
async function tellOne(store: Store, webhook: Webhook, telling: Telling): Promise<Told> {
  let told = 0;
  let dead = 0;
  for (let last = webhook.told; ; ) {
    const deltas = await store.landscape.deltas(last, AT_ONCE);
    if (deltas.length === 0) return { webhook: webhook.id, told, dead };
    for (const delta of deltas) {
      if (telling.isOver?.() === true) return { webhook: webhook.id, told, dead };
      const error = await offer(webhook, delta, telling);
      const isLeft = telling.leavesRefused === true || telling.isOver?.() === true;
      // Stopped between two tries: it is offered again the next time.
      if (error !== null && isLeft) return { webhook: webhook.id, told, dead };
      last = delta.sequence;
      const letter = { webhookId: webhook.id, sequence: last, error: error ?? '', at: telling.now() };
      await store.transact(async ({ webhooks }) => {
        if (error !== null) await webhooks.addDeadLetter(letter);
        await webhooks.setTold(webhook.id, last);
      });
      if (error === null) told++;
      else dead++;
    }
  }
}

/** Tells all webhooks what they were not told yet; none waits for another. */
export async function tellWebhooks(store: Store, telling: Telling): Promise<Told[]> {
  return Promise.all((await store.webhooks.list()).map((one) => tellOne(store, one, telling)));
}

/** Makes a webhook be told again everything after a sequence number, its dead letters included. */
export async function replayFrom(store: Store, id: string, after: number): Promise<void> {
  await store.transact(async ({ webhooks }) => {
    await webhooks.dropDeadLetters(id, after);
    await webhooks.setTold(id, after);
  });
}
