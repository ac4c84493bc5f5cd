import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import type { RequestEntry } from '../../ports/fetcher.ts';
import type { RequestFilter } from '../../ports/store.ts';
import { WrongUse } from '../failure.ts';
import { formatOption, print, type Row, render } from '../output.ts';
import { type SourceOptions, withStoreIfAny } from './source-options.ts';

interface Options extends SourceOptions {
  readonly host?: string;
  readonly source?: string;
  readonly outcome?: string;
  readonly since?: string;
  readonly limit: string;
}

const EXAMPLES = `
Examples:
  shanshui sources requests                           the last requests
  shanshui sources requests --host 36kr.com           those to one host
  shanshui sources requests --outcome failed --limit 20
  shanshui sources requests --since 2026-11-24T08:00+08:00 --source xinhua-tech`;

/** What may stand in a host or an outcome; `%` and `_` would be wild to the store. */
const PLAIN = /^[\w.:[\]-]+$/;

function filterOf({ host, source, outcome, since }: Options): RequestFilter {
  if (host !== undefined && (!PLAIN.test(host) || host.includes('_')))
    throw new WrongUse(`--host ${host}: give a host as 36kr.com`);
  if (outcome !== undefined && !/^[\w -]+(?:: [\w -]+)?$/.test(outcome))
    throw new WrongUse(`--outcome ${outcome}: give a word as failed, refused, blocked, held`);
  const from = since === undefined ? undefined : Date.parse(since);
  if (Number.isNaN(from)) throw new WrongUse(`--since ${since}: give a day or an instant as 2026-11-24`);
  return { host: host?.toLowerCase(), sourceId: source, outcome, since: from };
}

function rowOf(entry: RequestEntry): Row {
  return {
    at: new Date(entry.startedAt).toISOString(),
    source: entry.sourceId,
    purpose: entry.purpose,
    host: entry.host,
    outcome: entry.outcome,
    status: entry.status,
    bytes: entry.bytes,
    'waited ms': entry.waitedMs,
    'took ms': entry.durationMs,
    url: entry.url,
  };
}

async function requests(options: Options): Promise<void> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new WrongUse(`--limit ${options.limit}: give a number from 1`);
  const filter = filterOf(options);
  const rows = await withStoreIfAny(readConfig(options), async (store) => {
    const entries = (await store?.requests.recent(limit, filter)) ?? [];
    return entries.map(rowOf);
  });
  await print(await render(rows, options.format, { empty: 'no such request' }));
}

/** `shanshui sources requests`: the ledger of every request. */
export function registerRequests(sources: Command): void {
  sources
    .command('requests')
    .description('show the ledger of requests, the last ones first')
    .option('--host <host>', 'only to this host and its subdomains')
    .option('--source <id>', 'only for this source')
    .option('--outcome <word>', 'only those that ended so, as failed, refused, blocked, held')
    .option('--since <time>', 'only from this day or instant on, as 2026-11-24 or 2026-11-24T08:00+08:00')
    .option('--limit <n>', 'at most so many', '50')
    .option('--data <folder>', 'where the store lies')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .addHelpText('after', EXAMPLES)
    .action(requests);
}
