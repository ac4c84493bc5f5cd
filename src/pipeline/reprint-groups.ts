import { isNearDuplicate, lookupKeys } from '../article/near-duplicates.ts';
import type { StoreSession } from '../ports/store.ts';
import type { NearDuplicate } from '../ports/store-articles.ts';

/** The earliest article leads its group; what has no date comes last; ids break ties. */
function earlier(a: NearDuplicate, b: NearDuplicate): number {
  const [left, right] = [a.publishedAt ?? '9999', b.publishedAt ?? '9999'];
  if (left !== right) return left < right ? -1 : 1;
  return a.articleId < b.articleId ? -1 : a.articleId > b.articleId ? 1 : 0;
}

/** Reprints follow within days; weekly and monthly figures of one office fill a form, and are no reprints. */
const LONGEST_APART_DAYS = 5;
const DAY_MS = 86_400_000;

/** Whether both say the day they came out, and these lie too far apart for a reprint. */
function areFarApart(a: NearDuplicate, b: NearDuplicate): boolean {
  const [left = Number.NaN, right = Number.NaN] = [a, b].map(({ publishedAt }) =>
    publishedAt !== null && publishedAt.length >= 'YYYY-MM-DD'.length ? Date.parse(publishedAt) : Number.NaN,
  );
  return Math.abs(left - right) > LONGEST_APART_DAYS * DAY_MS;
}

function areReprints(a: NearDuplicate, b: NearDuplicate): boolean {
  if (areFarApart(a, b)) return false;
  const keys = new Set(lookupKeys(a.fingerprint));
  return (
    lookupKeys(b.fingerprint).some((key) => keys.has(key)) && isNearDuplicate(a.fingerprint, b.fingerprint)
  );
}

/**
 * The leader of each article's group of reprints (null for those that lead themselves). Groups are what is joined by
 * pairs of near-duplicates, so they do not depend on the order in which articles arrive.
 */
export function leadersOf(articles: readonly NearDuplicate[]): Map<string, string | null> {
  const waiting = new Set([...articles].sort(earlier));
  const leaders = new Map<string, string | null>();
  for (const leader of waiting) {
    waiting.delete(leader);
    leaders.set(leader.articleId, null);
    const reached = [leader];
    for (let one = reached.pop(); one !== undefined; one = reached.pop()) {
      for (const other of waiting) {
        if (!areReprints(one, other)) continue;
        waiting.delete(other);
        leaders.set(other.articleId, leader.articleId);
        reached.push(other);
      }
    }
  }
  return leaders;
}

/** Puts an article that was read into its group of reprints; one that is none is left alone. */
export async function joinGroup(session: StoreSession, articleId: string): Promise<void> {
  const article = await session.articles.article(articleId);
  if (article === null || article.fingerprint === null) return;
  if (article.disposition !== 'read' && article.disposition !== 'duplicate') return;
  const { fingerprint, publishedAt, duplicateOf } = article;
  await joinReprints(session, { articleId, fingerprint, publishedAt, duplicateOf });
}

/**
 * Puts an article (its fingerprint stands already) into its group of reprints. Says who leads it (null for itself);
 * articles whose group changed wait to be merged again.
 */
export async function joinReprints(session: StoreSession, article: NearDuplicate): Promise<string | null> {
  const keys = article.fingerprint === '' ? [] : lookupKeys(article.fingerprint);
  await session.reprints.saveBands(article.articleId, keys);
  const near = await session.reprints.sharingBand(keys);
  const touched = [...near, article].map((one) => one.duplicateOf ?? one.articleId);
  const members = await session.reprints.reprints([...new Set([...touched, article.articleId])]);
  const others = members.filter((one) => one.articleId !== article.articleId);
  const leaders = leadersOf([...others, article]);
  const moved: string[] = [];
  for (const other of others) {
    const leader = leaders.get(other.articleId) ?? null;
    if (leader === other.duplicateOf) continue;
    await session.reprints.setDuplicateOf(other.articleId, leader);
    moved.push(other.articleId);
  }
  const own = leaders.get(article.articleId) ?? null;
  await session.reprints.setDuplicateOf(article.articleId, own);
  await session.mentions.reconsider(own === article.duplicateOf ? moved : [...moved, article.articleId]);
  return own;
}
