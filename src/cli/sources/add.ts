import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { SourceExists, writeSourceFile } from '../../adapters/files/source-files.ts';
import { type Config, readConfig } from '../../config.ts';
import { type FoundAnnouncer, findAnnouncer } from '../../pipeline/find-announcer.ts';
import { draftSource } from '../../source/draft.ts';
import { skeletonOf } from '../../source/skeleton.ts';
import { Source, type SourceInput } from '../../source/source.ts';
import { warnWithoutContact } from '../contact-warning.ts';
import { WorkFailure, WrongUse } from '../failure.ts';
import { print, render, table } from '../output.ts';
import { lookingFetcher } from './test.ts';

interface Options {
  readonly id?: string;
  readonly name?: string;
  readonly sources?: string;
  readonly fixtures?: string;
  readonly allowPrivate?: readonly string[];
  readonly dryRun?: boolean;
}

const EXAMPLES = `
Looks for a feed, a news sitemap, a list on the page, tries them, and writes the source file. Look it over, then
run \`shanshui sources test ID\`.

Examples:
  shanshui sources add https://www.qbitai.com/
  shanshui sources add https://www.36kr.com/feed --id kr36 --name 36氪
  shanshui sources add http://localhost:8080/ --allow-private localhost:8080 --dry-run`;

/** Milliseconds between two tries. */
const GAP_MS = 1000;
const SHOWN = 5;

async function find(config: Config, url: string, options: Options): Promise<FoundAnnouncer> {
  warnWithoutContact(config, [url]);
  const fetcher = lookingFetcher(config);
  try {
    const { found, trials } = await findAnnouncer(fetcher, url, {
      sourceId: options.id ?? 'new',
      purpose: 'discovery',
      allowedPrivateHosts: options.allowPrivate ?? [],
      obeyRobots: true,
      minimumGapMs: options.allowPrivate === undefined ? GAP_MS : 0,
    });
    await print(`${table(trials.map((trial) => ({ ...trial })))}\n`);
    if (found !== null) return found;
    const { hostname, host } = new URL(url);
    if (
      options.allowPrivate === undefined &&
      trials.some(({ result }) => result.startsWith('blocked by address'))
    ) {
      throw new WorkFailure(
        `${url}: ${hostname} is no public address; when that is meant, add --allow-private ${host}`,
      );
    }
    throw new WorkFailure(
      `${url}: no feed, no sitemap and no list of articles was found at the ${trials.length} addresses above`,
    );
  } finally {
    await fetcher.close();
  }
}

function draft(found: FoundAnnouncer, options: Options): SourceInput {
  const { kind, url, index, language, announcement } = found;
  const titles = announcement.items.slice(0, 30).map(({ title }) => title);
  const today = new Date().toISOString().slice(0, 10);
  const facts = { kind, url, index, language, titles, today };
  const given = {
    ...(options.id === undefined ? {} : { id: options.id }),
    ...(options.name === undefined ? {} : { name: options.name }),
  };
  const allowedPrivateHosts = options.allowPrivate ?? [];
  return draftSource({ ...facts, title: announcement.title, allowedPrivateHosts }, given);
}

/** A fixture is asked for by the tests of a checkout; an installed package has none. */
async function writeFixture(
  config: Config,
  found: FoundAnnouncer,
  id: string,
  options: Options,
): Promise<void> {
  if (found.index === null || found.html === null) return;
  const folder = options.fixtures ?? join(config.packageFolder, 'fixtures', 'sources');
  if (!existsSync(folder)) return;
  const file = join(folder, `${id}.html`);
  await writeFile(file, skeletonOf(found.html, found.index), { flag: 'wx' });
  await print(`Wrote ${file}: the page's skeleton, with invented text.\n`);
}

async function add(url: string, options: Options): Promise<void> {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw new WrongUse(`${url}: give an address, as https://…`);
  const config = readConfig(options.sources === undefined ? {} : { sources: options.sources });
  const found = await find(config, url, options);
  const content = draft(found, options);
  const checked = Source.safeParse(content);
  if (!checked.success) {
    const problems = checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new WorkFailure(`the source would not be valid: ${problems.join('; ')}`);
  }
  const shown = found.announcement.items.slice(0, SHOWN);
  await print(
    await render(
      shown.map(({ title, publishedAt, url: link }) => ({ title, publishedAt, url: link })),
      'table',
    ),
  );
  if (options.dryRun === true) {
    await print(`${JSON.stringify(content, null, 2)}\nNothing was written (--dry-run).\n`);
    return;
  }
  try {
    const file = await writeSourceFile(config.sourcesFolder, content);
    await print(`Wrote ${file}.\n`);
    await writeFixture(config, found, content.id, options);
    await print(`Next: look it over, then \`shanshui sources test ${content.id}\`.\n`);
  } catch (error) {
    if (error instanceof SourceExists) throw new WorkFailure(error.message);
    throw error;
  }
}

/** `shanshui sources add`: finds how a site announces its articles, and writes a source file for it. */
export function registerAdd(sources: Command): void {
  sources
    .command('add')
    .description('find how a site announces its articles, try it, and write a source file')
    .argument('<url>', 'address of the site, its feed or a list page')
    .option('--id <id>', 'id of the source and name of its file; from the host unless told')
    .option('--name <name>', 'name of the source; what it calls itself unless told')
    .option('--sources <folder>', 'where the source files lie')
    .option('--fixtures <folder>', 'where a list page leaves its skeleton')
    .option('--allow-private <host...>', 'hosts that may be private or loopback, as localhost:8080')
    .option('--dry-run', 'write nothing')
    .addHelpText('after', EXAMPLES)
    .action(add);
}
