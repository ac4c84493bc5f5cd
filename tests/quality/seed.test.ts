import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/reading/extraction.ts';
import { readArticle } from '../../src/reading/read-article.ts';
import { knowledge } from '../event/read-text.ts';

const SEED = '../shared/corpus/seed/article.json';
const hasSeed = existsSync(SEED);
if (!hasSeed) console.log(`the seed article: no ${SEED} here, its facts are not looked at`);

interface SeedFile {
  readonly title: string;
  readonly published: string;
  readonly text: string;
}

function readSeed() {
  const { title, published, text } = JSON.parse(readFileSync(SEED, 'utf8')) as SeedFile;
  return readArticle(
    {
      id: 'seed',
      url: null,
      canonicalUrl: null,
      title,
      author: null,
      source: null,
      publishedAt: published,
      text,
    },
    knowledge(),
  );
}
const seed = hasSeed ? readSeed() : null;

const worth = (event: Extraction['events'][number], role: string) =>
  event.arguments.flatMap((argument) =>
    argument.role === role ? ['name' in argument ? argument.name : String(argument.value)] : [],
  );
const told = (type: string) => (seed?.events ?? []).filter((event) => event.type === type);

describe.runIf(hasSeed)('the seed article', () => {
  it('tells of the release of 文心一言 in March', () => {
    const [release] = told('model_release');
    expect(release?.modality).toBe('asserted');
    expect(release?.time.value).toBe('2023-03');
    expect(release && worth(release, 'model')).toEqual(['文心一言']);
    expect(release && worth(release, 'developer')).toEqual(['百度']);
  });

  it('tells of the standards group and its five leaders in July', () => {
    const group = told('standard').find((event) => worth(event, 'participant').includes('百度'));
    expect(group?.time.value).toBe('2023-07');
    expect(group && worth(group, 'participant').sort()).toEqual(
      ['上海人工智能实验室', '华为', '百度', '腾讯', '阿里巴巴'].sort(),
    );
  });

  it('tells of two policies, each with its issuer, title and month', () => {
    const policies = told('policy').map((event) => ({
      issuer: worth(event, 'issuer'),
      month: event.time.value,
      title: worth(event, 'title')[0]?.slice(-4),
    }));
    expect(policies).toEqual([
      { issuer: ['北京市经济和信息化局'], month: '2023-02', title: '展白皮书' },
      { issuer: ['国家互联网信息办公室'], month: '2023-07', title: '暂行办法' },
    ]);
  });

  it('counts 54 for 北京, and no products of one company', () => {
    const counts = told('statistic').map((event) => ({
      value: worth(event, 'value')[0],
      place: worth(event, 'place'),
      organization: worth(event, 'organization'),
    }));
    expect(counts).toContainEqual({ value: '54', place: ['北京'], organization: [] });
    expect(counts.filter(({ organization }) => organization.length > 0)).toEqual([]);
  });

  it.each(['国家队', '脸盲', '多所大学', '圣贤有云'])('takes no name from %s', (words) => {
    const names = (seed?.mentions ?? []).map(({ name }) => name);
    expect(names).not.toContain(words);
  });
});
