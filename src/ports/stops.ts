/** What a stop holds: everything, one host (and its subdomains), or one source. */
export type StopScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'source'; readonly sourceId: string };

/** An order to fetch nothing, until it is lifted. */
export interface Stop {
  readonly scope: StopScope;
  readonly who: string;
  readonly why: string;
  /** ms since 1970. */
  readonly since: number;
}

/** The orders in force. Read before every request, so that a stop holds at once in every process. */
export interface Stops {
  inForce(): Promise<readonly Stop[]>;
}

/** The orders, and who may change them. */
export interface StopBook extends Stops {
  /** Puts a stop in force; one for the same scope is replaced. */
  put(stop: Stop): Promise<void>;
  /** Lifts the stop of a scope. Returns whether there was one. */
  lift(scope: StopScope, who: string, at: number): Promise<boolean>;
}
