import {
  type AttributedMention,
  entityKey,
  type MergedEvent,
  type PublishedQuote,
} from '../event/merged-event.ts';
import { type AttributedStatement, subjectKey } from '../landscape/attributed-statement.ts';
import type { LandscapeValue } from '../landscape/landscape-value.ts';
import type { EntityReference } from '../landscape/statement.ts';
import type { StoredArticle } from '../ports/store-articles.ts';
import type { PlacedMention, StoredDelta } from '../ports/store-landscape.ts';
import type { ExportRow } from './export-schemas.ts';

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

function evidenceColumns(evidence: PublishedQuote) {
  return {
    evidence: evidence.text,
    evidence_start: evidence.start,
    evidence_end: evidence.end,
    evidence_in: evidence.in ?? ('text' as const),
  };
}

/** Evidence as the selectors of the W3C's Web Annotation Data Model (w3.org/TR/annotation-model, 4.2.4 and 4.2.5). */
function selectorsOf({ text, start, end }: PublishedQuote): string {
  return JSON.stringify([
    { type: 'TextQuoteSelector', exact: text },
    { type: 'TextPositionSelector', start, end },
  ]);
}

export function eventRow(event: MergedEvent): ExportRow<'events'> {
  return {
    id: event.id,
    type: event.type,
    status: event.status,
    time: event.time.value,
    time_source: event.time.source,
    arguments: JSON.stringify(event.fillers),
    other_times: JSON.stringify(event.otherTimes),
    mention_ids: JSON.stringify(event.mentionIds),
    articles: event.articles,
    sources: event.sources,
    confidence: event.confidence,
    first_published_on: event.firstPublishedOn,
    last_published_on: event.lastPublishedOn,
    evidence: event.evidence.text,
    evidence_article_id: event.evidence.articleId,
  };
}

export function mentionRow({ mention, eventId }: PlacedMention): ExportRow<'event_mentions'> {
  const {
    id,
    articleId,
    type,
    modality,
    time,
    publishedOn,
    outlet,
    fillers,
    trigger,
    evidence,
  }: AttributedMention = mention;
  return {
    id,
    event_id: eventId,
    article_id: articleId,
    type,
    modality,
    time: time.value,
    time_source: time.source,
    published_on: publishedOn,
    outlet,
    arguments: JSON.stringify(fillers),
    trigger,
    ...evidenceColumns(evidence),
    selectors: selectorsOf(evidence),
    confidence: mention.confidence,
  };
}

export function articleRow(article: StoredArticle): ExportRow<'articles'> {
  return {
    id: article.id,
    url: article.url,
    canonical_url: article.canonicalUrl,
    title: article.title ?? article.announcedTitle,
    author: article.author,
    published_at: article.publishedAt,
    outlet: article.outlet,
    original_outlet: article.originalOutlet,
    source_id: article.sourceId,
    disposition: article.disposition,
    duplicate_of: article.duplicateOf,
    version: article.version,
    text_sha256: article.textSha256,
    first_seen_at: instant(article.firstSeenAt),
  };
}

export function statementRow(statement: AttributedStatement): ExportRow<'statements'> {
  const { subject, withdrawnAt } = statement;
  return {
    id: statement.id,
    article_id: statement.articleId,
    subject: subjectKey(subject),
    subject_name: subject.name,
    property: statement.property,
    value: JSON.stringify(statement.value),
    unit: statement.unit ?? null,
    valid_from: statement.validFrom,
    modality: statement.modality,
    origin: statement.origin,
    event_mention_id: statement.eventMentionId,
    published_on: statement.publishedOn,
    outlet: statement.outlet,
    ...evidenceColumns(statement.evidence),
    confidence: statement.confidence,
    first_seen_at: instant(statement.firstSeenAt),
    last_seen_at: instant(statement.lastSeenAt),
    withdrawn_at: withdrawnAt === null ? null : instant(withdrawnAt),
  };
}

export function valueRow(value: LandscapeValue): ExportRow<'landscape'> {
  return {
    subject: subjectKey(value.subject),
    subject_name: value.subject.name,
    property: value.property,
    value: JSON.stringify(value.value),
    unit: value.unit ?? null,
    standing: value.standing,
    valid_from: value.validFrom,
    origin: value.origin,
    articles: value.articles,
    sources: value.sources,
    confidence: value.confidence,
    first_published_on: value.firstPublishedOn,
    last_published_on: value.lastPublishedOn,
    evidence: JSON.stringify(value.evidence),
    correction: value.correction === undefined ? null : JSON.stringify(value.correction),
  };
}

export function entityRow(entity: EntityReference): ExportRow<'entities'> {
  return { key: entityKey(entity), kind: entity.kind, id: entity.entityId, name: entity.name };
}

export function deltaRow(delta: StoredDelta): ExportRow<'deltas'> {
  return {
    sequence: delta.sequence,
    at: instant(delta.at),
    kind: delta.kind,
    cause: delta.cause,
    about: delta.about,
    key: delta.key,
    article_id: delta.articleId,
    after: JSON.stringify(delta.after),
    others: JSON.stringify(delta.others),
  };
}
