import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Argument, EventMention } from '../../src/event/event-mention.ts';
import type { ExpectedEvent } from '../../src/event/rule.ts';
import type { ReadableArticle } from '../../src/reading/article-input.ts';
import { readArticle } from '../../src/reading/read-article.ts';
import { knowledge, readText } from '../event/read-text.ts';
import { ANNOTATED_ARTICLES } from './events-articles.ts';

/**
 * Floors of event quality. A change may raise them by hand; `LOWER_FLOORS=1 npx vitest run tests/quality/events.test.ts`
 * writes the present scores, lower ones too, and is the only way down.
 */
const FLOORS_FILE = 'tests/quality/events-floors.json';
interface Floors {
  own: Record<string, number>;
  corpus: Record<string, number>;
  /** SHA-256 over the names and bytes of the corpus' texts and gold. */
  corpusDigest: string;
}
const floors = JSON.parse(readFileSync(FLOORS_FILE, 'utf8')) as Floors;
const mayLower = process.env.LOWER_FLOORS === '1';

const CORPUS = '../shared/corpus/dev';
const SCORER = '../shared/tools/score-extractions.mjs';
const hasCorpus = existsSync(CORPUS) && existsSync(SCORER);
if (!hasCorpus) console.log(`event quality: no ${CORPUS} here, only our own articles are scored`);

function hold(floorsOf: 'own' | 'corpus', scores: Record<string, number>): void {
  if (mayLower) {
    floors[floorsOf] = Object.fromEntries(
      Object.entries(scores).map(([name, score]) => [name, Math.floor(score * 1000) / 1000]),
    );
    writeFileSync(FLOORS_FILE, `${JSON.stringify(floors, null, 2)}\n`);
  }
  const below = Object.entries(floors[floorsOf]).filter(([name, floor]) => (scores[name] ?? 0) < floor);
  expect(below.map(([name, floor]) => `${name} is ${scores[name]?.toFixed(3)}, its floor ${floor}`)).toEqual(
    [],
  );
}

const worth = (argument: Argument) => ('name' in argument ? argument.name : argument.value);

function tells(event: EventMention, wanted: ExpectedEvent): boolean {
  if (event.type !== wanted.type) return false;
  if (wanted.modality !== undefined && wanted.modality !== event.modality) return false;
  if (wanted.time !== undefined && wanted.time !== event.time.value) return false;
  return Object.entries(wanted.arguments ?? {}).every(([role, values]) =>
    [values]
      .flat()
      .every((value) =>
        event.arguments.some((argument) => argument.role === role && worth(argument) === value),
      ),
  );
}

describe('events of our own articles', () => {
  it('stay at their floors', () => {
    let [hit, found, expected] = [0, 0, 0];
    const wrong: string[] = [];
    for (const article of ANNOTATED_ARTICLES) {
      const events = [...readText(article).events];
      found += events.length;
      expected += article.events.length;
      for (const wanted of article.events) {
        const at = events.findIndex((event) => tells(event, wanted));
        if (at >= 0) {
          hit += 1;
          events.splice(at, 1);
        } else wrong.push(`- ${JSON.stringify(wanted)} in ${article.title}`);
      }
      for (const event of events)
        wrong.push(`+ ${event.foundBy} ${event.arguments.map(worth)} in ${article.title}`);
    }
    if (wrong.length > 0) console.log(wrong.join('\n'));
    hold('own', { events: (2 * hit) / (found + expected) });
  });

  it('are none where the names are ordinary words', () => {
    const silent = ANNOTATED_ARTICLES.filter((article) => article.events.length === 0);
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.flatMap((article) => readText(article).events)).toEqual([]);
  });
});

function corpusDigest(): string {
  const hash = createHash('sha256');
  for (const folder of ['texts', 'gold']) {
    for (const file of readdirSync(join(CORPUS, folder)).sort()) {
      hash.update(`${folder}/${file}\0`).update(readFileSync(join(CORPUS, folder, file)));
    }
  }
  return hash.digest('hex');
}

interface CorpusText {
  readonly id: string;
  readonly title: string;
  readonly published: string;
  readonly text: string;
}

function readableOf({ id, title, published, text }: CorpusText): ReadableArticle {
  return {
    id,
    url: null,
    canonicalUrl: null,
    title,
    author: null,
    publishedAt: published,
    source: null,
    text,
  };
}

interface Report {
  readonly events: { readonly f1: number };
  readonly arguments: { readonly f1: number };
  readonly modality: number;
  readonly time: number;
  readonly hardNegativesClean: string;
}

describe.runIf(hasCorpus)('events of the development corpus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'events-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is the corpus that the floors were measured on', () => {
    const digest = corpusDigest();
    if (mayLower) {
      floors.corpusDigest = digest;
      writeFileSync(FLOORS_FILE, `${JSON.stringify(floors, null, 2)}\n`);
    }
    expect(floors.corpusDigest).toBe(digest);
  });

  it('stay at their floors', () => {
    const files = readdirSync(join(CORPUS, 'texts')).sort();
    const lines = files.map((file) => {
      const text = JSON.parse(readFileSync(join(CORPUS, 'texts', file), 'utf8')) as CorpusText;
      return JSON.stringify(readArticle(readableOf(text), knowledge()));
    });
    const predictions = join(folder, 'extractions.ndjson');
    writeFileSync(predictions, `${lines.join('\n')}\n`);
    const report = JSON.parse(
      execFileSync('node', [SCORER, '--gold', join(CORPUS, 'gold'), '--pred', predictions, '--json'], {
        encoding: 'utf8',
      }),
    ) as Report;
    const [clean = 0, all = 1] = report.hardNegativesClean.split('/').map(Number);
    hold('corpus', {
      'F1 of events': report.events.f1,
      'F1 of arguments': report.arguments.f1,
      modality: report.modality,
      time: report.time,
      'hard negatives without an event': clean / all,
    });
  });
});
