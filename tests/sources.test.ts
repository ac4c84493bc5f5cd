import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeTarget } from '../src/adapters/fetch/address-guard.ts';
import { describeProblem, loadSources } from '../src/adapters/files/source-files.ts';
import { SITE_RULES, siteRuleFor } from '../src/article/site-rules.ts';
import { readAnnouncedPage } from '../src/pipeline/read-source.ts';
import type { Source } from '../src/source/source.ts';

const ROOT = join(import.meta.dirname, '..');
const FIXTURES = join(ROOT, 'fixtures/sources');

const { sources, problems } = await loadSources(join(ROOT, 'sources'));

function fixtureOf(source: Source): string {
  return join(FIXTURES, source.kind === 'index' ? `${source.id}.html` : `${source.kind}.xml`);
}

describe('the sources', () => {
  it('are all right', () => {
    expect(problems.map(describeProblem)).toEqual([]);
  });

  it('are many, from the mainland, Taiwan and Hong Kong', () => {
    const enabled = sources.filter((source) => source.enabled);
    expect(enabled.length).toBeGreaterThanOrEqual(40);
    for (const region of ['cn', 'tw', 'hk'] as const) {
      expect(enabled.filter(({ script }) => script === region).length, region).toBeGreaterThanOrEqual(8);
    }
  });

  it('are of every kind', () => {
    expect([...new Set(sources.map(({ kind }) => kind))].sort()).toEqual([
      'feed',
      'index',
      'news-sitemap',
      'sitemap',
    ]);
  });
});

describe.each(sources.map((source) => [source.id, source] as const))('%s', (id, source) => {
  it('says where its address was looked up, or why it is not enabled', () => {
    if (source.enabled) expect(source.verified, `${id}: verified`).toMatch(/\S{3}/);
    else expect(source.note, `${id}: note`).toMatch(/\S{3}/);
  });

  it('is on the open web', () => {
    expect(source.allowedPrivateHosts).toEqual([]);
    expect(judgeTarget(source.url, [])).toMatchObject({ kind: 'target' });
  });

  it('obeys robots.txt, or names who permitted otherwise', () => {
    expect(source.politeness.obeyRobots || source.politeness.permission !== undefined).toBe(true);
    expect(source.politeness.minimumGapMs).toBeGreaterThanOrEqual(1000);
  });

  it('has the language and the zone of its region', () => {
    const zones = { cn: 'Asia/Shanghai', tw: 'Asia/Taipei', hk: 'Asia/Hong_Kong' };
    expect(source.timeZone).toBe(zones[source.script]);
    expect(source.language).toMatch(/^zh-(?:CN|TW|HK)$/);
  });

  it('has a fixture that is read as the source says', async () => {
    const file = fixtureOf(source);
    expect(existsSync(file), `${id}: add ${file.slice(ROOT.length + 1)}, a skeleton with invented text`).toBe(
      true,
    );
    const { announcement } = await readAnnouncedPage(source, readFileSync(file), null, source.url);
    expect(announcement.items.length).toBeGreaterThanOrEqual(2);
    for (const item of announcement.items) {
      expect(item.url).toMatch(/^https?:\/\//);
      if (source.kind !== 'sitemap') expect(item.title.length).toBeGreaterThan(3);
    }
  });

  it.each(source.siteRules)('has a page for its site rule %s', (rule) => {
    expect(SITE_RULES.map((one) => one.id)).toContain(rule);
    const file = `fixtures/pages/${rule}.html`;
    expect(existsSync(join(ROOT, file)), `add ${file}, a skeleton with invented text`).toBe(true);
  });

  it('names the site rule of its own host', () => {
    const own = siteRuleFor(source.url);
    if (own !== null) expect(source.siteRules, `${id}: siteRules: [${own.id}]`).toContain(own.id);
  });
});

describe('the fixtures of sources', () => {
  it('belong to a source or a kind', () => {
    const known = new Set([
      ...sources.map((source) => fixtureOf(source)),
      join(FIXTURES, 'sitemap-index.xml'),
    ]);
    const stray = readdirSync(FIXTURES, { withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:xml|html)$/.test(entry.name))
      .map((entry) => join(FIXTURES, entry.name))
      .filter((file) => !known.has(file));
    expect(stray).toEqual([]);
  });
});
