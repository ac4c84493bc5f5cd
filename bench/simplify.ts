/** Traditional to simplified with the map back, beside opencc-js (which keeps none), and whether the output is equal. */
import OpenCC from 'opencc-js';
import { convert, type Variant } from '../src/text/simplify.ts';
import { chineseText, flat } from './material.ts';
import { fastest, megaUnits, printTable, ratio } from './measure.ts';

const ROUNDS = 7;
const LENGTH = 1_000_000;

const simplified = chineseText(LENGTH);
const traditional = flat(OpenCC.Converter({ from: 'cn', to: 't' })(simplified.text));
const taiwan = flat(OpenCC.Converter({ from: 'cn', to: 'twp' })(simplified.text));

const cases: readonly [what: string, variant: Variant, text: string][] = [
  ['simplified', 't', simplified.text],
  ['traditional', 't', traditional],
  ['Taiwan', 't', taiwan],
  ['Taiwan', 'tw', taiwan],
  ['Taiwan', 'twp', taiwan],
  ['traditional', 'hk', traditional],
];
process.stdout.write(`text: ${LENGTH} units (${simplified.origin})\n`);
const rows = cases.map(([what, variant, text]) => {
  const converter = OpenCC.Converter({ from: variant, to: 'cn' });
  const same = convert(text, variant).text === converter(text);
  const ours = fastest(ROUNDS, () => {
    convert(text, variant);
  });
  const theirs = fastest(ROUNDS, () => {
    converter(text);
  });
  return [
    what,
    `${variant}→cn`,
    megaUnits(text.length, ours),
    megaUnits(text.length, theirs),
    ratio(theirs, ours),
    same ? 'same' : 'DIFFERENT',
  ];
});
printTable(['text', 'conversion', 'shanshui Mchar/s', 'opencc-js Mchar/s', 'ratio', 'output'], rows);
