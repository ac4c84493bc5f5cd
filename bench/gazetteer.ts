/**
 * Build and scan of the gazetteer at 1,000, 10,000 and 100,000 surfaces, beside the two fastest npm packages for many
 * patterns, a plain `Map` of the same strings, and a bare loop over the text. All in one run: compare ratios.
 */
import { AhoCorasick } from '@monyone/aho-corasick';
import FastScanner from 'fastscan';
import { Gazetteer } from '../src/dictionary/gazetteer.ts';
import { chineseText, flat, names } from './material.ts';
import { fastest, megaUnits, printTable, ratio } from './measure.ts';

const ROUNDS = 5;
const TEXT_LENGTH = 3_000_000;
/** The packages make an object a match and are slow: a tenth of the text is enough for them. */
const SHORT_LENGTH = 300_000;

interface Contender {
  readonly name: string;
  readonly length: number;
  build(surfaces: readonly string[]): (text: string) => number;
}

const CONTENDERS: readonly Contender[] = [
  {
    name: 'shanshui',
    length: TEXT_LENGTH,
    build: (surfaces) => {
      const gazetteer = Gazetteer.compile(surfaces);
      return (text) => {
        let matches = 0;
        gazetteer.scan(text, () => {
          matches++;
        });
        return matches;
      };
    },
  },
  {
    name: '@monyone/aho-corasick',
    length: SHORT_LENGTH,
    build: (surfaces) => {
      const automaton = new AhoCorasick([...surfaces]);
      return (text) => automaton.matchInText(text).length;
    },
  },
  {
    name: 'fastscan',
    length: SHORT_LENGTH,
    build: (surfaces) => {
      const scanner = new FastScanner(surfaces);
      return (text) => scanner.search(text).length;
    },
  },
];

function measure(contender: Contender, surfaces: readonly string[], text: string) {
  // New strings for every build, so that none profits from hashes computed before.
  const copies = Array.from({ length: ROUNDS }, () => surfaces.map(flat));
  let scan = contender.build(surfaces);
  const buildMs = fastest(ROUNDS, () => {
    scan = contender.build(copies.pop() ?? surfaces);
  });
  const part = flat(text.slice(0, contender.length));
  let matches = 0;
  const scanMs = fastest(ROUNDS, () => {
    matches = scan(part);
  });
  return { buildMs, perMs: part.length / scanMs, matches: (matches / part.length) * 1000 };
}

function mapMs(surfaces: readonly string[]): number {
  const copies = Array.from({ length: ROUNDS }, () => surfaces.map(flat));
  return fastest(ROUNDS, () => {
    new Map((copies.pop() ?? []).map((surface, index) => [surface, index]));
  });
}

const { text, origin } = chineseText(TEXT_LENGTH);
let sum = 0;
const loopMs = fastest(ROUNDS, () => {
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
});
process.stdout.write(
  `text: ${text.length} units (${origin}); a loop over charCodeAt: ${megaUnits(text.length, loopMs)} Mchar/s (${sum & 1})\n`,
);
const rows: string[][] = [];
for (const count of [1_000, 10_000, 100_000]) {
  const surfaces = names(count);
  const map = mapMs(surfaces);
  const results = CONTENDERS.map((contender) => ({
    ...measure(contender, surfaces, text),
    name: contender.name,
  }));
  const bestOther = Math.max(...results.slice(1).map(({ perMs }) => perMs));
  for (const { name, buildMs, perMs, matches } of results) {
    const bytes =
      name === 'shanshui' ? `${(Gazetteer.compile(surfaces).byteLength / 1e6).toFixed(1)} MB` : '';
    rows.push([
      String(surfaces.length),
      name,
      buildMs.toFixed(1),
      ratio(buildMs, map),
      megaUnits(perMs, 1),
      ratio(perMs, bestOther),
      matches.toFixed(1),
      bytes,
    ]);
  }
}
printTable(
  ['surfaces', 'by', 'build ms', 'of a Map', 'scan Mchar/s', 'of best package', 'matches/1000', 'memory'],
  rows,
);
