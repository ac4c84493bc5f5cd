import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Dictionary } from '../../dictionary/entry.ts';
import { Correction } from '../../landscape/correction.ts';
import { type Corrections, prepareCorrections } from '../../landscape/corrections.ts';

/** Something wrong in a file of corrections, where it stands, and what mends it. */
export interface CorrectionProblem {
  /** Path relative to the dictionary folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

export interface LoadedCorrections {
  readonly corrections: Corrections;
  readonly problems: readonly CorrectionProblem[];
}

const FOLDER = 'corrections';

interface CorrectionFile {
  readonly path: string;
  readonly text: string;
}

function readFiles(dictionaryFolder: string): CorrectionFile[] {
  const folder = join(dictionaryFolder, FOLDER);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^[a-z0-9-]+\.yaml$/.test(name));
  return names.sort().map((name) => ({
    path: `${FOLDER}/${name}`,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
}

interface Placed {
  readonly correction: Correction;
  readonly file: string;
  readonly line: number;
}

function parseFile({ path: file, text }: CorrectionFile, problems: CorrectionProblem[]): Placed[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  const remedy = 'write a list, each correction starting with "- id: …"; see dictionaries/README.md';
  if (broken !== undefined) {
    const { line } = lines.linePos(broken.pos[0]);
    problems.push({ file, line, message: broken.message.split('\n')[0] ?? 'no YAML', remedy });
    return [];
  }
  if (document.contents === null) return [];
  if (!isSeq(document.contents)) {
    problems.push({ file, line: 1, message: 'is not a list', remedy });
    return [];
  }
  return document.contents.items.flatMap((node) => {
    const line = isMap(node) ? lines.linePos(node.range?.[0] ?? 0).line : 1;
    const parsed = Correction.safeParse(isMap(node) ? node.toJS(document, { maxAliasCount: 0 }) : null);
    if (parsed.success) return [{ correction: parsed.data, file, line }];
    for (const { path, message } of parsed.error.issues)
      problems.push({
        file,
        line,
        message: `${path.join('.') || 'correction'}: ${message}`,
        remedy: 'mend the field',
      });
    return [];
  });
}

function referenceProblems(placed: readonly Placed[], dictionary: Dictionary): CorrectionProblem[] {
  const seen = new Map<string, Placed>();
  return placed.flatMap((one) => {
    const { correction, file, line } = one;
    const found: CorrectionProblem[] = [];
    const earlier = seen.get(correction.id);
    if (earlier !== undefined) {
      const message = `the id ${correction.id} already stands at ${earlier.file}:${earlier.line}`;
      found.push({ file, line, message, remedy: 'give this correction another id' });
    }
    seen.set(correction.id, one);
    if (correction.kind === 'wrong-value' && !dictionary.entries.has(correction.entity)) {
      const message = `${correction.entity} is no id of the dictionary`;
      found.push({ file, line, message, remedy: '`shanshui dictionary show NAME` says the id' });
    }
    return found;
  });
}

/**
 * Reads `corrections/*.yaml` in the dictionary folder. What is wrong comes back as `problems`; a folder without
 * corrections has none. Throws only the system error of a file that cannot be read.
 */
export function loadCorrections(dictionaryFolder: string, dictionary: Dictionary): LoadedCorrections {
  const files = readFiles(dictionaryFolder);
  const problems: CorrectionProblem[] = [];
  const placed = files.flatMap((file) => parseFile(file, problems));
  problems.push(...referenceProblems(placed, dictionary));
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`);
  const version = placed.length === 0 ? '' : hash.digest('hex').slice(0, 12);
  const all = placed.map(({ correction }) => correction);
  return { corrections: prepareCorrections(all, version, dictionary), problems };
}
