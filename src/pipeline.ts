import { fetchPage } from './pipeline/fetch-page.ts';
import { giveUp } from './pipeline/give-up.ts';
import { pollSource } from './pipeline/poll-source.ts';
import { readFetchedPage } from './pipeline/read-page.ts';
import { updateLandscape } from './pipeline/update-landscape.ts';
import type { World } from './pipeline/world.ts';
import type { Stage, Task } from './ports/ledger.ts';
import type { StageWorkers } from './ports/queue.ts';

export { scheduleDue } from './pipeline/schedule-due.ts';
export type { World } from './pipeline/world.ts';

/**
 * A news item's whole way. Every stage loads what it needs, takes one pure step, and writes what came of it, the next
 * tasks and its own end in one transaction: whatever dies at whatever moment, nothing is lost and nothing stands twice.
 *
 *   poll-source       what does the source announce?            → fetch-page for every new or changed address
 *   fetch-page        what does the server answer? (kept raw)   → read-article when the page is a new one
 *   read-article      what does the article say?                → update-landscape
 *   update-landscape  what has happened, what do we believe?    → deltas
 */
export function pipelineOf(world: World): StageWorkers {
  return {
    async work(stage, tasks) {
      if (stage === 'update-landscape') return updateLandscape(world, tasks);
      const outcomes: string[] = [];
      for (const task of tasks) outcomes.push(await STAGE_STEPS[stage](world, task));
      return outcomes.join(', ');
    },
    giveUp: (task, error) => giveUp(world, task, error),
  };
}

const STAGE_STEPS: Readonly<
  Record<Exclude<Stage, 'update-landscape'>, (world: World, task: Task) => Promise<string>>
> = {
  'poll-source': pollSource,
  'fetch-page': fetchPage,
  'read-article': readFetchedPage,
};
