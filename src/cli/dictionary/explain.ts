import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { loadKnowledge } from '../../load-knowledge.ts';
import { explainMentions } from '../../mention/explain.ts';
import { findMentions } from '../../mention/find-mentions.ts';
import { toArticleText } from '../../text/to-article-text.ts';
import { type Format, formatOption, print, render } from '../output.ts';
import type { DictionaryOptions } from './open-dictionary.ts';

interface Options extends DictionaryOptions {
  format: Format;
  published?: string;
}

const EXAMPLES = `
Examples:
  shanshui dictionary explain "早餐吃了两个豆包，又问了问豆包App"
  shanshui dictionary explain - < article.txt
  shanshui dictionary explain "文小言今天更新了" --published 2024-01-01`;

async function textOf(given: string): Promise<string> {
  if (given !== '-') return given;
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString('utf8');
}

/** `shanshui dictionary explain TEXT`: each surface, what it could be, what it became, and why. */
export function registerExplain(dictionary: Command): void {
  dictionary
    .command('explain')
    .description('show for each surface of a text what it could be, what it became, and why')
    .argument('<text>', 'the text, - for standard input')
    .option('--published <date>', 'the day the text appeared: names of other years are not read')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .option('--dictionaries <folder>', 'the dictionary folder')
    .addHelpText('after', EXAMPLES)
    .action(async (given: string, options: Options) => {
      const { dictionary: compiled } = loadKnowledge(readConfig({ dictionaries: options.dictionaries }));
      const article = toArticleText({ title: null, body: await textOf(given) });
      const found = findMentions(article, compiled, { publishedAt: options.published ?? null });
      const rows = explainMentions(article, found).map(
        ({ surface, start, outcome, meaning, confidence, reasons }) => ({
          start,
          surface,
          outcome,
          meaning,
          confidence,
          why: reasons.join('; '),
        }),
      );
      await print(
        await render(rows, options.format, { empty: 'no surface of the dictionary stands in this text' }),
      );
    });
}
