import type { EventMention } from '../event/event-mention.ts';
import { mergeFeatures } from '../event/merge-features.ts';
import type { AttributedMention, Filler, PublishedQuote } from '../event/merged-event.ts';
import {
  type AttributedStatement,
  type Origin,
  subjectKey,
  valueKey,
} from '../landscape/attributed-statement.ts';
import type { StoredArticle } from '../ports/store-articles.ts';
import type { UnplacedMention } from '../ports/store-landscape.ts';
import { contentId } from '../reading/content-id.ts';
import type { Extraction } from '../reading/extraction.ts';
import { publicationDate } from '../reading/publication-date.ts';

type Voice = Pick<AttributedMention, 'outlet' | 'reprintGroup' | 'publishedOn'>;

function hostOf(url: string | null): string | null {
  return url === null || !URL.canParse(url) ? null : new URL(url).hostname;
}

/** Who speaks in an article: the outlet it was taken from, else the one that shows it, else its source, else the host. */
export function voiceOf(
  article: Pick<
    StoredArticle,
    'id' | 'outlet' | 'originalOutlet' | 'canonicalUrl' | 'duplicateOf' | 'sourceId'
  >,
  publishedAt: string | null,
  sourceName: string | null,
): Voice {
  const host = hostOf(article.canonicalUrl);
  // Of an archive's articles nobody knows where they stood: each speaks for itself.
  const shownBy = article.outlet ?? sourceName ?? host ?? `${article.sourceId} ${article.id}`;
  return {
    outlet: article.originalOutlet ?? shownBy,
    reprintGroup: article.duplicateOf ?? article.id,
    publishedOn: publicationDate(publishedAt),
  };
}

function quoteOf({ text, start, end, in: place }: Extraction['events'][number]['evidence']): PublishedQuote {
  return { text, start, end, ...(place === undefined ? {} : { in: place }) };
}

function fillerOf(argument: Extraction['events'][number]['arguments'][number]): Filler {
  if ('kind' in argument) {
    const { role, kind, entityId = null, name, inferred = false } = argument;
    return { role, kind, entityId, name, inferred };
  }
  const { role, value, unit, approximate } = argument;
  return {
    role,
    value,
    ...(unit === undefined ? {} : { unit }),
    ...(approximate === undefined ? {} : { approximate }),
  };
}

/** The event mentions of a reading, with who speaks and where they may be merged. */
export function attributedMentions(
  articleId: string,
  voice: Voice,
  extraction: Extraction,
): UnplacedMention[] {
  return extraction.events.map((event) => {
    const mention: AttributedMention = {
      id: event.id,
      articleId,
      type: event.type,
      modality: event.modality,
      time: { value: event.time.value, source: event.time.source },
      fillers: event.arguments.map(fillerOf),
      trigger: event.trigger.text,
      evidence: quoteOf(event.evidence),
      confidence: event.confidence,
      ...voice,
    };
    const { keys, days } = mergeFeatures(mention);
    return { mention, keys, days };
  });
}

/** A filing speaks for the regulator whoever reports it; a government's own page speaks for itself. */
function originOf(article: Pick<StoredArticle, 'canonicalUrl'>, type: EventMention['type'] | null): Origin {
  if (type === 'filing') return 'official';
  return /(^|\.)gov\.(cn|tw|hk|mo)$/.test(hostOf(article.canonicalUrl) ?? '') ? 'official' : 'press';
}

/** The statements of a reading, with who speaks. A statement that a text repeats word for word stands once. */
export function attributedStatements(
  article: Pick<StoredArticle, 'id' | 'canonicalUrl'>,
  voice: Voice,
  extraction: Extraction,
  now: number,
): AttributedStatement[] {
  const events = new Map(extraction.events.map((event) => [event.id, event]));
  const byId = new Map<string, AttributedStatement>();
  for (const { eventId, unit, evidence, ...said } of extraction.statements) {
    const event = eventId === null ? undefined : events.get(eventId);
    const id = contentId(
      'statement',
      article.id,
      subjectKey(said.subject),
      said.property,
      valueKey(said.value, unit),
      said.validFrom ?? '',
      `${evidence.in ?? 'text'} ${evidence.start}`,
    );
    byId.set(id, {
      id,
      articleId: article.id,
      ...said,
      ...(unit === undefined ? {} : { unit }),
      eventMentionId: eventId,
      modality: event?.modality ?? 'asserted',
      evidence: quoteOf(evidence),
      origin: originOf(article, event?.type ?? null),
      ...voice,
      firstSeenAt: now,
      lastSeenAt: now,
      withdrawnAt: null,
    });
  }
  return [...byId.values()];
}
