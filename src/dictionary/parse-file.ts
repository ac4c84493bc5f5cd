import {
  type Alias,
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { FILE_SCHEMAS, type FileKind, fileKind } from './file-schemas.ts';
import type { DictionaryProblem } from './problem.ts';

/** One dictionary file as text; `path` is relative to the dictionary folder, with `/` between its parts. */
export interface DictionaryFile {
  readonly path: string;
  readonly text: string;
}

/** One entry of a file that its schema accepts, with where it stands. */
export interface ParsedEntry {
  readonly kind: FileKind;
  readonly value: unknown;
  readonly file: string;
  readonly line: number;
  /** Line of a field or of a value in it (`['aliases', 2]`); the entry's own line when it has no such field. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

export interface ParsedFile {
  readonly entries: readonly ParsedEntry[];
  readonly problems: readonly DictionaryProblem[];
}

/** Files above this are refused: a dictionary file is small, and an entry more than this is a mistake. */
const LARGEST_FILE_CHARS = 4_000_000;

/**
 * Reads one dictionary file. Everything wrong in it is reported, with its line; entries that the schema
 * accepts are returned even when others are not.
 */
export function parseDictionaryFile(file: DictionaryFile): ParsedFile {
  const kind = fileKind(file.path);
  const whole = (message: string, remedy: string): ParsedFile => ({
    entries: [],
    problems: [{ problem: 'unreadable', file: file.path, line: 1, entry: null, message, remedy }],
  });
  if (kind === undefined) {
    return whole(
      'no kind of dictionary file has this path',
      'move it to models/, companies/ or cities/ with a lower-case name ending in .yaml, or delete it',
    );
  }
  if (file.text.length > LARGEST_FILE_CHARS) return whole('the file is too large', 'split it');
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines });
  if (document.errors.length > 0) return yamlProblems(file.path, document, lines);
  const reference = firstReference(document);
  if (reference !== undefined) {
    const line = lines.linePos(reference.range?.[0] ?? 0).line;
    const message = 'YAML references (*name) are not used here';
    return {
      entries: [],
      problems: [
        { problem: 'yaml', file: file.path, line, entry: null, message, remedy: 'write the value out' },
      ],
    };
  }
  const root = document.contents;
  if (root === null) return { entries: [], problems: [] };
  if (!isSeq(root)) return whole('the file is not a list of entries', 'start each entry with "- id: …"');
  return parseEntries(file.path, kind, document, root.items.filter(isNode), lines);
}

function firstReference(document: Document): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias(_key, node) {
      found = node;
      return visit.BREAK;
    },
  });
  return found;
}

function yamlProblems(file: string, document: Document, lines: LineCounter): ParsedFile {
  const problems = document.errors.map((error) => ({
    problem: 'yaml' as const,
    file,
    line: lines.linePos(error.pos[0]).line,
    entry: null,
    message: (error.message.split('\n')[0] ?? error.message).replace(/ at line \d+, column \d+:?$/, ''),
    remedy: 'mend the YAML at this line',
  }));
  return { entries: [], problems };
}

function parseEntries(
  file: string,
  kind: FileKind,
  document: Document,
  nodes: readonly Node[],
  lines: LineCounter,
): ParsedFile {
  const entries: ParsedEntry[] = [];
  const problems: DictionaryProblem[] = [];
  const schema = FILE_SCHEMAS[kind];
  for (const node of nodes) {
    const lineOf = (path: readonly PropertyKey[]) => lineOfPath(node, path, lines);
    const plain: unknown = node.toJS(document);
    const result = schema.safeParse(plain);
    if (result.success) {
      entries.push({ kind, value: result.data, file, line: lineOf([]), lineOf });
      continue;
    }
    for (const issue of result.error.issues) {
      const where = issue.path.map(String).join('.');
      const first = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
      problems.push({
        problem: 'schema',
        file,
        line: lineOf(first === undefined ? issue.path : [...issue.path, first]),
        entry: entryName(plain),
        message: where === '' ? issue.message : `${where}: ${issue.message}`,
        remedy: schemaRemedy(issue.code, kind),
      });
    }
  }
  return { entries, problems };
}

function schemaRemedy(code: string, kind: FileKind): string {
  if (code === 'unrecognized_keys')
    return `delete or rename the field; the comment on top lists those of a ${kind}`;
  if (code === 'invalid_type')
    return 'give the field a value of this type (a number or date that is text goes in quotes)';
  return 'correct the value; dictionaries/README.md explains each field';
}

function entryName(plain: unknown): string | null {
  if (typeof plain !== 'object' || plain === null) return null;
  for (const field of ['id', 'surface', 'from', 'name']) {
    const value: unknown = (plain as Record<string, unknown>)[field];
    if (typeof value === 'string') return value;
  }
  return null;
}

/** The line of the deepest part of `path` that the node has. */
function lineOfPath(node: Node, path: readonly PropertyKey[], lines: LineCounter): number {
  let current: unknown = node;
  let offset = node.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(current)) {
      const pair = current.items.find((each) => isScalar(each.key) && each.key.value === key);
      if (pair === undefined) break;
      offset = (isScalar(pair.key) ? pair.key.range?.[0] : undefined) ?? offset;
      current = pair.value;
    } else if (isSeq(current)) {
      current = current.items[Number(key)];
      const range = (current as Node | undefined)?.range;
      if (range === undefined || range === null) break;
      offset = range[0];
    } else break;
  }
  return lines.linePos(offset).line;
}
