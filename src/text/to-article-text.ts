import type { ArticleText, Sentence } from './article-text.ts';
import { markBoilerplate } from './boilerplate.ts';
import { normalize } from './normalize.ts';
import { unwrap } from './paragraphs.ts';
import { scriptOf } from './script.ts';
import { splitUnwrapped } from './sentences.ts';
import { convert, type Rewritten, type Variant } from './simplify.ts';

/** Title and body as published; `variant` only for sources that are known to be Taiwanese or from Hong Kong. */
export interface TextInput {
  readonly title: string | null;
  readonly body: string;
  readonly variant?: Variant;
}

/** Half width and simplified characters, with the way back to `text`. */
export function toPlainText(text: string, variant: Variant = 't'): Rewritten {
  const normalized = normalize(text);
  const simplified = convert(normalized.text, variant);
  return { text: simplified.text, map: normalized.map.followedBy(simplified.map) };
}

/**
 * Title and body as one text that all later stations count in. A title that the body already begins with, on a line of
 * its own, is not put before it a second time: that line is then the title's sentence.
 */
export function toArticleText({ title, body, variant = 't' }: TextInput): ArticleText {
  const named = title !== null && title.trim() !== '';
  const separate = named && !beginsWith(body, title);
  const original = separate ? `${title}\n${body}` : body;
  const bodyStart = separate ? title.length + 1 : 0;
  const plain = toPlainText(original, variant);
  const knownEnd = separate ? plain.map.toOutput(bodyStart) : named ? endOfFirstLine(plain.text) : 0;
  const unwrapped = unwrap(plain.text, knownEnd);
  const text = unwrapped.text;
  const map = plain.map.followedBy(unwrapped.map);
  const titleEnd = named ? unwrapped.map.toOutput(knownEnd) : endOfHeadline(text);
  return {
    original,
    bodyStart,
    text,
    script: scriptOf(original),
    sentences: ownSentences(text, titleEnd),
    toOriginal: (span) => map.toInput(span),
  };
}

/** The sentences that the article says itself: bylines, captions, disclaimers and pointers elsewhere are left out. */
function ownSentences(text: string, titleEnd: number): Sentence[] {
  const all = splitUnwrapped(text, titleEnd);
  const marks = markBoilerplate(text, all);
  if (!marks.includes(1)) return all;
  return all.filter((_, i) => marks[i] === 0).map((sentence, index) => ({ ...sentence, index }));
}

/** Whether the first line of `body` is `title`, whatever the spaces, width and script. */
function beginsWith(body: string, title: string): boolean {
  const wanted = comparable(title);
  const lead = comparable(body.trimStart().slice(0, title.length * 4 + 40));
  if (!lead.startsWith(wanted)) return false;
  const rest = lead.slice(wanted.length);
  return rest === '' || rest.startsWith('\n');
}

function comparable(text: string): string {
  return toPlainText(text.trim()).text.replace(/ +/g, '').replace(/^\n+/, '');
}

/** Longest first line (units) that is taken for a headline where nobody says so. */
const LONGEST_HEADLINE = 80;

/** The first line's end where it looks like a headline: short, not ended like a sentence, more lines below; else 0. */
function endOfHeadline(text: string): number {
  const end = endOfFirstLine(text);
  const line = text.slice(0, end).trim();
  const alone = text.slice(end).trim() === '';
  return alone || line.length > LONGEST_HEADLINE || /[。；，：;,:]$/.test(line) ? 0 : end;
}

/** Where the first line that is not blank ends. */
function endOfFirstLine(text: string): number {
  const first = text.search(/[^ \n]/);
  const end = first < 0 ? -1 : text.indexOf('\n', first);
  return end < 0 ? text.length : end;
}
