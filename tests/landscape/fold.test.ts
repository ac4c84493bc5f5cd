import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttributedStatement } from '../../src/landscape/attributed-statement.ts';
import { foldFacet } from '../../src/landscape/fold.ts';
import { statementOf } from './sample-statements.ts';

const city = (name: string) => ({ kind: 'city', entityId: name, name }) as const;
const inCity = (id: string, name: string, change: Partial<AttributedStatement> = {}): AttributedStatement =>
  statementOf(id, { property: 'headquarters', value: city(name), ...change });

function standings(statements: readonly AttributedStatement[], viewpoint = {}): Record<string, string> {
  const values = foldFacet(statements, null, viewpoint);
  return Object.fromEntries(
    values.map((one) => [typeof one.value === 'object' ? one.value.name : String(one.value), one.standing]),
  );
}

describe('the choice among values of which there is one', () => {
  it('takes two independent sources over one, and keeps the loser', () => {
    expect(standings([inCity('1', '北京'), inCity('2', '杭州'), inCity('3', '杭州')])).toEqual({
      北京: 'rival',
      杭州: 'held',
    });
  });

  it('counts the reprints of one text once', () => {
    const reprint = { reprintGroup: 'r', publishedOn: '2024-01-01' };
    const values = foldFacet([
      inCity('1', '北京', reprint),
      inCity('2', '北京', reprint),
      inCity('3', '北京', reprint),
    ]);
    expect(values).toMatchObject([{ articles: 3, sources: 1, confidence: 0.8 }]);
  });

  it('takes an official source over any number of others', () => {
    const official = inCity('1', '北京', { origin: 'official', publishedOn: '2023-01-01' });
    expect(standings([official, inCity('2', '杭州'), inCity('3', '杭州')])).toMatchObject({
      北京: 'held',
      杭州: 'rival',
    });
  });

  it('takes the newer one where all else is even', () => {
    const moved = [inCity('1', '北京', { validFrom: '2022' }), inCity('2', '杭州', { validFrom: '2023-05' })];
    expect(standings(moved)).toEqual({ 北京: 'rival', 杭州: 'held' });
  });
});

describe('a folded facet', () => {
  it('never moves a value for a plan, a rumour or a denial', () => {
    const others = (['planned', 'rumored', 'denied'] as const).map((modality, at) =>
      inCity(`o${at}`, modality, { modality, publishedOn: '2024-09-01' }),
    );
    expect(standings([inCity('1', '北京'), ...others])).toEqual({
      北京: 'held',
      planned: 'planned',
      rumored: 'rumored',
      denied: 'denied',
    });
  });

  it('holds several values where there may be several', () => {
    const domains = ['金融', '医疗'].map((value, at) => statementOf(`s${at}`, { property: 'domain', value }));
    expect(standings(domains)).toEqual({ 金融: 'held', 医疗: 'held' });
  });

  it('shows at most three quotes, the earliest, each of another outlet', () => {
    const dates = ['2024-03-05', '2024-03-01', '2024-03-02', '2024-03-03', '2024-03-04'];
    const statements = dates.map((publishedOn, at) => inCity(`${at}`, '北京', { publishedOn }));
    const [value] = foldFacet(statements);
    expect(value?.evidence.map((one) => one.publishedOn)).toEqual(['2024-03-01', '2024-03-02', '2024-03-03']);
  });
});

describe('what the dictionary knows', () => {
  const subject = { kind: 'organization', entityId: 'shan', name: '山海公司' } as const;
  const known = { subject, facts: [{ property: 'headquarters', value: city('杭州'), validFrom: null }] };

  it('stands without any article', () => {
    expect(foldFacet([], known)).toMatchObject([
      { subject, value: city('杭州'), standing: 'held', sources: 0 },
    ]);
  });

  it('comes before the press, and after an official source', () => {
    const press = foldFacet([inCity('1', '北京'), inCity('2', '北京')], known);
    expect(press.map((one) => one.standing)).toEqual(['rival', 'held']);
    const official = foldFacet([inCity('1', '北京', { origin: 'official' })], known);
    expect(official.map((one) => one.standing)).toEqual(['held', 'rival']);
  });

  it('adds to what articles say of the same value', () => {
    const [value] = foldFacet([inCity('1', '杭州')], known);
    expect(value).toMatchObject({ origin: 'dictionary', articles: 1, sources: 1 });
    expect(value?.evidence).toHaveLength(1);
  });
});

describe('the two clocks', () => {
  const statements = [
    inCity('1', '北京', { validFrom: '2022', firstSeenAt: 100 }),
    inCity('2', '杭州', { validFrom: '2023-07-31', firstSeenAt: 200, withdrawnAt: 300 }),
  ];
  it.each([
    [{}, { 北京: 'held' }],
    [{ knownAt: 250 }, { 北京: 'rival', 杭州: 'held' }],
    [{ knownAt: 150 }, { 北京: 'held' }],
    [{ knownAt: 50 }, {}],
    [
      { knownAt: 250, asOf: '2023-07-31' },
      { 北京: 'rival', 杭州: 'held' },
    ],
    [{ knownAt: 250, asOf: '2023-07-30' }, { 北京: 'held' }],
    [{ asOf: '2021-12-31' }, {}],
  ])('from %j show %j', (viewpoint, expected) => {
    expect(standings(statements, viewpoint)).toEqual(expected);
  });
});

describe('folding', () => {
  it('does not depend on the order of arrival', () => {
    const anyStatement = fc.record({
      value: fc.constantFrom('北京', '杭州', '深圳'),
      modality: fc.constantFrom('asserted' as const, 'planned' as const, 'denied' as const),
      outlet: fc.constantFrom('甲报', '乙报', '丙报'),
      origin: fc.constantFrom('press' as const, 'official' as const),
      publishedOn: fc.constantFrom('2024-01-01', '2024-02-02', null),
      validFrom: fc.constantFrom('2023', '2024-01', null),
    });
    fc.assert(
      fc.property(fc.array(anyStatement, { maxLength: 12 }), fc.nat(), (changes, turn) => {
        const all = changes.map(({ value, ...change }, at) => inCity(`${at}`, value, change));
        const at = all.length === 0 ? 0 : turn % all.length;
        const turned = [...all.slice(at), ...all.slice(0, at)].reverse();
        expect(JSON.stringify(foldFacet(turned))).toBe(JSON.stringify(foldFacet(all)));
      }),
      { numRuns: 300 },
    );
  });
});
