import type { LoadedDictionary } from './adapters/files/dictionary-files.ts';
import { watchDictionary } from './adapters/files/dictionary-watch.ts';
import type { Config } from './config.ts';
import { compileDictionary } from './dictionary/compile.ts';
import type { Log } from './ports/log.ts';
import type { Knowledge } from './reading/read-article.ts';

/** Knowledge that follows its files. */
export interface LiveKnowledge {
  /** The newest sound dictionary, compiled; read it anew for every article. */
  current(): Knowledge;
  close(): void;
}

/**
 * Follows the dictionary folder of the configuration from `first` on. A sound change is taken up as a whole; a broken
 * one keeps the old dictionary and is told to the log and to `onProblem`, one line a problem.
 */
export function followKnowledge(
  first: Knowledge,
  config: Config,
  log: Log,
  onProblem: (line: string) => void = () => {},
): LiveKnowledge {
  let knowledge = first;
  const take = ({ dictionary }: LoadedDictionary): void => {
    knowledge = { ...knowledge, dictionary: compileDictionary(dictionary) };
    log.info('dictionary-changed', { version: dictionary.version });
    onProblem(`dictionary ${dictionary.version} is in use`);
  };
  const watch = watchDictionary(config.dictionariesFolder, take, (problems) => {
    log.error('dictionary-kept', { problems: problems.length, version: knowledge.dictionary.version });
    for (const { file, line, message } of problems)
      onProblem(`${file}:${line}: ${message}; the old dictionary stays`);
  });
  return { current: () => knowledge, close: () => watch.close() };
}
