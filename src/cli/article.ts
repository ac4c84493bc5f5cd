import type { Command } from 'commander';
import type { ReadableArticle } from '../reading/article-input.ts';
import { toReadable } from '../reading/to-readable.ts';
import { eachInput } from './each-input.ts';
import { type Format, formatOption, print, type Row, render } from './output.ts';

const EXAMPLES = `
Examples:
  shanshui article page.html                        title, author, time and text of a saved page
  shanshui article --format ndjson pages/*.html     one JSON line a page, captions and tables beside the text`;

/** A page's article as it is printed; captions and tables only for programs, where the page has any. */
function rowOf(article: ReadableArticle, format: Format): Row {
  const { id, url, canonicalUrl, title, author, publishedAt, text, captions, tables } = article;
  const row = { id, url, canonicalUrl, title, author, publishedAt, text };
  if (format !== 'json' && format !== 'ndjson') return row;
  return { ...row, ...(captions ? { captions } : {}), ...(tables ? { tables } : {}) };
}

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
          rows.push(rowOf(outcome.article, options.format));
          if (options.format === 'ndjson') await flush();
        });
      } finally {
        if (options.format !== 'ndjson') await flush();
      }
    });
}
