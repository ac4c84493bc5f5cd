import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './deployment.ts';

/** The calm run that all others are compared with. */
export interface CalmRun {
  readonly pages: number;
  /** Of the sites: the addresses of articles hold them. */
  readonly ports: readonly number[];
  readonly outcome: Outcome;
  readonly tasks: number;
  readonly tookMs: number;
}

/** What is known of a trial. */
export interface Row {
  readonly trial: string;
  readonly struck: number;
  readonly articles: string;
  readonly verdict: string;
  readonly tookMs: number;
}

/** A certificate that is made in several goes: the calm run and the trials that are done. */
export class CertificateFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  #read<T>(name: string): T | null {
    const file = join(this.#folder, name);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null;
  }

  /** The calm run of so many pages, if it was made. */
  calm(pages: number): CalmRun | null {
    const calm = this.#read<CalmRun>('calm.json');
    return calm?.pages === pages ? calm : null;
  }

  /** Another calm run makes the rows of an earlier one worthless. */
  setCalm(calm: CalmRun): void {
    writeFileSync(join(this.#folder, 'calm.json'), JSON.stringify(calm));
    writeFileSync(join(this.#folder, 'rows.json'), '[]');
  }

  rows(): readonly Row[] {
    return this.#read<Row[]>('rows.json') ?? [];
  }

  addRow(row: Row): void {
    const others = this.rows().filter(({ trial }) => trial !== row.trial);
    writeFileSync(join(this.#folder, 'rows.json'), JSON.stringify([...others, row], null, 1));
  }
}
