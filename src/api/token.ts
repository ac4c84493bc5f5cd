import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a token allows. `read` is all that a reader needs where reading is not open; the rest changes something. */
export const SCOPES = ['read', 'sources', 'tasks', 'dictionary'] as const;
export type Scope = (typeof SCOPES)[number];

/** A token as somebody carries it: `shanshui_<id>_<secret>`. */
export interface TokenParts {
  readonly id: string;
  readonly secret: string;
}

const ID_BYTES = 6;
const SECRET_BYTES = 32;
const TOKEN = /^shanshui_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** A new token: 256 random bits behind a name that may be shown. */
export function makeToken(): TokenParts & { readonly text: string } {
  const id = randomBytes(ID_BYTES).toString('hex');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { id, secret, text: `shanshui_${id}_${secret}` };
}

/** The parts of a token; null for a text that is none. */
export function parseToken(text: string): TokenParts | null {
  const [, id, secret] = TOKEN.exec(text) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

/** What is kept of a secret. It is random and long: one pass of SHA-256 cannot be guessed back. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a secret has a hash; takes the same time whether it does or not. */
export function isSecretOf(secret: string, hash: string): boolean {
  const given = Buffer.from(hashSecret(secret), 'hex');
  const kept = Buffer.from(hash, 'hex');
  return given.length === kept.length && timingSafeEqual(given, kept);
}
