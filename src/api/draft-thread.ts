import type { DraftForm } from './draft-entry.ts';
import type { DraftAnswer } from './draft-orders.ts';
import { perSite } from './gathered.ts';
import type { Site } from './site.ts';
import { nextAnswer, startThread } from './thread.ts';

/** Milliseconds that trying one entry may take. */
const TIME_LIMIT_MS = 60_000;
/** Entries tried at once; each takes a thread and a dictionary of its own. */
const MOST_AT_ONCE = 1;

const running = perSite(() => ({ count: 0 }));

/** As `DraftAnswer`, without the faults, which are thrown. */
export type TriedDraft = Exclude<DraftAnswer, { kind: 'fault' }> | { readonly kind: 'busy' };

/**
 * Tries a drafted entry in a thread of its own, one at a time, so that nobody else waits for it. Nothing is written.
 */
export async function tryDraftBeside(
  site: Site,
  form: DraftForm,
  { isPreviewed }: { readonly isPreviewed: boolean },
): Promise<TriedDraft> {
  const state = running(site);
  if (state.count >= MOST_AT_ONCE) return { kind: 'busy' };
  state.count++;
  const worker = startThread('draft', { config: site.config, form, isPreviewed });
  try {
    const answer = await nextAnswer<DraftAnswer>(worker, TIME_LIMIT_MS);
    if (answer === 'late' || answer === 'dead') {
      const why = answer === 'late' ? 'takes too long' : 'needs too much memory';
      return { kind: 'unsound', file: form.file, problems: [`reading with this entry ${why}`] };
    }
    if (answer.kind === 'fault') throw new Error(answer.message);
    return answer;
  } finally {
    state.count--;
    await worker.terminate();
  }
}
