import type { Command } from 'commander';
import { openStore } from '../compose.ts';
import { readConfig } from '../config.ts';
import { isInForce, liftOrder, orderSchedule } from '../pipeline/schedule-orders.ts';
import { scheduleDue } from '../pipeline.ts';
import type { ScheduleOrder } from '../ports/schedules.ts';
import type { Store } from '../ports/store.ts';
import { Schedule } from '../source/schedule.ts';
import type { Source } from '../source/source.ts';
import { WorkFailure, WrongUse } from './failure.ts';
import { formatOption, print, type Row, render } from './output.ts';
import { type SourceOptions, sourceNamed, sourcesIn, withFolders } from './sources/source-options.ts';
import { timeAhead, whoOrders, whyOrdered } from './who.ts';

const EXAMPLES = `
An order stands before what the source's file says, in every process on the same store, until its end or \`resume\`.

Examples:
  shanshui schedule list
  shanshui schedule set people-tech --every 15 --until 3d --why 'a conference week'
  shanshui schedule set people-tech --cron '15 8-20 * * 1-5' --time-zone Asia/Shanghai --why 'office hours'
  shanshui schedule set people-tech --adaptive 10-240 --why 'bursts'
  shanshui schedule pause people-tech --until 6h --why 'they move their server'
  shanshui schedule resume people-tech
  shanshui schedule run-now people-tech`;

interface OrderOptions extends SourceOptions {
  readonly why?: string;
  readonly who?: string;
  readonly until?: string;
}

interface SetOptions extends OrderOptions {
  readonly every?: string;
  readonly cron?: string;
  readonly timeZone?: string;
  readonly adaptive?: string;
}

/** A schedule as people read it. */
export function scheduleWords(source: Pick<Source, 'everyMinutes' | 'schedule'>): string {
  const schedule = source.schedule ?? { everyMinutes: source.everyMinutes };
  if ('cron' in schedule) return `cron ${schedule.cron} (${schedule.timeZone})`;
  if ('everyMinutes' in schedule) return `every ${schedule.everyMinutes} minutes`;
  return `adaptive, ${schedule.adaptive.minMinutes} to ${schedule.adaptive.maxMinutes} minutes`;
}

function orderWords(order: ScheduleOrder): string {
  const what =
    order.what.kind === 'paused'
      ? 'paused'
      : scheduleWords({ everyMinutes: 60, schedule: order.what.schedule });
  const until = order.until === null ? '' : `, until ${new Date(order.until).toISOString()}`;
  return `${what}${until}`;
}

function asked({ every, cron, timeZone, adaptive }: SetOptions): unknown {
  if (cron !== undefined) return { cron, ...(timeZone === undefined ? {} : { timeZone }) };
  if (every !== undefined) return { everyMinutes: Number(every) };
  const [least, most] = (adaptive ?? '').split('-');
  return { adaptive: { minMinutes: Number(least), maxMinutes: Number(most) } };
}

function scheduleOf(options: SetOptions): Schedule {
  const given = [options.every, options.cron, options.adaptive].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw new WrongUse('give one of --every MINUTES, --cron PATTERN and --adaptive MIN-MAX');
  const parsed = Schedule.safeParse(asked(options));
  if (!parsed.success) throw new WrongUse(`${given[0]}: ${parsed.error.issues[0]?.message ?? 'no schedule'}`);
  return parsed.data;
}

async function withOpenStore<T>(options: SourceOptions, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(readConfig(options));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function order(id: string, what: ScheduleOrder['what'], options: OrderOptions): Promise<void> {
  const why = whyOrdered(options.why);
  const who = whoOrders(options.who);
  const source = await sourceNamed(readConfig(options), id);
  const said = await withOpenStore(options, async (store) => {
    const now = await store.time();
    const until = options.until === undefined ? null : timeAhead(options.until, now);
    await store.transact((session) => orderSchedule(session, source, { what, who, why, until }, now));
    return orderWords({ what, who, why, until, since: now, sourceId: id });
  });
  await print(`${id}: ${said}, by ${who}: ${why}\n`);
}

async function resume(id: string, options: OrderOptions): Promise<void> {
  const source = await sourceNamed(readConfig(options), id);
  const stood = await withOpenStore(options, async (store) => {
    const now = await store.time();
    return store.transact((session) => liftOrder(session, source, whoOrders(options.who), now));
  });
  if (!stood) throw new WorkFailure(`${id}: no order stands; \`shanshui schedule list\` shows them`);
  await print(`${id}: its file counts again, ${scheduleWords(source)}\n`);
}

async function runNow(ids: readonly string[], options: SourceOptions): Promise<void> {
  const config = readConfig(options);
  const named = await Promise.all(ids.map((id) => sourceNamed(config, id)));
  const added = await withOpenStore(options, async (store) => {
    const at = await store.time();
    const sources = new Map(named.map((source) => [source.id, source]));
    return scheduleDue({ store, sources, clock: { now: () => at } }, ids);
  });
  const running = ids.length - added;
  await print(
    `${added} polls are put in the queue${running > 0 ? `, ${running} wait or run already` : ''}: a running \`shanshui work\` or \`run --watch\` does them\n`,
  );
}

async function list(options: SourceOptions): Promise<void> {
  const sources = await sourcesIn(readConfig(options));
  const rows = await withOpenStore(options, async (store): Promise<Row[]> => {
    const now = await store.time();
    const orders = new Map((await store.schedules.standing()).map((one) => [one.sourceId, one]));
    const states = new Map((await store.sources.states()).map((state) => [state.sourceId, state]));
    return sources.map((source) => {
      const found = orders.get(source.id) ?? null;
      const inForce = isInForce(found, now) ? found : null;
      const state = states.get(source.id);
      const isPaused = !source.enabled || inForce?.what.kind === 'paused';
      return {
        source: source.id,
        file: source.enabled ? scheduleWords(source) : 'disabled',
        order: inForce === null ? '' : orderWords(inForce),
        who: inForce?.who ?? '',
        why: inForce?.why ?? '',
        'last poll': state?.lastPolledAt == null ? '' : new Date(state.lastPolledAt).toISOString(),
        next: isPaused ? '' : new Date(Math.max(state?.nextDueAt ?? now, now)).toISOString(),
      };
    });
  });
  await print(await render(rows, options.format, { empty: 'no source yet' }));
}

function withReasons(command: Command): Command {
  return withFolders(command)
    .option('--why <reason>', 'why; shown in `schedule list`')
    .option('--who <name>', 'in whose name; your own unless told')
    .option('--until <time>', 'when it ends by itself: 90m, 6h, 3d or an ISO time');
}

/** `shanshui schedule`: when sources are polled, and orders about it. */
export function registerSchedule(program: Command): void {
  const schedule = program
    .command('schedule')
    .description('when sources are polled: list, set, pause, resume, run now')
    .addHelpText('after', EXAMPLES);
  withFolders(schedule.command('list'))
    .description('what the files say, what was ordered by whom and why, and when each is due')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .addHelpText('after', '\nExample:\n  shanshui schedule list --format json')
    .action(list);
  withReasons(schedule.command('set').argument('<source>', 'id of a source'))
    .description('poll a source by another schedule than its file says')
    .option('--every <minutes>', 'minutes between two polls')
    .option('--cron <pattern>', 'five fields, as "15 8-20 * * 1-5"')
    .option('--time-zone <zone>', 'of the pattern; Asia/Shanghai unless told')
    .option('--adaptive <min-max>', 'as much as it publishes, with bounds in minutes, as 10-240')
    .addHelpText(
      'after',
      "\nExample:\n  shanshui schedule set people-tech --every 15 --why 'a conference week'",
    )
    .action((id: string, options: SetOptions) =>
      order(id, { kind: 'schedule', schedule: scheduleOf(options) }, options),
    );
  withReasons(schedule.command('pause').argument('<source>', 'id of a source'))
    .description('poll a source no more; what it announced is still read')
    .addHelpText(
      'after',
      "\nExample:\n  shanshui schedule pause people-tech --until 6h --why 'their server moves'",
    )
    .action((id: string, options: OrderOptions) => order(id, { kind: 'paused' }, options));
  withFolders(schedule.command('resume').argument('<source>', 'id of a source'))
    .description('let the source’s file count again; a missed poll is caught up once')
    .option('--who <name>', 'in whose name; your own unless told')
    .addHelpText('after', '\nExample:\n  shanshui schedule resume people-tech')
    .action(resume);
  withFolders(schedule.command('run-now').argument('<source...>', 'ids of sources'))
    .description('poll sources at once, due or not; one that is being polled is left alone')
    .addHelpText('after', '\nExample:\n  shanshui schedule run-now people-tech')
    .action(runNow);
}
