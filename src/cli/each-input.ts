import { type InputOutcome, readInput } from '../adapters/files/input-files.ts';
import { describeSystemError, WorkFailure } from './failure.ts';

type GoodInput = Extract<InputOutcome, { kind: 'input' }>;

/** Says on standard error what is wrong with one input. */
export type Complain = (place: string, message: string) => void;

/**
 * Calls `work` for every good input of the files. A bad one costs only itself: it is named on standard error,
 * the others are read, and `WorkFailure` at the end says how many were bad.
 */
export async function eachInput(
  files: readonly string[],
  work: (input: GoodInput, complain: Complain) => Promise<void>,
): Promise<void> {
  let bad = 0;
  let good = 0;
  const complain: Complain = (place, message) => {
    bad += 1;
    process.stderr.write(`shanshui: ${place}: ${message}\n`);
  };
  for (const file of files) {
    try {
      for await (const outcome of readInput(file, process.stdin)) {
        if (outcome.kind === 'problem') complain(outcome.place, outcome.message);
        else {
          const before = bad;
          await work(outcome, complain);
          if (bad === before) good += 1;
        }
      }
    } catch (error) {
      const system = describeSystemError(error);
      if (system !== null) complain(file, describeSystemError(error, file)?.slice(file.length + 2) ?? system);
      else if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
        complain(file, 'is no valid gzip file, or is cut off: fetch it again');
      else throw error;
    }
  }
  if (bad > 0)
    throw new WorkFailure(
      `${bad} input${bad === 1 ? '' : 's'} could not be read, see above${good > 0 ? '; the others were' : ''}`,
    );
}
