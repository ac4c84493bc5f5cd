import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gazetteer } from '../../src/dictionary/gazetteer.ts';

type Match = [pattern: number, start: number, end: number];

function scanAll(surfaces: readonly string[], text: string): Match[] {
  const matches: Match[] = [];
  Gazetteer.compile(surfaces).scan(text, (pattern, start, end) => matches.push([pattern, start, end]));
  return matches;
}

function fold(text: string): string {
  return text.replace(/[A-ZÀ-ÞΑ-ΩА-Я]/g, (letter) => letter.toLowerCase());
}

function naive(surfaces: readonly string[], text: string): Match[] {
  const matches: Match[] = [];
  const folded = fold(text);
  surfaces.forEach((surface, pattern) => {
    if (surface === '') return;
    const wanted = fold(surface);
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
      matches.push([pattern, at, at + wanted.length]);
    }
  });
  return sorted(matches);
}

function sorted(matches: readonly Match[]): Match[] {
  return [...matches].sort((a, b) => a[2] - b[2] || a[1] - b[1] || a[0] - b[0]);
}

describe('Gazetteer', () => {
  const cases: [surfaces: string[], text: string, found: string[]][] = [
    [
      ['上海', '上海人工智能实验室', '人工智能'],
      '在上海人工智能实验室里',
      ['上海', '人工智能', '上海人工智能实验室'],
    ],
    [['GPT', 'ChatGPT'], 'chatgpt 与 Gpt-4', ['chatgpt', 'gpt', 'Gpt']],
    [['百度', '百度'], '百度', ['百度', '百度']],
    [['', '文心'], '文心一言', ['文心']],
    [['𠮷野', '😀'], '在𠮷野家😀😀', ['𠮷野', '😀', '😀']],
    [['a'], '', []],
    [[], '任何文字', []],
    [['啊啊'], '啊啊啊', ['啊啊', '啊啊']],
  ];
  it.each(cases)('%j in %j', (surfaces, text, found) => {
    const slices = scanAll(surfaces, text).map(([, start, end]) => text.slice(start, end));
    expect(slices.sort()).toEqual([...found].sort());
  });

  it('finds what a naive matcher finds, in the order of ends, longer ones first', () => {
    const unit = fc.constantFrom(
      '智',
      '谱',
      '清',
      '言',
      'A',
      'a',
      'B',
      'é',
      'É',
      'Я',
      'я',
      '\ud83d',
      '\ude00',
      '1',
    );
    const surface = fc.string({ unit, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(surface, { maxLength: 30 }),
        fc.string({ unit, maxLength: 60 }),
        (surfaces, text) => {
          const matches = scanAll(surfaces, text);
          expect(sorted(matches)).toEqual(naive(surfaces, text));
          for (let i = 1; i < matches.length; i++) {
            const [, start = 0, end = 0] = matches[i] ?? [];
            const [, lastStart = 0, lastEnd = 0] = matches[i - 1] ?? [];
            expect(end > lastEnd || (end === lastEnd && start >= lastStart)).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  /** Surfaces of 1 to 6 characters, some drawn from few characters so that they share beginnings. */
  function manySurfaces(count: number): string[] {
    let seed = 7;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return (seed >>> 8) % below;
    };
    const character = (): number => 0x4e00 + random(random(2) === 0 ? 60 : 3000);
    return Array.from({ length: count }, () =>
      String.fromCharCode(...Array.from({ length: 1 + random(6) }, character)),
    );
  }

  it('holds every surface of a large dictionary', () => {
    const surfaces = manySurfaces(20_000);
    const gazetteer = Gazetteer.compile(surfaces);
    surfaces.forEach((surface, index) => {
      let found = false;
      gazetteer.scan(`的${surface}的`, (pattern, start, end) => {
        if (pattern === index) found ||= start === 1 && end === 1 + surface.length;
      });
      expect(found, surface).toBe(true);
    });
  });

  it('stays under 20 MB with 100,000 surfaces', () => {
    expect(Gazetteer.compile(manySurfaces(100_000)).byteLength).toBeLessThan(20_000_000);
  });

  it('compiles what is meant to be slow: one beginning with many goings-on, surfaces inside one another', () => {
    const fan = Array.from(
      { length: 40_000 },
      (_, i) => `甲${String.fromCharCode(0x4e00 + (i % 20_000))}${i % 7}`,
    );
    const nested = Array.from({ length: 1_000 }, (_, i) => '乙'.repeat(i + 1));
    const gazetteer = Gazetteer.compile([...fan, ...nested]);
    let matches = 0;
    gazetteer.scan('乙'.repeat(1_000), () => {
      matches++;
    });
    expect(matches).toBe((1_000 * 1_001) / 2);
    expect(gazetteer.byteLength).toBeLessThan(20_000_000);
  });
});
