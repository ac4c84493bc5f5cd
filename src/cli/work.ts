import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Command, Option } from 'commander';
import { QUEUE_NAMES } from '../adapters/queue/bullmq-offers.ts';
import { BullmqQueue } from '../adapters/queue/bullmq-queue.ts';
import { connectForCommands, redisPlace } from '../adapters/queue/redis-connection.ts';
import { createRedisSlots } from '../adapters/queue/redis-slots.ts';
import { openShanshui } from '../compose.ts';
import { type Config, readConfig } from '../config.ts';
import { followKnowledge } from '../live-knowledge.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import type { Watching } from '../ops/watching.ts';
import { pipelineOf, scheduleDue, type World } from '../pipeline.ts';
import { STAGES, type Stage } from '../ports/ledger.ts';
import { polledAddresses, warnWithoutContact } from './contact-warning.ts';
import { endInTime } from './end-in-time.ts';
import { WorkFailure, WrongUse } from './failure.ts';
import { print } from './output.ts';
import { startTelling, startWatching, type WatchOptions, withWatchOptions } from './watch-options.ts';

const EXAMPLES = `
Examples:
  REDIS_URL=redis://localhost:6379 DATABASE_URL=postgres://localhost/shanshui shanshui work
  shanshui work --only fetch-page read-article      a process for some stages; run as many as you like
  shanshui work --metrics-port 9464                 with /metrics, /livez and /readyz
  shanshui work --drain                             end when nothing is left to do`;

interface Options extends WatchOptions {
  only?: string[];
  concurrency?: number;
  drain?: boolean;
  sources?: string;
}

/** How often a process looks for sources that came due; any number of processes may look. */
const DUE_LOOK_MS = 5_000;
/** A reader takes a processor of its own, and some 300 MB for the segmenter's dictionary. */
const READERS = 1;

function parseConcurrency(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 256) {
    throw new WrongUse(`--concurrency ${text}: give a whole number from 1 to 256`);
  }
  return number;
}

/** Stages by their names and by those of their queues. */
const STAGE_NAMES = new Map<string, Stage>(
  STAGES.flatMap((stage) => [
    [stage, stage],
    [QUEUE_NAMES[stage], stage],
  ]),
);

function concurrencyOf({ only }: Options, config: Config): Partial<Record<Stage, number>> {
  const all: Record<Stage, number> = {
    'poll-source': config.concurrency,
    'fetch-page': config.concurrency,
    'read-article': READERS,
    'update-landscape': 1,
  };
  const wanted = new Set((only ?? STAGES).flatMap((name) => STAGE_NAMES.get(name) ?? []));
  return Object.fromEntries([...wanted].map((stage) => [stage, all[stage]]));
}

/** Reading is work for a processor: in a thread, so that this process's event loop stays free. Compiled code only. */
function readerThread(config: Config): URL | null {
  const file = join(config.packageFolder, 'dist', 'workers', 'read-article.js');
  return existsSync(file) ? pathToFileURL(file) : null;
}

function serversOf(config: Config): { redisUrl: string } {
  if (config.redisUrl === null) {
    throw new WorkFailure(
      'REDIS_URL is not set: name a Redis, or use `shanshui run --watch`, which needs no server',
    );
  }
  if (config.databaseUrl === null) {
    throw new WorkFailure('DATABASE_URL is not set: workers on several machines need one PostgreSQL store');
  }
  return { redisUrl: config.redisUrl };
}

/** Puts what comes due to be polled, evaluates the alert rules and tells webhooks; gives back what ends that. */
async function keepSchedule(world: World, alerts: () => () => Promise<void>): Promise<() => Promise<void>> {
  const look = (): void => {
    scheduleDue(world).catch((error: unknown) => world.log.error('schedule-fault', { error: String(error) }));
  };
  await scheduleDue(world);
  const looking = setInterval(look, DUE_LOOK_MS);
  const endTelling = alerts();
  return async () => {
    clearInterval(looking);
    await endTelling();
  };
}

function newQueue(
  options: Options,
  config: Config,
  { store, clock, log }: World,
  redisUrl: string,
): BullmqQueue {
  const reader = readerThread(config);
  return new BullmqQueue({
    ledger: store.ledger,
    clock,
    log,
    redisUrl,
    concurrency: concurrencyOf(options, config),
    stays: options.drain !== true,
    ...(reader === null ? {} : { threads: { files: { 'read-article': reader }, given: config } }),
  });
}

/** What people read: on standard output, or in the log where that is standard output. */
async function tell(config: Config, log: World['log'], event: string, line: string): Promise<void> {
  if (config.logTo === 'stdout') log.info(event, { line });
  else await print(`${line}\n`);
}

async function work(options: Options): Promise<void> {
  const config = readConfig(options);
  const { redisUrl } = serversOf(config);
  const turns = connectForCommands(redisUrl, () => {});
  const opened = await openShanshui(config, { slots: createRedisSlots(turns) });
  const { store, log } = opened;
  warnWithoutContact(config, polledAddresses(opened.sources.values()));
  const knowledge = loadKnowledge(config);
  const live = followKnowledge(
    knowledge,
    config,
    log,
    (line) => void process.stderr.write(`shanshui: ${line}\n`),
  );
  const world: World = {
    ...opened,
    get knowledge() {
      return live.current();
    },
  };
  const queue = newQueue(options, config, world, redisUrl);
  const sourceIds = opened.sources.keys();
  const watched = {
    ...opened,
    config,
    redis: turns,
    sourceIds,
    dictionaryVersion: knowledge.dictionary.version,
  };
  let watching: Watching | null = null;
  let endSchedule = async (): Promise<void> => {};
  const forget = endInTime(queue, { ledger: store.ledger, log }, () => watching?.stopping());
  try {
    watching = await startWatching(watched);
    const { progress, server } = watching;
    const alerts = startTelling.bind(null, watched, queue.owner, watching);
    // One stage's workers need not look after the others' schedule.
    if (concurrencyOf(options, config)['poll-source'] !== undefined)
      endSchedule = await keepSchedule(world, alerts);
    if (server !== null)
      await tell(config, log, 'metrics', `metrics at http://${server.host}:${server.port}/metrics`);
    await tell(config, log, 'working', `working over ${redisPlace(redisUrl)} as process ${process.pid}`);
    const { done, retried, failed } = await queue.drain(pipelineOf(world), progress);
    await tell(config, log, 'ended', `${done} tasks done, ${retried} tried again, ${failed} given up`);
  } finally {
    await endSchedule();
    await watching?.close();
    forget();
    live.close();
    turns.disconnect();
    await opened.close();
  }
}

/** `shanshui work`: a worker process over Redis and PostgreSQL. */
export function registerWork(program: Command): void {
  withWatchOptions(program.command('work'))
    .description('work as one of many processes over Redis (REDIS_URL) and PostgreSQL (DATABASE_URL)')
    .addOption(new Option('--only <stage...>', 'only these stages').choices([...STAGE_NAMES.keys()]))
    .addOption(new Option('--concurrency <n>', 'requests in flight at once').argParser(parseConcurrency))
    .option('--drain', 'end when nothing is left to do')
    .option('--sources <folder>', 'where the source files lie')
    .addHelpText('after', EXAMPLES)
    .action(work);
}
