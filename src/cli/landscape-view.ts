import { type Command, Option } from 'commander';
import { loadCorrections } from '../adapters/files/correction-files.ts';
import { loadDictionary } from '../adapters/files/dictionary-files.ts';
import type { Config } from '../config.ts';
import type { Viewpoint } from '../landscape/fold.ts';
import type { LandscapeValue } from '../landscape/landscape-value.ts';
import { landscapeAt } from '../pipeline/viewpoint.ts';
import type { Store } from '../ports/store.ts';
import { WrongUse } from './failure.ts';

/** From where the landscape is looked at. */
export interface ViewOptions {
  /** `YYYY-MM-DD`. */
  readonly asOf?: string;
  /** Milliseconds since 1970. */
  readonly knownAt?: number;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Parses a day of the command line; `WrongUse` for anything else. */
export function dayOption(name: string): (text: string) => string {
  return (text) => {
    if (!isDay(text)) throw new WrongUse(`${name} ${text}: give a day, as 2023-07-31`);
    return text;
  };
}

/** A day (its last moment in China) or an instant, as milliseconds. */
function instant(text: string): number {
  const at = isDay(text) ? Date.parse(`${text}T23:59:59.999+08:00`) : Date.parse(text);
  if (Number.isNaN(at))
    throw new WrongUse(`--known-at ${text}: give a day or an instant, as 2023-07-31T12:00:00+08:00`);
  return at;
}

export function withViewOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--as-of <day>', 'what was so on a day in the world').argParser(dayOption('--as-of')),
    )
    .addOption(new Option('--known-at <time>', 'what we knew on a day, or at an instant').argParser(instant));
}

export function viewpointOf({ asOf, knownAt }: ViewOptions): Viewpoint | null {
  return asOf === undefined && knownAt === undefined ? null : { asOf, knownAt };
}

/** The landscape's values: as they stand, or folded again as they looked from another day. */
export async function valuesSeen(
  store: Store,
  config: Config,
  options: ViewOptions,
): Promise<readonly LandscapeValue[]> {
  const viewpoint = viewpointOf(options);
  if (viewpoint === null) return store.landscape.list({});
  const { dictionary } = loadDictionary(config.dictionariesFolder);
  const { corrections } = loadCorrections(config.dictionariesFolder, dictionary);
  const values: LandscapeValue[] = [];
  for await (const value of landscapeAt(store, dictionary, viewpoint, corrections)) values.push(value);
  return values;
}
