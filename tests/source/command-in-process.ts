import { Command } from 'commander';
import { vi } from 'vitest';
import { WrongUse } from '../../src/cli/failure.ts';
import { registerRun } from '../../src/cli/run.ts';
import { registerSources } from '../../src/cli/sources.ts';

export interface CommandEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `shanshui run` or `shanshui sources` in this process: a process of its own takes seconds to start. */
export async function command(...args: readonly string[]): Promise<CommandEnd> {
  const program = new Command('shanshui');
  registerSources(program);
  registerRun(program);
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  try {
    await program.parseAsync(['node', 'shanshui', ...args]);
    return { code: 0, ...written };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      code: error instanceof WrongUse ? 2 : 1,
      ...written,
      stderr: `${written.stderr}${error.message}`,
    };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
