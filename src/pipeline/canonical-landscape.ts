import type { Store } from '../ports/store.ts';

/**
 * The dataset as lines of JSON that depend on the articles alone: events, then values, in order of their names, without
 * the times at which we saw them, sequence numbers and deltas. Retracted events stand in it only by having been seen
 * before, and so are left out.
 */
export async function* canonicalLandscape(store: Store): AsyncGenerator<string> {
  for (const event of await store.events.list({})) {
    if (event.status !== 'retracted') yield `${JSON.stringify({ event })}\n`;
  }
  for (const value of await store.landscape.list({})) yield `${JSON.stringify({ value })}\n`;
}
