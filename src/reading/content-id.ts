import { createHash } from 'node:crypto';

/**
 * An id made from content: the first 16 hex digits (64 bits) of SHA-256 over the parts,
 * each with its length before it so that no two lists of parts look alike.
 */
export function contentId(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex').slice(0, 16);
}

/** SHA-256 of a text's UTF-8 bytes, in hex. */
export function textSha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
