/**
 * What a new article costs as the store grows: articles of the archive are read once, and come again and again as other
 * articles of later years, until the store holds as many as asked for (20,000 unless an argument says otherwise).
 * Only articles that tell of an event count. Reading and fetching are left out; storing, merging and folding are measured,
 * in CPU time of this process, and at the end a full export in all formats.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDictionary } from '../src/adapters/files/dictionary-files.ts';
import { EXPORT_FORMATS, writeTable } from '../src/adapters/files/table-files.ts';
import { openSqliteStore } from '../src/adapters/store/sqlite.ts';
import { compileDictionary } from '../src/dictionary/compile.ts';
import { addDays, daysOf } from '../src/event/merge-days.ts';
import { mergeFeatures } from '../src/event/merge-features.ts';
import type { AttributedMention } from '../src/event/merged-event.ts';
import type { AttributedStatement } from '../src/landscape/attributed-statement.ts';
import { attributedMentions, attributedStatements } from '../src/pipeline/attribute.ts';
import { columnsOf } from '../src/pipeline/export-columns.ts';
import { exportRows } from '../src/pipeline/export-tables.ts';
import { foldAllWaiting } from '../src/pipeline/update-landscape.ts';
import type { Store } from '../src/ports/store.ts';
import { readArticle } from '../src/reading/read-article.ts';
import { stories } from './material.ts';
import { printTable } from './measure.ts';

const AT_ONCE = 100;
const DAYS_APART = 365;
const NOW = Date.UTC(2026, 0, 1);
const goal = Number(process.argv[2] ?? 20_000);

interface Said {
  readonly mentions: readonly AttributedMention[];
  readonly statements: readonly AttributedStatement[];
}

const { dictionary } = loadDictionary(join(import.meta.dirname, '..', 'dictionaries'));
const knowledge = { dictionary: compileDictionary(dictionary), softwareVersion: 'bench' };

function readAll(): Said[] {
  const all = stories(Number.POSITIVE_INFINITY).stories.map(({ title, published, text }, at) => {
    const id = `a${at}`;
    const publishedOn = published?.slice(0, 10) ?? '2023-01-01';
    const article = { id, url: null, canonicalUrl: null, title, author: null, source: null, text };
    const extraction = readArticle({ ...article, publishedAt: publishedOn }, knowledge);
    const voice = { outlet: `outlet ${at % 40}`, reprintGroup: id, publishedOn };
    return {
      mentions: attributedMentions(id, voice, extraction).map(({ mention }) => mention),
      statements: attributedStatements({ id, canonicalUrl: null }, voice, extraction, NOW),
    };
  });
  return all.filter(({ mentions }) => mentions.length > 0);
}

/** A time value so many days later; vaguer ones than a day only ever move by whole months. */
function later(value: string | null, days: number): string | null {
  const range = value === null ? null : daysOf(value);
  if (value === null || range === null) return value;
  return addDays(range.from, days).slice(0, Math.min(value.length, 10));
}

/** What an article says, said by another article in a later year. */
function inYear({ mentions, statements }: Said, year: number): Said {
  const days = year * DAYS_APART;
  const rename = (id: string): string => `${id}-${year}`;
  const shared = <T extends AttributedMention | AttributedStatement>(one: T): T => ({
    ...one,
    id: rename(one.id),
    articleId: rename(one.articleId),
    reprintGroup: rename(one.articleId),
    publishedOn: later(one.publishedOn, days),
  });
  return {
    mentions: mentions.map((one) => ({
      ...shared(one),
      time: { ...one.time, value: later(one.time.value, days) },
      evidence: { ...one.evidence, text: `（第${year}年）${one.evidence.text}` },
    })),
    statements: statements.map((one) => ({
      ...shared(one),
      validFrom: later(one.validFrom, days),
      eventMentionId: one.eventMentionId === null ? null : rename(one.eventMentionId),
      ...(one.property === 'release_date' && typeof one.value === 'string'
        ? { value: later(one.value, days) ?? one.value }
        : {}),
    })),
  };
}

async function addBatch(store: Store, batch: readonly Said[]): Promise<void> {
  await store.transact(async (session) => {
    for (const { mentions, statements } of batch) {
      const placed = mentions.map((mention) => {
        const { keys, days } = mergeFeatures(mention);
        return { mention, keys, days };
      });
      const articleId = mentions[0]?.articleId ?? statements[0]?.articleId;
      if (articleId === undefined) continue;
      await session.mentions.replace(articleId, placed, NOW);
      await session.statements.replace(articleId, statements, NOW);
    }
    await foldAllWaiting(session, { dictionary, causes: new Map(), now: NOW });
  });
}

/** Milliseconds of CPU that this process has used. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Spent {
  readonly articles: number;
  readonly mentions: number;
  readonly ms: number;
}

function rowOf(name: string, { articles, mentions, ms }: Spent): string[] {
  const numbers = [(ms / articles).toFixed(2), (mentions / articles).toFixed(2)];
  return [name, ...numbers, Math.round(mentions / (ms / 1000)).toString()];
}

/** Everything in all formats, as `shanshui export` writes it. */
async function exportAll(store: Store, into: string): Promise<void> {
  const start = cpuMs();
  const rows: string[][] = [];
  for (const table of [
    'events',
    'event_mentions',
    'statements',
    'landscape',
    'entities',
    'deltas',
  ] as const) {
    const begin = cpuMs();
    const of = exportRows(store, table, { since: 0, canonical: false });
    const [written] = await writeTable(into, table, EXPORT_FORMATS, columnsOf(table, false), of);
    rows.push([table, String(written?.rows ?? 0), ((cpuMs() - begin) / 1000).toFixed(1)]);
  }
  rows.push(['all', '', ((cpuMs() - start) / 1000).toFixed(1)]);
  printTable(['table', 'rows', 'CPU seconds in three formats'], rows);
}

async function measure(store: Store, read: readonly Said[]): Promise<void> {
  const marks = [1000, 2000, 5000, 10_000, 20_000, 30_000, 50_000, 70_000, 100_000].filter(
    (mark) => mark <= goal,
  );
  const rows: string[][] = [];
  let window = { articles: 0, mentions: 0, ms: 0 };
  const whole = { articles: 0, mentions: 0, ms: 0 };
  for (let stored = 0; stored < goal; stored += AT_ONCE) {
    const batch = Array.from({ length: AT_ONCE }, (_, at) => {
      const number = stored + at;
      return inYear(
        read[number % read.length] ?? { mentions: [], statements: [] },
        Math.floor(number / read.length),
      );
    });
    const start = cpuMs();
    await addBatch(store, batch);
    const spent = cpuMs() - start;
    for (const sum of [window, whole]) {
      sum.ms += spent;
      sum.articles += batch.length;
      sum.mentions += batch.reduce((count, one) => count + one.mentions.length, 0);
    }
    if (window.articles >= 1000 && marks.some((mark) => stored + AT_ONCE >= mark)) {
      const mark = marks.shift() ?? 0;
      rows.push(rowOf(String(mark), window));
      process.stderr.write(`${rows.at(-1)?.join('  ')}\n`);
    }
    if (window.articles >= 1000) window = { articles: 0, mentions: 0, ms: 0 };
  }
  rows.push(rowOf(`0 to ${goal}`, whole));
  printTable(['articles stored', 'CPU ms an article', 'event mentions an article', 'mentions/s'], rows);
}

const folder = mkdtempSync(join(tmpdir(), 'shanshui-bench-'));
const store = await openSqliteStore(folder);
try {
  await measure(store, readAll());
  await exportAll(store, join(folder, 'export'));
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}
