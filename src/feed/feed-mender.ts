import { escapeXml } from './escape-xml.ts';
import { canonicalName, NO_SCOPE, type Scope, scopeWithin } from './namespaces.ts';
import { DEEPEST } from './nesting.ts';
import { type FeedLeaf, writeLeaf } from './write-leaf.ts';

/** One element of a feed holds at most this much; more is a bomb or a book. */
const LONGEST_LEAF = 4_000_000;

/** Items that are read of one feed; the largest feeds seen have some hundreds. */
const MOST_ENTRIES = 20_000;

/** Elements that are read of one item, and of a feed's head. */
const MOST_ELEMENTS = 2_000;

/** Elements of HTML that have no end. */
const VOID = /^(?:[\w.-]*:)?(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** What follows a title in an item and never stands inside one. */
const AFTER_TITLE = /^(?:link|guid|pubdate|description|author|category|comments)$/;
const HALF_READABLE = /title|description|summary|content/;

/** A feed rewritten as well-formed XML of one spelling, for the parser behind. */
export interface MendedFeed {
  readonly dialect: 'rss' | 'rdf' | 'atom';
  readonly xml: string;
  readonly mended: readonly string[];
}

interface Frame {
  readonly written: string;
  readonly scope: Scope;
  readonly base: string | null;
  readonly role: 'root' | 'channel' | 'entry' | 'leaf' | 'inner' | 'other';
}

function resolve(reference: string, base: string | null): string | null {
  try {
    return new URL(reference.trim(), base ?? undefined).href;
  } catch {
    // A base nobody can resolve changes nothing.
    return null;
  }
}

/** What an item of Microsoft's Channel Definition Format says in attributes, as elements. */
function channelDefinition(attributes: Readonly<Record<string, string>>, base: string | null): string[] {
  const written: string[] = [];
  for (const [name, value] of Object.entries(attributes)) {
    const lower = name.toLowerCase();
    if (lower === 'href') written.push(`<link>${escapeXml(resolve(value, base) ?? value)}</link>`);
    if (lower === 'lastmod') written.push(`<mended:updated>${escapeXml(value)}</mended:updated>`);
  }
  return written;
}

/**
 * Rewrites a feed while a tolerant parser reads it: `open`, `text` and `close` take what the parser sees, `result` gives the
 * whole. Nothing recurses.
 */
export class FeedMender {
  dialect: MendedFeed['dialect'] | null = null;
  readonly mended = new Set<string>();
  private readonly head: string[] = [];
  private readonly entries: string[] = [];
  private readonly frames: Frame[] = [];
  private entry: string[] | null = null;
  private leaf: FeedLeaf | null = null;
  private readonly url: string | null;

  constructor(url: string | null) {
    this.url = url;
  }

  open(written: string, attributes: Readonly<Record<string, string>>): void {
    const outer = this.frames.at(-1);
    const scope = scopeWithin(outer?.scope ?? NO_SCOPE, attributes);
    const outerBase = outer ? outer.base : this.url;
    // Channel Definition Format has a BASE of its own.
    const ownBase = attributes['xml:base'] ?? (outer ? undefined : (attributes.BASE ?? attributes.base));
    const base = ownBase === undefined ? outerBase : (resolve(ownBase, outerBase) ?? outerBase);
    const { prefix, local } = canonicalName(written, scope);
    const role = this.roleOf(prefix, local, attributes, outer);
    this.frames.push({ written, scope, base, role });
    if (role === 'entry')
      this.entry = [...channelDefinition(attributes, base), ...this.resource(attributes, scope)];
    else if (role === 'leaf') {
      const name =
        prefix === '' || (prefix === 'atom' && this.dialect === 'atom') ? local : `${prefix}:${local}`;
      this.leaf = {
        name,
        attributes,
        base,
        text: [],
        markup: [],
        length: 0,
        hasMarkup: false,
        personName: null,
      };
    } else if (role === 'inner') this.openInner(written, attributes);
  }

  /** What an RDF item is about is its page, where it has no link. */
  private resource(attributes: Readonly<Record<string, string>>, scope: Scope): string[] {
    if (this.dialect !== 'rdf') return [];
    const about = Object.entries(attributes).find(([name]) => {
      const { prefix, local } = canonicalName(name, scope);
      return prefix === 'rdf' && local === 'about';
    })?.[1];
    return about === undefined ? [] : [`<mended:written>${escapeXml(about)}</mended:written>`];
  }

  private roleOf(
    prefix: string,
    local: string,
    attributes: Readonly<Record<string, string>>,
    outer: Frame | undefined,
  ): Frame['role'] {
    if (!this.dialect) return this.findRoot(prefix, local, attributes) ? 'root' : 'other';
    const own = prefix === '' || prefix === 'atom';
    if (this.leaf && !(own && this.isCutShort(this.leaf, local))) return 'inner';
    if (own && (local === 'item' || local === 'entry') && outer?.role === 'entry') this.endUnclosedEntry();
    if (own && (local === 'item' || local === 'entry') && !this.entry) return 'entry';
    if (own && local === 'channel' && !this.entry) return 'channel';
    if (this.entry && (outer?.role === 'entry' || outer?.role === 'leaf')) return 'leaf';
    if (!this.entry && (outer?.role === 'channel' || (outer?.role === 'root' && this.dialect !== 'rdf'))) {
      return local === 'items' || local === 'image' ? 'other' : 'leaf';
    }
    return 'other';
  }

  /** Whether an element can only stand here because a title before it was never closed. */
  private isCutShort(leaf: FeedLeaf, local: string): boolean {
    if (this.dialect === 'atom' || leaf.name !== 'title' || !AFTER_TITLE.test(local)) return false;
    this.mended.add('unclosed element');
    this.endLeaf();
    return true;
  }

  private endLeaf(): void {
    if (!this.leaf) return;
    const elements = this.entry ?? this.head;
    if (elements.length >= MOST_ELEMENTS) this.mended.add('too many elements cut');
    else elements.push(writeLeaf(this.leaf, this.dialect === 'atom'));
    this.leaf = null;
  }

  /** An item that the next one shows to be over; one without anything in it was none. */
  private endUnclosedEntry(): void {
    if (this.entry?.length === 0) this.entry = null;
    this.endEntry();
  }

  private endEntry(): void {
    if (this.entry && this.isFull) this.mended.add('too many items cut');
    else if (this.entry) this.entries.push(this.entry.join(''));
    this.entry = null;
  }

  /** Whether further items would be left out. */
  get isFull(): boolean {
    return this.entries.length >= MOST_ENTRIES;
  }

  private findRoot(prefix: string, local: string, attributes: Readonly<Record<string, string>>): boolean {
    if (local === 'feed') this.dialect = 'atom';
    else if (local === 'rdf') this.dialect = 'rdf';
    else if (local === 'rss' || local === 'channel') this.dialect = 'rss';
    else return false;
    const hasVersion = Object.keys(attributes).some((name) => name.toLowerCase() === 'version');
    if (local === 'rss' && !hasVersion) this.mended.add('version missing');
    if (local !== 'rdf' && prefix !== 'atom' && prefix !== '') this.mended.add('foreign root');
    return true;
  }

  private openInner(written: string, attributes: Readonly<Record<string, string>>): void {
    const leaf = this.leaf;
    if (!leaf || leaf.length > LONGEST_LEAF || this.frames.length > DEEPEST) return;
    leaf.hasMarkup = true;
    const name = written.replace(/^[\w.-]*:/, '');
    const spelt = Object.entries(attributes)
      .filter(([key]) => !key.startsWith('xmlns'))
      .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
      .join('');
    this.add(leaf, null, `<${name}${spelt}>`);
  }

  private add(leaf: FeedLeaf, text: string | null, markup: string): void {
    leaf.length += markup.length;
    if (leaf.length > LONGEST_LEAF) this.mended.add('overlong element cut');
    else {
      leaf.markup.push(markup);
      if (text !== null) leaf.text.push(text);
    }
  }

  text(text: string): void {
    const leaf = this.leaf;
    if (!leaf || leaf.length > LONGEST_LEAF) return;
    this.add(leaf, text, escapeXml(text));
    const inner = this.frames.at(-1);
    if (inner?.role === 'inner' && /(?:^|:)name$/i.test(inner.written)) {
      leaf.personName = (leaf.personName ?? '') + text;
    }
  }

  close(fault: 'unclosed element' | 'truncated' | null): void {
    const frame = this.frames.pop();
    if (!frame) return;
    if (fault) this.mended.add(fault);
    if (frame.role === 'inner' && this.leaf) {
      if (!VOID.test(frame.written))
        this.add(this.leaf, null, `</${frame.written.replace(/^[\w.-]*:/, '')}>`);
    } else if (frame.role === 'leaf') {
      // Half an address or date is a wrong one; half a text is still text.
      if (fault === 'truncated' && this.leaf && !HALF_READABLE.test(this.leaf.name)) this.leaf = null;
      this.endLeaf();
    } else if (frame.role === 'entry') this.endEntry();
  }

  result(): MendedFeed | null {
    const entries = this.entries;
    const head = this.head.join('');
    const mended = [...this.mended].sort();
    const wrapped = (name: string): string => entries.map((entry) => `<${name}>${entry}</${name}>`).join('');
    switch (this.dialect) {
      case 'atom':
        return { dialect: 'atom', xml: `<feed><mended:feed/>${head}${wrapped('entry')}</feed>`, mended };
      case 'rdf':
        return {
          dialect: 'rdf',
          xml: `<rdf:RDF><channel><mended:feed/>${head}</channel>${wrapped('item')}</rdf:RDF>`,
          mended,
        };
      case 'rss':
        return {
          dialect: 'rss',
          xml: `<rss version="2.0"><channel><mended:feed/>${head}${wrapped('item')}</channel></rss>`,
          mended,
        };
      default:
        return null;
    }
  }
}
