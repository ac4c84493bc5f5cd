import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { decodeBytes } from '../../page/decode.ts';
import { ArticleInput } from '../../reading/article-input.ts';

/** A file larger than this is read only as NDJSON, line by line. */
const WHOLE_FILE_LIMIT_BYTES = 256 * 1024 * 1024;
/** One line of NDJSON may not be longer, or a file without line breaks would fill the memory. */
const LINE_LIMIT_BYTES = 64 * 1024 * 1024;

/** What one input, or one line of one, turned out to be. */
export type InputOutcome =
  | {
      readonly kind: 'input';
      /** `FILE` or `FILE:LINE`, for messages. */
      readonly place: string;
      /** The file's name without its ending. */
      readonly fileName: string;
      readonly input: ArticleInput;
    }
  | { readonly kind: 'problem'; readonly place: string; readonly message: string };

type Kind = 'ndjson' | 'json' | 'html' | 'text';

function kindByName(path: string): Kind | null {
  const name = path.toLowerCase().replace(/\.gz$/, '');
  if (/\.(ndjson|jsonl)$/.test(name)) return 'ndjson';
  if (/\.json$/.test(name)) return 'json';
  if (/\.(html?|xhtml|shtml)$/.test(name)) return 'html';
  if (/\.(txt|md)$/.test(name)) return 'text';
  return null;
}

/** Standard input and files without a telling name are known by how they begin. */
function kindByContent(text: string): Kind {
  const begin = text.slice(0, 2000).trimStart();
  if (begin.startsWith('<')) return 'html';
  if (!begin.startsWith('{') && !begin.startsWith('[')) return 'text';
  const firstLine = text.trimStart().split('\n', 1)[0] ?? '';
  try {
    JSON.parse(firstLine);
    return text.trim() === firstLine.trim() ? 'json' : 'ndjson';
  } catch {
    return 'json';
  }
}

function openInput(path: string, stdin: Readable): Readable {
  if (path === '-') return stdin;
  const file = createReadStream(path);
  if (!path.toLowerCase().endsWith('.gz')) return file;
  const unzipped = createGunzip();
  file.on('error', (error) => unzipped.destroy(error));
  return file.pipe(unzipped);
}

async function readWhole(stream: Readable): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > WHOLE_FILE_LIMIT_BYTES) return null;
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}

/** Lines of a stream as bytes, without their line break; null for a line over the limit. */
async function* readLines(stream: Readable): AsyncGenerator<Buffer | null> {
  let rest: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    let bytes: Buffer = Buffer.from(chunk);
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10)) {
      yield size + at > LINE_LIMIT_BYTES ? null : Buffer.concat([...rest, bytes.subarray(0, at)]);
      rest = [];
      size = 0;
      bytes = bytes.subarray(at + 1);
    }
    size += bytes.length;
    if (size <= LINE_LIMIT_BYTES) rest.push(bytes);
    else rest = [];
  }
  if (size > 0) yield size > LINE_LIMIT_BYTES ? null : Buffer.concat(rest);
}

/** Where in a JSON text its reader stopped, as `line L`; empty when the engine does not tell. */
function lineOfJsonError(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return '';
  return `:${text.slice(0, Number(position)).split('\n').length}`;
}

function jsonFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `invalid JSON (${message.replace(/\s+/g, ' ').slice(0, 120)}): mend it, or name the file .txt to read it as text`;
}

function checkInput(value: unknown, place: string, fileName: string): InputOutcome {
  const parsed = ArticleInput.safeParse(value);
  if (parsed.success) return { kind: 'input', place, fileName, input: parsed.data };
  const problems = parsed.error.issues.map((issue) =>
    [issue.path.join('.'), issue.message].filter(Boolean).join(': '),
  );
  return { kind: 'problem', place, message: `not an article input (${problems.join('; ')})` };
}

function* fromJson(text: string, path: string, fileName: string): Generator<InputOutcome> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    yield { kind: 'problem', place: `${path}${lineOfJsonError(text, error)}`, message: jsonFault(error) };
    return;
  }
  if (!Array.isArray(value)) {
    yield checkInput(value, path, fileName);
    return;
  }
  for (const [index, element] of value.entries()) yield checkInput(element, `${path}[${index}]`, fileName);
}

function fromLine(line: Buffer | null, place: string, fileName: string): InputOutcome | null {
  if (line === null) return { kind: 'problem', place, message: 'the line is longer than 64 MB: split it' };
  const text = line.toString('utf8').replace(/^\ufeff/, '');
  if (text.trim() === '') return null;
  try {
    return checkInput(JSON.parse(text), place, fileName);
  } catch (error) {
    return { kind: 'problem', place, message: jsonFault(error) };
  }
}

/** Pages carry a stray control byte now and then; in binary files they are everywhere. */
const BINARY_SHARE = 0.01;

/** Whether the first 8 KB hold too many controls that no text has; UTF-16 is told by its BOM before. */
function isBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  const head = bytes.subarray(0, 8192);
  const controls = head.reduce((count, byte) => count + (byte < 9 ? 1 : 0), 0);
  return controls > head.length * BINARY_SHARE;
}

function* fromWhole(
  bytes: Buffer,
  kind: Kind | null,
  path: string,
  fileName: string,
): Generator<InputOutcome> {
  if (isBinary(bytes)) {
    yield {
      kind: 'problem',
      place: path,
      message: 'is no text (binary content): give HTML, text, JSON or NDJSON',
    };
    return;
  }
  const { text } = decodeBytes(bytes, { contentType: null });
  if (text.trim() === '') {
    yield { kind: 'problem', place: path, message: 'is empty' };
    return;
  }
  switch (kind ?? kindByContent(text)) {
    case 'html':
      yield { kind: 'input', place: path, fileName, input: { html: text } };
      return;
    case 'text':
      yield { kind: 'input', place: path, fileName, input: { text } };
      return;
    case 'json':
      yield* fromJson(text, path, fileName);
      return;
    case 'ndjson': {
      for (const [index, line] of text.split('\n').entries()) {
        const outcome = fromLine(Buffer.from(line), `${path}:${index + 1}`, fileName);
        if (outcome !== null) yield outcome;
      }
    }
  }
}

async function* fromLines(stream: Readable, path: string, fileName: string): AsyncGenerator<InputOutcome> {
  let line = 0;
  for await (const bytes of readLines(stream)) {
    line += 1;
    const outcome = fromLine(bytes, `${path}:${line}`, fileName);
    if (outcome !== null) yield outcome;
  }
}

/**
 * Reads inputs one after the other (`-` is standard input): `.html`, `.txt`/`.md`, `.json`, `.ndjson`/`.jsonl`,
 * each also as `.gz`; others are known by their content. NDJSON is streamed, so memory stays flat.
 * What is wrong with one input is a `problem`; errors of the file system are thrown as they come.
 */
export async function* readInput(path: string, stdin: Readable): AsyncGenerator<InputOutcome> {
  const kind = path === '-' ? null : kindByName(path);
  const fileName = basename(path === '-' ? 'stdin' : path)
    .replace(/(\.gz)?$/i, '')
    .replace(/\.[a-z0-9]+$/i, '');
  const place = path === '-' ? 'standard input' : path;
  const stream = openInput(path, stdin);
  if (kind === 'ndjson') {
    yield* fromLines(stream, place, fileName);
    return;
  }
  const bytes = await readWhole(stream);
  if (bytes === null) {
    yield { kind: 'problem', place, message: 'is larger than 256 MB: give it as NDJSON, one article a line' };
    return;
  }
  yield* fromWhole(bytes, kind, place, fileName);
}
