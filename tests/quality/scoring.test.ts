import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readGold, readPredictions } from '../../src/adapters/files/gold-files.ts';
import { GoldArticle } from '../../src/quality/gold.ts';
import { plainName, Synonyms } from '../../src/quality/names.ts';
import { Prediction } from '../../src/quality/prediction.ts';
import { reportOf } from '../../src/quality/report.ts';
import { differencesOf, scoreArticle } from '../../src/quality/score-article.ts';
import { readArticle } from '../../src/reading/read-article.ts';
import { knowledge } from '../event/read-text.ts';

const CORPUS = '../shared/corpus/dev';
const SCORER = '../shared/tools/score-extractions.mjs';
const hasCorpus = existsSync(CORPUS) && existsSync(SCORER);
if (!hasCorpus)
  console.log(`scoring: no ${CORPUS} here, our measures are not compared with the shared scorer`);

const synonyms = () => new Synonyms(knowledge().dictionary.dictionary);
const folder = mkdtempSync(join(tmpdir(), 'scoring-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A release and a doubtful partnership, a new firm, an outlet. */
const GOLD = GoldArticle.parse({
  id: 'A1',
  entities: [
    { kind: 'organization', name: '百度', aliases_in_text: ['百度'] },
    { kind: 'model', name: '文心一言', aliases_in_text: ['文心一言', 'ERNIE Bot'] },
    { kind: 'organization', name: '青禾图灵', known: false },
    { kind: 'organization', name: '晨江晚报', media: true },
  ],
  events: [
    {
      type: 'model_release',
      time: { value: '2023-03-16' },
      arguments: [
        { role: 'model', name: '文心一言' },
        { role: 'developer', name: '百度' },
      ],
    },
    {
      type: 'funding',
      modality: 'planned',
      arguments: [
        { role: 'investee', name: '青禾图灵' },
        { role: 'amount', value: 500000000, unit: 'CNY' },
      ],
    },
    {
      type: 'partnership',
      optional: true,
      arguments: [
        { role: 'party', name: '百度' },
        { role: 'party', name: '青禾图灵' },
      ],
    },
  ],
  landscape: [{ subject: '文心一言', property: 'developer', value: '百度' }],
});

const baidu = { kind: 'organization', entityId: 'baidu', name: '百度', surface: '百度' };
const ernie = { kind: 'model', entityId: 'ernie-bot', name: '文心一言', surface: 'ERNIE Bot' };
const firm = { kind: 'organization', entityId: null, name: '青禾图灵', surface: '青禾图灵' };
const outlet = { kind: 'organization', entityId: null, name: '晨江晚报', surface: '晨江晚报' };
const release = {
  type: 'model_release',
  modality: 'asserted',
  time: { value: '2023-03-16' },
  arguments: [
    { role: 'model', ...ernie },
    { role: 'developer', ...baidu },
  ],
};
const round = {
  type: 'funding',
  modality: 'planned',
  time: { value: null },
  arguments: [
    { role: 'investee', ...firm },
    { role: 'amount', value: 5e8, unit: 'CNY', surface: '5亿元' },
  ],
};
const deal = {
  type: 'partnership',
  arguments: [
    { role: 'party', ...baidu },
    { role: 'party', ...firm },
  ],
};
const made = { subject: ernie, property: 'developer', value: baidu };

function report(prediction: object, gold = GOLD) {
  return reportOf([scoreArticle(gold, Prediction.parse({ id: gold.id, ...prediction }), synonyms())]);
}

describe('the measures', () => {
  it('are perfect for a perfect reading, and an outlet and a borderline event count neither way', () => {
    const all = report({
      mentions: [baidu, ernie, firm, outlet],
      events: [release, round, deal],
      statements: [made],
    });
    expect(all.entitiesAll).toMatchObject({ right: 3, found: 3, there: 3, f1: 1 });
    expect(all.events).toMatchObject({ right: 2, found: 2, there: 2, f1: 1 });
    expect(all.arguments).toMatchObject({ right: 4, found: 4, there: 4 });
    expect(all).toMatchObject({ modality: 1, time: 1, knownRecall: 1, newRecall: 1, landscapeRecall: 1 });
    expect(all.hardNegatives).toBeNull();
  });

  it('are nothing for an empty reading', () => {
    const none = report({});
    expect(none.events).toMatchObject({ right: 0, found: 0, there: 2, f1: 0 });
    expect(none).toMatchObject({ modality: null, time: null, knownRecall: 0, landscapeRecall: 0 });
  });

  const cases: readonly (readonly [string, object, object])[] = [
    ['another type', { ...release, type: 'open_source' }, { events: { right: 0 } }],
    [
      'another principal',
      { ...release, arguments: [{ role: 'developer', ...baidu }] },
      { events: { right: 0 } },
    ],
    [
      'a wrong link of a known name',
      { ...release, arguments: [{ role: 'model', ...ernie, entityId: 'qwen', name: '通义千问' }] },
      { events: { right: 0 } },
    ],
    [
      'another role for an argument',
      {
        ...release,
        arguments: [
          { role: 'model', ...ernie },
          { role: 'place', ...baidu },
        ],
      },
      { events: { right: 1 }, arguments: { right: 1, found: 2 } },
    ],
    ['another modality', { ...release, modality: 'rumored' }, { events: { right: 1 }, modality: 0 }],
    ['another day', { ...release, time: { value: '2023-03' } }, { events: { right: 1 }, time: 0 }],
    [
      'the same sum in another unit',
      {
        ...round,
        arguments: [
          { role: 'investee', ...firm },
          { role: 'amount', value: 5e8, unit: 'USD' },
        ],
      },
      { events: { right: 1 }, arguments: { right: 1 } },
    ],
  ];
  it.each(cases)('tell %s', (_, event, expected) => {
    expect(report({ mentions: [baidu, ernie, firm], events: [event] })).toMatchObject(expected);
  });

  it('pair an event once, the fuller one first', () => {
    const poor = { ...release, arguments: [{ role: 'model', ...ernie }] };
    const both = report({ mentions: [baidu, ernie], events: [poor, release] });
    expect(both.events).toMatchObject({ right: 1, found: 2 });
    expect(both.arguments.right).toBe(2);
  });

  it('ask of a hard negative no event and no false model', () => {
    const negative = GoldArticle.parse({ id: 'B1', hardNegative: true });
    expect(report({ mentions: [baidu] }, negative).hardNegatives).toEqual({ right: 1, all: 1 });
    expect(report({ mentions: [ernie] }, negative).hardNegatives).toEqual({ right: 0, all: 1 });
    expect(report({ events: [release] }, negative).hardNegatives).toEqual({ right: 0, all: 1 });
    expect(GoldArticle.parse({ id: 'N07' }).hardNegative).toBe(true);
  });

  it('follow an id that was redirected', () => {
    const { dictionary } = knowledge().dictionary;
    const moved = new Synonyms({ ...dictionary, redirects: new Map([['ernie-bot-old', 'ernie-bot']]) });
    expect(moved.nameOf({ entityId: 'ernie-bot-old', name: 'whatever' })).toBe(plainName('文心一言'));
  });

  it('list what differs', () => {
    const score = scoreArticle(
      GOLD,
      Prediction.parse({ id: 'A1', mentions: [baidu], events: [] }),
      synonyms(),
    );
    expect(differencesOf(score)).toEqual([
      '- model 文心一言',
      '- organization 青禾图灵 (new)',
      '- model_release model=文心一言 developer=百度 []',
      '- funding investee=青禾图灵 amount=500000000 []',
      '- 文心一言 developer 百度',
    ]);
  });
});

describe('the files of a gold', () => {
  it('name what is wrong with them, and where', () => {
    writeFileSync(join(folder, 'a.json'), '{"id": "a"}');
    writeFileSync(join(folder, 'b.json'), '{"id": "b", "events": [{"type": "party"}]}');
    writeFileSync(join(folder, 'c.json'), '{');
    const { read, problems } = readGold(folder);
    expect(read.map(({ id }) => id)).toEqual(['a']);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('b.json: events.0.type');
    expect(problems[1]).toContain('c.json: is no JSON');
  });

  it('give predictions line by line', () => {
    const file = join(folder, 'a.ndjson');
    writeFileSync(file, '{"id":"a"}\n\n{"id":1}\n');
    const { read, problems } = readPredictions(file);
    expect(read).toEqual([{ id: 'a', mentions: [], events: [], statements: [] }]);
    expect(problems[0]).toContain('a.ndjson:3: id');
  });
});

interface SharedReport {
  readonly entitiesAll: { readonly f1: number };
  readonly events: { readonly f1: number };
  readonly arguments: { readonly f1: number };
  readonly knownRecall: number;
  readonly newRecall: number;
  readonly modality: number;
  readonly time: number;
  readonly landscapeRecall: number;
  readonly hardNegativesClean: string;
}

describe.runIf(hasCorpus)('beside the shared scorer', () => {
  it('give the same measures, but for names that one table of synonyms has and the other has not', () => {
    const texts = readdirSync(join(CORPUS, 'texts')).sort();
    const lines = texts.map((file) => {
      const { id, title, published, text } = JSON.parse(readFileSync(join(CORPUS, 'texts', file), 'utf8'));
      const said = { id, title, text, publishedAt: published };
      const article = { ...said, url: null, canonicalUrl: null, author: null, source: null };
      return JSON.stringify(readArticle(article, knowledge()));
    });
    const file = join(folder, 'extractions.ndjson');
    writeFileSync(file, `${lines.join('\n')}\n`);
    const shared = JSON.parse(
      execFileSync('node', [SCORER, '--gold', join(CORPUS, 'gold'), '--pred', file, '--json'], {
        encoding: 'utf8',
      }),
    ) as SharedReport;
    const byId = new Map(readPredictions(file).read.map((one) => [one.id, one]));
    const names = synonyms();
    const ours = reportOf(
      readGold(join(CORPUS, 'gold')).read.map((gold) =>
        scoreArticle(gold, byId.get(gold.id) ?? Prediction.parse({ id: gold.id }), names),
      ),
    );
    // The shared tables list 1,500 names of their own: a link that one holds right and the other does not moves a
    // measure by a few of some hundred.
    const near = (a: number | null, b: number) => expect(Math.abs((a ?? 0) - b)).toBeLessThan(0.012);
    near(ours.entitiesAll.f1, shared.entitiesAll.f1);
    near(ours.events.f1, shared.events.f1);
    near(ours.arguments.f1, shared.arguments.f1);
    near(ours.knownRecall, shared.knownRecall);
    near(ours.newRecall, shared.newRecall);
    near(ours.modality, shared.modality);
    near(ours.time, shared.time);
    near(ours.landscapeRecall, shared.landscapeRecall);
    expect(`${ours.hardNegatives?.right}/${ours.hardNegatives?.all}`).toBe(shared.hardNegativesClean);
  });
});
