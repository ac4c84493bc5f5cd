import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTimes, resolveTime } from '../../src/mention/times.ts';
import { NONE, TABLES } from './times-forms.ts';

function rowsOf(table: string) {
  return table
    .split('\n')
    .filter((line) => line.includes(' = '))
    .map((line) => {
      const [marked = '', value = ''] = line.split(' = ');
      return { marked, value };
    });
}

describe.each(Object.entries(TABLES))('times, published %s', (published, table) => {
  it.each(rowsOf(table))('$marked is $value', ({ marked, value }) => {
    const text = marked.replace(/[【】]/gu, '');
    const start = marked.indexOf('【');
    const end = marked.indexOf('】') - 1;
    const found = findTimes(text, published);
    const time = found.find((candidate) => candidate.start === start && candidate.end === end);
    expect(found.map((each) => `${text.slice(each.start, each.end)}=${each.value}`)).toHaveLength(1);
    expect(time?.value ?? null).toBe(value === '?' ? null : value);
    expect(time).toBeDefined();
  });
});

it('has at least 200 forms', () => {
  expect(Object.values(TABLES).flatMap(rowsOf).length).toBeGreaterThanOrEqual(200);
});

describe('what a time is told from', () => {
  const valuesOf = (text: string, published: string | null) =>
    findTimes(text, published).map((time) => time.value);

  it.each([
    ['2019年8月公司递表,次年9月转板,直到今年5月才重启', '2022-12-31', ['2019-08', '2020-09', '2022-05']],
    ['2022年11月发布第一版,12月用户过百万', '2023-07-12', ['2022-11', '2022-12']],
    ['7月11日公司推出了模型。两家对手14日宣布跟进。', '2023-09-06', ['2023-07-11', '2023-07-14']],
    [
      '7月24日开放了内测;同一天,对手发布新品;26日,第三家上线',
      '2024-07-27',
      ['2024-07-24', '2024-07-24', '2024-07-26'],
    ],
    ['股价跌至2021年11月以来最低,5月4日创新低', '2023-07-12', ['2021-11', '2023-05-04']],
    ['4月1日发布,次日开源', '2023-07-12', ['2023-04-01', '2023-04-02']],
    ['今年3月发布,当月用户过万', '2023-07-12', ['2023-03', '2023-03']],
    ['新版将在未来几个月陆续推出,并于9月30日起开源', '2023-03-14', [null, '2023-09-30']],
    ['2月13日上线搜索,4月1日起将免费', '2025-02-13', ['2025-02-13', '2025-04-01']],
  ])('%s', (text, published, values) => {
    expect(valuesOf(text, published)).toEqual(values);
  });

  it('leaves what needs the publication date open when that is unknown', () => {
    expect(valuesOf('公司3月16日发布,去年融资,上周开源,2022年成立', null)).toEqual([
      null,
      null,
      null,
      '2022',
    ]);
  });
});

describe('relations', () => {
  it.each([
    ['自2023年7月1日起施行', 'since'],
    ['从2023年7月开始收费', 'since'],
    ['2023年以来增长', 'since'],
    ['截至2023年6月有30家', 'until'],
    ['2023年底前完成', 'until'],
    ['2023年7月7日发布', 'at'],
  ])('%s is %s', (text, relation) => {
    expect(findTimes(text, '2023-07-12')[0]?.relation).toBe(relation);
  });
});

describe('resolveTime', () => {
  it.each([
    ['3月16日', true, '2024-03-16'],
    ['3月16日', false, '2023-03-16'],
    ['8月', true, '2023-08'],
    ['8月', false, '2022-08'],
    ['周五', true, '2023-07-14'],
    ['周五', false, '2023-07-07'],
    ['2022年3月', true, '2022-03'],
    ['去年底', true, '2022-12'],
    ['近日', true, null],
  ])('%s, planned %s, is %s', (text, planned, value) => {
    const [time] = findTimes(text, '2023-07-12');
    expect(time && resolveTime(text, time, { publishedAt: '2023-07-12', planned })).toBe(value);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    '2023年',
    '7月',
    '7日',
    '今年',
    '上周',
    '四',
    '至',
    '-',
    '第一季度',
    '底',
    '前',
    '1',
    '/',
    ' ',
    '年',
    '零点',
    '周',
    '起',
    '。',
    '将',
    '(',
  );
  it('gives ordered spans inside the text and well-formed values', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const time of findTimes(text, '2023-07-12')) {
          expect(time.start).toBeGreaterThanOrEqual(end);
          expect(time.end).toBeGreaterThan(time.start);
          end = time.end;
          if (time.value !== null) {
            expect(time.value).toMatch(
              /^\d{4}(-(\d\d(-\d\d)?|Q[1-4]|H[12]))?(\/\d{4}(-(\d\d(-\d\d)?|Q[1-4]|H[12]))?)?$/,
            );
          }
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('reads hostile input in linear time', () => {
    for (const piece of ['1', '年', '今年', '2023年7月', '第', '周一', '上上', '7-', '一二三']) {
      const before = performance.now();
      findTimes(piece.repeat(Math.ceil(60_000 / piece.length)), '2023-07-12');
      expect(performance.now() - before).toBeLessThan(15_000);
    }
  });
});

it.each(NONE.trim().split('\n'))('finds no time in %s', (text) => {
  expect(findTimes(text, '2023-07-12')).toEqual([]);
});
