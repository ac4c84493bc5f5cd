import type { Command } from 'commander';
import { registerAdd } from './sources/add.ts';
import { registerCheck } from './sources/check.ts';
import { registerHealth } from './sources/health.ts';
import { registerList } from './sources/list.ts';
import { registerRequests } from './sources/requests.ts';
import { registerStops } from './sources/stops.ts';
import { registerTest } from './sources/test.ts';
import { registerWhyMissed } from './sources/why-missed.ts';

const EXAMPLES = `
Examples:
  shanshui sources                                   list them, with their health
  shanshui sources add https://www.qbitai.com/       find how a site announces its articles, and add it
  shanshui sources test qbitai                       what it announces now
  shanshui sources stop --all --why 'a complaint'    fetch nothing any more`;

/** `shanshui sources`: where news comes from. */
export function registerSources(program: Command): void {
  const sources = program
    .command('sources')
    .description('where news comes from: list, check, add, test, health, stop')
    .addHelpText('after', EXAMPLES);
  registerList(sources);
  registerCheck(sources);
  registerAdd(sources);
  registerTest(sources);
  registerHealth(sources);
  registerStops(sources);
  registerRequests(sources);
  registerWhyMissed(sources);
}
