import type { PublishedQuote } from '../../event/merged-event.ts';
import type { Extraction } from '../../reading/extraction.ts';
import { type Html, html } from '../html.ts';
import { type Frame, link } from './frame.ts';
import { type Mark, markedText } from './marks.ts';
import { entityPath, pathPart } from './paths.ts';
import { languageTag } from './script-text.ts';
import { EVENT_TYPE_NAMES, nameOf, roleName } from './vocabulary.ts';

/** A quote with who published it, when, and the reading of its article where it is still there. */
export interface QuotedEvidence {
  readonly quote: PublishedQuote;
  readonly articleId: string;
  readonly outlet: string;
  readonly publishedOn: string | null;
  readonly reading: Extraction | null;
}

interface Place {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly in?: 'title' | undefined;
}

/** Triggers, arguments and mentions that lie in a stretch of an article, counted from its start. */
export function marksWithin(frame: Frame, reading: Extraction, quote: Place): Mark[] {
  const from = quote.start ?? 0;
  const to = quote.end ?? 0;
  const marks: Mark[] = [];
  const add = (place: Place, kind: Mark['kind'], label: string, href?: string): void => {
    if (place.start === undefined || place.end === undefined || place.in !== quote.in) return;
    if (place.start < from || place.end > to) return;
    marks.push({
      start: place.start - from,
      end: place.end - from,
      kind,
      label,
      ...(href === undefined ? {} : { href }),
    });
  };
  for (const mention of reading.mentions) {
    const path = entityPath(mention);
    add(mention, mention.kind, mention.name, path === null ? undefined : link(frame, path));
  }
  for (const event of reading.events) {
    add(event.trigger, 'trigger', nameOf(EVENT_TYPE_NAMES, event.type, frame.say));
    // Arguments count with their own trigger only: a quote is read with what it says itself.
    if (event.trigger.in !== quote.in || event.trigger.start < from || event.trigger.end > to) continue;
    for (const argument of event.arguments) add(argument, 'argument', roleName(argument.role, frame.say));
  }
  return unrepeated(marks);
}

/** One stretch in the same part of several events is marked once. */
function unrepeated(marks: readonly Mark[]): Mark[] {
  const seen = new Set<string>();
  return marks.filter(({ start, end, kind, label }) => {
    const key = `${start} ${end} ${kind} ${label}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * Who published something. An article whose outlet nobody knows counts as an outlet of its own, named by source and
 * article: people read the source.
 */
export function outletName({ outlet, articleId }: { outlet: string; articleId: string }): Html {
  const own = ` ${articleId}`;
  return html`<bdi>${outlet.endsWith(own) ? outlet.slice(0, -own.length) : outlet}</bdi>`;
}

/** A quote in its own script, with what it says marked, and its article. */
export function quotation(
  frame: Frame,
  { quote, articleId, outlet, publishedOn, reading }: QuotedEvidence,
): Html {
  const { say } = frame;
  const marks = reading === null ? [] : marksWithin(frame, reading, quote);
  const language = languageTag(quote.text);
  const where = quote.in === 'title' ? say('标题', 'title') : null;
  return html`<figure class="quote"><blockquote${language === null ? null : html` lang="${language}"`}><p>${markedText(quote.text, marks)}</p></blockquote>
<figcaption>${outletName({ outlet, articleId })}${where === null ? null : html` · ${where}`} · ${publishedOn ?? say('无日期', 'no date')} · <a href="${link(frame, `/articles/${pathPart(articleId)}`)}#q${quote.in === 'title' ? 't' : quote.start}">${say('看原文', 'in the article')}</a></figcaption></figure>`;
}
