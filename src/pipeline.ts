import { fetchPage } from './pipeline/fetch-page.ts';
import { giveUp } from './pipeline/give-up.ts';
import { pollSource } from './pipeline/poll-source.ts';
import { readFetchedPage } from './pipeline/read-page.ts';
import { pollTask } from './pipeline/task-keys.ts';
import { updateLandscape } from './pipeline/update-landscape.ts';
import type { World } from './pipeline/world.ts';
import type { NewTask, Stage, Task } from './ports/ledger.ts';
import type { StageWorkers } from './ports/queue.ts';

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

/**
 * Puts the sources that are due (all enabled ones, or those given) to be polled, and says how many.
 * A source that is named is polled whether it is due or not; one whose poll waits or runs already is left alone.
 */
export async function scheduleDue(world: World, sourceIds?: readonly string[]): Promise<number> {
  const { store, clock, sources } = world;
  const now = clock.now();
  const states = new Map((await store.sources.states()).map((state) => [state.sourceId, state]));
  const open = new Set(await store.ledger.openSubjects('poll-source'));
  const tasks: NewTask[] = [];
  for (const source of sources.values()) {
    if (open.has(source.id)) continue;
    const isNamed = sourceIds?.includes(source.id) ?? false;
    const dueAt = states.get(source.id)?.nextDueAt ?? 0;
    if (isNamed) tasks.push(pollTask(source.id, Math.min(dueAt, now)));
    else if (sourceIds === undefined && source.enabled && dueAt <= now)
      tasks.push(pollTask(source.id, dueAt));
  }
  return store.ledger.enqueue(tasks, now);
}
