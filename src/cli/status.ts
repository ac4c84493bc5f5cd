import type { Command } from 'commander';
import { TaskOffers } from '../adapters/queue/bullmq-offers.ts';
import { connectForWorkers, redisPlace } from '../adapters/queue/redis-connection.ts';
import { askRedis } from '../adapters/queue/redis-state.ts';
import { readConfig } from '../config.ts';
import { isInForce } from '../pipeline/schedule-orders.ts';
import { STAGES, type Stage } from '../ports/ledger.ts';
import type { Store } from '../ports/store.ts';
import { WorkFailure } from './failure.ts';
import { type Format, formatOption, print, type Row, render } from './output.ts';
import { withStoreIfAny } from './sources/source-options.ts';
import { type StoreOptions, withStoreOptions } from './store-options.ts';

type Options = StoreOptions & { readonly format: Format };

const EXAMPLES = `
Examples:
  shanshui status
  shanshui status --format json`;

const ANSWER_MS = 5_000;

interface RedisLines {
  readonly line: string;
  readonly depths: ReadonlyMap<Stage, number>;
}

/** What Redis says, within five seconds; null where none is used. */
async function redisLines(redisUrl: string | null, store: Store): Promise<RedisLines | null> {
  if (redisUrl === null) return null;
  const redis = connectForWorkers(redisUrl, () => {});
  const offers = new TaskOffers(store.ledger, redis, { prefix: 'shanshui' });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ANSWER_MS);
  });
  try {
    const [state, depths] = await Promise.race([Promise.all([askRedis(redis), offers.depths()]), late]);
    const used = Math.round(state.usedBytes / 2 ** 20);
    const line = `Redis ${state.version} at ${redisPlace(redisUrl)}: ${used} MiB used, ${state.clients} clients`;
    return { line, depths };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { line: `Redis at ${redisPlace(redisUrl)} does not answer: ${why}`, depths: new Map() };
  } finally {
    clearTimeout(timer);
    redis.disconnect();
  }
}

function waited(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / 1_000);
  return seconds < 120
    ? `${seconds} s`
    : seconds < 7_200
      ? `${Math.round(seconds / 60)} min`
      : `${Math.round(seconds / 3_600)} h`;
}

async function stageRows(store: Store, now: number, depths: RedisLines['depths'] | null): Promise<Row[]> {
  const counts = await store.ledger.counts(['ready', 'running', 'failed']);
  const oldest = new Map((await store.ledger.oldestReady()).map(({ stage, at }) => [stage, at]));
  return STAGES.map((stage) => {
    const count = (state: string): number =>
      counts.find((one) => one.stage === stage && one.state === state)?.count ?? 0;
    const since = oldest.get(stage);
    return {
      stage,
      ready: count('ready'),
      running: count('running'),
      'given up': count('failed'),
      'oldest due for': since === undefined || since > now ? '' : waited(now - since),
      ...(depths === null ? {} : { 'in queue': depths.get(stage) ?? '?' }),
    };
  });
}

async function status(options: Options): Promise<void> {
  const config = readConfig(options);
  await withStoreIfAny(config, async (store) => {
    if (store === null)
      throw new WorkFailure(`${config.dataFolder}: nothing was crawled yet; \`shanshui run\` does`);
    const now = await store.time();
    const redis = await redisLines(config.redisUrl, store);
    const stages = await stageRows(store, now, redis?.depths ?? null);
    const alerts = (await store.alerts.raised()).map(({ name, severity, summary, since }): Row => {
      return { alert: name, severity, since: new Date(since).toISOString(), summary };
    });
    const stops = await store.stops.inForce();
    const orders = (await store.schedules.standing()).filter((order) => isInForce(order, now));
    if (options.format !== 'table')
      return print(
        await render([{ at: new Date(now).toISOString(), stages, alerts, stops, orders }], options.format),
      );
    await print(await render(stages, 'table'));
    if (redis !== null) await print(`${redis.line}\n`);
    await print(`Alerts:\n${await render(alerts, 'table', { empty: '  none' })}`);
    if (stops.length > 0) await print(`${stops.length} stops are in force: \`shanshui sources stops\`\n`);
    if (orders.length > 0)
      await print(`${orders.length} schedules are ordered: \`shanshui schedule list\`\n`);
  });
}

/** `shanshui status`: how the work stands, on one screen. */
export function registerStatus(program: Command): void {
  withStoreOptions(program.command('status'))
    .description('how the work stands: what waits and for how long, what was given up, alerts, servers')
    .addOption(formatOption(['table', 'json', 'ndjson'], 'table'))
    .addHelpText('after', EXAMPLES)
    .action(status);
}
