import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Command, Option } from 'commander';
import { BullmqQueue } from '../adapters/bullmq-queue.ts';
import { connectForCommands, redisPlace } from '../adapters/redis-connection.ts';
import { createRedisSlots } from '../adapters/redis-slots.ts';
import { openShanshui } from '../compose.ts';
import { type Config, readConfig } from '../config.ts';
import { followKnowledge } from '../live-knowledge.ts';
import { pipelineOf, scheduleDue, type World } from '../pipeline.ts';
import { STAGES, type Stage } from '../ports/ledger.ts';
import { polledAddresses, warnWithoutContact } from './contact-warning.ts';
import { WorkFailure, WrongUse } from './failure.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { print } from './output.ts';
import { onStopSignal } from './stop-signal.ts';

const EXAMPLES = `
Examples:
  REDIS_URL=redis://localhost:6379 DATABASE_URL=postgres://localhost/shanshui shanshui work
  shanshui work --only fetch-page read-article      a process for some stages; run as many as you like
  shanshui work --drain                             end when nothing is left to do`;

interface Options {
  only?: Stage[];
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

function concurrencyOf({ only }: Options, config: Config): Partial<Record<Stage, number>> {
  const all: Record<Stage, number> = {
    'poll-source': config.concurrency,
    'fetch-page': config.concurrency,
    'read-article': READERS,
    'update-landscape': 1,
  };
  return Object.fromEntries((only ?? STAGES).map((stage) => [stage, all[stage]]));
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

async function work(options: Options): Promise<void> {
  const config = readConfig({ sources: options.sources, concurrency: options.concurrency });
  const { redisUrl } = serversOf(config);
  const turns = connectForCommands(redisUrl, () => {});
  const opened = await openShanshui(config, { slots: createRedisSlots(turns) });
  const { store, clock, log } = opened;
  warnWithoutContact(config, polledAddresses(opened.sources.values()));
  const say = (line: string) => void process.stderr.write(`shanshui: ${line}\n`);
  const live = followKnowledge(loadKnowledge(config), config, log, say);
  const world: World = {
    ...opened,
    get knowledge() {
      return live.current();
    },
  };
  const reader = readerThread(config);
  const queue = new BullmqQueue({
    ledger: store.ledger,
    clock,
    log,
    redisUrl,
    concurrency: concurrencyOf(options, config),
    stays: options.drain !== true,
    ...(reader === null ? {} : { threads: { files: { 'read-article': reader }, given: config } }),
  });
  const forget = onStopSignal(() => queue.stop());
  const look = () =>
    scheduleDue(world).catch((error: unknown) => log.error('schedule-fault', { error: String(error) }));
  const looking = setInterval(look, DUE_LOOK_MS);
  try {
    await scheduleDue(world);
    await print(`working over ${redisPlace(redisUrl)} as process ${process.pid}\n`);
    const { done, retried, failed } = await queue.drain(pipelineOf(world));
    await print(`${done} tasks done, ${retried} tried again, ${failed} given up\n`);
  } finally {
    clearInterval(looking);
    forget();
    live.close();
    turns.disconnect();
    await opened.close();
  }
}

/** `shanshui work`: a worker process over Redis and PostgreSQL. */
export function registerWork(program: Command): void {
  program
    .command('work')
    .description('work as one of many processes over Redis (REDIS_URL) and PostgreSQL (DATABASE_URL)')
    .addOption(new Option('--only <stage...>', 'only these stages').choices([...STAGES]))
    .addOption(new Option('--concurrency <n>', 'requests in flight at once').argParser(parseConcurrency))
    .option('--drain', 'end when nothing is left to do')
    .option('--sources <folder>', 'where the source files lie')
    .addHelpText('after', EXAMPLES)
    .action(work);
}
