import type { Command } from 'commander';
import { toReadable } from '../reading/to-readable.ts';
import { eachInput } from './each-input.ts';
import { type Format, formatOption, print, type Row, render } from './output.ts';

const EXAMPLES = `
Examples:
  shanshui article page.html                        title, author, time and text of a saved page
  shanshui article --format ndjson pages/*.html     one JSON line a page`;

/** `shanshui article`: the readable part of pages. */
export function registerArticle(program: Command): void {
  program
    .command('article')
    .description('extract the readable part of saved pages')
    .argument('<file...>', 'HTML files, - for standard input')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: { format: Format }) => {
      const rows: Row[] = [];
      const flush = async () => print(await render(rows.splice(0), options.format));
      try {
        await eachInput(files, async ({ input, place, fileName }, complain) => {
          const outcome = toReadable({ ...input, id: input.id ?? fileName });
          if (outcome.kind !== 'readable') return complain(place, `holds no article (${outcome.reason})`);
          const { id, url, canonicalUrl, title, author, publishedAt, text } = outcome.article;
          rows.push({ id, url, canonicalUrl, title, author, publishedAt, text });
          if (options.format === 'ndjson') await flush();
        });
      } finally {
        if (options.format !== 'ndjson') await flush();
      }
    });
}
