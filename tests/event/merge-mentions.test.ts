import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupInNeighbourhoods, groupMentions, mergeMentions } from '../../src/event/merge-mentions.ts';
import type { AttributedMention } from '../../src/event/merged-event.ts';
import { mentionOf, model, organization } from './sample-mentions.ts';

type Change = Partial<AttributedMention>;

function areOne(a: Change, b: Change): boolean {
  const first = mentionOf('m1', {
    articleId: 'a',
    evidence: { text: '甲报的一句话，说了这件事情的经过。', start: 0, end: 17 },
    ...a,
  });
  const second = mentionOf('m2', {
    articleId: 'b',
    evidence: { text: '乙台另有一种写法，与前文并不相同。', start: 0, end: 17 },
    ...b,
  });
  return groupMentions([first, second]).length === 1;
}

const day = (value: string): AttributedMention['time'] => ({ value, source: 'explicit' });
const told = (value: string): AttributedMention['time'] => ({ value, source: 'published' });
const untold: AttributedMention['time'] = { value: null, source: null };
const version = (value: string) => ({ role: 'version', value });
const amount = (value: number, unit = 'CNY', approximate = false) => ({
  role: 'amount',
  value,
  unit,
  approximate,
});

describe('two mentions of different articles', () => {
  const cases: readonly [string, boolean, Change, Change][] = [
    ['same model, same day', true, {}, {}],
    ['another type', false, {}, { type: 'open_source' }],
    ['another model', false, {}, { fillers: [model('haishan')] }],
    ['the day and its month', true, { time: day('2024-03-01') }, { time: day('2024-03') }],
    ['a day in another time zone', true, { time: day('2024-03-01') }, { time: day('2024-03-02') }],
    ['days apart', false, { time: day('2024-03-01') }, { time: day('2024-03-09') }],
    ['published the day after', true, { time: day('2024-03-01') }, { time: told('2024-03-02') }],
    [
      'no day told, published two days later',
      true,
      { time: day('2024-03-01') },
      { time: untold, publishedOn: '2024-03-03' },
    ],
    [
      'no day told, published days later in other words',
      false,
      { time: day('2024-03-01') },
      { time: untold, publishedOn: '2024-03-09' },
    ],
    [
      'no day told, published months later',
      false,
      { time: day('2024-03-01') },
      { time: untold, publishedOn: '2024-06-06' },
    ],
    [
      'no day told, published before',
      false,
      { time: day('2024-03-01') },
      { time: untold, publishedOn: '2024-02-20' },
    ],
    [
      'planned before, then done',
      true,
      { modality: 'planned', time: day('2024-03'), publishedOn: '2024-02-01' },
      {},
    ],
    [
      'still planned on the day it came true',
      false,
      { time: day('2024-03-01') },
      { modality: 'planned', time: untold, publishedOn: '2024-03-01' },
    ],
    [
      'a denial without a day, published beside it',
      false,
      { time: day('2024-03-01') },
      { modality: 'denied', time: untold, publishedOn: '2024-03-01' },
    ],
    [
      'shown, and opened to all weeks later',
      false,
      { trigger: '推出', time: untold, publishedOn: '2024-03-01' },
      { trigger: '开放', time: untold, publishedOn: '2024-03-20' },
    ],
    [
      'shown and opened, told in the news of one day',
      true,
      { trigger: '推出', time: day('2024-03-01'), publishedOn: '2024-03-01' },
      { trigger: '开放', time: day('2024-03-01'), publishedOn: '2024-03-01' },
    ],
    [
      'a year tells too little',
      false,
      { time: day('2024') },
      { time: day('2024-03-01'), publishedOn: '2024-12-01' },
    ],
    [
      'another version',
      false,
      { fillers: [model('shanhai'), version('3')] },
      { fillers: [model('shanhai'), version('4')] },
    ],
    ['one without version', true, { fillers: [model('shanhai'), version('3')] }, {}],
    [
      'another sum',
      false,
      { type: 'funding', fillers: [organization('investee', 'shan'), amount(5e8)] },
      { type: 'funding', fillers: [organization('investee', 'shan'), amount(9e8)] },
    ],
    [
      'a rounded sum',
      true,
      { type: 'funding', fillers: [organization('investee', 'shan'), amount(2.06e9)] },
      { type: 'funding', fillers: [organization('investee', 'shan'), amount(2e9, 'CNY', true)] },
    ],
    [
      'another round',
      false,
      { type: 'funding', fillers: [organization('investee', 'shan'), { role: 'round', value: 'A轮' }] },
      { type: 'funding', fillers: [organization('investee', 'shan'), { role: 'round', value: 'B轮' }] },
    ],
    [
      'two adopters of one model',
      false,
      { type: 'adoption', fillers: [model('shanhai'), organization('adopter', 'x')] },
      { type: 'adoption', fillers: [model('shanhai'), organization('adopter', 'y')] },
    ],
    [
      'an adopter and nobody named',
      false,
      { type: 'adoption', fillers: [model('shanhai'), organization('adopter', 'x')] },
      { type: 'adoption', fillers: [model('shanhai')] },
    ],
    [
      'partners of one only in common',
      false,
      { type: 'partnership', fillers: [organization('party', 'x'), organization('party', 'y')] },
      { type: 'partnership', fillers: [organization('party', 'x'), organization('party', 'z')] },
    ],
    [
      'the same partners',
      true,
      { type: 'partnership', fillers: [organization('party', 'x'), organization('party', 'y')] },
      { type: 'partnership', fillers: [organization('party', 'y'), organization('party', 'x')] },
    ],
    [
      'two policies of one issuer',
      false,
      { type: 'policy', fillers: [organization('issuer', 'x'), { role: 'title', value: '算力券管理办法' }] },
      {
        type: 'policy',
        fillers: [organization('issuer', 'x'), { role: 'title', value: '数据要素行动计划' }],
      },
    ],
    [
      'one policy, its title cut short',
      true,
      {
        type: 'policy',
        fillers: [organization('issuer', 'x'), { role: 'title', value: '某市促进人工智能发展若干措施' }],
      },
      { type: 'policy', fillers: [{ role: 'title', value: '促进人工智能发展若干措施' }] },
    ],
    [
      'counts that differ by one',
      false,
      {
        type: 'statistic',
        fillers: [
          { role: 'value', value: 54, unit: '个' },
          { role: 'metric', value: '大模型数量' },
        ],
      },
      {
        type: 'statistic',
        fillers: [
          { role: 'value', value: 55, unit: '个' },
          { role: 'metric', value: '大模型数量' },
        ],
      },
    ],
  ];
  it.each(cases)('%s: %s', (_name, expected, a, b) => {
    expect(areOne(a, b)).toBe(expected);
    expect(areOne(b, a)).toBe(expected);
  });

  it('are one when they quote the same sentence, whenever they came out', () => {
    const quote = { text: '山海公司今日发布山海大模型，向所有开发者开放测试。', start: 0, end: 25 };
    const late = { time: told('2024-03-20'), publishedOn: '2024-03-20', evidence: quote };
    expect(areOne({ time: told('2024-03-01'), evidence: quote }, late)).toBe(true);
  });

  it('of one article are two happenings', () => {
    expect(groupMentions([mentionOf('m1'), mentionOf('m2')])).toHaveLength(2);
  });
});

describe('groups of mentions', () => {
  it('are not chained by a mention that fits two happenings', () => {
    const version3 = mentionOf('m1', { articleId: 'a', fillers: [model('shanhai'), version('3')] });
    const version4 = mentionOf('m2', { articleId: 'b', fillers: [model('shanhai'), version('4')] });
    const neither = mentionOf('m3', { articleId: 'c' });
    const groups = groupMentions([version3, neither, version4]).map((group) => group.map((one) => one.id));
    expect(groups).toHaveLength(2);
    expect(groups.filter((group) => group.includes('m1') && group.includes('m2'))).toEqual([]);
  });

  it('are the same when each neighbourhood is grouped by itself', () => {
    const all = ['2024-03-01', '2024-03-02', '2024-03-20', '2024-03-21'].map((on, at) =>
      mentionOf(`m${at}`, {
        articleId: `a${at}`,
        time: day(on),
        evidence: { text: `第${at}句话说法不同`, start: 0, end: 8 },
      }),
    );
    const near = groupInNeighbourhoods(all);
    expect(near.map(({ name }) => name)).toEqual(['m0', 'm2']);
    expect(near.flatMap(({ groups }) => groups)).toEqual(groupMentions(all));
    for (const { groups } of near) expect(groupMentions(groups.flat())).toEqual(groups);
  });
});

describe('an event', () => {
  it('is named after its earliest mention, and counts independent sources', () => {
    const event = mergeMentions([
      mentionOf('m3', { articleId: 'c', publishedOn: '2024-03-03', outlet: '丙报' }),
      mentionOf('m1', { articleId: 'a', publishedOn: '2024-03-01', outlet: '甲报' }),
      mentionOf('m2', { articleId: 'b', publishedOn: '2024-03-02', outlet: '乙报', reprintGroup: 'a' }),
    ]);
    expect(event).toMatchObject({ id: 'em1', articles: 3, sources: 2, firstPublishedOn: '2024-03-01' });
    expect(event.confidence).toBeGreaterThan(0.8);
    expect(event.confidence).toBeLessThan(1);
  });

  const statuses: readonly [readonly (readonly [AttributedMention['modality'], string])[], string][] = [
    [[['rumored', '2024-02-01']], 'rumored'],
    [
      [
        ['rumored', '2024-02-01'],
        ['planned', '2024-02-02'],
      ],
      'planned',
    ],
    [
      [
        ['planned', '2024-02-01'],
        ['asserted', '2024-03-01'],
      ],
      'asserted',
    ],
    [
      [
        ['rumored', '2024-02-01'],
        ['denied', '2024-02-02'],
      ],
      'denied',
    ],
    [
      [
        ['denied', '2024-02-01'],
        ['asserted', '2024-03-01'],
      ],
      'asserted',
    ],
    [
      [
        ['asserted', '2024-02-01'],
        ['denied', '2024-03-01'],
      ],
      'denied',
    ],
    [
      [
        ['asserted', '2024-02-01'],
        ['rumored', '2024-03-01'],
      ],
      'asserted',
    ],
  ];
  it.each(statuses)('told as %j is %s', (told, expected) => {
    const mentions = told.map(([modality, publishedOn], at) =>
      mentionOf(`m${at}`, { articleId: `a${at}`, modality, publishedOn }),
    );
    expect(mergeMentions(mentions).status).toBe(expected);
  });

  it('keeps conflicting values side by side with who said them', () => {
    const funding = (id: string, value: number): AttributedMention =>
      mentionOf(id, {
        articleId: id,
        type: 'funding',
        fillers: [organization('investee', 'shan'), amount(value)],
      });
    const event = mergeMentions([funding('a', 5e8), funding('b', 6e8), funding('c', 6e8)]);
    const amounts = event.fillers.filter(({ filler }) => filler.role === 'amount');
    expect(
      amounts.map(({ filler, saidBy, rival }) => ['value' in filler && filler.value, saidBy, rival]),
    ).toEqual([
      [5e8, ['a'], true],
      [6e8, ['b', 'c'], false],
    ]);
  });

  it('takes the exact time over the vague, and keeps what contradicts it', () => {
    const event = mergeMentions([
      mentionOf('m1', { articleId: 'a', time: day('2024-03') }),
      mentionOf('m2', { articleId: 'b', time: day('2024-03-01') }),
      mentionOf('m3', { articleId: 'c', time: day('2024-03-02') }),
    ]);
    expect(event.time).toEqual({ value: '2024-03-01', source: 'explicit' });
    expect(event.otherTimes).toEqual([{ value: '2024-03-02', saidBy: ['c'] }]);
  });
});

describe('merging', () => {
  const anyMention = fc
    .record({
      article: fc.integer({ min: 0, max: 6 }),
      model: fc.constantFrom('shanhai', 'haishan'),
      version: fc.constantFrom(null, '3', '4'),
      modality: fc.constantFrom('asserted' as const, 'planned' as const, 'denied' as const),
      time: fc.constantFrom('2024-03-01', '2024-03-02', '2024-03-05', '2024-03', null),
      published: fc.constantFrom('2024-03-02', '2024-03-06', null),
    })
    .map(({ article, model: name, version: said, modality, time, published }) => ({
      articleId: `a${article}`,
      outlet: `outlet ${article % 3}`,
      fillers: [model(name), ...(said === null ? [] : [version(said)])],
      modality,
      time: time === null ? untold : day(time),
      publishedOn: published,
    }));

  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(fc.array(anyMention, { maxLength: 14 }), fc.infiniteStream(fc.nat()), (changes, stream) => {
        const mentions = changes.map((change, at) => mentionOf(`m${at}`, change));
        const shuffled = mentions
          .map((mention) => ({ mention, at: stream.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ mention }) => mention);
        const events = (all: AttributedMention[]): string =>
          JSON.stringify(groupMentions(all).map(mergeMentions));
        expect(events(shuffled)).toBe(events(mentions));
      }),
      { numRuns: 300 },
    );
  });

  it('puts every mention into exactly one event', () => {
    fc.assert(
      fc.property(fc.array(anyMention, { maxLength: 14 }), (changes) => {
        const mentions = changes.map((change, at) => mentionOf(`m${at}`, change));
        const placed = groupMentions(mentions).flatMap((group) => group.map((one) => one.id));
        expect(placed.sort()).toEqual(mentions.map((one) => one.id).sort());
      }),
    );
  });
});
