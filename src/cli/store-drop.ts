import { type Command, Option } from 'commander';
import { takeDown } from '../pipeline/take-down.ts';
import { WrongUse } from './failure.ts';
import { print } from './output.ts';
import { type StoreOptions, withStore } from './store-options.ts';

interface Options extends StoreOptions {
  readonly source?: string;
  readonly before?: number;
  readonly article?: readonly string[];
  readonly why: string;
}

function day(text: string): number {
  const at = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+08:00` : 'none');
  if (Number.isNaN(at)) throw new WrongUse(`--before ${text}: give a day, as 2024-01-31`);
  return at;
}

async function drop(options: Options): Promise<void> {
  const { source, before, article, why } = options;
  if (source === undefined && before === undefined && article === undefined) {
    throw new WrongUse('store drop: say what: --source, --before or --article');
  }
  const filter = {
    ...(source === undefined ? {} : { sourceId: source }),
    ...(before === undefined ? {} : { before }),
    ...(article === undefined ? {} : { ids: article }),
  };
  await withStore(options, async (store) => {
    const { articles, bytes } = await takeDown(store, filter, why, Date.now());
    await print(
      `${articles} articles: pages (${bytes} bytes) and texts dropped; events, values and their quotes stand.\n`,
    );
  });
}

/** Adds `shanshui store drop`: raw pages and texts go, what was read out of them stays. */
export function addDrop(command: Command): void {
  command
    .description('drop raw pages and full texts for good; events, values and their short quotes stand')
    .option('--source <id>', 'of one source')
    .addOption(new Option('--before <day>', 'of articles first seen before a day').argParser(day))
    .option('--article <id...>', 'of single articles')
    .requiredOption('--why <reason>', 'who asked for it, or which rule: it is kept with the article')
    .action(drop);
}
