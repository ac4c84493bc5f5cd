import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type FixtureSite, serveFixtureSite } from '../adapters/fixture-site/fixture-site.ts';
import { openShanshui } from '../compose.ts';
import { type Config, readConfig } from '../config.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import type { World } from '../pipeline.ts';
import type { Source } from '../source/source.ts';
import { WrongUse } from './failure.ts';
import { print } from './output.ts';
import { type CrawlResult, crawl } from './run.ts';
import { summaryTables } from './summary-tables.ts';

/** The port in `fixtures/site/sources/`: always the same, so that a second run meets the same addresses. */
const DEMO_PORT = 41370;

const EXAMPLES = `
Examples:
  shanshui demo                       serve the bundled news site, crawl it, show the landscape
  shanshui demo --port 5000           when port ${DEMO_PORT} is taken
  shanshui demo --data /tmp/demo      keep its store elsewhere`;

interface Options {
  port: number;
  data?: string;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new WrongUse(`--port ${text}: give a number from 0 (any free port) to 65535`);
  }
  return port;
}

/** The demo's sources, at the port where the site is served. */
function atPort(sources: ReadonlyMap<string, Source>, { port }: FixtureSite): ReadonlyMap<string, Source> {
  const moved = (text: string) => text.replace(`127.0.0.1:${DEMO_PORT}`, `127.0.0.1:${port}`);
  return new Map(
    [...sources].map(([id, source]) => [
      id,
      { ...source, url: moved(source.url), allowedPrivateHosts: source.allowedPrivateHosts.map(moved) },
    ]),
  );
}

function whatNext(config: Config, options: Options): string {
  const data = options.data === undefined ? '--data data/demo' : `--data ${options.data}`;
  return `
What to try next (the store is ${join(config.dataFolder, 'shanshui.db')}):
  npm run -s shanshui -- landscape show 文心一言 ${data}     every value with its evidence
  npm run -s shanshui -- events ${data}                    what happened
  npm run -s shanshui -- landscape --as-of 2023-07-31 ${data}
  npm run -s shanshui -- serve ${data}                     the same in a browser
  npm run -s shanshui -- extract fixtures/stories/yanxi-wendao/1-page.html
  npm run -s shanshui -- dictionary explain "豆包和小米粥是早餐，豆包大模型不是"
  npm run demo                                            again: nothing is new
`;
}

function closingLine({ summary }: CrawlResult, site: FixtureSite, tookMs: number): string {
  const took = `${(tookMs / 1000).toFixed(1)} s, ${site.answers()} requests`;
  return summary.changes.length === 0
    ? `Nothing is new: every feed and page is as it was (${took}).\n`
    : `${summary.changes.length} changes of events and landscape (${took}).\n`;
}

async function demo(options: Options): Promise<void> {
  const fixtures = join(readConfig().packageFolder, 'fixtures');
  const config = readConfig({
    data: options.data ?? resolve('data', 'demo'),
    sources: join(fixtures, 'site', 'sources'),
  });
  const site = await serveFixtureSite({ fixturesFolder: fixtures, port: options.port });
  try {
    const opened = await openShanshui(config);
    try {
      await print(`Crawling six outlets of the bundled news site at ${site.origin} …\n`);
      const sources = atPort(opened.sources, site);
      const world: World = { ...opened, sources, knowledge: loadKnowledge(config) };
      const begin = Date.now();
      const result = await crawl(world, config, { source: [...sources.keys()] });
      await print(`\n${summaryTables(result.summary)}\n`);
      await print(closingLine(result, site, Date.now() - begin));
    } finally {
      await opened.close();
    }
  } finally {
    await site.close();
  }
  await print(whatNext(config, options));
}

/** `shanshui demo`: the whole way, on the bundled news site. */
export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('serve the bundled news site on loopback, crawl it, and show the landscape')
    .addOption(new Option('--port <port>', 'port of the news site').argParser(parsePort).default(DEMO_PORT))
    .option('--data <folder>', 'where the store lies (default: data/demo)')
    .addHelpText('after', EXAMPLES)
    .action(demo);
}
