import { describe, expect, it } from 'vitest';
import { HOSTILE_KINDS, hostileArticle, randomText, wrongSpans } from '../../bench/hostile-texts.ts';
import { Extraction } from '../../src/reading/extraction.ts';
import { readArticle } from '../../src/reading/read-article.ts';
import { knowledge } from '../event/read-text.ts';

const SMALL_TEXTS = 800;
const SHORT = 2_500;
/** Three doublings: linear time grows eightfold, quadratic 64-fold. */
const LONG = 8 * SHORT;
/** Between the two, nearer to linear; the best of several runs, since other processes disturb all but the best. */
const MOST_GROWTH = 24;
/** Below this the clock tells little, and a start of the segmenter or a collection of garbage much; ms. */
const FLOOR_MS = 3;
const ROUNDS = 2;
/** A busy machine takes its time. */
const PATIENCE_MS = 120_000;

function read(text: string, title: string | null = null) {
  return readArticle(hostileArticle(text, title), knowledge());
}

/** Processor time of this process: what others do does not count. */
function bestMs(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

describe('hostile texts', { timeout: PATIENCE_MS }, () => {
  it('of random parts, with and without a title, are read with spans that give back what they say', () => {
    const wrong: string[] = [];
    for (let number = 0; number < SMALL_TEXTS; number++) {
      const text = randomText(number);
      const title = number % 3 === 0 ? randomText(number + SMALL_TEXTS).slice(0, 60) : null;
      wrong.push(...wrongSpans(read(text, title), text, title).map((fault) => `text ${number}: ${fault}`));
    }
    expect(wrong).toEqual([]);
  });

  it.each(HOSTILE_KINDS)('of $name hold the public contract', ({ make }) => {
    const text = make(SHORT);
    const reading = read(text);
    expect(Extraction.safeParse(reading).error).toBeUndefined();
    expect(wrongSpans(reading, text, null)).toEqual([]);
  });

  it.each(HOSTILE_KINDS)('of $name take time that grows with their length only', ({ make }) => {
    const short = Math.max(FLOOR_MS, bestMs(make(SHORT)));
    const long = bestMs(make(LONG));
    expect(long / short, `${short.toFixed(1)} ms, then ${long.toFixed(1)} ms`).toBeLessThan(MOST_GROWTH);
  });

  it('are told from sound ones: a span that is off by one is found', () => {
    const text = '百度发布文心一言。';
    const reading = read(text);
    expect(reading.mentions.length).toBeGreaterThan(0);
    expect(wrongSpans(reading, ` ${text}`, null).length).toBeGreaterThan(0);
  });
});
