import { Gathered, perSite } from './gathered.ts';
import type { Site } from './site.ts';

/** Counting goes through every article, event and task: what was counted stands for so long, and is counted anew behind. */
const FRESH_MS = 10_000;
/** What a request waits for the first count. */
const PATIENCE_MS = 10_000;

/** Lets other requests in between two counts. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function count({ store, queries, now }: Site) {
  const countedAt = now();
  const bySource = await store.articles.countBySource();
  await breath();
  const byDisposition = await store.articles.countByDisposition();
  await breath();
  const events = await queries.countEvents();
  await breath();
  const tasks = await store.ledger.counts();
  await breath();
  const eventMentions = await store.mentions.count();
  await breath();
  const statements = await store.statements.count();
  return { countedAt, bySource, byDisposition, events, tasks, eventMentions, statements };
}

export type StoreCounts = Awaited<ReturnType<typeof count>>;

const countsKept = perSite(
  (site: Site) =>
    new Gathered(
      () => count(site),
      FRESH_MS,
      () => site.now(),
    ),
);

/** What the store holds, counted a few seconds ago at most; null where the first count takes too long. */
export function countsOf(site: Site): Promise<StoreCounts | null> {
  return countsKept(site).get(PATIENCE_MS);
}

/** Something was changed by hand: the next one waits for what is counted then. */
export function forgetCounts(site: Site): void {
  countsKept(site).forget();
}
