import { type Command, Option } from 'commander';
import type { EntityKind } from '../dictionary/entry.ts';
import { describeValue } from '../landscape/describe-value.ts';
import { compareValues, type ValueChange } from '../landscape/difference.ts';
import { type EntityOverview, overviewOf } from '../landscape/overview.ts';
import { countForReading, countSubjects, type FurtherCount, UNKNOWN } from '../landscape/statistics.ts';
import { WrongUse } from './failure.ts';
import { showEntity } from './landscape-show.ts';
import { dayOption, type ViewOptions, valuesSeen, withViewOptions } from './landscape-view.ts';
import { type Format, formatOption, print, type Row, render } from './output.ts';
import { type StoreOptions, withStore, withStoreOptions } from './store-options.ts';

const EXAMPLES = `
Examples:
  shanshui landscape                               every entity at a glance
  shanshui landscape --kind model --format csv     models as a spreadsheet
  shanshui landscape show 文心一言                   every value with its evidence and rivals
  shanshui landscape stats                         models per city, maker, category, domain, time of release
  shanshui landscape --as-of 2023-07-31            what was so on a day in the world
  shanshui landscape --known-at 2023-08-15         what we knew on a day
  shanshui landscape diff 2023-06-30 2023-07-31    what changed in the world between two days`;

interface Options extends StoreOptions, ViewOptions {
  readonly format: Format;
  readonly kind?: EntityKind;
  readonly limit: number;
}

const ALL_FORMATS = ['table', 'json', 'ndjson', 'csv'] as const;

function overviewRow({ entity, held, articles, lastPublishedOn }: EntityOverview): Row {
  const values = [...held].map(([property, texts]) => `${property}: ${texts.slice(0, 3).join(', ')}`);
  return { kind: entity.kind, name: entity.name, values: values.join('; '), articles, last: lastPublishedOn };
}

async function overview(options: Options): Promise<void> {
  await withStore(options, async (store, config) => {
    const values = await valuesSeen(store, config, options);
    const wanted = values.filter(
      ({ subject }) => options.kind === undefined || subject.kind === options.kind,
    );
    const empty = 'no entity yet; `shanshui run` crawls, `shanshui import` takes in archives';
    if (options.format !== 'table') {
      await print(
        await render(
          wanted.map((value) => valueRow(value, options.format)),
          options.format,
          { empty },
        ),
      );
      return;
    }
    const entities = overviewOf(wanted);
    await print(await render(entities.slice(0, options.limit).map(overviewRow), 'table', { empty }));
    if (entities.length > options.limit) {
      await print(`… and ${entities.length - options.limit} more: --limit ${entities.length} shows all\n`);
    }
  });
}

type Value = Awaited<ReturnType<typeof valuesSeen>>[number];

function valueRow(value: Value, format: Format): Row {
  if (format !== 'csv') return { ...value };
  const { subject, property, standing, validFrom, origin, articles, sources, confidence, evidence } = value;
  return {
    kind: subject.kind,
    entityId: subject.entityId,
    name: subject.name,
    property,
    value: typeof value.value === 'object' ? value.value.name : value.value,
    unit: value.unit ?? null,
    standing,
    validFrom,
    origin,
    articles,
    sources,
    confidence,
    quote: evidence[0]?.text ?? null,
    articleId: evidence[0]?.articleId ?? null,
  };
}

/** One table of a kind of counts; what is unknown stays in sight when the table is cut. */
async function printCounts(
  kind: FurtherCount['by'],
  counts: readonly FurtherCount[],
  limit: number,
  empty: string,
): Promise<void> {
  const own = counts.filter(({ by }) => by === kind);
  const shown = own.filter(({ value }, index) => index < limit || value === UNKNOWN);
  const rows = shown.map(({ value, models }) => ({ [kind]: value, models }));
  await print(`\n${await render(rows, 'table', { empty })}`);
  if (own.length > shown.length)
    await print(`… and ${own.length - shown.length} more: --limit ${own.length} shows all\n`);
}

async function stats(options: Options): Promise<void> {
  await withStore(options, async (store, config) => {
    const values = await valuesSeen(store, config, options);
    const counts = countForReading(values);
    const empty = 'no model yet';
    if (options.format !== 'table') {
      await print(
        await render(
          counts.map((count) => ({ ...count })),
          options.format,
          { empty },
        ),
      );
      return;
    }
    const { model, organization, city } = countSubjects(values);
    await print(`${model} models, ${organization} organizations, ${city} cities with values of their own\n`);
    const kinds = [...new Set(counts.map(({ by }) => by))];
    for (const kind of kinds) await printCounts(kind, counts, options.limit, empty);
  });
}

/** What a change of a value comes to; null where only more articles say it. */
function howChanged({ before, after }: ValueChange): string | null {
  if (before === null) return '';
  if (after === null) return '';
  if (before.standing !== after.standing) return `${before.standing} → ${after.standing}`;
  if (before.validFrom !== after.validFrom)
    return `since ${before.validFrom ?? 'unknown'} → ${after.validFrom ?? 'unknown'}`;
  return null;
}

function changeRow(change: ValueChange): Row {
  const value = change.after ?? change.before;
  return {
    change: change.kind,
    name: value?.subject.name ?? '',
    property: value?.property ?? '',
    value: value === null ? '' : describeValue(value.value, value.unit),
    standing: value?.standing ?? '',
    since: value?.validFrom ?? '',
    how: howChanged(change) ?? '',
  };
}

async function diff(from: string, to: string, options: Options): Promise<void> {
  await withStore(options, async (store, config) => {
    const before = await valuesSeen(store, config, { ...options, asOf: dayOption('A')(from) });
    const after = await valuesSeen(store, config, { ...options, asOf: dayOption('B')(to) });
    const changes = compareValues(before, after);
    const isFull = options.format === 'json' || options.format === 'ndjson';
    const told = isFull ? changes : changes.filter((change) => howChanged(change) !== null);
    const rows = told.map((change) => (isFull ? { ...change } : changeRow(change)));
    await print(await render(rows, options.format, { empty: 'nothing changed between the two days' }));
    const more = changes.length - told.length;
    if (options.format === 'table' && more > 0)
      await print(`… and ${more} values that only more articles say: --format ndjson shows all\n`);
  });
}

function limitOption(): Option {
  const parse = (text: string): number => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < 1)
      throw new WrongUse(`--limit ${text}: give a whole number from 1`);
    return number;
  };
  return new Option('--limit <n>', 'rows of a table').argParser(parse).default(50);
}

/** `shanshui landscape`: what is believed of models, makers and cities. */
export function registerLandscape(program: Command): void {
  const landscape = program
    .command('landscape')
    .description('what is believed of models, makers and cities, every value with its evidence')
    .addOption(new Option('--kind <kind>', 'only these entities').choices(['model', 'organization', 'city']))
    .addOption(limitOption())
    .addOption(formatOption(ALL_FORMATS, 'table'));
  withViewOptions(withStoreOptions(landscape)).addHelpText('after', EXAMPLES).action(overview);
  const inherited = (command: Command) => command.optsWithGlobals<Options>();
  landscape
    .command('show')
    .description('every value of one entity, with evidence and rivals')
    .argument('<name>', 'a name, another name or an id')
    .addHelpText('after', '\nExample:\n  shanshui landscape show 文心一言')
    .action((name: string, _own: unknown, command: Command) => showEntity(name, inherited(command)));
  landscape
    .command('stats')
    .description('models per city, maker, category, domain, modality, openness, filing and time of release')
    .addHelpText('after', '\nExample:\n  shanshui landscape stats --as-of 2023-12-31')
    .action((_own: unknown, command: Command) => stats(inherited(command)));
  landscape
    .command('diff')
    .description('what changed in the world between two days')
    .argument('<A>', 'a day, YYYY-MM-DD')
    .argument('<B>', 'a later day')
    .addHelpText('after', '\nExample:\n  shanshui landscape diff 2023-06-30 2023-07-31')
    .action((from: string, to: string, _own: unknown, command: Command) =>
      diff(from, to, inherited(command)),
    );
}
