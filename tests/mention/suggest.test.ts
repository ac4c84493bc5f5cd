import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CandidateSighting, suggestEntries } from '../../src/mention/suggest.ts';
import { SAMPLE } from './sample-dictionary.ts';

function sighting(
  name: string,
  articleId: string,
  source: string | null,
  more: Partial<CandidateSighting['candidate']> = {},
): CandidateSighting {
  return {
    candidate: { kind: 'model', name, reason: 'quoted before 模型', confidence: 0.75, ...more },
    articleId,
    source,
    context: `…${name}…`,
    publishedAt: articleId < 'b' ? '2024-01-02' : '2024-03-04',
  };
}

const SIGHTINGS = [
  sighting('青禾', 'a', 'one.example', { maker: 'baidu' }),
  sighting('青禾', 'b', 'two.example', { maker: 'baidu' }),
  sighting('青禾', 'c', 'two.example', { maker: 'tencent' }),
  sighting('小澄', 'd', 'one.example'),
  sighting('小澄', 'e', 'one.example'),
  sighting('小澄', 'f', 'one.example'),
  sighting('NorthLake AI', 'g', null, { kind: 'organization', reason: 'legal name' }),
  sighting('通义千问', 'h', 'one.example'),
];

describe('suggestEntries', () => {
  it('puts names of independent sources first and leaves out what the dictionary has', () => {
    const names = suggestEntries(SIGHTINGS, SAMPLE, 10).map(({ name }) => name);
    expect(names).toEqual(['青禾', '小澄', 'NorthLake AI']);
  });

  it('says what speaks for a name', () => {
    const [first] = suggestEntries(SIGHTINGS, SAMPLE, 1);
    expect(first).toMatchObject({
      kind: 'model',
      maker: 'baidu',
      articles: 3,
      sources: 2,
      firstSeen: '2024-01-02',
    });
    expect(first?.contexts).toHaveLength(3);
  });

  it('gives an entry to paste', () => {
    const entries = suggestEntries(SIGHTINGS, SAMPLE, 10).map(({ entry }) => entry);
    expect(entries[0]).toBe('- id: u9752-u79be\n  name: 青禾\n  makers: [baidu]\n');
    expect(entries[2]).toBe('- id: northlake-ai\n  name: NorthLake AI\n  type: company\n');
  });

  it('does not depend on the order of the sightings', () => {
    const expected = suggestEntries(SIGHTINGS, SAMPLE, 10).map(({ name, score }) => [name, score]);
    fc.assert(
      fc.property(fc.shuffledSubarray(SIGHTINGS, { minLength: SIGHTINGS.length }), (shuffled) => {
        expect(suggestEntries(shuffled, SAMPLE, 10).map(({ name, score }) => [name, score])).toEqual(
          expected,
        );
      }),
    );
  });
});
