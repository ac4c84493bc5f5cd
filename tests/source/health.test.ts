import { describe, expect, it } from 'vitest';
import type { FindingKind } from '../../src/source/finding.ts';
import { type Health, judgeHealth } from '../../src/source/health.ts';
import type { Observation, SeenArticle } from '../../src/source/observation.ts';
import { Source, type SourceInput } from '../../src/source/source.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2023, 6, 31, 12);

/** An article every so many hours, from days ago until days ago, each found two hours after it came out. */
function steady(
  everyHours: number,
  fromDays: number,
  toDays = 0,
  more: Partial<SeenArticle> = {},
): SeenArticle[] {
  const articles: SeenArticle[] = [];
  for (let age = fromDays * DAY; age > toDays * DAY; age -= everyHours * HOUR) {
    articles.push({
      publishedAt: NOW - age,
      firstSeenAt: NOW - age + 2 * HOUR,
      fields: ['title', 'url', 'publishedAt', 'author'],
      bodyLength: 900,
      ...more,
    });
  }
  return articles.filter(({ firstSeenAt }) => firstSeenAt <= NOW);
}

function judge(observation: Partial<Observation>, source: Partial<SourceInput> = {}): Health {
  return judgeHealth(Source.parse({ id: 'a', name: 'A', kind: 'feed', url: 'https://a.cn/rss', ...source }), {
    now: NOW,
    lastPolledAt: NOW - HOUR,
    nextDueAt: NOW + HOUR,
    lastOutcome: 'read',
    consecutiveFailures: 0,
    lastCount: 20,
    articles: steady(6, 40),
    observedFields: ['title', 'url', 'publishedAt', 'author'],
    ...observation,
  });
}

const kinds = (health: Health): FindingKind[] => health.findings.map(({ kind }) => kind);

describe('a source is well', () => {
  it('when it yields what it did and should', () => {
    expect(judge({})).toMatchObject({ state: 'well', findings: [], expectedPerWeek: 1, seenPerWeek: 28 });
  });

  it('when it is new, slow, quiet at the week-end, or once failed', () => {
    expect(kinds(judge({ articles: steady(6, 3) }))).toEqual([]);
    expect(kinds(judge({ articles: steady(90, 40) }))).toEqual([]);
    const weekdays = steady(4, 40).filter(
      ({ publishedAt }) => ![0, 6].includes(new Date(publishedAt ?? 0).getUTCDay()),
    );
    expect(kinds(judge({ articles: weekdays }))).toEqual([]);
    expect(judge({ consecutiveFailures: 2, lastOutcome: 'timeout: …' }).state).toBe('well');
  });
});

describe('a source ails', () => {
  it.each<
    [
      name: string,
      observation: Partial<Observation>,
      source: Partial<SourceInput>,
      kind: FindingKind,
      state: string,
    ]
  >([
    ['nobody asked it', { lastPolledAt: null, lastCount: null, articles: [] }, {}, 'never-polled', 'unknown'],
    ['nobody polls it any more', { nextDueAt: NOW - 2 * DAY }, {}, 'overdue', 'failing'],
    [
      'it does not answer',
      { consecutiveFailures: 3, lastOutcome: 'failed: dns: …' },
      {},
      'unreachable',
      'failing',
    ],
    [
      'it says 404 again and again',
      { consecutiveFailures: 5, lastOutcome: 'the server says 404' },
      {},
      'gone',
      'failing',
    ],
    [
      'robots.txt forbids it',
      { lastOutcome: 'robots: https://a.cn/robots.txt, line 2' },
      {},
      'blocked',
      'failing',
    ],
    ['somebody stopped it', { lastOutcome: 'stop: stopped by Lin: …' }, {}, 'blocked', 'failing'],
    ['its list is empty', { lastCount: 0 }, {}, 'silent', 'failing'],
    ['nothing new comes', { articles: steady(6, 60, 20) }, {}, 'silent', 'failing'],
    ['fewer come than were asked for', {}, { expectations: { minimumPerWeek: 100 } }, 'too-few', 'ailing'],
    [
      'far fewer come than usual',
      { articles: [...steady(4, 40, 7), ...steady(48, 7)] },
      {},
      'too-few',
      'ailing',
    ],
    ['the newest is old', { articles: steady(3, 40, 3) }, {}, 'stale', 'ailing'],
    [
      'an expected field is not there',
      {},
      { expectations: { fields: ['title', 'url', 'author'] } },
      'fields-missing',
      'failing',
    ],
    ['its texts are short', { articles: steady(6, 40, 0, { bodyLength: 30 }) }, {}, 'short-bodies', 'ailing'],
    ['all of its window was new', { lastCount: 4 }, {}, 'gap', 'ailing'],
  ])('when %s', (name, observation, source, kind, state) => {
    const articles =
      name === 'an expected field is not there'
        ? steady(6, 40, 0, { fields: ['title', 'url'] })
        : name === 'all of its window was new'
          ? [...steady(6, 40), ...[1, 2, 3, 4].map((n) => ({ ...burst, publishedAt: NOW - n * HOUR }))]
          : undefined;
    const health = judge(articles === undefined ? observation : { ...observation, articles }, source);
    expect(kinds(health)).toContain(kind);
    expect(health.state).toBe(state);
    expect(health.findings.find((finding) => finding.kind === kind)?.reason).toMatch(/\S{3}/);
  });

  const burst: SeenArticle = {
    firstSeenAt: NOW - HOUR,
    publishedAt: null,
    fields: ['title', 'url'],
    bodyLength: 900,
  };

  it('when a field that was reliable went missing, though nobody listed it', () => {
    const articles = [...steady(6, 40, 6), ...steady(6, 6, 0, { fields: ['title', 'url', 'publishedAt'] })];
    const health = judge({ articles });
    expect(kinds(health)).toEqual(['fields-missing']);
    expect(health.findings[0]?.reason).toContain('author');
  });
});

describe('what is not believed', () => {
  it('is a date in the future', () => {
    const odd = { firstSeenAt: NOW - 30 * DAY, publishedAt: NOW + 900 * DAY, fields: [], bodyLength: null };
    const health = judge({ articles: [...steady(3, 40, 3), odd] });
    expect(kinds(health)).toContain('stale');
    expect(health.newestAt).toBeLessThanOrEqual(NOW);
  });

  it('is a disabled source, and a source of which nothing is expected', () => {
    expect(judge({ lastCount: 0, articles: [] }, { enabled: false })).toMatchObject({
      state: 'disabled',
      findings: [],
    });
    expect(kinds(judge({ lastCount: 0, articles: [] }, { expectations: { minimumPerWeek: 0 } }))).toEqual([]);
  });
});
