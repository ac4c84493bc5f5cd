/** What the bytes of a response are, whatever its header says. */
export type ResponseKind =
  | 'html'
  | 'feed'
  | 'sitemap'
  | 'json'
  | 'text'
  | 'image'
  | 'pdf'
  | 'audio-video'
  | 'archive'
  | 'binary'
  | 'empty';

/** First bytes of formats that are no text, as hexadecimal (file signatures as published by their formats). */
const SIGNATURES: readonly (readonly [hex: string, kind: ResponseKind])[] = [
  ['25504446', 'pdf'],
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['47494638', 'image'],
  ['52494646', 'image'],
  ['00000100', 'image'],
  ['424d', 'image'],
  ['504b0304', 'archive'],
  ['1f8b', 'archive'],
  ['526172211a07', 'archive'],
  ['377abcaf271c', 'archive'],
  ['494433', 'audio-video'],
  ['4f676753', 'audio-video'],
  ['1a45dfa3', 'audio-video'],
  ['464c56', 'audio-video'],
  ['d0cf11e0', 'binary'],
  ['7f454c46', 'binary'],
  ['4d5a', 'binary'],
  ['774f4632', 'binary'],
  ['774f4646', 'binary'],
];

const SNIFFED_BYTES = 2048;
/** White space, and the bytes of UTF-8's mark. */
const BLANK = new Set([0, 9, 10, 13, 32, 0xef, 0xbb, 0xbf]);

function bySignature(bytes: Uint8Array): ResponseKind | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  if (head.slice(8, 16) === '66747970') return 'audio-video';
  const found = SIGNATURES.find(([hex]) => head.startsWith(hex));
  if (!found) return null;
  // Two-byte signatures are also two letters; they only count where control characters follow.
  if (found[0].length <= 4 && !bytes.subarray(2, 16).some((byte) => byte < 9)) return null;
  return found[1];
}

/** Share of bytes that no text has; UTF-16's zeros are told apart by their regular place. */
function isBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  let controls = 0;
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
    else if (byte < 9 || (byte > 13 && byte < 27)) controls++;
  }
  const [even = 0, odd = 0] = zeros;
  const strayZeros = Math.min(even, odd);
  return (controls + strayZeros) / Math.max(1, bytes.length) > 0.02;
}

function byMarkup(head: string): ResponseKind | null {
  const start = head
    .replace(/^[\ufeff\s]+/, '')
    .replace(/^(?:<\?xml[^>]*>|<!--(?:[^-]|-(?!->))*-->|\s)+/, '')
    .toLowerCase();
  if (/^<(?:!doctype\s+html|html|head|body|!--)/.test(start)) return 'html';
  if (/^(?:<!doctype[^>[]*>?\s*)?<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)[\s>]/.test(start)) return 'feed';
  if (/^<(?:[\w.-]+:)?(?:urlset|sitemapindex)[\s>]/.test(start)) return 'sitemap';
  if (/^\{[\s\S]{0,200}jsonfeed\.org\/version/.test(start)) return 'feed';
  if (/^[{[]/.test(start)) return 'json';
  if (/<(?:div|p|table|meta|title|script|link|span|a|br)[\s>/]/.test(start)) return 'html';
  return null;
}

const byHeader = (contentType: string | null): ResponseKind | null => {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (/^(?:application|text)\/(?:rss|atom|rdf|feed)\+(?:xml|json)$/.test(type)) return 'feed';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  if (type === 'application/json' || type.endsWith('+json')) return 'json';
  if (type === 'application/pdf') return 'pdf';
  if (type.startsWith('image/')) return 'image';
  if (type.startsWith('audio/') || type.startsWith('video/')) return 'audio-video';
  if (type.startsWith('text/')) return 'text';
  return null;
};

/**
 * What a response is, by its bytes first and its header second: servers send HTML as `text/plain`, feeds as `text/html`
 * and error pages as images.
 * @param bytes the body, decompressed
 */
export function classifyResponse(bytes: Uint8Array, hints: { contentType: string | null }): ResponseKind {
  const head = bytes.subarray(0, SNIFFED_BYTES);
  if (head.every((byte) => BLANK.has(byte))) return 'empty';
  const signature = bySignature(head);
  if (signature) return signature;
  if (isBinary(head)) return 'binary';
  // Markup is ASCII in every encoding met here; UTF-16's zeros are dropped to see it.
  const text = Buffer.from(head.filter((byte) => byte !== 0))
    .toString('latin1')
    .replace(/^(?:ÿþ|þÿ|ï»¿)/, '');
  return byMarkup(text) ?? byHeader(hints.contentType) ?? 'text';
}
