import { loadCorrections } from '../adapters/files/correction-files.ts';
import { loadDictionary } from '../adapters/files/dictionary-files.ts';
import type { Config } from '../config.ts';
import type { MergedEvent } from '../event/merged-event.ts';
import { describeValue } from '../landscape/describe-value.ts';
import { type LandscapeValue, STANDINGS, type ValueEvidence } from '../landscape/landscape-value.ts';
import { eventLine } from '../pipeline/event-line.ts';
import { subjectValues } from '../pipeline/viewpoint.ts';
import type { Store } from '../ports/store.ts';
import { findEntityKeys } from './find-entity.ts';
import { type ViewOptions, viewpointOf } from './landscape-view.ts';
import { type Format, print, printable, render } from './output.ts';
import { type StoreOptions, withStore } from './store-options.ts';

interface Shown {
  readonly key: string;
  readonly name: string;
  readonly values: readonly LandscapeValue[];
  /** Values of others that are this entity: the models of a maker, the makers of a city. */
  readonly namedBy: readonly LandscapeValue[];
  readonly events: readonly MergedEvent[];
}

async function valuesOf(
  store: Store,
  config: Config,
  key: string,
  options: ViewOptions,
): Promise<readonly LandscapeValue[]> {
  const viewpoint = viewpointOf(options);
  if (viewpoint === null) return store.landscape.list({ subjectKey: key });
  const { dictionary } = loadDictionary(config.dictionariesFolder);
  const { corrections } = loadCorrections(config.dictionariesFolder, dictionary);
  return subjectValues(store, dictionary, key, viewpoint, corrections);
}

async function gather(store: Store, config: Config, key: string, options: ViewOptions): Promise<Shown> {
  const values = await valuesOf(store, config, key, options);
  const { asOf } = options;
  const namedBy =
    asOf !== undefined
      ? []
      : (await store.landscape.list({ valueKey: key })).filter((value) => value.standing === 'held');
  const events = (await store.events.list({ entity: key })).filter(
    (event) => asOf === undefined || (event.time.value ?? event.firstPublishedOn ?? '').slice(0, 10) <= asOf,
  );
  const name = (await store.entities.nameOf(key)) ?? key;
  return { key, name, values, namedBy, events: [...events].sort(byTime) };
}

function byTime(a: MergedEvent, b: MergedEvent): number {
  const [left, right] = [a.time.value ?? '', b.time.value ?? ''];
  return left < right ? -1 : left > right ? 1 : a.id < b.id ? -1 : 1;
}

function support({ standing, origin, articles, sources, confidence, validFrom }: LandscapeValue): string {
  const since = validFrom === null ? '' : `since ${validFrom}, `;
  const said =
    articles === 0 ? 'no article' : `${articles} article${articles === 1 ? '' : 's'}, ${sources} independent`;
  return `${standing}; ${since}${said}, confidence ${confidence}, ${origin}`;
}

/** An archive's article whose outlet nobody knows speaks in its own name; people are told just that. */
function outletOf({ outlet, articleId }: ValueEvidence): string {
  return outlet.endsWith(articleId) ? 'outlet unknown' : outlet;
}

/** Property by property; what is held first, then what most articles say. */
function forReading(values: readonly LandscapeValue[]): LandscapeValue[] {
  return [...values].sort((a, b) => {
    if (a.property !== b.property) return a.property < b.property ? -1 : 1;
    return STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || b.articles - a.articles;
  });
}

function valueLines(value: LandscapeValue): string[] {
  const quotes = value.evidence.map(
    (one) =>
      `      “${one.text}” — ${outletOf(one)}, ${one.publishedOn ?? 'no date'}, article ${one.articleId}`,
  );
  const { correction } = value;
  const note =
    correction === undefined
      ? []
      : [
          `      corrected (${correction.says}) by ${correction.by} on ${correction.since}: ${correction.why} [${correction.id}]`,
        ];
  return [
    `  ${value.property}: ${describeValue(value.value, value.unit)}   (${support(value)})`,
    ...note,
    ...quotes,
  ];
}

/** Names of entities that have this one as a value, by property. */
function namedByLines(values: readonly LandscapeValue[]): string[] {
  const byProperty = new Map<string, string[]>();
  for (const { property, subject } of values) {
    byProperty.set(property, [...(byProperty.get(property) ?? []), subject.name]);
  }
  return [...byProperty].map(([property, names]) => `  ${property} of: ${names.join(', ')}`);
}

function eventLines(events: readonly MergedEvent[]): string[] {
  return events.map((event) => {
    const { type, status, time, who, articles, sources } = eventLine(event);
    return `  ${time ?? 'undated'}  ${type} (${status}): ${who}   [${articles} articles, ${sources} independent]`;
  });
}

function text({ key, name, values, namedBy, events }: Shown): string {
  const lines = [
    `${name}  (${key})`,
    ...(values.length === 0 ? ['  nothing was said of it'] : []),
    ...forReading(values).flatMap(valueLines),
    ...namedByLines(namedBy),
    ...(events.length === 0 ? [] : ['  events:', ...eventLines(events).map((line) => `  ${line}`)]),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

/** Prints all that is believed of one entity: values with evidence and rivals, who names it, and its events. */
export async function showEntity(
  name: string,
  options: StoreOptions & ViewOptions & { readonly format: Format },
): Promise<void> {
  await withStore(options, async (store, config) => {
    for (const key of await findEntityKeys(store, config, name)) {
      const shown = await gather(store, config, key, options);
      if (options.format === 'table') await print(text(shown));
      else if (options.format === 'csv')
        await print(
          await render(
            shown.values.map((value) => ({ ...value })),
            'csv',
          ),
        );
      else await print(await render([{ ...shown }], options.format));
    }
  });
}
