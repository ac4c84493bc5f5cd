import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import OpenCC from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { convert, type Variant } from '../../src/text/simplify.ts';

const VARIANTS: readonly Variant[] = ['t', 'tw', 'twp', 'hk'];
const reference = new Map(VARIANTS.map((from) => [from, OpenCC.Converter({ from, to: 'cn' })]));

function opencc(text: string, variant: Variant): string {
  return reference.get(variant)?.(text) ?? '';
}

describe('convert', () => {
  const cases: [traditional: string, simplified: string][] = [
    ['乾隆年間的乾燥劑', '乾隆年间的干燥剂'],
    ['皇后之後，公里之裏', '皇后之后，公里之里'],
    ['瞭解與瞭望一目瞭然', '了解与瞭望一目了然'],
    ['藉口憑藉，慰藉狼藉', '借口凭借，慰藉狼藉'],
    ['頭髮發展，麵粉面子', '头发发展，面粉面子'],
    ['爲裏台开發', '为里台开发'],
    ['通用人工智慧與軟體', '通用人工智慧与软体'],
    ['已经是简体的文字不变。', '已经是简体的文字不变。'],
    ['English and 數字 123', 'English and 数字 123'],
    ['', ''],
  ];
  it.each(cases)('%s → %s', (traditional, simplified) => {
    expect(convert(traditional).text).toBe(simplified);
  });

  it("exchanges Taiwan's words only when told so", () => {
    expect(convert('軟體與滑鼠', 'twp').text).toBe('软件与鼠标');
    expect(convert('軟體與滑鼠', 'tw').text).toBe('软体与滑鼠');
  });

  it.each(VARIANTS)(
    'gives what opencc-js gives for %s on texts with phrases, astral and rare characters',
    (variant) => {
      const unit = fc.constantFrom(
        ...'乾隆燥坤瞭解望一目然開關發髮後裡裏裏臺台爲為麪麵軟體滑鼠網路程式伺服器資訊的了不上著着'.split(''),
        ...['㑮', '㑳', '𠁞', '𫝈', '𣏕', '𤋮', '😀', 'GPT', '豈', '更', '⿰木才', '\n', ' '],
      );
      fc.assert(
        fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
          expect(convert(text, variant).text).toBe(opencc(text, variant));
        }),
        { numRuns: 500 },
      );
    },
  );

  it.each(VARIANTS)('maps every offset of %s into the text it came from', (variant) => {
    const unit = fc.constantFrom(...'乾隆軟體滑鼠伺服器開發的'.split(''), '𠁞', '㑳', '𣏕', 'a');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        const { text: simplified, map } = convert(text, variant);
        let last = 0;
        for (let i = 0; i < simplified.length; i++) {
          const { start, end } = map.toInput({ start: i, end: i + 1 });
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = start;
        }
        expect(map.toInput({ start: 0, end: simplified.length })).toEqual({ start: 0, end: text.length });
      }),
    );
  });

  it('copies description sequences, also endless ones, in linear time', () => {
    expect(convert('⿰開發⿱⿰開開').text).toBe('⿰開發⿱⿰開開');
    const hostile = '⿰'.repeat(200_000);
    const start = performance.now();
    expect(convert(hostile).text).toBe(hostile);
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it('keeps lone surrogates', () => {
    expect(convert('開\ud800關\udc00').text).toBe('开\ud800关\udc00');
  });
});

const texts = new URL('../../../shared/corpus/dev/texts/', import.meta.url);
const seed = new URL('../../../shared/corpus/seed/article.txt', import.meta.url);
if (!existsSync(texts))
  console.log('tests/text/simplify: ../shared is not there, its corpus is not compared');

describe.runIf(existsSync(texts))('convert on the development corpus', () => {
  it.each(VARIANTS)('gives what opencc-js gives for %s', (variant) => {
    const bodies = readdirSync(texts).map(
      (name) => JSON.parse(readFileSync(new URL(name, texts), 'utf8')).text,
    );
    for (const body of [...bodies, readFileSync(seed, 'utf8')]) {
      expect(convert(String(body), variant).text).toBe(opencc(String(body), variant));
    }
  });
});
