import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { Argument, EventMention } from '../event/event-mention.ts';
import { type EventTrace, extractEvents } from '../event/extract-events.ts';
import { RULES_VERSION } from '../event/rules/index.ts';
import type { Corrections } from '../landscape/corrections.ts';
import { stateFacts } from '../landscape/state-facts.ts';
import type { StatementMention } from '../landscape/statement.ts';
import { findMentions } from '../mention/find-mentions.ts';
import type { Candidate, DiscardedMention, Mention } from '../mention/mention.ts';
import { findQuantities } from '../mention/quantities.ts';
import type { Quantity } from '../mention/quantity.ts';
import type { TimeExpression } from '../mention/time-expression.ts';
import { findTimes } from '../mention/times.ts';
import type { ArticleText } from '../text/article-text.ts';
import type { Span } from '../text/span.ts';
import { toArticleText } from '../text/to-article-text.ts';
import type { ReadableArticle } from './article-input.ts';
import { contentId, textSha256 } from './content-id.ts';
import type { Extraction } from './extraction.ts';
import { publicationDate } from './publication-date.ts';

/** What reading needs besides the article. The same knowledge gives the same bytes. */
export interface Knowledge {
  readonly dictionary: CompiledDictionary;
  readonly softwareVersion: string;
  /** What people corrected; nothing where it is absent. Reading does not ask it, merging and folding do. */
  readonly corrections?: Corrections | undefined;
}

/** Everything the stations found, in units of `ArticleText.text`, for `explain` and the pages. */
export interface Reading {
  readonly article: ArticleText;
  readonly mentions: readonly Mention[];
  readonly discarded: readonly DiscardedMention[];
  readonly candidates: readonly Candidate[];
  readonly events: readonly EventMention[];
  readonly trace: EventTrace;
  readonly statements: readonly StatementMention[];
}

/** The times and quantities of a text, found when they are first asked for: an article beside the field asks for none. */
class Values {
  readonly #text: string;
  readonly #publishedAt: string | null;
  #times: readonly TimeExpression[] | null = null;
  #quantities: readonly Quantity[] | null = null;

  constructor(text: string, publishedAt: string | null) {
    this.#text = text;
    this.#publishedAt = publishedAt;
  }

  get times(): readonly TimeExpression[] {
    this.#times ??= findTimes(this.#text, this.#publishedAt);
    return this.#times;
  }

  get quantities(): readonly Quantity[] {
    this.#quantities ??= findQuantities(this.#text);
    return this.#quantities;
  }
}

/** Sends an article through text, mention, event and landscape. Pure: no clock, no I/O. */
export function readStations(input: ReadableArticle, knowledge: Knowledge): Reading {
  const article = toArticleText({ title: input.title, body: input.text });
  const publishedAt = publicationDate(input.publishedAt);
  const { dictionary } = knowledge;
  const { mentions, discarded, candidates } = findMentions(article, dictionary, { publishedAt });
  const values = new Values(article.text, publishedAt);
  const { events, trace } = extractEvents({
    article,
    mentions,
    get times() {
      return values.times;
    },
    get quantities() {
      return values.quantities;
    },
    dictionary,
    publishedAt,
  });
  const statements = stateFacts({
    article,
    mentions,
    get times() {
      return values.times;
    },
    get quantities() {
      return values.quantities;
    },
    events,
    dictionary,
    publishedAt,
  });
  return { article, mentions, discarded, candidates, events, trace, statements };
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly in?: 'title';
}

/** Offsets in the published body, or in the published title where that is not part of the body. */
function placeOf(article: ArticleText, span: Span): Place & { text: string } {
  const { start, end } = article.toOriginal(span);
  const text = article.original.slice(start, end);
  if (start < article.bodyStart) return { start, end, in: 'title', text };
  return { start: start - article.bodyStart, end: end - article.bodyStart, text };
}

function quoteOf(article: ArticleText, span: Span): { text: string } & Place {
  const { text, ...place } = placeOf(article, span);
  return { text, ...place };
}

function surfaceOf(article: ArticleText, span: Span): { surface: string } & Place {
  const { text, ...place } = placeOf(article, span);
  return { surface: text, ...place };
}

function argumentOf(
  article: ArticleText,
  argument: Argument,
): Extraction['events'][number]['arguments'][number] {
  const { span, ...said } = argument;
  return span === null ? { ...said, inferred: true } : { ...said, ...surfaceOf(article, span) };
}

function eventsOf(articleId: string, { article, events }: Reading): Extraction['events'] {
  const seen = new Map<string, number>();
  return events.map((event) => {
    const trigger = quoteOf(article, event.trigger);
    const key = `${event.type} ${trigger.in ?? 'text'} ${trigger.start}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const { value, source, span } = event.time;
    return {
      id: contentId('event mention', articleId, key, String(nth)),
      type: event.type,
      modality: event.modality,
      time: { value, source, ...(span === null ? {} : { text: placeOf(article, span).text }) },
      arguments: event.arguments.map((argument) => argumentOf(article, argument)),
      trigger,
      evidence: quoteOf(article, event.evidence),
      foundBy: event.foundBy,
      confidence: event.confidence,
    };
  });
}

function statementsOf(reading: Reading, events: Extraction['events']): Extraction['statements'] {
  return reading.statements.map(({ eventIndex, evidence, unit, ...statement }) => ({
    ...statement,
    ...(unit === undefined ? {} : { unit }),
    eventId: eventIndex === null ? null : (events[eventIndex]?.id ?? null),
    evidence: quoteOf(reading.article, evidence),
  }));
}

function mentionsOf({ article, mentions }: Reading): Extraction['mentions'] {
  return mentions.map(({ kind, entityId, name, confidence, version, start, end }) => ({
    kind,
    entityId,
    name,
    ...surfaceOf(article, { start, end }),
    ...(version === undefined ? {} : { version: version.text }),
    confidence,
  }));
}

function candidatesOf({ article, candidates }: Reading): Extraction['candidates'] {
  return candidates.map(({ kind, name, reason, maker, start, end }) => ({
    kind,
    name,
    ...surfaceOf(article, { start, end }),
    reason,
    ...(maker === undefined ? {} : { maker }),
  }));
}

/** A reading in the public form: offsets in the text as published, ids, versions. */
export function toExtraction(input: ReadableArticle, knowledge: Knowledge, reading: Reading): Extraction {
  const events = eventsOf(input.id, reading);
  return {
    id: input.id,
    article: {
      url: input.url,
      title: input.title,
      author: input.author,
      publishedAt: input.publishedAt,
      source: input.source,
      script: reading.article.script,
      canonicalUrl: input.canonicalUrl,
      textSha256: textSha256(input.text),
    },
    mentions: mentionsOf(reading),
    events,
    statements: statementsOf(reading, events),
    candidates: candidatesOf(reading),
    versions: {
      software: knowledge.softwareVersion,
      dictionary: knowledge.dictionary.version,
      rules: RULES_VERSION,
    },
  };
}

/** The whole reading of one article, as `extract` prints it. */
export function readArticle(input: ReadableArticle, knowledge: Knowledge): Extraction {
  return toExtraction(input, knowledge, readStations(input, knowledge));
}
