import type { Command } from 'commander';
import { loadDictionary } from '../../adapters/files/dictionary-files.ts';
import { compileDictionary } from '../../dictionary/compile.ts';
import { loadKnowledge } from '../../load-knowledge.ts';
import { previewEntry } from '../../pipeline/preview-entry.ts';
import { differenceLines } from '../difference-lines.ts';
import { WorkFailure } from '../failure.ts';
import { type Format, formatOption, print, printable, render } from '../output.ts';
import { type StoreOptions, withStore, withStoreOptions } from '../store-options.ts';

const EXAMPLES = `
Examples:
  cp -r dictionaries draft                                  change an entry in draft/, then
  shanshui dictionary preview qwen --draft draft            what that would change in what is stored`;

const SHOWN = 15;

interface Options extends StoreOptions {
  readonly draft: string;
  readonly format: Format;
}

async function preview(id: string, options: Options): Promise<void> {
  const { dictionary, problems } = loadDictionary(options.draft);
  const first = problems[0];
  if (first !== undefined) throw new WorkFailure(`${first.file}:${first.line}: ${first.message}`);
  await withStore(options, async (store, config) => {
    const knowledge = loadKnowledge(config);
    const known = [dictionary, knowledge.dictionary.dictionary].some(({ entries }) => entries.has(id));
    if (!known)
      throw new WorkFailure(
        `${id}: is no id of either dictionary; \`shanshui dictionary show NAME\` says it`,
      );
    const found = await previewEntry({ store, knowledge }, id, compileDictionary(dictionary));
    if (options.format !== 'table')
      return print(
        await render(
          found.differences.map((one) => ({ ...one })),
          options.format,
        ),
      );
    const more = found.isCut ? ' (there are more)' : '';
    await print(
      `${found.articles} articles${more} hold ${found.surfaces.map(printable).join(', ')}; ${found.differing} of them would be read otherwise.\n`,
    );
    const lines = found.differences.slice(0, SHOWN).flatMap(differenceLines);
    if (lines.length > 0) await print(`${lines.map(printable).join('\n')}\n`);
    if (found.differing > SHOWN) await print(`… and ${found.differing - SHOWN} more articles\n`);
  });
}

/** `shanshui dictionary preview`: what one changed entry does to the stored articles that hold its names. */
export function registerPreview(dictionary: Command): void {
  withStoreOptions(dictionary.command('preview'))
    .description('what a changed entry would change, looking only at stored articles that hold its names')
    .argument('<id>', 'id of the entry')
    .requiredOption('--draft <folder>', 'a dictionary folder with the change')
    .addOption(formatOption(['table', 'json', 'ndjson'], 'table'))
    .addHelpText('after', EXAMPLES)
    .action(preview);
}
