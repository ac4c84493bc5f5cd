import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import type { RequestEntry } from '../../ports/fetcher.ts';
import { WrongUse } from '../failure.ts';
import { formatOption, print, type Row, render } from '../output.ts';
import { type SourceOptions, withStoreIfAny } from './source-options.ts';

interface Options extends SourceOptions {
  readonly host?: string;
  readonly source?: string;
  readonly outcome?: string;
  readonly limit: string;
}

/** The store gives the last ones; what is asked for is looked for among so many. */
const LOOKED_THROUGH = 100_000;

const EXAMPLES = `
Examples:
  shanshui sources requests                           the last requests
  shanshui sources requests --host 36kr.com           those to one host
  shanshui sources requests --outcome failed --limit 20`;

function isAsked(entry: RequestEntry, { host, source, outcome }: Options): boolean {
  const name = entry.host.replace(/:\d+$/, '');
  if (host !== undefined && name !== host && !name.endsWith(`.${host}`) && entry.host !== host) return false;
  if (source !== undefined && entry.sourceId !== source) return false;
  return outcome === undefined || entry.outcome.startsWith(outcome);
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
  const isAll = options.host === undefined && options.source === undefined && options.outcome === undefined;
  const rows = await withStoreIfAny(readConfig(options), async (store) => {
    const entries = (await store?.requests.recent(isAll ? limit : LOOKED_THROUGH)) ?? [];
    return entries
      .filter((entry) => isAsked(entry, options))
      .slice(0, limit)
      .map(rowOf);
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
    .option('--limit <n>', 'at most so many', '50')
    .option('--data <folder>', 'where the store lies')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .addHelpText('after', EXAMPLES)
    .action(requests);
}
