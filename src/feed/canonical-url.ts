import { meaningfulQuery } from './query-parameters.ts';
import { registrableDomain } from './registrable-domain.ts';
import { BARE_HOSTS, TWIN_ADDRESSES } from './twin-addresses.ts';

/** Addresses longer than this name no article. */
const LONGEST = 4096;
const MOBILE_LABEL = /^(?:m|wap|mobile|3g|amp|touch|h5)\./;

/** `/amp/` and `.amp` at either end of a path: another look of the same page. */
const withoutAmp = (path: string): string =>
  path
    .replace(/^\/amp(?=\/.)/, '')
    .replace(/\/amp\/?$/, '')
    .replace(/\.amp(?=\.html?$)/, '')
    .replace(/\.amp$/, '');

/** Spells escapes one way: upper-case hexadecimal, and none for characters that need none. */
const oneSpelling = (path: string): string =>
  path.replace(/%([0-9a-f]{2})/gi, (escaped, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escaped.toUpperCase();
  });

function parse(text: string, base: string | undefined): URL | null {
  try {
    return new URL(text, base);
  } catch {
    // What no URL parser takes is no address; null says so.
    return null;
  }
}

/** Google's and AMP's caches carry the real address in their path. */
function unwrapped(url: URL): URL {
  const cached =
    url.hostname.endsWith('.cdn.ampproject.org') || url.hostname === 'cdn.ampproject.org'
      ? /^\/[cvi](?:\/(s))?\/(.+)$/.exec(url.pathname)
      : /^(?:www\.)?google\.[a-z.]+$/.test(url.hostname)
        ? /^\/amp(?:\/(s))?\/(.+)$/.exec(url.pathname)
        : null;
  return (cached?.[2] && parse(`http${cached[1] ?? ''}://${cached[2]}${url.search}`, undefined)) || url;
}

function desktopHost(hostname: string): string {
  if (!MOBILE_LABEL.test(hostname)) return hostname;
  const rest = hostname.replace(MOBILE_LABEL, '');
  const domain = registrableDomain(hostname);
  if (!rest.includes('.') || rest.length < domain.length) return hostname;
  return rest === domain && !BARE_HOSTS.has(domain) ? `www.${rest}` : rest;
}

/** Hosts that are served from one machine, where https is nobody's twin. */
const isLocal = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host.startsWith('[') || /^[\d.]+$/.test(host);

/** A fragment counts only where a page of one address routes by it (`#/a/1`, `#!/a/1`). */
const route = (hash: string): string => (/^#!?\/./.test(hash) ? hash : '');

function simplified(url: URL): string {
  const hostname = desktopHost(url.hostname.replace(/\.+$/, ''));
  const ownPort = url.port !== '' && !(url.protocol === 'http:' && url.port === '443');
  const scheme = isLocal(hostname) || ownPort ? url.protocol : 'https:';
  const host = ownPort ? `${hostname}:${url.port}` : hostname;
  const path =
    withoutAmp(
      oneSpelling(url.pathname)
        .replace(/;jsessionid=[^/]*/i, '')
        .replace(/\/{2,}/g, '/'),
    )
      .replace(/\/(?:index|default)\.(?:html?|php|shtml|aspx?)$/i, '/')
      .replace(/\/+$/, '') || '/';
  const twin = TWIN_ADDRESSES.find((one) => one.from.test(host + path));
  const address = twin ? (host + path).replace(twin.from, twin.to) : host + path;
  return `${scheme}//${address}${meaningfulQuery(url.search, address)}${route(url.hash)}`;
}

/**
 * The one address that stands for all addresses of an article: https, desktop host, no tracking parameters, no default
 * port, fragment, credentials, AMP marks, session ids or trailing slash; meaningful parameters in their order. It is an
 * identity: fetch the address that was announced. Idempotent.
 * @param url absolute, or relative to `base`; white space round it and inside is dropped
 * @returns null for anything but http and https, and for what is no URL
 */
export function canonicalUrl(url: string, base?: string): string | null {
  const text = url.trim();
  if (text === '' || text.length > LONGEST) return null;
  const parsed = parse(text, base);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.hostname === '') return null;
  // One pass can uncover what another one drops (an AMP cache's inner address, `/amp/amp`).
  let current = simplified(unwrapped(parsed));
  for (let pass = 0; pass < 8; pass++) {
    const again = parse(current, undefined);
    if (!again) return null;
    const next = simplified(unwrapped(again));
    if (next === current) break;
    current = next;
  }
  return current;
}

const depth = (path: string): number => path.split('/').filter(Boolean).length;

/**
 * The `rel=canonical` of a page where it can be believed: of the page's own site, no front or section page, and no
 * ancestor of the page's own path. Templates and copied pages often point at the front page or at somebody else.
 * @returns its canonical form, or null
 */
export function plausibleCanonical(pageUrl: string | null, relCanonical: string): string | null {
  const claimed = canonicalUrl(relCanonical, pageUrl ?? undefined);
  if (!claimed) return null;
  const target = new URL(claimed);
  if (depth(target.pathname) === 0 && target.search === '' && target.hash === '') return null;
  if (!pageUrl) return claimed;
  const own = canonicalUrl(pageUrl);
  if (!own) return null;
  const page = new URL(own);
  if (registrableDomain(page.hostname) !== registrableDomain(target.hostname)) return null;
  const isAncestor =
    target.pathname !== page.pathname &&
    target.search === '' &&
    page.pathname.startsWith(`${target.pathname.replace(/\/$/, '')}/`);
  // The same path with its only number taken off is the list the article stands in.
  const losesId =
    /\d{4,}/.test(page.pathname + page.search) &&
    !/\d{3,}|[0-9a-f]{8,}|-/i.test(target.pathname + target.search) &&
    depth(target.pathname) < 2;
  return isAncestor || losesId ? null : claimed;
}
