import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { GoldArticle } from '../../quality/gold.ts';
import { Prediction } from '../../quality/prediction.ts';

/** What a file held, and a line for each part of it that could not be read. */
export interface ReadGold<T> {
  readonly read: readonly T[];
  readonly problems: readonly string[];
}

function parse<T>(schema: z.ZodType<T>, place: string, text: string): T | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `${place}: is no JSON (${error instanceof Error ? error.message : String(error)})`;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return `${place}: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'does not fit'}`;
}

function gather<T>(parsed: readonly (T | string)[]): ReadGold<T> {
  const problems = parsed.filter((one) => typeof one === 'string');
  return {
    read: parsed.filter((one): one is Exclude<typeof one, string> => typeof one !== 'string'),
    problems,
  };
}

/** Every `.json` file of a folder, in the order of the names. Faults of the file system are thrown. */
export function readGold(folder: string): ReadGold<GoldArticle> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort();
  return gather(
    files.map((file) => parse(GoldArticle, join(folder, file), readFileSync(join(folder, file), 'utf8'))),
  );
}

/** The lines of a file that `extract --format ndjson` wrote. */
export function readPredictions(file: string): ReadGold<Prediction> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return gather(
    lines.flatMap((line, index) =>
      line.trim() === '' ? [] : [parse(Prediction, `${file}:${index + 1}`, line)],
    ),
  );
}
