import type { FailedFilter } from '../ports/ledger.ts';
import type { Store } from '../ports/store.ts';

/** Dead letters of one source that are put back for the same minute: its host sees no burst. */
const A_MINUTE = 20;
const MINUTE_MS = 60_000;
/** Keys in one statement. */
const AT_ONCE = 1_000;

/** What became of dead letters that somebody wanted to be tried again. */
export interface Revival {
  readonly revived: number;
  /** Polls of sources that are being polled already. */
  readonly leftAlone: number;
  /** ms since 1970: when the last of them may start. */
  readonly lastAt: number;
}

/**
 * Puts dead letters back: those named, or those that a filter finds. Each source's are spread over time, twenty a
 * minute, so that a thousand of them are no storm; a poll of a source that is being polled stays what it is.
 */
export async function reviveTasks(
  store: Store,
  now: number,
  which: { readonly keys?: readonly string[]; readonly filter?: FailedFilter },
): Promise<Revival> {
  return store.transact(async ({ ledger }) => {
    const open = new Set(await ledger.openSubjects('poll-source'));
    const wanted = which.keys === undefined ? null : new Set(which.keys);
    const found = (await ledger.failed(which.filter)).filter(({ key }) => wanted === null || wanted.has(key));
    const minutes = new Map<number, string[]>();
    const perSource = new Map<string, number>();
    let leftAlone = 0;
    for (const task of found) {
      if (task.stage === 'poll-source' && open.has(task.subject)) {
        leftAlone++;
        continue;
      }
      if (task.stage === 'poll-source') open.add(task.subject);
      const before = perSource.get(task.sourceId) ?? 0;
      perSource.set(task.sourceId, before + 1);
      const minute = Math.floor(before / A_MINUTE);
      minutes.set(minute, [...(minutes.get(minute) ?? []), task.key]);
    }
    let revived = 0;
    for (const [minute, keys] of minutes) {
      for (let from = 0; from < keys.length; from += AT_ONCE)
        revived += await ledger.revive(now, keys.slice(from, from + AT_ONCE), now + minute * MINUTE_MS);
    }
    return { revived, leftAlone, lastAt: now + Math.max(0, ...minutes.keys()) * MINUTE_MS };
  });
}
