import { RULES_VERSION } from '../event/rules/index.ts';
import type { DeltaCause } from '../landscape/landscape-value.ts';
import type { StoreSession } from '../ports/store.ts';
import type { StoredArticle, StoredPage } from '../ports/store-articles.ts';
import type { StoredDelta } from '../ports/store-landscape.ts';
import type { Extraction } from '../reading/extraction.ts';
import { type ArticleDifference, compareReadings } from './compare-readings.ts';
import { type PageReadingOutcome, readPage, saveReading, withdrawReading } from './read-page.ts';
import { joinGroup } from './reprint-groups.ts';
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
  /** Number of articles whose reading differs. */
  readonly differing: number;
  /** Those of them that differ most, the most first, at most 500. */
  readonly differences: readonly ArticleDifference[];
  /** Number of changes of events and landscape. */
  readonly changed: number;
  /** The first of them, at most 1000. */
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
    await joinGroup(session, stored.id);
  } else if (stored.disposition !== 'not-an-article') {
    await withdrawReading(session, stored, outcome.reason, now);
  }
  const cause = causeOf(before, versionsOf(world));
  const { dictionary } = world.knowledge.dictionary;
  const { corrections } = world.knowledge;
  await foldAllWaiting(session, { dictionary, corrections, causes: new Map([[stored.id, cause]]), now });
  return compareReadings(stored, before, after);
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

/** What is kept to be shown; the rest is counted, so that memory stays flat. */
const KEPT_DIFFERENCES = 500;
const KEPT_CHANGES = 1000;

/** Counts differences, and keeps those that are largest. */
class Differences {
  #kept: ArticleDifference[] = [];
  count = 0;

  add(difference: ArticleDifference | null): void {
    if (difference === null) return;
    this.count++;
    this.#kept.push(difference);
    if (this.#kept.length >= 2 * KEPT_DIFFERENCES) this.#kept = this.largest();
  }

  largest(): ArticleDifference[] {
    const ranked = [...this.#kept].sort((a, b) => b.size - a.size || (a.articleId < b.articleId ? -1 : 1));
    return ranked.slice(0, KEPT_DIFFERENCES);
  }
}

async function resultOf(
  session: StoreSession,
  since: number,
  articles: number,
  differences: Differences,
): Promise<RereadResult> {
  return {
    articles,
    differing: differences.count,
    differences: differences.largest(),
    changed: (await session.landscape.lastSequence()) - since,
    changes: await session.landscape.deltas(since, KEPT_CHANGES),
  };
}

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
  const differences = new Differences();
  let articles = 0;
  for await (const stored of staleArticles(store, world, options)) {
    if (isStopped()) break;
    const page = await store.readings.page(stored.id);
    if (page === null) continue;
    const outcome = readPage(stored, page, world.knowledge);
    differences.add(await store.transact((session) => rereadOne(session, world, stored, page, outcome)));
    progress(++articles);
  }
  if (!isStopped()) await store.transact((session) => refold(session, world));
  return resultOf(store, since, articles, differences);
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
    const differences = new Differences();
    let articles = 0;
    for await (const stored of staleArticles(session, world, options)) {
      const page = await session.readings.page(stored.id);
      if (page === null) continue;
      const outcome = readPage(stored, page, world.knowledge);
      differences.add(await rereadOne(session, world, stored, page, outcome));
      progress(++articles);
    }
    await refold(session, world);
    result = await resultOf(session, since, articles, differences);
    throw new Unwanted('only shown');
  });
  await trial.catch((error: unknown) => {
    if (!(error instanceof Unwanted)) throw error;
  });
  if (result === null) throw new Error('the trial ended without a result');
  return result;
}
