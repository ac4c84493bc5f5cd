import type { ArticleText } from './article-text.ts';
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
  const titleEnd = separate ? plain.map.toOutput(bodyStart) : endOfHeadline(plain.text, named);
  const unwrapped = unwrap(plain.text, titleEnd);
  const text = unwrapped.text;
  const map = plain.map.followedBy(unwrapped.map);
  return {
    original,
    bodyStart,
    text,
    script: scriptOf(original),
    sentences: splitUnwrapped(text, titleEnd),
    toOriginal: (span) => map.toInput(span),
  };
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

/**
 * Where the first line that is not blank ends. Unless it is `known` to be the title, it counts as a headline only
 * when more lines follow and it is short and does not end like a sentence; else 0.
 */
function endOfHeadline(text: string, known: boolean): number {
  const first = text.search(/[^ \n]/);
  if (first < 0) return 0;
  const found = text.indexOf('\n', first);
  const end = found < 0 ? text.length : found;
  if (known) return end;
  const line = text.slice(first, end).trimEnd();
  return found < 0 || line.length > LONGEST_HEADLINE || /[。；，：;,:]$/.test(line) ? 0 : end;
}
