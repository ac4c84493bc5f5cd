import type { Store } from '../ports/store.ts';
import type { StoredArticle } from '../ports/store-articles.ts';
import type { FieldName, Observation, SeenArticle } from '../source/observation.ts';

const DAY = 24 * 3_600_000;
/** How far back a source is looked at. */
const LOOK_BACK = 60 * DAY;
/** Texts whose length is looked up; the newest. */
const MOST_BODIES = 50;

/** The fields of an announcement that the store keeps as announced. */
const OBSERVED: readonly FieldName[] = ['title', 'url', 'publishedAt'];

function fieldsOf(article: StoredArticle): FieldName[] {
  const fields: FieldName[] = [];
  if (article.announcedTitle !== '') fields.push('title');
  if (article.url !== null) fields.push('url');
  if (article.announcedAt !== null) fields.push('publishedAt');
  return fields;
}

function timeOf(text: string | null): number | null {
  if (text === null) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

async function bodyLengths(store: Store, articles: readonly StoredArticle[]): Promise<Map<string, number>> {
  const lengths = new Map<string, number>();
  const newest = [...articles].sort((a, b) => b.firstSeenAt - a.firstSeenAt);
  for (const article of newest) {
    if (lengths.size >= MOST_BODIES) break;
    if (article.textSha256 === null) continue;
    const text = await store.readings.text(article.textSha256);
    if (text !== null) lengths.set(article.id, text.length);
  }
  return lengths;
}

/** What the store knows of a source, for `judgeHealth`. */
export async function observeSource(store: Store, sourceId: string, now: number): Promise<Observation> {
  const state = await store.sources.state(sourceId);
  const articles = await store.articles.list({ sourceId, since: now - LOOK_BACK });
  const lengths = await bodyLengths(store, articles);
  const seen = articles.map((article): SeenArticle => {
    return {
      firstSeenAt: article.firstSeenAt,
      publishedAt: timeOf(article.announcedAt),
      fields: fieldsOf(article),
      bodyLength: lengths.get(article.id) ?? null,
    };
  });
  return {
    now,
    lastPolledAt: state?.lastPolledAt ?? null,
    nextDueAt: state?.nextDueAt ?? now,
    lastOutcome: state?.lastOutcome ?? null,
    consecutiveFailures: state?.consecutiveFailures ?? 0,
    lastCount: state?.lastCount ?? null,
    articles: seen,
    observedFields: OBSERVED,
  };
}
