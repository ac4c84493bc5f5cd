import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttributedStatement } from '../../src/landscape/attributed-statement.ts';
import { Parties, type Voice } from '../../src/landscape/parties.ts';
import { addToTally, type Tally, talliedVoices, tallyOf } from '../../src/landscape/tally.ts';
import { statementOf } from './sample-statements.ts';

const days = [null, '2023-02', '2023-02-11', '2023-07-07', '2024-01-30'] as const;

/** Statements of one value by different articles of few outlets and few groups of reprints. */
const statements: fc.Arbitrary<AttributedStatement[]> = fc
  .array(
    fc.record({
      outlet: fc.constantFrom('甲报', '乙台', '丙网', '丁社', '戊刊'),
      group: fc.integer({ min: 0, max: 6 }),
      modality: fc.constantFrom('asserted', 'asserted', 'planned', 'rumored', 'denied'),
      confidence: fc.constantFrom(0.35, 0.5, 0.72, 0.8, 0.95),
      publishedOn: fc.constantFrom(...days),
      validFrom: fc.constantFrom(...days),
      origin: fc.constantFrom('press', 'press', 'company', 'official'),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((all) =>
    all.map(({ group, ...one }, at) => statementOf(`s${at}`, { ...one, reprintGroup: `group ${group}` })),
  );

/** The voices that a tally keeps, and only those asked for are given back, with their leaders. */
class KeptVoices {
  readonly #all = new Map<string, Voice>();

  of(wanted: readonly string[]): Voice[] {
    const found = new Map<string, Voice>();
    const asked = [...wanted];
    for (let name = asked.pop(); name !== undefined; name = asked.pop()) {
      const voice = this.#all.get(name);
      if (voice === undefined || found.has(name)) continue;
      found.set(name, voice);
      asked.push(voice.leader);
    }
    return [...found.values()];
  }

  keep(voices: readonly Voice[]): void {
    for (const one of voices) this.#all.set(one.voice, one);
  }
}

describe('a tally', () => {
  it('comes to the same whether statements are counted at once or a few at a time, in whatever order', () => {
    fc.assert(
      fc.property(statements, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (all, sizes) => {
        const expected = tallyOf(all).tally;
        const kept = new KeptVoices();
        let tally: Tally | null = null;
        for (let from = 0, turn = 0; from < all.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          const some = [...all].reverse().slice(from, from + size);
          const parties = new Parties(kept.of(some.flatMap(talliedVoices)));
          tally = addToTally(tally, some, parties);
          kept.keep(parties.touched());
          from += size;
        }
        expect(tally).toEqual(expected);
      }),
    );
  });

  it('counts as many sources as there are outlets that no reprint joins', () => {
    fc.assert(
      fc.property(statements, (all) => {
        const asserted = all.filter((one) => one.modality === 'asserted');
        const joined = (a: AttributedStatement, b: AttributedStatement): boolean =>
          a.outlet === b.outlet || a.reprintGroup === b.reprintGroup;
        let left = asserted;
        let sources = 0;
        for (let first = left[0]; first !== undefined; first = left[0]) {
          let reached = [first];
          for (let before = 0; before !== reached.length; ) {
            before = reached.length;
            reached = asserted.filter((one) => reached.some((other) => joined(one, other)));
          }
          left = left.filter((one) => !reached.includes(one));
          sources++;
        }
        const counted = (tallyOf(all).tally?.asserted?.sureness ?? []).reduce((sum, [, n]) => sum + n, 0);
        expect(counted).toBe(sources);
      }),
    );
  });
});
