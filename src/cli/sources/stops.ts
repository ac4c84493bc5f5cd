import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { openStore } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import type { StopScope } from '../../ports/stops.ts';
import type { Store } from '../../ports/store.ts';
import { WorkFailure, WrongUse } from '../failure.ts';
import { formatOption, print, render } from '../output.ts';
import { type SourceOptions, sourceNamed } from './source-options.ts';

interface ScopeOptions extends SourceOptions {
  readonly all?: boolean;
  readonly host?: string;
  readonly source?: string;
  readonly why?: string;
  readonly who?: string;
}

const STOP_EXAMPLES = `
Holds at once, in every process on the same store, until \`shanshui sources resume\` lifts it.

Examples:
  shanshui sources stop --all --why 'moving the server'
  shanshui sources stop --host people.com.cn --why 'they asked us to'
  shanshui sources stop --source qbitai --why 'redesigned'`;

const RESUME_EXAMPLES = `
Examples:
  shanshui sources resume --all
  shanshui sources resume --host people.com.cn`;

/** A host as it is compared: lower case, without scheme, port and path. */
function hostIn(text: string): string {
  const address = /^https?:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(address)) throw new WrongUse(`--host ${text}: give a host name, as people.com.cn`);
  return new URL(address).hostname.replace(/^\[|\]$/g, '');
}

async function scopeOf(options: ScopeOptions): Promise<StopScope> {
  const given = [options.all === true, options.host !== undefined, options.source !== undefined];
  if (given.filter(Boolean).length !== 1)
    throw new WrongUse('give one of --all, --host HOST and --source ID');
  if (options.host !== undefined) return { kind: 'host', host: hostIn(options.host) };
  if (options.source === undefined) return { kind: 'all' };
  return { kind: 'source', sourceId: options.source };
}

function scopeWords(scope: StopScope): string {
  if (scope.kind === 'all') return 'all fetching';
  return scope.kind === 'host' ? `host ${scope.host}` : `source ${scope.sourceId}`;
}

function whoIs(options: ScopeOptions): string {
  if (options.who !== undefined) return options.who;
  try {
    return userInfo().username;
  } catch {
    // A user id without a name, as in some containers.
    return 'somebody';
  }
}

async function withOpenStore<T>(options: SourceOptions, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(readConfig(options));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function stop(options: ScopeOptions): Promise<void> {
  const scope = await scopeOf(options);
  const why = options.why?.trim() ?? '';
  if (why === '') throw new WrongUse("--why is needed: say why, as --why 'they asked us to'");
  if (scope.kind === 'source') await sourceNamed(readConfig(options), scope.sourceId);
  const who = whoIs(options);
  await withOpenStore(options, (store) => store.stops.put({ scope, who, why, since: Date.now() }));
  await print(`Stopped ${scopeWords(scope)}, by ${who}: ${why}\n`);
}

async function resume(options: ScopeOptions): Promise<void> {
  const scope = await scopeOf(options);
  const lifted = await withOpenStore(options, (store) => store.stops.lift(scope, whoIs(options), Date.now()));
  if (!lifted)
    throw new WorkFailure(`${scopeWords(scope)} is not stopped; \`shanshui sources stops\` shows what is`);
  await print(`Lifted the stop of ${scopeWords(scope)}.\n`);
}

async function stops(options: SourceOptions): Promise<void> {
  const inForce = await withOpenStore(options, (store) => store.stops.inForce());
  const rows = inForce.map(({ scope, who, why, since }) => {
    return { stopped: scopeWords(scope), who, why, since: new Date(since).toISOString() };
  });
  await print(await render(rows, options.format, { empty: 'nothing is stopped' }));
}

function withScope(command: Command): Command {
  return command
    .option('--all', 'all fetching')
    .option('--host <host>', 'one host, with its subdomains')
    .option('--source <id>', 'one source')
    .option('--who <name>', 'in whose name; your own unless told')
    .option('--sources <folder>', 'where the source files lie')
    .option('--data <folder>', 'where the store lies');
}

/** `shanshui sources stop`, `resume` and `stops`: orders to fetch nothing. */
export function registerStops(sources: Command): void {
  withScope(sources.command('stop'))
    .description('halt all fetching, or that of one host or source, at once')
    .option('--why <reason>', 'why; shown wherever the stop holds something')
    .addHelpText('after', STOP_EXAMPLES)
    .action(stop);
  withScope(sources.command('resume'))
    .description('lift a stop')
    .addHelpText('after', RESUME_EXAMPLES)
    .action(resume);
  sources
    .command('stops')
    .description('list the stops in force')
    .option('--data <folder>', 'where the store lies')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .addHelpText('after', '\nExample:\n  shanshui sources stops')
    .action(stops);
}
