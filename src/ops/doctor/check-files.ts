import { loadDictionary } from '../../adapters/files/dictionary-files.ts';
import { describeProblem, loadSources } from '../../adapters/files/source-files.ts';
import type { Config } from '../../config.ts';
import { type Diagnosis, problem, warning, well } from './diagnosis.ts';

function dictionary(folder: string): Diagnosis {
  const { dictionary: loaded, problems } = loadDictionary(folder);
  const first = problems[0];
  if (first === undefined) return well('dictionary', `version ${loaded.version}`);
  const found = `${problems.length} problems; ${first.file}:${first.line}: ${first.message}`;
  return problem('dictionary', found, '`shanshui dictionary check` lists them all');
}

async function sources(folder: string): Promise<Diagnosis> {
  const { sources: loaded, problems } = await loadSources(folder);
  const first = problems[0];
  if (first !== undefined) {
    const found = `${problems.length} files cannot be used; ${describeProblem(first)}`;
    return problem('sources', found, '`shanshui sources check` lists them all');
  }
  const enabled = loaded.filter((source) => source.enabled).length;
  if (enabled === 0)
    return warning('sources', `none of ${loaded.length} is enabled`, '`shanshui sources add ADDRESS`');
  return well('sources', `${enabled} of ${loaded.length} enabled`);
}

async function orFault(
  about: string,
  remedy: string,
  look: () => Promise<Diagnosis> | Diagnosis,
): Promise<Diagnosis> {
  try {
    return await look();
  } catch (error) {
    return problem(about, error instanceof Error ? error.message : String(error), remedy);
  }
}

/** Dictionaries and sources. */
export function checkFiles(config: Config): Promise<Diagnosis[]> {
  return Promise.all([
    orFault('dictionary', 'set SHANSHUI_DICTIONARIES to the folder that holds them', () =>
      dictionary(config.dictionariesFolder),
    ),
    orFault('sources', 'set SHANSHUI_SOURCES to the folder that holds them', () =>
      sources(config.sourcesFolder),
    ),
  ]);
}
