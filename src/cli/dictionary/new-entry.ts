import { createInterface } from 'node:readline/promises';
import {
  citySchema,
  modelSchema,
  type NamedFileEntry,
  organizationSchema,
} from '../../dictionary/file-schemas.ts';
import { WrongUse } from '../failure.ts';

export type NewKind = 'model' | 'company' | 'city';

/** What the flags of `dictionary add` gave; the fields of a dictionary file. */
export type Draft = Record<string, unknown>;

/** The fields that must be there, with the question for a person at a terminal. */
const NEEDED: Readonly<Record<NewKind, readonly (readonly [string, string])[]>> = {
  model: [
    ['id', 'id (lower-case letters, digits, hyphens)'],
    ['makers', 'makers (organization ids, the main one first, with commas)'],
    ['category', 'category (general or vertical)'],
  ],
  company: [
    ['id', 'id (lower-case letters, digits, hyphens)'],
    [
      'type',
      'type (company, university, institute, public_body, fund, association, media, hospital, exchange)',
    ],
  ],
  city: [
    ['id', 'id (lower-case letters, digits, hyphens)'],
    ['level', 'level (prefecture, county_city, district, world_city, …)'],
  ],
};

const SCHEMAS = { model: modelSchema, company: organizationSchema, city: citySchema } as const;

/** Asks for the needed fields that no flag gave. Throws WrongUse that lists them where nobody can be asked. */
export async function completeDraft(kind: NewKind, draft: Draft): Promise<Draft> {
  const missing = NEEDED[kind].filter(([field]) => draft[field] === undefined);
  if (missing.length === 0) return draft;
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true) {
    const flags = missing.map(([field]) => `--${field === 'makers' ? 'maker' : field}`);
    throw new WrongUse(`dictionary add ${kind} needs ${flags.join(', ')} (or a terminal, to be asked)`);
  }
  const complete = { ...draft };
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (const [field, question] of missing) {
      const answer = (await terminal.question(`${question}: `)).trim();
      complete[field] = field === 'makers' ? answer.split(/\s*,\s*/).filter((id) => id !== '') : answer;
    }
  } finally {
    terminal.close();
  }
  return complete;
}

/** The draft as an entry that the schema accepts. Throws WrongUse that names each bad field. */
export function entryFrom(kind: NewKind, draft: Draft): NamedFileEntry {
  const result = SCHEMAS[kind].safeParse(draft);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new WrongUse(wrong.join('; '));
}
