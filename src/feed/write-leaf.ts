import { escapeXml } from './escape-xml.ts';
import { plainText } from './plain-text.ts';

/** An element of a feed or entry while it is read. */
export interface FeedLeaf {
  /** Canonical name, `title`, `dc:date`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly base: string | null;
  /** Text decoded once, without inner elements. */
  readonly text: string[];
  /** The same with inner elements, as HTML. */
  readonly markup: string[];
  length: number;
  hasMarkup: boolean;
  /** Text of a `<name>` inside: Atom's persons. */
  personName: string | null;
}

/** Names the rewritten feed uses for what rss-parser would run slow patterns over or throw on. */
const RENAMED: Readonly<Record<string, string>> = {
  content: 'mended:content',
  description: 'mended:summary',
  summary: 'mended:summary',
  'content:encoded': 'mended:content',
  'xhtml:body': 'mended:content',
  'xhtml:div': 'mended:content',
  published: 'mended:published',
  issued: 'mended:published',
  'dcterms:issued': 'mended:published',
  created: 'mended:created',
  'dcterms:created': 'mended:created',
  updated: 'mended:updated',
  modified: 'mended:updated',
  'dcterms:modified': 'mended:updated',
  lastmod: 'mended:updated',
  pubdate: 'pubDate',
  'atom:published': 'mended:published',
  'atom:updated': 'mended:updated',
  'atom:summary': 'mended:summary',
  'atom:content': 'mended:content',
  'feedburner:origlink': 'mended:original',
};

/** Content of an Atom text construct or an RSS element, as HTML. */
function htmlOf(leaf: FeedLeaf, isAtom: boolean): string {
  if (leaf.hasMarkup) return leaf.markup.join('');
  const text = leaf.text.join('');
  const type = (leaf.attributes.type ?? '').toLowerCase();
  const mode = (leaf.attributes.mode ?? '').toLowerCase();
  const isText = /^text\//.test(type) || type === '' || /html|xml/.test(type);
  if (mode === 'base64' || (isAtom && !isText && type !== 'text' && /^[\sA-Za-z0-9+/=]+$/.test(text))) {
    return Buffer.from(text, 'base64').toString('utf8');
  }
  const isLiteral = isAtom && mode !== 'escaped' && !/html|xml/.test(type);
  return isLiteral ? escapeXml(text) : text;
}

function absolute(reference: string, base: string | null): string {
  const clean = reference.trim().replace(/[\t\n\r]/g, '');
  if (clean === '') return '';
  try {
    // www.example.cn/1 means a host, whatever the standard says.
    return new URL(/^www\.[\w-]+\./i.test(clean) ? `https://${clean}` : clean, base ?? undefined).href;
  } catch {
    // Without a base a relative link stays relative; the reader drops it.
    return clean;
  }
}

function writeLink(leaf: FeedLeaf, isAtom: boolean): string {
  const { href, rel, type } = leaf.attributes;
  const written = leaf.text.join('');
  const address = absolute(href ?? written, leaf.base);
  if (href === undefined) {
    // A link written as text is RSS's, whatever its rel. In Atom's dialect rss-parser reads the attributes of every <link>,
    // so one without any must not reach it.
    const name = isAtom || leaf.name !== 'link' ? 'mended:written' : 'link';
    return `<${name}>${escapeXml(address)}</${name}>`;
  }
  const attributes = `rel="${escapeXml(rel ?? 'alternate')}" type="${escapeXml(type ?? '')}" href="${escapeXml(address)}"`;
  return `<mended:link ${attributes}/>`;
}

/** The element as well-formed XML of one spelling. */
export function writeLeaf(leaf: FeedLeaf, isAtom: boolean): string {
  if (leaf.name === 'link' || leaf.name === 'atom:link') return writeLink(leaf, isAtom);
  if (!/^[a-z][\w.-]*(?::[a-z][\w.-]*)?$/i.test(leaf.name)) return '';
  const name = RENAMED[leaf.name] ?? leaf.name;
  const element = (content: string, attributes = ''): string =>
    `<${name}${attributes}>${escapeXml(content)}</${name}>`;
  switch (name) {
    case 'title':
    case 'dc:title':
    case 'media:title':
      return element(plainText(htmlOf(leaf, isAtom)));
    case 'author':
    case 'dc:creator':
      return element(plainText(leaf.personName ?? leaf.markup.join('')));
    case 'guid':
    case 'id':
      return element(
        leaf.text.join('').trim(),
        ` isPermaLink="${escapeXml(leaf.attributes.ispermalink ?? leaf.attributes.isPermaLink ?? '')}"`,
      );
    case 'mended:content':
    case 'mended:summary':
      return element(
        htmlOf(leaf, isAtom),
        leaf.attributes.src ? ` src="${escapeXml(absolute(leaf.attributes.src, leaf.base))}"` : '',
      );
    default:
      return element(leaf.hasMarkup ? '' : leaf.text.join('').trim());
  }
}
