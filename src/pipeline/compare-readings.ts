import { describeValue } from '../landscape/describe-value.ts';
import type { StoredArticle } from '../ports/store-articles.ts';
import type { Extraction } from '../reading/extraction.ts';

/** How an article is read otherwise than before; everything in words, sorted. */
export interface ArticleDifference {
  readonly articleId: string;
  readonly title: string | null;
  readonly mentions: Change;
  readonly events: Change;
  readonly statements: Change;
  /** How much differs: by this the articles to look at first are found. */
  readonly size: number;
}

export interface Change {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

function changeOf(before: readonly string[], after: readonly string[]): Change {
  const [old, now] = [new Set(before), new Set(after)];
  return {
    gained: [...now].filter((one) => !old.has(one)).sort(),
    lost: [...old].filter((one) => !now.has(one)).sort(),
  };
}

function mentionsOf(extraction: Extraction | null): string[] {
  return (extraction?.mentions ?? []).map(
    ({ kind, entityId, name, surface, start, in: place }) =>
      `${kind} ${name} (${entityId ?? 'a candidate'}) “${surface}” at ${place ?? 'text'} ${start}`,
  );
}

function eventsOf(extraction: Extraction | null): string[] {
  return (extraction?.events ?? []).map(({ type, modality, time, trigger, arguments: all }) => {
    const fillers = all.map((one) => `${one.role} ${'name' in one ? one.name : one.value}`);
    return `${type} (${modality}) ${time.value ?? 'undated'} “${trigger.text}”: ${fillers.join(', ')}`;
  });
}

function statementsOf(extraction: Extraction | null): string[] {
  return (extraction?.statements ?? []).map(
    ({ subject, property, value, unit }) => `${subject.name}: ${property} = ${describeValue(value, unit)}`,
  );
}

/** How two readings of an article differ; null when they say the same. No reading says nothing. */
export function compareReadings(
  article: Pick<StoredArticle, 'id' | 'title' | 'announcedTitle'>,
  before: Extraction | null,
  after: Extraction | null,
): ArticleDifference | null {
  const mentions = changeOf(mentionsOf(before), mentionsOf(after));
  const events = changeOf(eventsOf(before), eventsOf(after));
  const statements = changeOf(statementsOf(before), statementsOf(after));
  // An event or a value that comes or goes matters more than a mention.
  const weight = (change: Change): number => change.gained.length + change.lost.length;
  const size = weight(mentions) + 3 * weight(events) + 3 * weight(statements);
  if (size === 0) return null;
  const title = article.title ?? (article.announcedTitle || null);
  return { articleId: article.id, title, mentions, events, statements, size };
}
