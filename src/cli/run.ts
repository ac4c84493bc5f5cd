import { type Command, Option } from 'commander';
import { describeProblem } from '../adapters/files/source-files.ts';
import { InlineQueue } from '../adapters/queue/inline-queue.ts';
import { openShanshui, type Shanshui } from '../compose.ts';
import { type Config, readConfig } from '../config.ts';
import { followKnowledge } from '../live-knowledge.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import type { Watching } from '../ops/watching.ts';
import { keepBudget } from '../pipeline/keep-budget.ts';
import { type Summary, summarize } from '../pipeline/summary.ts';
import { tellWebhooks } from '../pipeline/tell-webhooks.ts';
import { pipelineOf, scheduleDue, type World } from '../pipeline.ts';
import type { QueueProgress, QueueSummary } from '../ports/queue.ts';
import { polledAddresses, warnWithoutContact } from './contact-warning.ts';
import { endInTime } from './end-in-time.ts';
import { WorkFailure, WrongUse } from './failure.ts';
import { print } from './output.ts';
import { showProgress } from './progress.ts';
import { summaryTables } from './summary-tables.ts';
import {
  startTelling,
  startWatching,
  tellingOf,
  type WatchOptions,
  withWatchOptions,
} from './watch-options.ts';

const EXAMPLES = `
Examples:
  shanshui run                          crawl every source that is due, once
  shanshui run --source people-tech     crawl one source, due or not
  shanshui run --watch                  stay, and crawl whatever comes due`;

export interface RunOptions extends WatchOptions {
  readonly watch?: boolean;
  readonly source?: readonly string[];
  readonly data?: string;
  readonly sources?: string;
  readonly concurrency?: number;
  readonly quiet?: boolean;
}

/** Somebody is waiting: a dead server is given up after ten seconds, until its source comes due again. */
const PATIENCE = { attempts: 4, backOffMs: 1_500 } as const;

/** How often \`--watch\` looks for sources that came due. */
const DUE_LOOK_MS = 5_000;

/** The world of a crawl; one that stays takes a changed dictionary up while it runs. */
function worldOf(opened: Shanshui, config: Config, stays: boolean): { world: World; close(): void } {
  const first = loadKnowledge(config);
  if (!stays) return { world: { ...opened, knowledge: first }, close: () => {} };
  const say = (line: string): void => void process.stderr.write(`shanshui: ${line}\n`);
  const live = followKnowledge(first, config, opened.log, say);
  const world: World = {
    ...opened,
    get knowledge() {
      return live.current();
    },
  };
  return { world, close: () => live.close() };
}

function checkSources(opened: Shanshui, wanted: readonly string[] | undefined): void {
  for (const problem of opened.problems) process.stderr.write(`shanshui: ${describeProblem(problem)}\n`);
  const unknown = wanted?.find((id) => !opened.sources.has(id));
  if (unknown !== undefined) {
    throw new WrongUse(`--source ${unknown}: no such source; \`shanshui sources\` lists them`);
  }
}

/** What one crawl did, with the summary of the store after it. */
export interface CrawlResult {
  readonly queue: QueueSummary;
  readonly summary: Summary;
}

/** Before one further try of a change: somebody waits for the crawl to end. */
const BRIEF_PAUSES_MS = [1_000];

/** Tells webhooks what a crawl changed; what a receiver does not take waits for the next crawl. */
async function tellBriefly({ store, fetcher, clock }: World, config: Config): Promise<void> {
  await tellWebhooks(store, {
    ...tellingOf(config, fetcher),
    now: () => clock.now(),
    pausesMs: BRIEF_PAUSES_MS,
    leavesRefused: true,
  });
}

/** Puts what came due to be polled, again and again; gives back what ends that. */
function watchSchedule(world: World, options: RunOptions): () => void {
  const look = (): void => {
    scheduleDue(world, options.source === undefined ? undefined : []).catch((error: unknown) => {
      world.log.error('schedule-fault', { error: error instanceof Error ? error.message : String(error) });
    });
  };
  const looking = setInterval(look, DUE_LOOK_MS);
  return () => clearInterval(looking);
}

/** What is shown, and what is counted and logged, of the same ends. */
function withBoth(shown: QueueProgress, watched: Watching['progress']): QueueProgress {
  return {
    ...shown,
    onLook: watched.onLook,
    onEnd(end) {
      shown.onEnd?.(end);
      watched.onEnd(end);
    },
  };
}

/**
 * Does all tasks of the ledger (of some sources, where asked) with progress on a terminal, and sums up.
 * Stops gracefully on SIGINT and SIGTERM.
 */
export async function work(world: World, config: Config, options: RunOptions): Promise<CrawlResult> {
  const { store, clock, log } = world;
  const since = await store.landscape.lastSequence();
  const queue = new InlineQueue({
    ledger: store.ledger,
    clock,
    log,
    concurrency: config.concurrency,
    ...PATIENCE,
    stays: options.watch === true,
    ...(options.source === undefined ? {} : { sourceIds: options.source }),
  });
  const watched = {
    ...world,
    config,
    sourceIds: world.sources.keys(),
    dictionaryVersion: world.knowledge.dictionary.version,
  };
  const watching = await startWatching(watched);
  const forget = endInTime(queue, { ledger: store.ledger, log }, () => watching.stopping());
  const endWatch = options.watch === true ? watchSchedule(world, options) : () => {};
  const endTelling = options.watch === true ? startTelling(watched, queue.owner, watching) : async () => {};
  const progress = showProgress();
  try {
    const summary = await queue.drain(pipelineOf(world), withBoth(progress, watching.progress));
    if (options.watch !== true) await tellBriefly(world, config);
    if (config.diskBudget !== null) await keepBudget(store, config.diskBudget, clock.now());
    return { queue: summary, summary: await summarize(store, since) };
  } finally {
    progress.end();
    endWatch();
    await endTelling();
    await watching.close();
    forget();
  }
}

/** Crawls what is due: schedules it, and does all its tasks. */
export async function crawl(world: World, config: Config, options: RunOptions): Promise<CrawlResult> {
  await scheduleDue(world, options.source);
  return work(world, config, options);
}

function closingLines({ queue }: CrawlResult): string {
  const lines: string[] = [];
  if (queue.stopped) lines.push('Stopped before the end: run again to go on where it stopped.');
  else if (queue.postponed > 0)
    lines.push(`${queue.postponed} tasks wait for a later time: run again to go on.`);
  if (queue.failed > 0)
    lines.push(`${queue.failed} tasks were given up: \`shanshui store tasks\` shows why.`);
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

function checkOutcome({ summary }: CrawlResult, wanted: readonly string[] | undefined): void {
  const asked = summary.sources.filter(({ sourceId }) => wanted === undefined || wanted.includes(sourceId));
  const failing = asked.filter(({ state }) => state?.lastOutcome?.startsWith('failed') === true);
  for (const { sourceId, state } of failing) {
    process.stderr.write(`shanshui: source ${sourceId}: ${state?.lastOutcome ?? 'failed'}\n`);
  }
  if (failing.length > 0 && failing.length === asked.length) {
    throw new WorkFailure(
      'no source could be read: check the network and the addresses in the sources folder',
    );
  }
}

async function run(options: RunOptions): Promise<void> {
  const config = readConfig(options);
  const opened = await openShanshui(config);
  try {
    checkSources(opened, options.source);
    if (opened.sources.size === 0) {
      throw new WorkFailure(
        `${config.sourcesFolder}: no source to crawl: add one, or choose another folder with --sources`,
      );
    }
    warnWithoutContact(config, polledAddresses(opened.sources.values()));
    const { world, close } = worldOf(opened, config, options.watch === true);
    const result = await crawl(world, config, options).finally(close);
    if (options.quiet !== true) await print(summaryTables(result.summary));
    await print(closingLines(result));
    checkOutcome(result, options.source);
  } finally {
    await opened.close();
  }
}

/** `shanshui run`: crawl what is due. */
export function registerRun(program: Command): void {
  withWatchOptions(program.command('run'))
    .description('crawl what is due: fetch, read, and bring the landscape up to date')
    .option('--watch', 'stay, and crawl whatever comes due')
    .option('--source <id...>', 'only these sources, due or not')
    .option('--data <folder>', 'where the store lies')
    .option('--sources <folder>', 'where the source files lie')
    .addOption(new Option('--concurrency <n>', 'requests in flight at once').argParser(Number))
    .option('--quiet', 'print no summary')
    .addHelpText('after', EXAMPLES)
    .action(run);
}
