/**
 * Draws events of the archive to be read one by one (`docs/event-review.md`).
 * `node --import tsx bench/draw-events.ts [COUNT] [SEED]` prints COUNT (100) events of the articles that touch AI, drawn
 * with SEED (20261124), and then every event of the articles that do not; one JSON line each, with its sentence.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readConfig } from '../src/config.ts';
import { loadKnowledge } from '../src/load-knowledge.ts';
import type { Extraction } from '../src/reading/extraction.ts';
import { readArticle } from '../src/reading/read-article.ts';
import { randomNumbers } from './material.ts';

const ARCHIVE = new URL('../../shared/corpus/archive.ndjson.gz', import.meta.url);
const count = Number(process.argv[2] ?? 100);
const random = randomNumbers(Number(process.argv[3] ?? 20_261_124));
const knowledge = loadKnowledge(readConfig());

interface Drawn {
  readonly article: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly event: Extraction['events'][number];
  readonly context: string;
}

const CONTEXT = 160;
const touching: Drawn[] = [];
const beside: Drawn[] = [];
for (const line of gunzipSync(readFileSync(ARCHIVE)).toString('utf8').split('\n')) {
  if (line === '') continue;
  const { id, title, published, text, touchesAI } = JSON.parse(line) as {
    id: string;
    title: string;
    published: string;
    text: string;
    touchesAI: boolean;
  };
  const unknown = { url: null, canonicalUrl: null, author: null, source: null };
  const reading = readArticle({ ...unknown, id, title, text, publishedAt: published }, knowledge);
  for (const event of reading.events) {
    const { start, end } = event.evidence;
    const context = text.slice(Math.max(0, start - CONTEXT), Math.min(text.length, end + CONTEXT / 2));
    (touchesAI ? touching : beside).push({ article: id, title, published, event, context });
  }
}

/** So many of a list, each at most once, in the order of the draw. */
function draw(list: readonly Drawn[]): Drawn[] {
  const left = [...list];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(random(left.length), 1),
  ).flat();
}

process.stderr.write(`${touching.length} events in articles that touch AI, ${beside.length} in the others\n`);
for (const [group, list] of [['touching', draw(touching)] as const, ['beside', beside] as const]) {
  for (const one of list) process.stdout.write(`${JSON.stringify({ group, ...one })}\n`);
}
