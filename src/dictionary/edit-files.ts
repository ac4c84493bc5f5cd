import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, YAMLSeq } from 'yaml';
import { type FileKind, fileKind } from './file-schemas.ts';
import { formatDictionaryFile } from './format-file.ts';
import type { DictionaryFile } from './parse-file.ts';

/** An edit that the files do not allow; the message says what to do instead. */
export class EditRefused extends Error {
  override readonly name = 'EditRefused';
}

/** Fields that hold ids of other entries, by the kind of file. */
const REFERENCE_FIELDS: Readonly<Record<FileKind, readonly string[]>> = {
  model: ['makers', 'parent'],
  organization: ['parent', 'city'],
  city: ['parent'],
  group: ['members'],
  ambiguous: ['entries'],
  domain: [],
  redirect: ['to'],
};

/** Fields of a merged entry that its successor takes over, as far as it does not have them. */
const MERGED_LISTS = ['aliases', 'weak_aliases', 'distinctive', 'versions', 'examples', 'counterexamples'];

const REDIRECTS = 'redirects.yaml';

interface OpenFile {
  readonly file: DictionaryFile;
  readonly kind: FileKind;
  readonly document: Document;
  readonly list: YAMLSeq;
}

function open(file: DictionaryFile): OpenFile {
  const kind = fileKind(file.path);
  const document = parseDocument(file.text);
  if (kind === undefined || document.errors.length > 0) {
    throw new EditRefused(`${file.path} is not sound: run shanshui dictionary check first`);
  }
  if (!isSeq(document.contents)) document.contents = new YAMLSeq() as never;
  return { file, kind, document, list: document.contents as unknown as YAMLSeq };
}

function close({ file, document }: OpenFile): DictionaryFile {
  const text = document.toString({ lineWidth: 0 });
  return { path: file.path, text: formatDictionaryFile({ path: file.path, text }) };
}

function changed(opened: readonly OpenFile[]): DictionaryFile[] {
  return opened.map(close).filter((file, at) => file.text !== opened[at]?.file.text);
}

function maps(list: YAMLSeq): YAMLMap[] {
  return list.items.filter((item): item is YAMLMap => isMap(item));
}

/** Adds an entry (plain values) to the file at `path`, which need not exist. Gives back the changed file. */
export function addToFile(files: readonly DictionaryFile[], path: string, entry: object): DictionaryFile {
  const opened = open(files.find((file) => file.path === path) ?? { path, text: '' });
  opened.list.items.push(opened.document.createNode(entry));
  return close(opened);
}

/** Gives an entry a new id: references follow, the old id stays as a redirect. Gives back the changed files. */
export function renameEntry(files: readonly DictionaryFile[], from: string, to: string): DictionaryFile[] {
  const opened = openAll(files);
  const { entry } = find(opened, from);
  if (hasId(opened, to)) throw new EditRefused(`${to} is another entry: use shanshui dictionary merge`);
  entry.set('id', to);
  pointTo(opened, from, to);
  redirect(opened, { from, to, reason: 'renamed' });
  return changed(opened);
}

/**
 * Folds the entry `from` into `into`: names, versions and examples are taken over, references follow, the old id
 * stays as a redirect. Gives back the changed files.
 */
export function mergeEntries(files: readonly DictionaryFile[], from: string, into: string): DictionaryFile[] {
  if (from === into) throw new EditRefused('an entry cannot be merged into itself');
  const opened = openAll(files);
  const source = find(opened, from);
  const target = find(opened, into);
  if (source.file.kind !== target.file.kind) {
    throw new EditRefused(`${from} is a ${source.file.kind} and ${into} a ${target.file.kind}`);
  }
  takeOver(source.entry, target.entry, target.file.document);
  remove(source.file, source.entry);
  pointTo(opened, from, into);
  redirect(opened, { from, to: into, reason: 'merged' });
  return changed(opened);
}

/** Takes an entry out for good. Throws EditRefused when others still refer to it, and names them. */
export function retireEntry(files: readonly DictionaryFile[], id: string, reason: string): DictionaryFile[] {
  const opened = openAll(files);
  const { file, entry } = find(opened, id);
  const users = referrers(opened, id).filter((user) => user !== id);
  if (users.length > 0) {
    throw new EditRefused(`${id} is still named by ${users.join(', ')}: change those first, or use merge`);
  }
  remove(file, entry);
  redirect(opened, { from: id, reason });
  return changed(opened);
}

function openAll(files: readonly DictionaryFile[]): OpenFile[] {
  const withRedirects = files.some((file) => file.path === REDIRECTS)
    ? files
    : [...files, { path: REDIRECTS, text: '' }];
  return withRedirects.map(open);
}

function find(opened: readonly OpenFile[], id: string): { file: OpenFile; entry: YAMLMap } {
  for (const file of opened) {
    if (file.kind === 'redirect' || file.kind === 'ambiguous' || file.kind === 'domain') continue;
    const entry = maps(file.list).find((each) => each.get('id') === id);
    if (entry !== undefined) return { file, entry };
  }
  throw new EditRefused(`no entry has the id ${id}: look it up with shanshui dictionary show`);
}

function hasId(opened: readonly OpenFile[], id: string): boolean {
  return opened.some((file) =>
    maps(file.list).some((entry) => entry.get('id') === id || entry.get('from') === id),
  );
}

function remove(file: OpenFile, entry: YAMLMap): void {
  file.list.items.splice(file.list.items.indexOf(entry), 1);
}

function redirect(opened: readonly OpenFile[], row: { from: string; to?: string; reason: string }): void {
  const file = opened.find((each) => each.file.path === REDIRECTS);
  file?.list.items.push(file.document.createNode(row));
}

/** Replaces `from` by `to` wherever it is referred to; an id that would stand twice in a list goes. */
function pointTo(opened: readonly OpenFile[], from: string, to: string): void {
  for (const { kind, list } of opened) {
    for (const entry of maps(list)) {
      for (const field of REFERENCE_FIELDS[kind]) {
        const value: unknown = entry.get(field);
        if (value === from) entry.set(field, to);
        else if (isSeq(value)) replaceIn(value, from, to);
      }
    }
  }
}

function replaceIn(list: YAMLSeq, from: string, to: string): void {
  const has = list.items.some((item) => isScalar(item) && item.value === to);
  const at = list.items.findIndex((item) => isScalar(item) && item.value === from);
  if (at < 0) return;
  if (has) list.delete(at);
  else list.set(at, to);
}

function referrers(opened: readonly OpenFile[], id: string): string[] {
  return opened.flatMap(({ kind, list }) =>
    maps(list)
      .filter((entry) =>
        REFERENCE_FIELDS[kind].some((field) => {
          const value: unknown = entry.get(field);
          if (value === id) return true;
          return isSeq(value) && value.items.some((item) => isScalar(item) && item.value === id);
        }),
      )
      .map((entry) => String(entry.get('id') ?? entry.get('surface') ?? entry.get('from'))),
  );
}

function takeOver(source: YAMLMap, target: YAMLMap, document: Document): void {
  const known = new Set<unknown>([target.get('name'), target.get('en')]);
  for (const field of ['aliases', 'weak_aliases']) {
    for (const item of seqItems(target, field)) known.add(plainName(item));
  }
  for (const field of MERGED_LISTS) {
    const names = field === 'aliases' ? [document.createNode(source.get('name'))] : [];
    for (const item of [...names, ...seqItems(source, field)]) {
      if (known.has(plainName(item))) continue;
      known.add(plainName(item));
      const list: unknown = target.get(field);
      if (isSeq(list)) list.items.push(item);
      else target.set(field, document.createNode([item]));
    }
  }
}

function seqItems(entry: YAMLMap, field: string): unknown[] {
  const value: unknown = entry.get(field);
  return isSeq(value) ? value.items : [];
}

function plainName(item: unknown): unknown {
  if (isScalar(item)) return item.value;
  return isMap(item) ? (item.get('name') ?? item.get('version')) : item;
}
