import { type Command, CommanderError } from 'commander';
import { ConfigError, wantsTrace } from '../config.ts';
import { PermanentFailure, RetryLater } from '../ports/failure.ts';
import { describeSystemError, WorkFailure, WrongUse } from './failure.ts';

/** A reader that closed the pipe (`| head`) wants no more: end quietly. */
function endOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

function oneLine(error: unknown): string {
  const system = describeSystemError(error);
  if (system !== null) return system;
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n').join(' ');
}

function exitCodeOf(error: unknown): number {
  if (error instanceof WrongUse || error instanceof ConfigError) return 2;
  return 1;
}

function isExpected(error: unknown): boolean {
  return (
    error instanceof WorkFailure ||
    error instanceof WrongUse ||
    error instanceof ConfigError ||
    error instanceof PermanentFailure ||
    error instanceof RetryLater ||
    describeSystemError(error) !== null
  );
}

/**
 * Runs a command line and gives its exit code: 0 done, 1 the work failed, 2 wrong use.
 * Errors are one line on standard error; a fault of our own also shows its stack when `SHANSHUI_TRACE` is set.
 */
export async function runProgram(program: Command, argv: readonly string[]): Promise<number> {
  endOnClosedPipe();
  try {
    await program.parseAsync([...argv]);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2;
    }
    const unexpected = isExpected(error) ? '' : ' (a fault of shanshui: set SHANSHUI_TRACE=1 for the stack)';
    process.stderr.write(`shanshui: ${oneLine(error)}${unexpected}\n`);
    if (wantsTrace() && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return exitCodeOf(error);
  }
}
