/** What can be wrong with a source. */
export type FindingKind =
  | 'never-polled'
  | 'overdue'
  | 'unreachable'
  | 'gone'
  | 'blocked'
  | 'silent'
  | 'too-few'
  | 'stale'
  | 'fields-missing'
  | 'short-bodies'
  | 'gap';

export interface Finding {
  readonly kind: FindingKind;
  /** One sentence with the figures. */
  readonly reason: string;
}
