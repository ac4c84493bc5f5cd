import { type CheerioAPI, load } from 'cheerio/slim';
import type { Element } from 'domhandler';
import type { IndexSelectors } from './index-selectors.ts';

const SHOWN = 3;
const DATE_LIKE = /^[\d\s\-/.:年月日时時分前小天昨今]{1,30}$/;
const KEPT_ATTRIBUTES: ReadonlySet<string> = new Set(['class', 'id', 'href', 'datetime', 'rel']);

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** An element with its structure, addresses and dates, and every other text invented. */
function bone($: CheerioAPI, element: Element, number: number, depth: number): string {
  const attributes = Object.entries(element.attribs)
    .filter(([name, value]) => KEPT_ATTRIBUTES.has(name) && value.length < 500)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
  const children = depth > 12 ? [] : $(element).children().toArray();
  const own = $(element).contents().not($(element).children()).text().replace(/\s+/g, ' ').trim();
  const words = own === '' ? '' : DATE_LIKE.test(own) ? own : `样例新闻标题第${number}条`;
  const inner = children
    .filter(({ name }) => !['script', 'style', 'img', 'svg', 'iframe'].includes(name))
    .map((child) => bone($, child, number, depth + 1))
    .join('');
  return `<${element.name}${attributes}>${escaped(words)}${inner}</${element.name}>`;
}

/** The elements around an entry, without their texts, as an opening and a closing half. */
function around(element: Element): { open: string; close: string } {
  let open = '';
  let close = '';
  let parent = element.parent;
  for (let level = 0; level < 2 && parent !== null && parent.type === 'tag'; level++) {
    const { name, attribs } = parent as Element;
    if (name === 'body' || name === 'html') break;
    const shown = attribs.class === undefined ? '' : ` class="${escaped(attribs.class)}"`;
    open = `<${name}${shown}>\n${open}`;
    close = `${close}</${name}>\n`;
    parent = parent.parent;
  }
  return { open, close };
}

/**
 * A list page's skeleton for a fixture: its first entries as the selectors find them, with invented text, so that
 * nothing of the site's own words is kept.
 */
export function skeletonOf(html: string, selectors: Pick<IndexSelectors, 'entry'>): string {
  const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } });
  const entries = $(selectors.entry)
    .toArray()
    .filter((node): node is Element => node.type === 'tag')
    .slice(0, SHOWN);
  const first = entries[0];
  const { open, close } = first === undefined ? { open: '', close: '' } : around(first);
  const bones = entries.map((entry, at) => bone($, entry, at + 1, 0)).join('\n');
  const head = '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>样例</title></head>\n<body>';
  return `${head}\n${open}${bones}\n${close}</body></html>\n`;
}
