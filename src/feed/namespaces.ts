/** Prefix under which the mended feed writes elements of a namespace; the empty one is RSS's own. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns#': 'atom',
  'http://purl.org/atom/ns': 'atom',
  'http://example.com/necho': 'atom',
  'http://purl.org/echo': 'atom',
  'uri/of/echo/namespace#': 'atom',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://purl.org/net/rss1.1#': '',
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://search.yahoo.com/mrss': 'media',
  'http://search.yahoo.com/mrss/': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.w3.org/xml/1998/namespace': 'xml',
  'http://www.sitemaps.org/schemas/sitemap/0.9': 'sitemap',
  'http://www.google.com/schemas/sitemap/0.84': 'sitemap',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
};
/** Prefixes that say their namespace although nobody declared it. */
const CUSTOMARY = new Set([
  'atom',
  'rdf',
  'dc',
  'dcterms',
  'content',
  'feedburner',
  'xhtml',
  'media',
  'itunes',
  'xml',
  'news',
]);

export type Scope = ReadonlyMap<string, string>;
export const NO_SCOPE: Scope = new Map();

/** The scope inside an element with these attributes: prefix as written to prefix as we write it. */
export function scopeWithin(outer: Scope, attributes: Readonly<Record<string, string>>): Scope {
  let inner: Map<string, string> | null = null;
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    inner ??= new Map(outer);
    const uri = value.trim().toLowerCase();
    inner.set(name.slice(6), PREFIXES[uri] ?? (uri === '' ? '' : 'other'));
  }
  return inner ?? outer;
}

/** A name as the mended feed writes it: `dc:date`, `atom:link`, `title`, `other:title`; in lower case. */
export function canonicalName(written: string, scope: Scope): { prefix: string; local: string } {
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? '' : written.slice(0, colon);
  const local = (colon < 0 ? written : written.slice(colon + 1)).toLowerCase();
  const declared = scope.get(prefix);
  if (declared !== undefined) return { prefix: declared, local };
  if (prefix === '') return { prefix: '', local };
  const lower = prefix.toLowerCase();
  return { prefix: CUSTOMARY.has(lower) ? lower : 'other', local };
}
