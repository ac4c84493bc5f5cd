import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { whyMissed } from '../../pipeline/why-missed.ts';
import { WorkFailure } from '../failure.ts';
import { formatOption, print, render } from '../output.ts';
import { type SourceOptions, sourcesIn, withFolders, withStoreIfAny } from './source-options.ts';

async function explain(url: string, options: SourceOptions): Promise<void> {
  const config = readConfig(options);
  const sources = await sourcesIn(config);
  const answer = await withStoreIfAny(config, async (store) => {
    if (store === null) {
      throw new WorkFailure(`${config.dataFolder}: nothing was crawled yet; \`shanshui run\` does`);
    }
    return whyMissed(store, sources, url, Date.now());
  });
  await print(await render([{ ...answer }], options.format));
}

/** `shanshui why-missed` (also under `sources`): at which station an article was lost. */
export function registerWhyMissed(sources: Command): void {
  withFolders(sources.command('why-missed'))
    .description('tell at which station an article was lost')
    .argument('<url>', 'address of the article')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .addHelpText('after', '\nExample:\n  shanshui why-missed https://www.qbitai.com/2026/11/1.html')
    .action(explain);
}
