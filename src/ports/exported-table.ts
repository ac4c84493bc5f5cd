export type Cell = string | number | null;
export type ExportedRow = Readonly<Record<string, Cell>>;

/** What the cells of a column are. `json` is nested values as text, `instant` ISO 8601 in UTC. */
export type ColumnType = 'text' | 'json' | 'whole' | 'number' | 'instant';

/** A column of a table that is written for others. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** What it holds, in a sentence. */
  readonly about: string;
  readonly nullable: boolean;
}
