import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import type { Command } from 'commander';
import type { FeedItem } from '../feed/feed-item.ts';
import { readFeed } from '../feed/read-feed.ts';
import { decodeBytes } from '../page/decode.ts';
import { describeSystemError, WorkFailure } from './failure.ts';
import { type Format, formatOption, print, render } from './output.ts';

const EXAMPLES = `
Examples:
  shanshui feed feed.xml                                       titles, addresses and dates
  shanshui feed --format ndjson --base feeds feeds/*.xml       one JSON line a file: {id, items} or {id, error}
  curl -s https://example.com/rss | shanshui feed - --url https://example.com/rss`;

interface Options {
  format: Format;
  base?: string;
  url?: string;
}

type Outcome =
  | { id: string; items: Pick<FeedItem, 'title' | 'url' | 'publishedAt'>[] }
  | { id: string; error: string };

async function readItems(
  file: string,
  url: string | null,
): Promise<Pick<FeedItem, 'title' | 'url' | 'publishedAt'>[]> {
  const text =
    file === '-'
      ? await readStream(process.stdin)
      : decodeBytes(await readFile(file), { contentType: null }).text;
  const { items } = await readFeed(text, { url });
  return items.map(({ title, url: address, publishedAt }) => ({ title, url: address, publishedAt }));
}

/** `shanshui feed`: what feeds announce. */
export function registerFeed(program: Command): void {
  program
    .command('feed')
    .description('read feeds: RSS, Atom, RDF, JSON Feed, sitemaps')
    .argument('<file...>', 'feed files, - for standard input')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .option('--base <folder>', 'name files by their path from this folder')
    .option('--url <url>', 'where the feed is from, for relative links')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: Options) => {
      let bad = 0;
      const outcomes: Outcome[] = [];
      const flush = async () => {
        const done = outcomes.splice(0);
        if (options.format === 'ndjson' || options.format === 'json')
          return print(await render(done, options.format));
        const rows = done.flatMap((outcome) =>
          'items' in outcome ? outcome.items.map((i) => ({ file: outcome.id, ...i })) : [],
        );
        return print(await render(rows, options.format, { empty: 'no items' }));
      };
      for (const file of files) {
        const id = options.base === undefined || file === '-' ? file : relative(options.base, file);
        try {
          outcomes.push({ id, items: await readItems(file, options.url ?? null) });
        } catch (error) {
          const message =
            describeSystemError(error, file) ?? (error instanceof Error ? error.message : String(error));
          bad += 1;
          outcomes.push({ id, error: message });
          process.stderr.write(`shanshui: ${message.startsWith(file) ? message : `${file}: ${message}`}\n`);
        }
        if (options.format === 'ndjson') await flush();
      }
      if (options.format !== 'ndjson') await flush();
      if (bad > 0) throw new WorkFailure(`${bad} of ${files.length} files could not be read, see above`);
    });
}
