import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { checkFiles } from '../ops/doctor/check-files.ts';
import { checkMachine } from '../ops/doctor/check-machine.ts';
import { checkRedis } from '../ops/doctor/check-redis.ts';
import { checkStoreState } from '../ops/doctor/check-store.ts';
import { WorkFailure } from './failure.ts';
import { formatOption, print, render } from './output.ts';
import { type SourceOptions, withFolders } from './sources/source-options.ts';

const EXAMPLES = `
Changes nothing. Exit code 1 when there is a problem (warnings alone: 0), 2 when the configuration is wrong.

Examples:
  shanshui doctor
  shanshui doctor --format json`;

async function doctor(options: SourceOptions): Promise<void> {
  const config = readConfig(options);
  const [files, store, redis] = await Promise.all([
    checkFiles(config),
    checkStoreState(config),
    checkRedis(config),
  ]);
  const all = [...checkMachine(config, process.versions.node), ...files, ...store, ...redis];
  await print(
    await render(
      all.map((one) => ({ ...one })),
      options.format,
    ),
  );
  const problems = all.filter(({ verdict }) => verdict === 'problem');
  if (problems.length > 0)
    throw new WorkFailure(
      `${problems.length} problems: ${problems.map(({ about }) => about).join(', ')}; see the remedies above`,
    );
}

/** `shanshui doctor`: what is wrong with this deployment. */
export function registerDoctor(program: Command): void {
  withFolders(program.command('doctor'))
    .description('look at the whole deployment, and say what is wrong and what to do')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .addHelpText('after', EXAMPLES)
    .action(doctor);
}
