import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { observeSource } from '../../pipeline/observe-source.ts';
import type { Store } from '../../ports/store.ts';
import { type Health, judgeHealth } from '../../source/health.ts';
import type { Source } from '../../source/source.ts';
import { formatOption, print, type Row, render } from '../output.ts';
import { type SourceOptions, sourcesIn, withFolders, withStoreIfAny } from './source-options.ts';

function paceWords(source: Source): string {
  const { schedule, everyMinutes } = source;
  if (schedule === undefined) return `every ${everyMinutes} min`;
  if ('cron' in schedule) return `${schedule.cron} (${schedule.timeZone})`;
  if ('everyMinutes' in schedule) return `every ${schedule.everyMinutes} min`;
  return `adaptive, ${schedule.adaptive.minMinutes} to ${schedule.adaptive.maxMinutes} min`;
}

function rowOf(source: Source, health: Health | null): Row {
  return {
    id: source.id,
    name: source.name,
    kind: source.kind,
    script: source.script,
    schedule: paceWords(source),
    health: health?.state ?? (source.enabled ? 'unknown' : 'disabled'),
    'a week': health === null ? null : health.seenPerWeek,
    url: source.url,
  };
}

/** The health of a source; null where nothing was crawled yet. */
export async function healthOf(store: Store | null, source: Source, now: number): Promise<Health | null> {
  if (store === null) return null;
  return judgeHealth(source, await observeSource(store, source.id, now));
}

async function list(options: SourceOptions): Promise<void> {
  const config = readConfig(options);
  const sources = await sourcesIn(config);
  const rows = await withStoreIfAny(config, async (store) => {
    const found: Row[] = [];
    for (const source of sources) found.push(rowOf(source, await healthOf(store, source, Date.now())));
    return found;
  });
  await print(await render(rows, options.format, { empty: `no sources in ${config.sourcesFolder}` }));
}

/** `shanshui sources list`: the sources and how they are. */
export function registerList(sources: Command): void {
  withFolders(sources.command('list', { isDefault: true }))
    .description('list the sources with their schedule and health')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .addHelpText('after', '\nExample:\n  shanshui sources list --format csv > sources.csv')
    .action(list);
}
