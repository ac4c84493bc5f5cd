import type { EventType } from '../event/event-mention.ts';
import { type Explanation, explainMentions } from '../mention/explain.ts';
import { findMentions } from '../mention/find-mentions.ts';
import type { ReadableArticle } from '../reading/article-input.ts';
import { type Knowledge, type Reading, readStations } from '../reading/read-article.ts';
import type { Span } from '../text/span.ts';
import { toArticleText } from '../text/to-article-text.ts';

/** A named entity at its place. */
export interface PlacedEntity extends Span {
  readonly kind: 'model' | 'organization' | 'city';
  readonly entityId: string | null;
  readonly name: string;
}

/**
 * An article as the rules read it, and what they looked at and left out: what no store holds. Plain data, so that
 * another thread may make it.
 */
export interface CloseReading {
  /** Simplified, title included; offsets below count in it. */
  readonly text: string;
  /** Where the body begins in `text`. */
  readonly bodyStart: number;
  readonly mentions: readonly PlacedEntity[];
  readonly events: readonly {
    readonly type: EventType;
    readonly trigger: Span;
    readonly arguments: readonly { readonly role: string; readonly span: Span | null }[];
  }[];
  /** The text touches neither AI nor a maker: no rule was tried. */
  readonly outOfScope: boolean;
  /** Words as published, each with why it was given up, and by which rule where it was a trigger. */
  readonly leftOut: readonly {
    readonly words: string;
    readonly rule: string | null;
    readonly reason: string;
  }[];
}

/** Lines of what was left out; what lies behind is counted by nobody. */
const MOST_LEFT_OUT = 500;

const span = ({ start, end }: Span): Span => ({ start, end });

function placed({ start, end, kind, entityId, name }: Reading['mentions'][number]): PlacedEntity {
  return { start, end, kind, entityId, name };
}

function leftOutOf({ article, discarded, trace }: Reading): CloseReading['leftOut'] {
  const words = (one: Span): string => {
    const { start, end } = article.toOriginal(one);
    return article.original.slice(start, end);
  };
  const names = discarded.map((one) => ({ words: words(one), rule: null, reason: one.reason }));
  const triggers = trace.triggers.flatMap(({ trigger, rule, discarded: reason }) =>
    reason === null ? [] : [{ words: words(trigger), rule, reason }],
  );
  return [...names, ...triggers].slice(0, MOST_LEFT_OUT);
}

/** Reads an article with today's dictionary and rules. */
export function closeReading(input: ReadableArticle, knowledge: Knowledge): CloseReading {
  const reading = readStations(input, knowledge);
  const { article, mentions, events, trace } = reading;
  return {
    text: article.text,
    bodyStart: article.bodyStart === 0 ? 0 : article.text.indexOf('\n') + 1,
    mentions: mentions.map(placed),
    events: events.map(({ type, trigger, arguments: all }) => ({
      type,
      trigger: span(trigger),
      arguments: all.map(({ role, span: own }) => ({ role, span: own === null ? null : span(own) })),
    })),
    outOfScope: trace.outOfScope,
    leftOut: leftOutOf(reading),
  };
}

/** A text tried against the dictionary; offsets count in the text as it was given. */
export interface TriedText {
  readonly mentions: readonly PlacedEntity[];
  readonly discarded: readonly (Span & { readonly reason: string })[];
  readonly explained: readonly Explanation[];
}

/** What the dictionary finds in a text, and what it gives up, with the reasons. */
export function tryText(text: string, { dictionary }: Knowledge): TriedText {
  const article = toArticleText({ title: null, body: text });
  const found = findMentions(article, dictionary, { publishedAt: null });
  return {
    mentions: found.mentions.map((one) => ({ ...placed(one), ...span(article.toOriginal(one)) })),
    discarded: found.discarded.map((one) => ({ ...span(article.toOriginal(one)), reason: one.reason })),
    explained: explainMentions(article, found),
  };
}
