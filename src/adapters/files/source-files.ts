import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LineCounter, parseDocument, stringify } from 'yaml';
import type { z } from 'zod';
import { Source, type SourceInput } from '../../source/source.ts';

/** What is wrong with a source file, where, and what to do about it. */
export interface SourceProblem {
  readonly file: string;
  /** Counted from 1; null when the whole file is meant. */
  readonly line: number | null;
  readonly message: string;
}

export interface LoadedSources {
  /** Sorted by id; only those without problems. */
  readonly sources: readonly Source[];
  readonly problems: readonly SourceProblem[];
}

/** A problem as one line: `sources/a.yaml:3: kind: …`. */
export function describeProblem(problem: SourceProblem): string {
  const line = problem.line === null ? '' : `:${problem.line}`;
  return `${problem.file}${line}: ${problem.message}`;
}

type YamlDocument = ReturnType<typeof parseDocument>;

/** The line of the deepest part of the path that the document has. */
function lineOf(document: YamlDocument, lines: LineCounter, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return lines.linePos(Number(node.range[0])).line;
    }
  }
  return null;
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}

const TOO_MANY_ALIASES = 'too many aliases (*name): write the values out';

function contentOf(document: YamlDocument): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    // The library's own guard against files that unfold without end.
    if (error instanceof ReferenceError) return TOO_MANY_ALIASES;
    throw error;
  }
}

/**
 * Reads the text of one source file.
 * The id must be the file's name, so that a source is found by looking.
 */
export function parseSourceFile(
  file: string,
  text: string,
): { source: Source | null; problems: SourceProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const syntax = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    message: `no valid YAML: ${error.message}`,
  }));
  if (syntax.length > 0) return { source: null, problems: syntax };
  const content = contentOf(document);
  if (content === TOO_MANY_ALIASES)
    return { source: null, problems: [{ file, line: null, message: TOO_MANY_ALIASES }] };
  const parsed = Source.safeParse(content);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      file,
      line: lineOf(document, lines, issue.path),
      message: describeIssue(issue),
    }));
    return { source: null, problems };
  }
  const expected = basename(file).replace(/\.ya?ml$/, '');
  if (parsed.data.id !== expected) {
    const message = `id: is ${parsed.data.id}, and the file says ${expected}: make them the same`;
    return { source: null, problems: [{ file, line: lineOf(document, lines, ['id']), message }] };
  }
  return { source: parsed.data, problems: [] };
}

/** Two files that poll the same address would fetch everything twice. */
function sameAddress(found: ReadonlyMap<string, Source>): SourceProblem[] {
  const first = new Map<string, string>();
  const problems: SourceProblem[] = [];
  for (const [file, source] of found) {
    const url = new URL(source.url).href;
    const other = first.get(url);
    if (other === undefined) first.set(url, file);
    else problems.push({ file, line: null, message: `url: is also that of ${other}: remove one of them` });
  }
  return problems;
}

/** Names of the source files of a folder, sorted. Throws when it cannot be read. */
export async function listSourceNames(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
}

/**
 * Reads every `.yaml` and `.yml` file of a folder (not its subfolders) as a source.
 * Wrong files are told in `problems` and do not hide the others. Throws when the folder cannot be read.
 */
export async function loadSources(folder: string): Promise<LoadedSources> {
  const names = await listSourceNames(folder);
  const found = new Map<string, Source>();
  const problems: SourceProblem[] = [];
  for (const name of names) {
    const file = join(folder, name);
    const read = parseSourceFile(file, await readFile(file, 'utf8'));
    problems.push(...read.problems);
    if (read.source !== null) found.set(file, read.source);
  }
  problems.push(...sameAddress(found));
  const wrong = new Set(problems.map((problem) => problem.file));
  const sources = [...found]
    .filter(([file]) => !wrong.has(file))
    .map(([, source]) => source)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { sources, problems };
}

/** A source file is there already: nothing is overwritten. */
export class SourceExists extends Error {
  override readonly name = 'SourceExists';
}

/**
 * Writes a new source file, named after its id.
 * @returns its path
 * Throws `SourceExists`, or what the schema says of the content.
 */
export async function writeSourceFile(folder: string, content: SourceInput): Promise<string> {
  const { id } = Source.parse(content);
  const file = join(folder, `${id}.yaml`);
  try {
    await writeFile(file, stringify(content, { lineWidth: 0 }), { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new SourceExists(`${file} is there already: give another id with --id`);
    }
    throw error;
  }
  return file;
}
