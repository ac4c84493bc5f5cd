import type { Command } from 'commander';
import { describeProblem, loadSources } from '../../adapters/files/source-files.ts';
import { readConfig } from '../../config.ts';
import type { Source } from '../../source/source.ts';
import { describeSystemError, WorkFailure } from '../failure.ts';
import { print } from '../output.ts';
import { type SourceOptions, withFolders } from './source-options.ts';

/** What is allowed and still worth a look. */
function warningsOf(source: Source): string[] {
  const warnings: string[] = [];
  const { politeness, enabled, verified, id } = source;
  if (
    !politeness.obeyRobots &&
    politeness.permission === undefined &&
    source.allowedPrivateHosts.length === 0
  ) {
    warnings.push(`${id}: politeness.obeyRobots is false; politeness.permission should say who permitted it`);
  }
  if (politeness.minimumGapMs < 1000 && source.allowedPrivateHosts.length === 0) {
    warnings.push(`${id}: politeness.minimumGapMs is ${politeness.minimumGapMs}; 1000 or more is polite`);
  }
  if (enabled && verified === undefined && source.allowedPrivateHosts.length === 0) {
    warnings.push(`${id}: verified should say where its address was looked up`);
  }
  return warnings;
}

async function check(options: SourceOptions): Promise<void> {
  const { sourcesFolder } = readConfig(options);
  const { sources, problems } = await loadSources(sourcesFolder).catch((error: unknown) => {
    const message = describeSystemError(error, sourcesFolder);
    if (message === null) throw error;
    throw new WorkFailure(`${message}; --sources names another folder`);
  });
  for (const problem of problems) process.stderr.write(`${describeProblem(problem)}\n`);
  for (const warning of sources.flatMap(warningsOf)) process.stderr.write(`warning: ${warning}\n`);
  if (problems.length > 0) {
    const files = new Set(problems.map(({ file }) => file)).size;
    throw new WorkFailure(`${problems.length} problems in ${files} source files, see above`);
  }
  const enabled = sources.filter((source) => source.enabled).length;
  await print(`${sources.length} sources are all right, ${enabled} of them enabled.\n`);
}

/** `shanshui sources check`: every problem of the source files. */
export function registerCheck(sources: Command): void {
  withFolders(sources.command('check'))
    .description('check every source file, and say what is wrong in which line')
    .addHelpText('after', '\nExample:\n  shanshui sources check')
    .action(check);
}
