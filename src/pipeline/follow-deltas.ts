import type { Store } from '../ports/store.ts';
import type { StoredDelta } from '../ports/store-landscape.ts';

const AT_ONCE = 500;
const LOOK_MS = 500;

/** Every delta after a sequence number, in order and without gaps, waiting for further ones until `isOver`. */
export async function* followDeltas(
  store: Store,
  after: number,
  isOver: () => boolean,
): AsyncGenerator<StoredDelta> {
  let last = after;
  while (!isOver()) {
    const deltas = await store.landscape.deltas(last, AT_ONCE);
    for (const delta of deltas) {
      if (isOver()) return;
      last = delta.sequence;
      yield delta;
    }
    if (deltas.length === 0) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
