import type { Command } from 'commander';
import { createHttpFetcher } from '../../adapters/fetch/http-fetcher.ts';
import { extractArticle } from '../../article/extract-article.ts';
import { type Config, readConfig } from '../../config.ts';
import type { FeedItem } from '../../feed/feed-item.ts';
import { decodeBytes } from '../../page/decode.ts';
import { requestFor } from '../../pipeline/fetching.ts';
import { readSource } from '../../pipeline/read-source.ts';
import type { Fetcher, RequestEntry } from '../../ports/fetcher.ts';
import { admits } from '../../source/admits.ts';
import type { Source } from '../../source/source.ts';
import { warnWithoutContact } from '../contact-warning.ts';
import { WorkFailure, WrongUse } from '../failure.ts';
import { formatOption, print, type Row, render } from '../output.ts';
import { type SourceOptions, sourceNamed, withFolders } from './source-options.ts';

interface Options extends SourceOptions {
  readonly pages: string;
}

const EXAMPLES = `
Changes nothing: nothing is kept, and the next poll asks again.

Examples:
  shanshui sources test qbitai              what it announces now
  shanshui sources test qbitai --pages 2    and how its first two articles would be read`;

function announcedRow(source: Source, item: FeedItem): Row {
  const isWanted = item.url !== null && admits(source, item.url);
  return { read: isWanted, title: item.title, published: item.publishedAt, url: item.url };
}

/** How one article's page would be read. */
async function pageRow(fetcher: Fetcher, source: Source, url: string): Promise<Row> {
  const request = requestFor(source, { url, purpose: 'page', etag: null, lastModified: null });
  const outcome = await fetcher.fetch(request);
  if (outcome.kind !== 'fetched')
    return { url, outcome: outcome.kind, title: null, published: null, characters: 0 };
  const { text } = decodeBytes(outcome.body, outcome);
  const read = extractArticle(text, { url: outcome.finalUrl });
  if (read.kind !== 'article') {
    return { url, outcome: `${read.kind}: ${read.reason}`, title: null, published: null, characters: 0 };
  }
  const { article } = read;
  const characters = article.text.length;
  return { url, outcome: 'read', title: article.title, published: article.publishedAt, characters };
}

async function testWith(fetcher: Fetcher, source: Source, options: Options): Promise<void> {
  const pages = Number(options.pages);
  const { outcome, announcement, missing } = await readSource(fetcher, source);
  if (announcement === null) {
    const detail =
      'detail' in outcome ? `: ${outcome.detail}` : 'status' in outcome ? `: ${outcome.status}` : '';
    throw new WorkFailure(`${source.id}: ${source.url}: ${outcome.kind}${detail}`);
  }
  for (const one of missing) process.stderr.write(`shanshui: ${source.id}: not read: ${one}\n`);
  if (announcement.mended.length > 0) {
    process.stderr.write(`shanshui: ${source.id}: mended: ${announcement.mended.join(', ')}\n`);
  }
  const rows = announcement.items.map((item) => announcedRow(source, item));
  await print(await render(rows, options.format, { empty: 'nothing is announced' }));
  if (rows.length === 0) throw new WorkFailure(`${source.id}: ${source.url} announces nothing`);
  if (pages === 0) return;
  const read: Row[] = [];
  for (const item of announcement.items) {
    if (read.length >= pages) break;
    if (item.url !== null && admits(source, item.url)) read.push(await pageRow(fetcher, source, item.url));
  }
  await print(await render(read, options.format, { empty: 'no article to read' }));
}

/** A fetcher for looks from the command line; each request is told on standard error. */
export function lookingFetcher(config: Config): Fetcher {
  const tell = (entry: RequestEntry): void => {
    const { purpose, url, status, outcome, bytes, durationMs } = entry;
    process.stderr.write(
      `${purpose} ${url}: ${status ?? '-'} ${outcome}, ${bytes} bytes in ${durationMs} ms\n`,
    );
  };
  return createHttpFetcher({
    contact: config.contact,
    softwareVersion: config.softwareVersion,
    onRequest: tell,
  });
}

async function test(id: string, options: Options): Promise<void> {
  if (!/^\d{1,2}$/.test(options.pages))
    throw new WrongUse(`--pages ${options.pages}: give a number from 0 to 99`);
  const config = readConfig(options);
  const source = await sourceNamed(config, id);
  warnWithoutContact(config, [source.url]);
  const fetcher = lookingFetcher(config);
  try {
    await testWith(fetcher, source, options);
  } finally {
    await fetcher.close();
  }
}

/** `shanshui sources test`: what a source announces now. */
export function registerTest(sources: Command): void {
  withFolders(sources.command('test'))
    .description('fetch a source once and show what would be read')
    .argument('<id>', 'id of the source')
    .option('--pages <n>', 'also read that many of its articles', '0')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .addHelpText('after', EXAMPLES)
    .action(test);
}
