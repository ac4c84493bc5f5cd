/** From title and body to one simplified text with sentences and the way back, by script, and word segmentation. */
import OpenCC from 'opencc-js';
import { isBoilerplate } from '../src/text/boilerplate.ts';
import { segment } from '../src/text/segment.ts';
import { toArticleText } from '../src/text/to-article-text.ts';
import { chineseText, flat } from './material.ts';
import { fastest, megaUnits, printTable } from './measure.ts';

const ROUNDS = 5;
const LENGTH = 1_000_000;
/** Units of one article, about the archive's mean. */
const ARTICLE = 1_500;

function articles(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += ARTICLE) parts.push(flat(text.slice(at, at + ARTICLE)));
  return parts;
}

const { text, origin } = chineseText(LENGTH);
const hans = articles(text);
const hant = articles(OpenCC.Converter({ from: 'cn', to: 't' })(text));
process.stdout.write(`text: ${LENGTH} units (${origin}) as articles of ${ARTICLE}\n`);
const rows: string[][] = [];
for (const [script, bodies] of [
  ['simplified', hans],
  ['traditional', hant],
] as const) {
  const ms = fastest(ROUNDS, () => {
    for (const body of bodies) toArticleText({ title: '标题在这里', body });
  });
  rows.push(['toArticleText', script, megaUnits(LENGTH, ms)]);
}
const read = hans.map((body) => toArticleText({ title: null, body }));
const boilerplateMs = fastest(ROUNDS, () => {
  for (const { text: whole, sentences } of read) {
    for (const { start, end } of sentences) isBoilerplate(whole.slice(start, end));
  }
});
rows.push(['isBoilerplate on each sentence', 'simplified', megaUnits(LENGTH, boilerplateMs)]);
segment('先加载词典');
const segmentMs = fastest(2, () => {
  for (const body of hans) segment(body);
});
rows.push(['segment everything (nodejieba)', 'simplified', megaUnits(LENGTH, segmentMs)]);
printTable(['step', 'script', 'Mchar/s'], rows);
