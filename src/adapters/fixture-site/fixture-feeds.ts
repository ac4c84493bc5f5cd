import type { FixtureOutlet, OutletPage } from './fixture-outlets.ts';

function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function addressOf(outlet: FixtureOutlet, page: OutletPage, origin: string): string {
  return `${origin}/${outlet.id}/${page.path}.html`;
}

function rss(outlet: FixtureOutlet, origin: string): string {
  const entries = outlet.pages.map(
    (page) =>
      `<item><title>${xml(page.title)}</title><link>${addressOf(outlet, page, origin)}</link>` +
      `<pubDate>${new Date(page.published).toUTCString()}</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>${xml(outlet.name)}</title><link>${origin}/${outlet.id}/</link>
<description>${xml(outlet.name)}</description>\n${entries.join('\n')}\n</channel></rss>\n`;
}

function atom(outlet: FixtureOutlet, origin: string): string {
  const entries = outlet.pages.map(
    (page) =>
      `<entry><id>tag:${outlet.id},2023:${page.path}</id><title>${xml(page.title)}</title>` +
      `<link href="/${outlet.id}/${page.path}.html"/><updated>${page.published}</updated></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="${origin}/"><id>tag:${outlet.id},2023:feed</id>
<title>${xml(outlet.name)}</title>\n${entries.join('\n')}\n</feed>\n`;
}

function rdf(outlet: FixtureOutlet, origin: string): string {
  const entries = outlet.pages.map((page) => {
    const address = addressOf(outlet, page, origin);
    return `<item rdf:about="${address}"><title>${xml(page.title)}</title><link>${address}</link><dc:date>${page.published}</dc:date></item>`;
  });
  return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${origin}/${outlet.id}/"><title>${xml(outlet.name)}</title><link>${origin}/${outlet.id}/</link></channel>
${entries.join('\n')}\n</rdf:RDF>\n`;
}

function jsonFeed(outlet: FixtureOutlet, origin: string): string {
  const items = outlet.pages.map((page) => ({
    id: page.path,
    url: addressOf(outlet, page, origin),
    title: page.title,
    date_published: page.published,
  }));
  return `${JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: outlet.name, items }, null, 1)}\n`;
}

const WRITERS = { rss, atom, rdf, json: jsonFeed };

/** An outlet's feed as text, declaration included, with addresses below `origin`. */
export function writeFeed(outlet: FixtureOutlet, origin: string): string {
  const body = WRITERS[outlet.feed](outlet, origin);
  if (outlet.feed === 'json') return body;
  return `<?xml version="1.0" encoding="${outlet.label ?? outlet.charset}"?>\n${body}`;
}
