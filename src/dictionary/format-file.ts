import {
  Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  Scalar,
  type YAMLMap,
  YAMLSeq,
} from 'yaml';
import { fieldOrder, fileHeader, HEADER_END, SORT_FIELD } from './file-header.ts';
import { type FileKind, fileKind } from './file-schemas.ts';
import type { DictionaryFile } from './parse-file.ts';

/** Fields whose values stand one to a line, because they are sentences or facts of their own. */
const LONG_LISTS = new Set(['versions', 'examples', 'counterexamples']);

/**
 * A dictionary file in canonical form: header, entries sorted, fields in the order of the schema, short lists on
 * one line, comments kept. The text comes back unchanged when it is no dictionary file or no sound YAML list.
 */
export function formatDictionaryFile(file: DictionaryFile): string {
  const kind = fileKind(file.path);
  if (kind === undefined) return file.text;
  const document = parseDocument(file.text);
  if (document.errors.length > 0 || !(document.contents === null || isSeq(document.contents)))
    return file.text;
  const own = ownComment(document);
  const list = isSeq(document.contents) ? document.contents : new YAMLSeq();
  const last = [...commentLines(list.comment), ...commentLines(document.comment)];
  return writeList(file.path, kind, list.items.filter(isNode), own, last);
}

/** The canonical text of a new dictionary file with these entries (plain values). */
export function writeDictionaryFile(path: string, entries: readonly object[]): string {
  const kind = fileKind(path);
  if (kind === undefined) throw new RangeError(`${path} is not the path of a dictionary file`);
  const document = new Document(entries);
  return writeList(
    path,
    kind,
    isSeq(document.contents) ? document.contents.items.filter(isNode) : [],
    [],
    [],
  );
}

/**
 * Lines of the file's own comment: what follows the generated header up to a blank line, or the whole first comment of
 * a file without that header. A comment after the blank line belongs to the first entry and is left to it.
 */
function ownComment(document: Document): string[] {
  const list = isSeq(document.contents) ? document.contents : null;
  const first = list?.items[0];
  const parts = [document.commentBefore, list?.commentBefore, isNode(first) ? first.commentBefore : null];
  const lines = commentLines(parts.filter((part) => part).join('\n\n'));
  const blank = lines.indexOf('');
  const own = blank < 0 ? lines : lines.slice(0, blank);
  const rest = blank < 0 ? [] : lines.slice(blank + 1);
  if (list !== null) list.commentBefore = null;
  if (isNode(first)) first.commentBefore = rest.length === 0 ? null : rest.join('\n');
  const end = own.findIndex((line) => line.trim() === HEADER_END);
  return end >= 0 ? own.slice(end + 1) : own.filter((line) => !line.includes('yaml-language-server'));
}

function commentLines(comment: string | null | undefined): string[] {
  return comment === null || comment === undefined || comment === '' ? [] : comment.split('\n');
}

function writeList(
  path: string,
  kind: FileKind,
  nodes: readonly Node[],
  own: readonly string[],
  last: readonly string[],
): string {
  const order = fieldOrder(kind);
  for (const node of nodes) if (isMap(node)) arrange(node, order);
  const sorted = [...nodes].sort((a, b) => (sortKey(a, kind) < sortKey(b, kind) ? -1 : 1));
  const entries = sorted.map((node) => {
    node.spaceBefore = false;
    const list = new YAMLSeq();
    list.items.push(node);
    const one = new Document(list);
    return one.toString({ lineWidth: 110, flowCollectionPadding: false, nullStr: '' });
  });
  const header = [...fileHeader(path), ...own].map((line) => `#${line}`).join('\n');
  const footer = last.map((line) => `#${line}\n`).join('');
  return [`${header}\n`, ...entries, ...(footer === '' ? [] : [footer])].join('\n');
}

function sortKey(node: Node, kind: FileKind): string {
  if (!isMap(node)) return '';
  const value = node.get(SORT_FIELD[kind]);
  return typeof value === 'string' ? value : '';
}

function keyOf(pair: unknown): string {
  return isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '';
}

/** Sorts a map's fields as in the schema (unknown ones last, so that none is lost) and sets how lists are written. */
function arrange(map: YAMLMap, order: readonly string[]): void {
  const rank = (pair: unknown) => {
    const at = order.indexOf(keyOf(pair));
    return at < 0 ? order.length : at;
  };
  map.items.sort((a, b) => rank(a) - rank(b));
  map.flow = false;
  for (const pair of map.items) {
    const field = keyOf(pair);
    if (isSeq(pair.value)) arrangeList(pair.value, LONG_LISTS.has(field));
    else if (isMap(pair.value)) arrange(pair.value, ['for', 'against']);
    else if (isScalar(pair.value)) plain(pair.value);
  }
}

function arrangeList(list: YAMLSeq, long: boolean): void {
  list.flow = !long;
  for (const each of list.items) {
    if (isMap(each)) each.flow = true;
    if (isScalar(each)) plain(each);
    if (isMap(each)) for (const pair of each.items) if (isScalar(pair.value)) plain(pair.value);
  }
}

/** Lets the writer choose the quotes, so that one value is written one way. */
function plain(scalar: Scalar): void {
  if (typeof scalar.value === 'string') scalar.type = Scalar.PLAIN;
  delete scalar.format;
}
