import type { Config } from '../config.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import type { Store } from '../ports/store.ts';
import { WorkFailure } from './failure.ts';

/**
 * The keys of the entities that somebody means by a name or an id: as the store knows them, else by any other name that
 * the dictionary has for them. `WorkFailure` when nothing in the store answers to it.
 */
export async function findEntityKeys(
  store: Store,
  config: Config,
  nameOrId: string,
): Promise<readonly string[]> {
  const known = await store.entities.keysOf(nameOrId);
  if (known.length > 0) return known;
  const pattern = loadKnowledge(config).dictionary.bySurface.get(nameOrId.toLowerCase());
  const found: string[] = [];
  for (const { entry } of pattern?.readings ?? []) found.push(...(await store.entities.keysOf(entry.id)));
  if (found.length === 0) {
    throw new WorkFailure(
      `${nameOrId}: no event and no value in the store names it; check the spelling, or crawl first`,
    );
  }
  return [...new Set(found)].sort();
}
