/**
 * Random and hostile texts: none may crash the reader, break a span, or take more than linear time.
 * `node --import tsx bench/hostile.ts [TEXTS] [LINE]` reads so many small random texts (100,000 by default), then each
 * hostile kind in three lengths, four times as long each, up to LINE units (400,000 by default; 10,000,000 is the 10 MB
 * line).
 */

import { readConfig } from '../src/config.ts';
import { loadKnowledge } from '../src/load-knowledge.ts';
import type { Extraction } from '../src/reading/extraction.ts';
import { readArticle } from '../src/reading/read-article.ts';
import { HOSTILE_KINDS, hostileArticle, randomText, wrongSpans } from './hostile-texts.ts';
import { printTable } from './measure.ts';

const knowledge = loadKnowledge(readConfig());
const count = Number(process.argv[2] ?? 100_000);
const longest = Number(process.argv[3] ?? 400_000);
const GROWTH = 4;

/** Processor milliseconds of this process: other processes do not count. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function read(text: string, title: string | null = null): Extraction {
  return readArticle(hostileArticle(text, title), knowledge);
}

let units = 0;
let slowest = { ms: 0, number: -1 };
const wrong: string[] = [];
const start = processorMs();
for (let number = 0; number < count; number++) {
  const text = randomText(number);
  units += text.length;
  const began = processorMs();
  const title = number % 3 === 0 ? randomText(number + count).slice(0, 60) : null;
  wrong.push(...wrongSpans(read(text, title), text, title).map((fault) => `text ${number}: ${fault}`));
  const ms = processorMs() - began;
  if (number > 100 && ms > slowest.ms) slowest = { ms, number };
}
const randomMs = processorMs() - start;
process.stdout.write(
  `${count} random texts of ${units} units in ${(randomMs / 1000).toFixed(1)} s; the slowest took ` +
    `${slowest.ms.toFixed(1)} ms (number ${slowest.number}); ${wrong.length} wrong spans\n${wrong.slice(0, 10).join('\n')}\n`,
);

const lengths = [longest / GROWTH / GROWTH, longest / GROWTH, longest];
const rows = HOSTILE_KINDS.map(({ name, make }) => {
  const times = lengths.map((length) => {
    const text = make(length);
    const began = processorMs();
    const faults = wrongSpans(read(text), text, null);
    if (faults.length > 0) process.stdout.write(`${name}: ${faults[0]}\n`);
    return processorMs() - began;
  });
  const [, middle = 1, last = 0] = times;
  return [name, ...times.map((ms) => ms.toFixed(0)), (last / Math.max(1, middle)).toFixed(1)];
});
printTable(['kind', ...lengths.map((length) => `${length} units, ms`), `growth (${GROWTH} is linear)`], rows);
if (wrong.length > 0) process.exitCode = 1;
