import type { Corrections } from '../landscape/corrections.ts';
import type { StoreSession } from '../ports/store.ts';

/** Ids of the standing mentions that somebody ruled to be no event. */
export async function droppedMentions(
  { mentions }: Pick<StoreSession, 'mentions'>,
  corrections: Corrections | undefined,
): Promise<ReadonlySet<string>> {
  if (corrections === undefined || corrections.rulings.articles.length === 0) return new Set();
  const ruled = await mentions.ofArticles(corrections.rulings.articles);
  return new Set(ruled.flatMap(({ mention }) => (corrections.rulings.drops(mention) ? [mention.id] : [])));
}
