import { noteOrder } from '../../../api/audit.ts';
import { QUEUES_PATH } from '../../../api/bull-board.ts';
import { Gathered, perSite } from '../../../api/gathered.ts';
import type { Site } from '../../../api/site.ts';
import { countsOf, forgetCounts, type StoreCounts } from '../../../api/store-counts.ts';
import { observeSource } from '../../../pipeline/observe-source.ts';
import { reviveTasks } from '../../../pipeline/revive-tasks.ts';
import { whyMissed } from '../../../pipeline/why-missed.ts';
import { type Health, judgeHealth } from '../../../source/health.ts';
import type { Page, PageRequest, View } from '../../page.ts';
import { frameOf, link } from '../frame.ts';
import { numberParameter, textParameter } from '../parameters.ts';
import { crawlRates } from './crawl-rates.ts';
import { opsPage } from './ops-page.ts';
import type { SourceLine } from './sources-table.ts';

/** Requests that the crawl rates are worked out from. */
const LOOKED_AT = 1000;
/** Health is judged anew after so long; judging reads texts of every source. */
const HEALTH_FRESH_MS = 60_000;
const PATIENCE_MS = 30;
/** Orders of people that are listed for who is signed in. */
const SHOWN_ORDERS = 20;

/** The health of every source, judged behind what is shown. */
export const healthOf = perSite(
  (site: Site) =>
    new Gathered(
      () => judgeAll(site),
      HEALTH_FRESH_MS,
      () => site.now(),
    ),
);

async function judgeAll(site: Site): Promise<ReadonlyMap<string, Health>> {
  const judged = new Map<string, Health>();
  for (const source of site.sources.values()) {
    // Other requests come between two sources.
    await new Promise((resolve) => setImmediate(resolve));
    judged.set(source.id, judgeHealth(source, await observeSource(site.store, source.id, site.now())));
  }
  return judged;
}

async function sourceLines(
  site: Site,
  counts: StoreCounts | null,
  health: ReadonlyMap<string, Health> | null,
): Promise<SourceLine[]> {
  const { store, sources } = site;
  const states = new Map((await store.sources.states()).map((state) => [state.sourceId, state]));
  const articles = new Map<string, number>();
  const read = new Map<string, number>();
  for (const { sourceId, disposition, count } of counts?.bySource ?? []) {
    articles.set(sourceId, (articles.get(sourceId) ?? 0) + count);
    if (disposition === 'read' || disposition === 'duplicate')
      read.set(sourceId, (read.get(sourceId) ?? 0) + count);
  }
  const ids = [...new Set([...sources.keys(), ...states.keys(), ...articles.keys()])].sort();
  const worst = ['failing', 'ailing', 'unknown', 'well', 'disabled'];
  const lines = ids.map(
    (id): SourceLine => ({
      id,
      source: sources.get(id) ?? null,
      state: states.get(id) ?? null,
      health: health?.get(id) ?? null,
      read: read.get(id) ?? 0,
      articles: articles.get(id) ?? 0,
    }),
  );
  return lines.sort(
    (a, b) => worst.indexOf(a.health?.state ?? 'unknown') - worst.indexOf(b.health?.state ?? 'unknown'),
  );
}

async function showOps(request: PageRequest, site: Site): Promise<View> {
  const { store } = site;
  const missed = textParameter(request.query, 'missed', 2000);
  const counts = await countsOf(site);
  const health = await healthOf(site).get(PATIENCE_MS);
  return opsPage(frameOf(request), {
    sources: await sourceLines(site, counts, health),
    problems: site.sourceProblems,
    orders: request.scopes.length === 0 ? [] : await site.audit.recent(SHOWN_ORDERS),
    isHealthKnown: health !== null,
    stops: await store.stops.inForce(),
    dispositions: counts?.byDisposition ?? [],
    tasks: counts?.tasks ?? [],
    failed: await store.ledger.failed(),
    rates: crawlRates(await store.requests.recent(LOOKED_AT)),
    missed: missed === null ? null : await whyMissed(store, site.sources.values(), missed, site.now()),
    mayRetry: request.formToken !== null && request.scopes.includes('tasks'),
    revived: numberParameter(request.query, 'revived', 0),
    bullBoard: site.config.redisUrl === null ? null : QUEUES_PATH,
  });
}

export const OPS: readonly Page[] = [
  { path: '/ops', show: showOps },
  {
    path: '/ops/tasks/retry',
    method: 'POST',
    scope: 'tasks',
    async show(request, site) {
      const key = request.form?.get('key') ?? '';
      const { revived } = await reviveTasks(site.store, site.now(), key === '' ? {} : { keys: [key] });
      await noteOrder(site, request.who, { what: 'tasks.retry', subject: key === '' ? 'all' : key });
      forgetCounts(site);
      return { redirect: `${link(frameOf(request), '/ops', { revived })}#dead` };
    },
  },
];
