import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/adapters/store/sqlite.ts';
import type { Store } from '../../src/ports/store.ts';
import { Source, type SourceInput } from '../../src/source/source.ts';

/** A store in a folder of its own, with a clock that a test moves. */
export interface SmallStore {
  readonly folder: string;
  readonly store: Store;
  readonly clock: { at: number; now(): number };
  cleanUp(): Promise<void>;
}

export async function smallStore(at = Date.parse('2026-03-02T00:00Z')): Promise<SmallStore> {
  const folder = await mkdtemp(join(tmpdir(), 'shanshui-ops-'));
  const store = await openSqliteStore(join(folder, 'data'));
  const clock = { at, now: () => clock.at };
  return {
    folder,
    store,
    clock,
    async cleanUp() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function sourceOf(id: string, change: Partial<SourceInput> = {}): Source {
  return Source.parse({ id, name: `来源${id}`, kind: 'feed', url: `https://${id}.cn/feed.xml`, ...change });
}
