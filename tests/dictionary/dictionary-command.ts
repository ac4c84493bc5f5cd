import { Command, CommanderError } from 'commander';
import { vi } from 'vitest';
import { registerDictionary } from '../../src/cli/dictionary.ts';
import { WrongUse } from '../../src/cli/failure.ts';

export interface CommandEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function quiet(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => {} });
  command.commands.forEach(quiet);
}

/** Runs `shanshui dictionary …` in this process: a process of its own takes seconds to start on a busy machine. */
export async function dictionaryCommand(...args: readonly string[]): Promise<CommandEnd> {
  const program = new Command('shanshui');
  registerDictionary(program);
  quiet(program);
  let stdout = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  try {
    await program.parseAsync(['dictionary', ...args], { from: 'user' });
    return { code: 0, stdout, stderr: '' };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isMisuse = error instanceof WrongUse || error instanceof CommanderError;
    return { code: isMisuse ? 2 : 1, stdout, stderr: error.message };
  } finally {
    spy.mockRestore();
  }
}
