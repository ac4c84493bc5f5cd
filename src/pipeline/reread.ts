import { RULES_VERSION } from '../event/rules/index.ts';
import type { DeltaCause } from '../landscape/landscape-value.ts';
import type { StoreSession } from '../ports/store.ts';
import type { ArticleFilter, StoredArticle, StoredPage } from '../ports/store-articles.ts';
import { contentId } from '../reading/content-id.ts';
import type { Extraction } from '../reading/extraction.ts';
import { type ArticleDifference, compareReadings } from './compare-readings.ts';
import { inOrder, type PageReader } from './page-reader.ts';
import type { PageReadingOutcome } from './page-reading.ts';
import { readHere, saveReading, withdrawReading } from './read-page.ts';
import { joinGroup } from './reprint-groups.ts';
import { Differences, type RereadResult, resultOf } from './reread-result.ts';
import { landscapeTask } from './task-keys.ts';
import { causesOf, foldAllWaiting, foldEverything } from './update-landscape.ts';
import type { World } from './world.ts';

export interface RereadOptions {
  readonly sourceId?: string;
  /** Only articles first seen at this time or later (ms since 1970). */
  readonly since?: number;
  /** Also articles that were read with today's versions already. */
  readonly all?: boolean;
}

/** How a rereading is watched, ended and shared out; it depends on none of it. */
export interface RereadTools {
  progress?(done: number): void;
  isStopped?(): boolean;
  readonly reader?: PageReader;
}

const AT_ONCE = 100;
/** Articles folded in one transaction: what each fold touches anyway is written once for all of them. */
const FOLDED_AT_ONCE = 100;
/** The transaction that claims tasks is the one that ends them: nobody else ever sees the lease. */
const LEASE_MS = 60_000;

/** Ends a transaction that was only meant to show what it would do. */
class Unwanted extends Error {
  override readonly name = 'Unwanted';
}

function versionsOf({ knowledge }: World): Extraction['versions'] {
  return {
    software: knowledge.softwareVersion,
    dictionary: knowledge.dictionary.version,
    rules: RULES_VERSION,
  };
}

function staleFilter(world: World, { sourceId, since, all }: RereadOptions): ArticleFilter {
  return {
    dispositions: ['read', 'duplicate', 'not-an-article'],
    ...(sourceId === undefined ? {} : { sourceId }),
    ...(since === undefined ? {} : { since }),
    ...(all === true ? {} : { notReadWith: versionsOf(world) }),
  };
}

/** How many stored articles `reread` would read. */
export function countStale(world: World, options: RereadOptions): Promise<number> {
  return world.store.articles.count(staleFilter(world, options));
}

/** Stored articles that were read otherwise than they would be today, in order of id. */
async function* staleArticles(
  session: StoreSession,
  world: World,
  options: RereadOptions,
): AsyncGenerator<StoredArticle> {
  let after: string | undefined;
  for (;;) {
    const batch = await session.articles.list({
      ...staleFilter(world, options),
      ...(after === undefined ? {} : { after }),
      limit: AT_ONCE,
    });
    yield* batch;
    after = batch.at(-1)?.id;
    if (after === undefined) return;
  }
}

function causeOf(before: Extraction | null, { dictionary }: Extraction['versions']): DeltaCause {
  return before !== null && before.versions.dictionary !== dictionary ? 'dictionary' : 'rules';
}

interface ReadAgain {
  readonly stored: StoredArticle;
  readonly page: StoredPage;
  readonly outcome: PageReadingOutcome;
}

/** Stale articles as they are read today, in order of id. */
async function* readings(
  session: StoreSession,
  world: World,
  options: RereadOptions,
  reader: PageReader,
): AsyncGenerator<ReadAgain> {
  const all = inOrder(
    staleArticles(session, world, options),
    2 * reader.atOnce,
    async (stored): Promise<ReadAgain | null> => {
      const page = await session.readings.page(stored.id);
      return page === null ? null : { stored, page, outcome: await reader.read(stored, page) };
    },
  );
  for await (const one of all) if (one !== null) yield one;
}

/** Writes one article's new reading, and puts it to be folded. */
async function rewrite(
  session: StoreSession,
  world: World,
  { stored, page, outcome }: ReadAgain,
): Promise<{ readonly cause: DeltaCause; readonly difference: ArticleDifference | null }> {
  const now = world.clock.now();
  const before = await session.readings.reading(stored.id);
  const after = outcome.kind === 'read' ? outcome.extraction : null;
  if (outcome.kind === 'read') {
    const sourceName = world.sources.get(stored.sourceId)?.name ?? null;
    await saveReading(session, stored, page.sha256, { ...outcome, sourceName }, now);
  } else if (stored.disposition !== 'not-an-article') {
    await withdrawReading(session, stored, outcome.reason, now);
  }
  const versions = versionsOf(world);
  const cause = causeOf(before, versions);
  const reading = contentId('reading', page.sha256, versions.dictionary, versions.rules, versions.software);
  await session.ledger.enqueue([landscapeTask(stored.id, stored.sourceId, reading, cause)], now);
  return { cause, difference: compareReadings(stored, before, after) };
}

/** Folds what some articles' new readings changed, and what waits besides, with the tasks that ask for it. */
async function foldRead(
  session: StoreSession,
  world: World,
  causes: ReadonlyMap<string, DeltaCause>,
): Promise<void> {
  const now = world.clock.now();
  const claim = { stages: ['update-landscape'], owner: 'reread', now, leaseMs: LEASE_MS } as const;
  const tasks = await session.ledger.claim({ ...claim, limit: 2 * FOLDED_AT_ONCE });
  const all = new Map([...causesOf(tasks), ...causes]);
  for (const articleId of all.keys()) await joinGroup(session, articleId);
  const { dictionary } = world.knowledge.dictionary;
  await foldAllWaiting(session, { dictionary, corrections: world.knowledge.corrections, causes: all, now });
  for (const task of tasks) await session.ledger.finish(task, 'folded', now);
}

/** When dictionary or corrections are others than the landscape was folded with, everything is folded again. */
async function refold(session: StoreSession, { knowledge, clock }: World): Promise<void> {
  const { version, dictionary } = knowledge.dictionary;
  const { corrections } = knowledge;
  const mark = [version, ...(corrections?.version ? [corrections.version] : [])].join(' ');
  if ((await session.landscape.foldedWith()) === mark) return;
  const fold = { dictionary, corrections, causes: new Map(), now: clock.now() };
  const ruled = corrections?.rulings.articles ?? [];
  await session.mentions.reconsider([...new Set([...(await session.landscape.ruledArticles()), ...ruled])]);
  await foldAllWaiting(session, fold);
  await foldEverything(session, fold);
  await session.landscape.setRuledArticles(ruled);
  await session.landscape.setFoldedWith(mark);
}

type Transact = <T>(work: (session: StoreSession) => Promise<T>, articleId?: string) => Promise<T>;

/** Reads, writes and folds; `transact` says what is one transaction. */
async function rereadBy(
  transact: Transact,
  session: StoreSession,
  world: World,
  options: RereadOptions,
  { progress, isStopped = () => false, reader = readHere(world.knowledge) }: RereadTools,
): Promise<RereadResult> {
  const since = await session.landscape.lastSequence();
  const differences = new Differences();
  const causes = new Map<string, DeltaCause>();
  const fold = async (): Promise<void> => {
    await transact((inside) => foldRead(inside, world, causes));
    causes.clear();
  };
  let articles = 0;
  for await (const one of readings(session, world, options, reader)) {
    if (isStopped()) break;
    const { cause, difference } = await transact((inside) => rewrite(inside, world, one), one.stored.id);
    differences.add(difference);
    causes.set(one.stored.id, cause);
    articles++;
    progress?.(articles);
    if (causes.size >= FOLDED_AT_ONCE) await fold();
  }
  await fold();
  if (!isStopped()) await transact((inside) => refold(inside, world));
  return resultOf(session, since, articles, differences);
}

/**
 * Reads stored pages again with today's rules and dictionary, without a single request: a transaction for each article,
 * so that it can be stopped at any time and goes on where it stopped. What was read and not folded yet waits in the
 * ledger. However many threads read, one writes, in order of id: the bytes are the same.
 */
export async function reread(
  world: World,
  options: RereadOptions,
  tools: RereadTools = {},
): Promise<RereadResult> {
  const { store } = world;
  return rereadBy((work, articleId) => store.transact(work, articleId), store, world, options, tools);
}

/** What `reread` would change, exactly: it is done in one transaction, which is then taken back. */
export async function rereadDry(
  world: World,
  options: RereadOptions,
  tools: RereadTools = {},
): Promise<RereadResult> {
  let result: RereadResult | null = null;
  const trial = world.store.transact(async (session) => {
    result = await rereadBy((work) => work(session), session, world, options, tools);
    throw new Unwanted('only shown');
  });
  await trial.catch((error: unknown) => {
    if (!(error instanceof Unwanted)) throw error;
  });
  if (result === null) throw new Error('the trial ended without a result');
  return result;
}
