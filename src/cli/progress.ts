import { SingleBar } from 'cli-progress';
import type { QueueProgress } from '../ports/queue.ts';

export interface ShownProgress extends QueueProgress {
  end(): void;
}

/** A progress bar on standard error while tasks are done; nothing where that is no terminal. */
export function showProgress(): ShownProgress {
  if (!process.stderr.isTTY) return { end: () => {} };
  const bar = new SingleBar({
    format: '{bar} {value}/{total} tasks | {stage} {detail}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barsize: 30,
  });
  let done = 0;
  let total = 1;
  bar.start(total, done, { stage: 'looking for what is due', detail: '' });
  return {
    onEnd({ task, outcome, detail }) {
      if (outcome === 'done' || outcome === 'failed') done++;
      total = Math.max(total, done);
      bar.setTotal(total);
      bar.update(done, { stage: task.stage, detail: detail.slice(0, 40) });
    },
    onOpen(open) {
      total = Math.max(done + open, 1);
      bar.setTotal(total);
    },
    end: () => bar.stop(),
  };
}
