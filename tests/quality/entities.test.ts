import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadDictionary } from '../../src/adapters/files/dictionary-files.ts';
import { type CompiledDictionary, compileDictionary } from '../../src/dictionary/compile.ts';
import { findMentions } from '../../src/mention/find-mentions.ts';
import type { Mention } from '../../src/mention/mention.ts';
import type { ArticleText } from '../../src/text/article-text.ts';
import { toArticleText } from '../../src/text/to-article-text.ts';
import { ANNOTATED_SENTENCES } from './entities-sentences.ts';

/**
 * Floors of entity quality. A change may raise them by hand; `LOWER_FLOORS=1 npx vitest run tests/quality/entities.test.ts`
 * writes the present scores, lower ones too, and is the only way down.
 */
const FLOORS_FILE = 'tests/quality/entities-floors.json';
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
if (!hasCorpus) console.log(`entity quality: no ${CORPUS} here, only our own sentences are scored`);

let dictionary: CompiledDictionary | undefined;
function compiled(): CompiledDictionary {
  dictionary ??= compileDictionary(loadDictionary('dictionaries').dictionary);
  return dictionary;
}

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

function mentionsOf(text: string): readonly Mention[] {
  return findMentions(toArticleText({ title: null, body: text }), compiled(), { publishedAt: '2025-03-01' })
    .mentions;
}

/** `kind|name` for every name of the mention's entry: which one is canonical is not what is measured here. */
function namesOf({ kind, entityId, name }: Mention): ReadonlySet<string> {
  const entry = entityId === null ? undefined : compiled().dictionary.entries.get(entityId);
  return new Set(
    [name, ...(entry?.names ?? []).map(({ surface }) => surface)].map((each) => `${kind}|${each}`),
  );
}

describe('entities of our own sentences', () => {
  it('stay at their floors', () => {
    const counts = new Map<string, { hit: number; found: number; expected: number }>();
    const count = (kind: string) => {
      const known = counts.get(kind) ?? { hit: 0, found: 0, expected: 0 };
      counts.set(kind, known);
      return known;
    };
    const wrong: string[] = [];
    for (const { text, entities } of ANNOTATED_SENTENCES) {
      const found = new Map<string, ReadonlySet<string>>();
      for (const mention of mentionsOf(text))
        found.set(`${mention.kind}|${mention.entityId ?? mention.name}`, namesOf(mention));
      const expected = new Set(entities);
      for (const [key, names] of found) {
        const tally = count(key.split('|')[0] ?? '');
        tally.found++;
        const hit = [...expected].find((name) => names.has(name));
        if (hit === undefined) wrong.push(`+ ${key} in ${text}`);
        else if (expected.delete(hit)) tally.hit++;
      }
      for (const name of entities) count(name.split('|')[0] ?? '').expected++;
      for (const name of expected) wrong.push(`- ${name} in ${text}`);
    }
    if (wrong.length > 0) console.log(wrong.join('\n'));
    hold(
      'own',
      Object.fromEntries(
        [...counts].map(([kind, { hit, found, expected }]) => [kind, (2 * hit) / (found + expected)]),
      ),
    );
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

function printed(article: ArticleText, { kind, entityId, name, start, end }: Mention): object {
  const place = article.toOriginal({ start, end });
  return { kind, entityId, name, surface: article.original.slice(place.start, place.end) };
}

describe.runIf(hasCorpus)('entities of the development corpus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'entities-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is the corpus that the floors were measured on', () => {
    const digest = corpusDigest();
    if (mayLower) floors.corpusDigest = digest;
    expect(digest).toBe(floors.corpusDigest);
  });

  it('stay at their floors', () => {
    const lines = readdirSync(join(CORPUS, 'texts')).map((file) => {
      const given = JSON.parse(readFileSync(join(CORPUS, 'texts', file), 'utf8')) as Record<string, string>;
      const article = toArticleText({ title: given.title ?? null, body: given.text ?? '' });
      const { mentions } = findMentions(article, compiled(), { publishedAt: given.published ?? null });
      return JSON.stringify({
        id: given.id,
        mentions: mentions.map((mention) => printed(article, mention)),
      });
    });
    const predictions = join(folder, 'mentions.ndjson');
    writeFileSync(predictions, `${lines.join('\n')}\n`);
    const output = execFileSync('node', [
      SCORER,
      '--gold',
      join(CORPUS, 'gold'),
      '--pred',
      predictions,
      '--json',
    ]);
    const scored = JSON.parse(output.toString()) as {
      entities: Record<string, { f1: number }>;
      knownRecall: number;
      newRecall: number;
      hardNegativesClean: string;
    };
    expect(scored.hardNegativesClean).toBe('8/8');
    hold('corpus', {
      ...Object.fromEntries(Object.entries(scored.entities).map(([kind, { f1 }]) => [kind, f1])),
      'recall of known names': scored.knownRecall,
      'recall of new names': scored.newRecall,
    });
  });
});
