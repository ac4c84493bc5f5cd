/** Something that somebody ordered from outside: who, what, and why. */
export interface AuditEntry {
  /** ms since 1970. */
  readonly at: number;
  /** As `token editor (3f09ab12cd45)`. */
  readonly who: string;
  /** As `source.change`. */
  readonly what: string;
  /** What it is about: the id of a source, the file of an entry. */
  readonly subject: string;
  /** Their own words; null where none were asked for. */
  readonly why: string | null;
  /** What exactly, in words; null where `what` says it all. */
  readonly detail: string | null;
}

/** The book of what was ordered: written to, never changed. */
export interface Audit {
  note(entry: AuditEntry): Promise<void>;
  /** The newest first. */
  recent(limit: number): Promise<readonly AuditEntry[]>;
}
