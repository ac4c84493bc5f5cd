/** A token as the store keeps it: never its secret. */
export interface StoredToken {
  readonly id: string;
  /** Whom or what it is for. */
  readonly name: string;
  readonly scopes: readonly string[];
  /** SHA-256 of the secret, in hex. */
  readonly hash: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

/** Who may ask, and who may change something. */
export interface Tokens {
  add(token: Omit<StoredToken, 'revokedAt'>): Promise<void>;
  /** A token by its id, revoked or not. */
  find(id: string): Promise<StoredToken | null>;
  /** In order of making. */
  list(): Promise<readonly StoredToken[]>;
  /** Whether there was one in force. */
  revoke(id: string, now: number): Promise<boolean>;
}
