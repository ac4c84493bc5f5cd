export type Severity = 'warning' | 'critical';

/** Something that somebody should look at. One name is one thing: `source-failing people-tech`, `ledger-age`. */
export interface Alert {
  readonly name: string;
  readonly severity: Severity;
  /** One sentence with the figures, and what to do. */
  readonly summary: string;
}

/** An alert that was raised and told, and is not over yet. */
export interface RaisedAlert extends Alert {
  /** ms since 1970. */
  readonly since: number;
  /** What nobody could yet be told: the rise, or the recovery. Tried again until it is delivered. */
  readonly untold: boolean;
}

/** What one process at a time does for all. */
export type Led = 'alerts' | 'webhooks';

/** Which alerts stand, so that each is told once in each state, whoever evaluates the rules. */
export interface AlertBook {
  /** Whether `owner` may do a thing until a time: nobody else may until then. To be asked inside a transaction. */
  lead(what: Led, owner: string, now: number, until: number): Promise<boolean>;
  raised(): Promise<readonly RaisedAlert[]>;
  save(alert: RaisedAlert): Promise<void>;
  drop(name: string): Promise<void>;
}
