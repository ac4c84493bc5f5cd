import type { CheerioAPI } from 'cheerio/slim';
import { elementsNamed, textWithin } from './elements-named.ts';

/** Scripts longer than this hold no article that is worth the time. */
const LONGEST_SCRIPT = 3_000_000;
/** Names under which pages carry their article as a string: `"content": "<p>…`, `content: '&lt;p&gt;…'`. */
const BODY_FIELD =
  /["']?\b(?:content|articleContent|article_content|contentHtml|content_html|html|body|detail|articleBody|text|newsContent|contents)["']?\s*:\s*(["'`])/g;
const LEAST_BODY = 120;
const HAN = /[\u4e00-\u9fff]/g;

/** The end of a quoted string that opens before `from`; -1 when it is not closed. */
function closingQuote(script: string, from: number, quote: string): number {
  for (let at = from; at < script.length; at++) {
    const one = script[at];
    if (one === '\\') at++;
    else if (one === quote) return at;
  }
  return -1;
}

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '' };

/** A JavaScript string without its escapes. */
export function unescapeScript(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g,
    (_, unicode, hex, one: string) => {
      const code: string | undefined = unicode ?? hex;
      return code ? String.fromCharCode(Number.parseInt(code, 16)) : (SIMPLE[one] ?? one);
    },
  );
}

const decodeMarkup = (text: string): string =>
  /^\s*(?:&quot;)?&lt;/.test(text) || (!text.includes('<') && text.includes('&lt;'))
    ? text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#x3D;', '=')
        .replaceAll('&amp;', '&')
    : text;

const scripts = new WeakMap<CheerioAPI, readonly string[]>();

/** Texts of the scripts in the page, as far as state may stand in them. */
function stateScripts($: CheerioAPI): readonly string[] {
  const known = scripts.get($);
  if (known) return known;
  const texts = elementsNamed($, 'script')
    .filter((script) => script.attribs.src === undefined)
    .map((script) => textWithin(script, LONGEST_SCRIPT))
    .filter((text) => text.length > 10 && text.length < LONGEST_SCRIPT);
  scripts.set($, texts);
  return texts;
}

/** Lines of a text without markup become lines of a page. */
const withBreaks = (body: string): string =>
  /<[a-z]/i.test(body) ? body : body.replaceAll('<', '&lt;').replace(/\n+/g, '<br>');

/** Markup that a page keeps in a text field, for its scripts to show. */
function bodyInField($: CheerioAPI): string | null {
  let best: string | null = null;
  for (const field of elementsNamed($, 'textarea')) {
    const text = textWithin(field, LONGEST_SCRIPT);
    if (text.length < LEAST_BODY || text.length <= (best?.length ?? 0)) continue;
    const body = decodeMarkup(text);
    if (/<(?:p|div|section|br)\b/i.test(body) && (body.match(HAN)?.length ?? 0) >= LEAST_BODY / 2)
      best = body;
  }
  return best;
}

/** The article that a page carries in its scripts or fields for rendering, as HTML; null when there is none. */
export function bodyInState($: CheerioAPI): string | null {
  let best = bodyInField($);
  for (const script of stateScripts($)) {
    BODY_FIELD.lastIndex = 0;
    for (let match = BODY_FIELD.exec(script); match; match = BODY_FIELD.exec(script)) {
      const end = closingQuote(script, BODY_FIELD.lastIndex, match[1] ?? '"');
      if (end < 0) break;
      const raw = script.slice(BODY_FIELD.lastIndex, end);
      BODY_FIELD.lastIndex = end;
      if (raw.length < LEAST_BODY || raw.length <= (best?.length ?? 0)) continue;
      const body = decodeMarkup(unescapeScript(raw));
      if ((body.match(HAN)?.length ?? 0) >= LEAST_BODY / 2) best = withBreaks(body);
    }
  }
  return best;
}

/**
 * Value of the first field of such a name in the scripts: `"publishTime":"2023-07-07 10:00"`, `var ct = "1688695200"`.
 * @param names alternatives, most trusted first
 */
export function fieldInState($: CheerioAPI, names: readonly string[]): string[] {
  const found: string[] = [];
  for (const name of names) {
    const holding = stateScripts($).filter((script) => script.includes(name));
    if (holding.length === 0) continue;
    const pattern = new RegExp(
      `(?<![\\w$.])["']?${name}["']?\\s*[:=]\\s*(?:["']([^"'\\n]{1,120})["']|(\\d{9,13}))`,
    );
    for (const script of holding) {
      const match = pattern.exec(script);
      const value = match?.[1] ?? match?.[2];
      if (value) found.push(unescapeScript(value));
    }
  }
  return found;
}
