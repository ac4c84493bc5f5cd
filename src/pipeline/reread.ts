import { RULES_VERSION } from '../event/rules/index.ts';
import type { DeltaCause } from '../landscape/landscape-value.ts';
import type { StoreSession } from '../ports/store.ts';
import type { StoredArticle, StoredPage } from '../ports/store-articles.ts';
import type { StoredDelta } from '../ports/store-landscape.ts';
import type { Extraction } from '../reading/extraction.ts';
import { type ArticleDifference, compareReadings } from './compare-readings.ts';
import { type PageReadingOutcome, readPage, saveReading, withdrawReading } from './read-page.ts';
import { foldAllWaiting, foldEverything } from './update-landscape.ts';
import type { World } from './world.ts';

export interface RereadOptions {
  readonly sourceId?: string;
  /** Only articles first seen at this time or later (ms since 1970). */
  readonly since?: number;
  /** Also articles that were read with today's versions already. */
  readonly all?: boolean;
}

export interface RereadResult {
  readonly articles: number;
  /** Articles whose reading differs, those that differ most first. */
  readonly differences: readonly ArticleDifference[];
  readonly changes: readonly StoredDelta[];
}

type Progress = (done: number) => void;

const AT_ONCE = 100;

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

/** Stored articles that were read otherwise than they would be today, in order of id. */
async function* staleArticles(
  session: StoreSession,
  world: World,
  { sourceId, since, all }: RereadOptions,
): AsyncGenerator<StoredArticle> {
  let after: string | undefined;
  for (;;) {
    const batch = await session.articles.list({
      dispositions: ['read', 'duplicate', 'not-an-article'],
      ...(sourceId === undefined ? {} : { sourceId }),
      ...(since === undefined ? {} : { since }),
      ...(all === true ? {} : { notReadWith: versionsOf(world) }),
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

/** Writes one article's new reading and folds what it changes. */
async function rereadOne(
  session: StoreSession,
  world: World,
  stored: StoredArticle,
  page: StoredPage,
  outcome: PageReadingOutcome,
): Promise<ArticleDifference | null> {
  const now = world.clock.now();
  const before = await session.readings.reading(stored.id);
  const after = outcome.kind === 'read' ? outcome.extraction : null;
  if (outcome.kind === 'read') {
    const sourceName = world.sources.get(stored.sourceId)?.name ?? null;
    const current = (await session.articles.article(stored.id)) ?? stored;
    await saveReading(session, current, page.sha256, { ...outcome, sourceName }, now);
  } else if (stored.disposition !== 'not-an-article') {
    await withdrawReading(session, stored, outcome.reason, now);
  }
  const cause = causeOf(before, versionsOf(world));
  const { dictionary } = world.knowledge.dictionary;
  await foldAllWaiting(session, { dictionary, causes: new Map([[stored.id, cause]]), now });
  return compareReadings(stored, before, after);
}

/** When the dictionary is another one than the landscape was folded with, everything it knows is folded again. */
async function refold(session: StoreSession, { knowledge, clock }: World): Promise<void> {
  const { version, dictionary } = knowledge.dictionary;
  if ((await session.landscape.foldedWith()) === version) return;
  await foldEverything(session, { dictionary, causes: new Map(), now: clock.now() });
  await session.landscape.setFoldedWith(version);
}

const ALL_DELTAS = 10_000_000;

/**
 * Reads stored pages again with today's rules and dictionary, without a single request: a transaction for each article,
 * so that it can be stopped at any time and goes on where it stopped.
 */
export async function reread(
  world: World,
  options: RereadOptions,
  progress: Progress = () => {},
  isStopped: () => boolean = () => false,
): Promise<RereadResult> {
  const { store } = world;
  const since = await store.landscape.lastSequence();
  const differences: ArticleDifference[] = [];
  let articles = 0;
  for await (const stored of staleArticles(store, world, options)) {
    if (isStopped()) break;
    const page = await store.readings.page(stored.id);
    if (page === null) continue;
    const outcome = readPage(stored, page, world.knowledge);
    const difference = await store.transact((session) => rereadOne(session, world, stored, page, outcome));
    if (difference !== null) differences.push(difference);
    progress(++articles);
  }
  if (!isStopped()) await store.transact((session) => refold(session, world));
  return {
    articles,
    differences: ranked(differences),
    changes: await store.landscape.deltas(since, ALL_DELTAS),
  };
}

/** What `reread` would change, exactly: it is done in one transaction, which is then taken back. */
export async function rereadDry(
  world: World,
  options: RereadOptions,
  progress: Progress = () => {},
): Promise<RereadResult> {
  let result: RereadResult | null = null;
  const trial = world.store.transact(async (session) => {
    const since = await session.landscape.lastSequence();
    const differences: ArticleDifference[] = [];
    let articles = 0;
    for await (const stored of staleArticles(session, world, options)) {
      const page = await session.readings.page(stored.id);
      if (page === null) continue;
      const outcome = readPage(stored, page, world.knowledge);
      const difference = await rereadOne(session, world, stored, page, outcome);
      if (difference !== null) differences.push(difference);
      progress(++articles);
    }
    await refold(session, world);
    const changes = await session.landscape.deltas(since, ALL_DELTAS);
    result = { articles, differences: ranked(differences), changes };
    throw new Unwanted('only shown');
  });
  await trial.catch((error: unknown) => {
    if (!(error instanceof Unwanted)) throw error;
  });
  if (result === null) throw new Error('the trial ended without a result');
  return result;
}

function ranked(differences: readonly ArticleDifference[]): ArticleDifference[] {
  return [...differences].sort((a, b) => b.size - a.size || (a.articleId < b.articleId ? -1 : 1));
}
