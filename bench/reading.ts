/**
 * From text to statements: characters a second on one core, the slowest article of up to 2,000 characters, the share
 * of characters that was segmented, and plain nodejieba over all of it in the same run.
 * `node --import tsx bench/reading.ts [ARTICLES]` reads so many articles (1,000 by default).
 */
import nodejieba from 'nodejieba';
import { readConfig } from '../src/config.ts';
import { loadKnowledge } from '../src/load-knowledge.ts';
import { readStations } from '../src/reading/read-article.ts';
import { segmentedCharacters } from '../src/text/segment.ts';
import { toArticleText } from '../src/text/to-article-text.ts';
import { type Story, stories } from './material.ts';
import { fastest, megaUnits, printTable } from './measure.ts';

/** The warm-up ends here: until then the compiler still optimizes, and the segmenter loads. */
const WARM_UP = 200;
const SHORT = 2_000;

const knowledge = loadKnowledge(readConfig());
const { stories: all, origin } = stories(Number(process.argv[2] ?? 1_000));
const inputs = all.map((story: Story, index) => ({
  id: String(index),
  url: null,
  canonicalUrl: null,
  author: null,
  source: null,
  title: story.title,
  publishedAt: story.published,
  text: story.text,
}));

for (const input of inputs.slice(0, WARM_UP)) readStations(input, knowledge);
const before = segmentedCharacters();
let characters = 0;
let events = 0;
const short: { ms: number; input: (typeof inputs)[number] }[] = [];
const start = performance.now();
for (const input of inputs) {
  const began = performance.now();
  events += readStations(input, knowledge).events.length;
  const ms = performance.now() - began;
  characters += input.text.length;
  if (input.text.length <= SHORT) short.push({ ms, input });
}
const readMs = performance.now() - start;
const share = (segmentedCharacters() - before) / characters;

/** Collections of garbage and other processes strike at random: the slowest are read again, and their best counts. */
const AGAIN = 20;
const ROUNDS = 3;
const slow = short.sort((a, b) => b.ms - a.ms).slice(0, AGAIN);
const settled = slow.map(({ ms, input }) => ({
  ms: Math.min(
    ms,
    fastest(ROUNDS, () => readStations(input, knowledge)),
  ),
  length: input.text.length,
}));
const slowest = settled.sort((a, b) => b.ms - a.ms)[0] ?? { ms: 0, length: 0 };
const single = slow[0]?.ms ?? 0;

const textStart = performance.now();
for (const { title, text } of inputs) toArticleText({ title, body: text });
const textMs = performance.now() - textStart;
const cutStart = performance.now();
for (const { text } of inputs) nodejieba.cut(text);
const cutMs = performance.now() - cutStart;

process.stdout.write(`${inputs.length} articles, ${characters} characters (${origin}), ${events} events\n`);
printTable(
  ['step', 'Mchar/s', 'articles/s'],
  [
    ['text to statements', megaUnits(characters, readMs), (inputs.length / (readMs / 1000)).toFixed(0)],
    ['of it, toArticleText', megaUnits(characters, textMs), (inputs.length / (textMs / 1000)).toFixed(0)],
    ['plain nodejieba over all', megaUnits(characters, cutMs), (inputs.length / (cutMs / 1000)).toFixed(0)],
  ],
);
process.stdout.write(
  `segmented: ${(share * 100).toFixed(1)} % of the characters; slowest article of up to ${SHORT} characters: ` +
    `${slowest.ms.toFixed(1)} ms (${slowest.length} characters; ${single.toFixed(1)} ms in a single reading)\n`,
);
