import { Parser } from 'htmlparser2';

const BLOCKS = /^(?:p|div|br|li|tr|h[1-6]|ul|ol|table|blockquote|section)$/;
/** Titles and summaries need no more; a longer text is cut. */
const LONGEST = 200_000;

/** White space folded to single blanks, zero-width characters out. */
export const foldSpace = (text: string): string =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** HTML as one line of plain text: tags off, entities decoded, scripts and styles left out. */
export function plainText(html: string): string {
  const cut = html.slice(0, LONGEST);
  if (!/[<&]/.test(cut)) return foldSpace(cut);
  const parts: string[] = [];
  let hidden = 0;
  const parser = new Parser({
    onopentag(name) {
      if (name === 'script' || name === 'style') hidden++;
      if (BLOCKS.test(name)) parts.push(' ');
    },
    ontext(text) {
      if (hidden === 0) parts.push(text);
    },
    onclosetag(name) {
      if (name === 'script' || name === 'style') hidden--;
    },
  });
  parser.end(cut);
  return foldSpace(parts.join(''));
}
