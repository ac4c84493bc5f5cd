import { loadCorrections } from './adapters/files/correction-files.ts';
import { loadDictionary } from './adapters/files/dictionary-files.ts';
import type { Config } from './config.ts';
import { compileDictionary } from './dictionary/compile.ts';
import { PermanentFailure } from './ports/failure.ts';
import type { Knowledge } from './reading/read-article.ts';

/** The dictionary of the configuration, compiled; a broken one is a `PermanentFailure` that names its first problem. */
export function loadKnowledge(config: Config): Knowledge {
  const { dictionary, problems } = loadDictionary(config.dictionariesFolder);
  const first = problems[0];
  if (first !== undefined) {
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    throw new PermanentFailure(
      `${first.file}:${first.line}: ${first.message}${more}; \`shanshui dictionary check\` lists all problems`,
    );
  }
  const { corrections, problems: faults } = loadCorrections(config.dictionariesFolder, dictionary);
  const fault = faults[0];
  if (fault !== undefined) {
    throw new PermanentFailure(
      `${fault.file}:${fault.line}: ${fault.message}; \`shanshui corrections check\` lists all problems`,
    );
  }
  return { dictionary: compileDictionary(dictionary), softwareVersion: config.softwareVersion, corrections };
}
