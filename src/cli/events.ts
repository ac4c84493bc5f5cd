import { type Command, Option } from 'commander';
import type { Config } from '../config.ts';
import { EVENT_TYPES, type EventType } from '../event/event-mention.ts';
import type { EventStatus, MergedEvent } from '../event/merged-event.ts';
import { eventLine } from '../pipeline/event-line.ts';
import { followDeltas } from '../pipeline/follow-deltas.ts';
import type { Store } from '../ports/store.ts';
import { WrongUse } from './failure.ts';
import { findEntityKeys } from './find-entity.ts';
import { type Format, formatOption, print, type Row, render } from './output.ts';
import { onStopSignal } from './stop-signal.ts';
import { type StoreOptions, withStore, withStoreOptions } from './store-options.ts';

const EXAMPLES = `
Examples:
  shanshui events                                    what happened, one line an event
  shanshui events --type funding --status asserted   rounds that are certain
  shanshui events --entity 百度 --format ndjson        everything with 百度, as JSON
  shanshui events --since 2024-01 --until 2024-03    by the time of the event
  shanshui events --follow --since-sequence 120      changes after a sequence number, as they come`;

const STATUSES = ['rumored', 'planned', 'asserted', 'denied', 'retracted'] as const;

interface Options extends StoreOptions {
  readonly format: Format;
  readonly type?: EventType;
  readonly status?: EventStatus;
  readonly entity?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit: number;
  readonly follow?: boolean;
  readonly sinceSequence: number;
}

function whole(name: string): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < 0) throw new WrongUse(`${name} ${text}: give a whole number`);
    return number;
  };
}

/** A year, a month or a day of the command line, as it stands; `WrongUse` for anything else. */
function timeOption(name: string): (text: string) => string {
  return (text) => {
    const parts = /^\d{4}(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
    const [month, day] = [Number(parts?.[1] ?? 1), Number(parts?.[2] ?? 1)];
    if (parts === null || month < 1 || month > 12 || day < 1 || day > 31) {
      throw new WrongUse(`${name} ${text}: give a year, a month or a day, as 2024, 2024-01 or 2024-01-31`);
    }
    return text;
  };
}

/** Times compare as text: `2024-03` lies between `2024-02-28` and `2024-04`. */
function isWithin(event: MergedEvent, { since, until }: Options): boolean {
  const time = event.time.value ?? event.firstPublishedOn;
  if (time === null) return since === undefined && until === undefined;
  return (
    (since === undefined || time >= since) && (until === undefined || time.slice(0, until.length) <= until)
  );
}

async function wantedEvents(store: Store, config: Config, options: Options): Promise<MergedEvent[]> {
  const filter = {
    ...(options.type === undefined ? {} : { type: options.type }),
    ...(options.status === undefined ? {} : { status: options.status }),
  };
  if (options.entity === undefined) return [...(await store.events.list(filter))];
  const keys = await findEntityKeys(store, config, options.entity);
  const found = new Map<string, MergedEvent>();
  for (const entity of keys) {
    for (const event of await store.events.list({ ...filter, entity })) found.set(event.id, event);
  }
  return [...found.values()];
}

function byTime(a: MergedEvent, b: MergedEvent): number {
  const [left, right] = [a.time.value ?? a.firstPublishedOn ?? '', b.time.value ?? b.firstPublishedOn ?? ''];
  if (left !== right) return left < right ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

function rowOf(event: MergedEvent, format: Format): Row {
  if (format === 'json' || format === 'ndjson') return { ...event };
  const { id, type, status, time, who, articles, sources, confidence, evidence } = eventLine(event);
  if (format === 'csv') return { id, type, status, time, who, articles, sources, confidence, evidence };
  return { time, type, status, who, articles, sources };
}

async function list(store: Store, config: Config, options: Options): Promise<void> {
  const events = (await wantedEvents(store, config, options))
    .filter((event) => isWithin(event, options))
    .sort(byTime);
  const shown = options.format === 'table' ? events.slice(0, options.limit) : events;
  const empty = 'no event; `shanshui run` crawls, `shanshui import` takes in archives';
  await print(
    await render(
      shown.map((event) => rowOf(event, options.format)),
      options.format,
      { empty },
    ),
  );
  if (shown.length < events.length) {
    await print(`… and ${events.length - shown.length} more: --limit ${events.length} shows all\n`);
  }
}

async function follow(store: Store, options: Options): Promise<void> {
  let isOver = false;
  const forget = onStopSignal(() => {
    isOver = true;
  });
  try {
    for await (const delta of followDeltas(store, options.sinceSequence, () => isOver)) {
      if (delta.about === 'event') await print(`${JSON.stringify(delta)}\n`);
    }
  } finally {
    forget();
  }
}

/** `shanshui events`: what happened, merged over all articles. */
export function registerEvents(program: Command): void {
  const command = program
    .command('events')
    .description('what happened: events merged from all articles that tell of them')
    .addOption(new Option('--type <type>', 'only events of a type').choices(EVENT_TYPES))
    .addOption(new Option('--status <status>', 'only events of a status').choices(STATUSES))
    .option('--entity <name>', 'only events with this model, organization or city (name or id)')
    .addOption(
      new Option('--since <time>', 'only events at this time or later (YYYY, YYYY-MM, YYYY-MM-DD)').argParser(
        timeOption('--since'),
      ),
    )
    .addOption(
      new Option('--until <time>', 'only events at this time or earlier').argParser(timeOption('--until')),
    )
    .addOption(new Option('--limit <n>', 'rows of a table').argParser(whole('--limit')).default(50))
    .option('--follow', 'print changes of events as they come, one JSON a line, until stopped')
    .addOption(
      new Option('--since-sequence <n>', 'with --follow: begin after this sequence number')
        .argParser(whole('--since-sequence'))
        .default(0),
    )
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'));
  withStoreOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((options: Options) =>
      withStore(options, (store, config) =>
        options.follow === true ? follow(store, options) : list(store, config, options),
      ),
    );
}
