import { type Command, Option } from 'commander';
import { openSite } from '../api/open-site.ts';
import { buildServer } from '../api/server.ts';
import { type Config, readConfig } from '../config.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { warmUp } from '../web/warm-up.ts';
import { WorkFailure, WrongUse } from './failure.ts';
import { print } from './output.ts';
import { onStopSignal } from './stop-signal.ts';
import { type StoreOptions, withStoreOptions } from './store-options.ts';

const EXAMPLES = `
Examples:
  shanshui serve                             http://127.0.0.1:8080, for this machine only
  shanshui serve --port 0                    any free port
  shanshui serve --host 0.0.0.0 --private    for the network; reading needs a token too
  shanshui token make editor --scope tasks   a token for changing something

The same may stand in the environment: SHANSHUI_SERVE_HOST, _PORT, _PRIVATE (true), _RATE.`;

interface Options extends StoreOptions {
  readonly port?: number;
  readonly host?: string;
  readonly private?: boolean;
  readonly rate?: number;
  readonly sources?: string;
  readonly dictionaries?: string;
}

/** The configuration with what the command line says of serving. */
function configOf({ port, host, rate, private: isPrivate, ...given }: Options): Config {
  return readConfig({ ...given, serve: { port, host, isPrivate, requestsPerMinute: rate } });
}

function whole(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new WrongUse(`${name} ${text}: give a whole number from ${least} to ${most}`);
  };
}

const REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something listens there already: choose another --port',
  EACCES: 'not allowed: choose a --port above 1023',
  EADDRNOTAVAIL: 'this machine has no such address: choose another --host',
  ENOTFOUND: 'no such host: give an address of this machine as --host',
};

function listenFailure(error: unknown, { host, port }: Config['serve']): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const remedy = REMEDIES[String(error.code)];
  return remedy === undefined ? error : new WorkFailure(`${host}:${port}: ${remedy}`);
}

/** Waits for SIGINT or SIGTERM. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const forget = onStopSignal(() => {
      forget();
      resolve();
    });
  });
}

async function serve(options: Options): Promise<void> {
  const config = configOf(options);
  const { host, port } = config.serve;
  const opened = await openSite(config, loadKnowledge(config), {
    onDictionary: (line) => process.stderr.write(`shanshui: ${line}\n`),
  });
  try {
    const app = await buildServer(opened.site, opened.log);
    const address = await app.listen({ host, port }).catch((error: unknown) => {
      throw listenFailure(error, config.serve);
    });
    warmUp(opened.site).catch((error: unknown) => {
      opened.log.warn('warm-up', { error: String(error) });
    });
    await print(`${address}  (API: ${address}/v1/docs)\n`);
    await untilStopped();
    opened.stop();
    await app.close();
  } finally {
    await opened.close();
  }
}

/** `shanshui serve`: the pages and the API. */
export function registerServe(program: Command): void {
  const command = program
    .command('serve')
    .description('open the landscape to a browser and to programs, beside a running crawl')
    .addOption(
      new Option('--port <port>', 'where to listen, 8080 unless told; 0 for any free one').argParser(
        whole('--port', 0, 65_535),
      ),
    )
    .option('--host <address>', 'whom to listen to: this machine only (127.0.0.1), unless told otherwise')
    .option('--private', 'reading needs a token, too')
    .addOption(
      new Option('--rate <n>', 'requests a minute from one address, 600 unless told').argParser(
        whole('--rate', 1, 1_000_000),
      ),
    )
    .option('--sources <folder>', 'where the source files lie')
    .option('--dictionaries <folder>', 'where the dictionary lies');
  withStoreOptions(command).addHelpText('after', EXAMPLES).action(serve);
}
