import type { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { observeSource } from '../../pipeline/observe-source.ts';
import { judgeHealth } from '../../source/health.ts';
import { WorkFailure } from '../failure.ts';
import { formatOption, print, type Row, render } from '../output.ts';
import { type SourceOptions, sourcesIn, withFolders, withStoreIfAny } from './source-options.ts';

interface Options extends SourceOptions {
  readonly all?: boolean;
}

const EXAMPLES = `
Exit code 1 when a source fails or ails, for monitoring.

Examples:
  shanshui sources health                      what is wrong, and why
  shanshui sources health --all --format json  every source with its figures`;

async function health(options: Options): Promise<void> {
  const config = readConfig(options);
  const sources = await sourcesIn(config);
  const now = Date.now();
  const judged = await withStoreIfAny(config, async (store) => {
    if (store === null) {
      throw new WorkFailure(`${config.dataFolder}: nothing was crawled yet; \`shanshui run\` does`);
    }
    const found = [];
    for (const source of sources) found.push(judgeHealth(source, await observeSource(store, source.id, now)));
    return found;
  });
  const ailing = judged.filter(({ state }) => state === 'ailing' || state === 'failing');
  const shown = options.all === true ? judged : judged.filter(({ findings }) => findings.length > 0);
  const rows = shown.map((one): Row => {
    return {
      source: one.sourceId,
      state: one.state,
      'expected a week': one.expectedPerWeek,
      'seen a week': one.seenPerWeek,
      newest: one.newestAt === null ? null : new Date(one.newestAt).toISOString(),
      reasons: one.findings.map(({ kind, reason }) => `${kind}: ${reason}`).join('; '),
    };
  });
  await print(await render(rows, options.format, { empty: 'all sources are well' }));
  if (ailing.length > 0) {
    throw new WorkFailure(`${ailing.length} of ${judged.length} sources are not well, see above`);
  }
}

/** `shanshui sources health`: whether every source yields what it should. */
export function registerHealth(sources: Command): void {
  withFolders(sources.command('health'))
    .description('say which sources do not yield what they should, and why')
    .option('--all', 'show those that are well too')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .addHelpText('after', EXAMPLES)
    .action(health);
}
