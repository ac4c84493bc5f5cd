import { likenessIn, voteCharset } from './charset-vote.ts';
import { type DeclaredCharset, declaredCharsets } from './declared-charset.ts';
import { decodeRepairing } from './decode-repairing.ts';
import type { DecodedText } from './decoded-text.ts';

/** A vote under this share of frequent characters says nothing about the encoding. */
const CONVINCING = 0.5;
/** How much better another encoding must read before a declared one counts as a lie. */
const CLEARLY_BETTER = 0.15;
const LEAST = 0.25;
/** No text reached this in a foreign encoding; most do in their own. */
const READS_WELL = 0.5;

/** Text decoded strictly, or null where one byte does not fit. */
function strict(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // Not an error: "does not decode cleanly" is the answer.
    return null;
  }
}

const hasHighByte = (bytes: Uint8Array): boolean => bytes.some((byte) => byte >= 0x80);

function bomCharset(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: markup is ASCII, so every second byte of it is zero. */
function utf16ByZeros(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 4096);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at++) if (bytes[at] === 0) at % 2 ? odd++ : even++;
  const least = Math.max(2, length * 0.02);
  if (odd >= least && odd > even * 8) return 'utf-16le';
  if (even >= least && even > odd * 8) return 'utf-16be';
  return null;
}

/**
 * Whether bytes that are no strict UTF-8 still are UTF-8 with a few broken places: whole three-byte sequences hardly
 * occur by chance in gb18030 or Big5, where nearly every pair would be an error.
 */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let errors = 0;
  const follows = (at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    let ok = length > 0 && byte < 0xf5;
    for (let next = 1; ok && next < length; next++) ok = follows(at + next);
    if (!ok) errors++;
    else {
      at += length - 1;
      if (length >= 3) whole++;
    }
  }
  return whole > errors;
}

/**
 * The bytes of a response as text: byte order mark, strict UTF-8, the declared encoding where it decodes cleanly and
 * does not read much worse than another, then the encoding whose text looks most like its language. A broken byte costs
 * the character it stands in (`replacements`), never the rest of the page.
 */
export function decodeBytes(bytes: Uint8Array, hints: { contentType: string | null }): DecodedText {
  const bom = bomCharset(bytes);
  if (bom) return decodeRepairing(bytes.subarray(bom === 'utf-8' ? 3 : 2), bom, 'bom');
  const declared = declaredCharsets(bytes, hints.contentType);
  const utf16 = utf16ByZeros(bytes);
  if (utf16) return decodeRepairing(bytes, utf16, declaredAs(declared, utf16) ?? 'frequency');
  const escaped = declared.find((one) => one.charset === 'iso-2022-jp');
  if (escaped && bytes.includes(0x1b)) return decodeRepairing(bytes, escaped.charset, escaped.by);
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, charset: 'utf-8', decidedBy: 'strict-utf-8', replacements: 0 };
  if (isBrokenUtf8(bytes))
    return decodeRepairing(bytes, 'utf-8', declaredAs(declared, 'utf-8') ?? 'frequency');
  return decodeByVote(bytes, declared);
}

const declaredAs = (
  declared: readonly DeclaredCharset[],
  charset: string,
): DeclaredCharset['by'] | undefined => declared.find((one) => one.charset === charset)?.by;

/** Plain votes first; a broken byte can put a whole paragraph out of step, so doubtful ones are counted after repair. */
function votesOn(bytes: Uint8Array): ReturnType<typeof voteCharset> {
  const votes = voteCharset(bytes, (part, charset) => new TextDecoder(charset).decode(part));
  if ((votes[0]?.likeness ?? 0) >= CONVINCING) return votes;
  return voteCharset(bytes, (part, charset) => decodeRepairing(part, charset, 'frequency').text);
}

function decodeByVote(bytes: Uint8Array, declared: readonly DeclaredCharset[]): DecodedText {
  // A declaration under which the text reads well needs no rivals.
  const sure = declared.find((claim) => likenessIn(claim.charset, bytes) >= READS_WELL);
  if (sure) return decodeRepairing(bytes, sure.charset, sure.by);
  const votes = votesOn(bytes);
  const best = votes[0] ?? { charset: 'windows-1252', likeness: 0 };
  const likenessOf = (charset: string): number =>
    votes.find((vote) => vote.charset === charset)?.likeness ?? 0;
  for (const claim of declared) {
    if (claim.charset === 'utf-8') continue;
    const rivalled =
      best.likeness >= CONVINCING && best.likeness > likenessOf(claim.charset) + CLEARLY_BETTER;
    const readable = likenessOf(claim.charset) >= CONVINCING || strict(bytes, claim.charset) !== null;
    if (readable && !rivalled) return decodeRepairing(bytes, claim.charset, claim.by);
  }
  if (best.likeness >= LEAST && hasHighByte(bytes)) {
    return decodeRepairing(bytes, best.charset, declaredAs(declared, best.charset) ?? 'frequency');
  }
  const claimed = declared.find((one) => one.charset !== 'utf-8');
  if (claimed) return decodeRepairing(bytes, claimed.charset, claimed.by);
  return decodeRepairing(bytes, 'windows-1252', 'fallback');
}
