import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { HOSTILE_KINDS, randomText } from '../../bench/hostile-texts.ts';
import { readArticle } from '../../src/reading/read-article.ts';
import { root } from '../cli/shanshui.ts';
import { knowledge } from '../event/read-text.ts';
import { ANNOTATED_ARTICLES } from './events-articles.ts';

const folder = mkdtempSync(join(tmpdir(), 'determinism-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Input {
  readonly id: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly text: string;
}

const articles: Input[] = [
  ...ANNOTATED_ARTICLES.map(({ title, published, text }, index) => ({
    id: `article-${index}`,
    title: title ?? null,
    published: published ?? null,
    text,
  })),
  ...Array.from({ length: 40 }, (_, index) => ({
    id: `random-${index}`,
    title: null,
    published: '2023-07-07',
    text: randomText(index),
  })),
  ...HOSTILE_KINDS.map(({ name, make }) => ({
    id: name,
    title: null,
    published: '2023-07-07',
    text: make(600),
  })),
].filter(({ text }) => /\p{L}/u.test(text));

/** The lines of readings, by the id of the article. */
type Lines = ReadonlyMap<string, string>;

function readHere(inputs: readonly Input[]): Lines {
  return new Map(
    inputs.map(({ id, title, published, text }) => {
      const said = { id, title, text, publishedAt: published };
      const article = { ...said, url: null, canonicalUrl: null, author: null, source: null };
      return [id, JSON.stringify(readArticle(article, knowledge()))];
    }),
  );
}

/** Without the version of the software, which a test names otherwise than the command does. */
function withoutVersion(line: string): string {
  return line.replace(/"software":"[^"]*"/, '"software":""');
}

function byId(output: string): Lines {
  const lines = output.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [(JSON.parse(line) as { id: string }).id, withoutVersion(line)]));
}

/** What `extract` prints for files that are named in this order. */
function extract(files: readonly string[]): Lines {
  const command = ['--import', 'tsx', join(root, 'src/cli.ts'), 'extract', '--format', 'ndjson', ...files];
  return byId(execFileSync('node', command, { encoding: 'utf8', maxBuffer: 2 ** 28 }));
}

function write(name: string, inputs: readonly Input[]): string {
  const path = join(folder, `${name}.ndjson`);
  writeFileSync(path, inputs.map((input) => `${JSON.stringify(input)}\n`).join(''));
  return path;
}

/** Reads the articles in a thread of its own. */
function readInThread(inputs: readonly Input[]): Promise<Lines> {
  const code = `
    const { workerData, parentPort } = require('node:worker_threads');
    import(workerData.tsx).then(async ({ register }) => {
      register();
      const { loadKnowledge } = await import(workerData.root + '/src/load-knowledge.ts');
      const { readConfig } = await import(workerData.root + '/src/config.ts');
      const { readArticle } = await import(workerData.root + '/src/reading/read-article.ts');
      const knowledge = loadKnowledge(readConfig());
      const unknown = { url: null, canonicalUrl: null, author: null, source: null };
      parentPort.postMessage(workerData.inputs.map(({ id, title, published, text }) =>
        [id, JSON.stringify(readArticle({ ...unknown, id, title, text, publishedAt: published }, knowledge))]));
    });`;
  const workerData = { inputs, root, tsx: import.meta.resolve('tsx/esm/api') };
  const thread = new Worker(code, { eval: true, workerData });
  return new Promise((resolve, reject) => {
    thread.once('message', (lines: readonly (readonly [string, string])[]) => {
      void thread.terminate();
      resolve(new Map(lines.map(([id, line]) => [id, withoutVersion(line)])));
    });
    thread.once('error', reject);
  });
}

/** The first place where two lines part, with what stands there in both. */
function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const near = (line: string) => line.slice(Math.max(0, at - 30), at + 30);
  return `${near(one)} | ${near(other)}`;
}

/** Ids of the articles whose lines differ, or that one side lacks. */
function differing(one: Lines, other: Lines): string[] {
  const ids = [...new Set([...one.keys(), ...other.keys()])].filter((id) => one.get(id) !== other.get(id));
  return ids.map((id) => `${id}: ${firstDifference(one.get(id) ?? '', other.get(id) ?? '')}`);
}

/** Processes and threads load the dictionary anew; on a busy machine that takes its time. */
const PATIENCE_MS = 180_000;

const expected = new Map([...readHere(articles)].map(([id, line]) => [id, withoutVersion(line)]));
const reversed = [...articles].reverse();

describe('the same input gives the same bytes', () => {
  it('read twice, and in the other order', () => {
    expect(differing(readHere(articles), readHere(reversed))).toEqual([]);
  });

  it('in one process and in another, whatever the order of the files', { timeout: PATIENCE_MS }, () => {
    const half = Math.floor(articles.length / 2);
    const [one, other] = [write('one', articles.slice(0, half)), write('other', articles.slice(half))];
    expect(differing(extract([other, one]), expected)).toEqual([]);
    expect(differing(extract([write('all', reversed)]), expected)).toEqual([]);
  });

  it('in threads that share the work', { timeout: PATIENCE_MS }, async () => {
    const shares = [0, 1].map((share) => articles.filter((_, index) => index % 2 === share));
    const read = await Promise.all(shares.map(readInThread));
    expect(differing(new Map(read.flatMap((lines) => [...lines])), expected)).toEqual([]);
  });
});
