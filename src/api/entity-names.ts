import type { EntityKind } from '../dictionary/entry.ts';
import { folded } from '../text/bigrams.ts';
import type { Site } from './site.ts';

const KEY = /^(?:model|organization|city)[:?]/;

/**
 * Keys of the entities that somebody means by a key, an id or any name; empty when the store names none.
 * An id that was replaced stands for the one that replaced it.
 */
export async function keysMeant(site: Site, text: string, kind: EntityKind | null): Promise<string[]> {
  const isKind = (key: string): boolean =>
    kind === null || key.startsWith(`${kind}:`) || key.startsWith(`${kind}?`);
  if (KEY.test(text)) return isKind(text) ? [text] : [];
  const { store } = site;
  const { dictionary, bySurface } = site.knowledge().dictionary;
  const now = dictionary.redirects.get(text) ?? text;
  const found = new Set(await store.entities.keysOf(now));
  const pattern = bySurface.get(folded(text)) ?? bySurface.get(text.toLowerCase());
  for (const { entry } of pattern?.readings ?? []) {
    for (const key of await store.entities.keysOf(entry.id)) found.add(key);
  }
  return [...found].filter(isKind).sort();
}
