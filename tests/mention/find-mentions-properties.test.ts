import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mention } from '../../src/mention/mention.ts';
import { overlaps } from '../../src/text/span.ts';
import { read } from './sample-dictionary.ts';

const PIECES = [
  '百度',
  '阿里巴巴',
  'DeepSeek',
  'MiniMax',
  'Qwen2.5-72B',
  '文心一言',
  '华为盘古大模型',
  'GPT-4',
  '北京',
  '上海市',
  '北上广',
  'BAT',
  '沪苏浙皖',
  '《北京市条例》',
  '（以下简称“云谷”）',
  '云谷',
  '杭州云谷科技有限公司',
  '北京市经济和信息化局',
  '“青禾”大模型',
  '（688999.SH）',
  '公司',
  '等企业',
  '、',
  '和',
  '，',
  '。',
  '\n',
  ' ',
  '发布',
  '宣布',
  '接入',
  '收购',
  '的',
  '大模型',
  '人工智能',
  '早餐',
  '豆包',
  '騰訊',
  '臉書',
  'NorthLake Ventures',
  'Sam',
  '2023年',
  '3亿元',
  'a',
  'Z',
  '8',
  '-',
  '.',
  '(',
  '）',
  '”',
  '「',
  '研究院',
  '大学',
  '集团',
  '科技',
  '😀',
  '𠮷',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));

/** Whether two mentions may share units: members of one group, and a brand inside its model's name. */
function mayShare(a: Mention, b: Mention): boolean {
  if (a.group !== undefined && a.group === b.group) return a.start === b.start && a.end === b.end;
  const [model, brand] = a.kind === 'model' ? [a, b] : [b, a];
  return model.kind === 'model' && brand.kind === 'organization' && brand.start === model.start;
}

describe('what is found', () => {
  it('lies in the text, in order, and overlaps only as groups and brands do', () => {
    fc.assert(
      fc.property(text, (body) => {
        const { mentions, article } = read(body);
        for (const [i, mention] of mentions.entries()) {
          expect(mention.start).toBeGreaterThanOrEqual(0);
          expect(mention.end).toBeLessThanOrEqual(article.text.length);
          expect(mention.start).toBeLessThan(mention.end);
          expect(mention.confidence).toBeGreaterThan(0);
          expect(mention.confidence).toBeLessThanOrEqual(1);
          expect(mention.reasons.length).toBeGreaterThan(0);
          const next = mentions[i + 1];
          if (next !== undefined) expect(next.start).toBeGreaterThanOrEqual(mention.start);
          for (const other of mentions.slice(i + 1)) {
            if (overlaps(mention, other)) expect(mayShare(mention, other)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has versions and sizes inside the mention', () => {
    fc.assert(
      fc.property(text, (body) => {
        const { mentions, article } = read(body);
        for (const { version, size, start, end } of mentions) {
          for (const part of [version, size]) {
            if (part === undefined) continue;
            expect(part.start).toBeGreaterThanOrEqual(start);
            expect(part.end).toBeLessThanOrEqual(end);
            expect(article.text.slice(part.start, part.end)).toBe(part.text);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives discarded surfaces and candidates as the text has them', () => {
    fc.assert(
      fc.property(text, (body) => {
        const { discarded, candidates, article } = read(body);
        for (const { surface, start, end } of discarded) expect(article.text.slice(start, end)).toBe(surface);
        for (const { start, end } of candidates) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(article.text.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(text, (body) => {
        expect(read(body)).toMatchObject({
          mentions: read(body).mentions,
          candidates: read(body).candidates,
        });
      }),
      { numRuns: 50 },
    );
  });

  it('survives any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (body) => {
        expect(() => read(body)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});

describe('time', () => {
  const HOSTILE: readonly [string, string][] = [
    ['open titles', '《'.repeat(20_000)],
    ['brackets', '百度（'.repeat(10_000)],
    ['one long Latin word', `${'A-a.'.repeat(20_000)}大模型`],
    ['many Latin words', 'Aa Bb '.repeat(15_000)],
    ['one list', '百度、云谷、'.repeat(8_000)],
    ['quotes', '“青禾'.repeat(15_000)],
    ['endings', '科技股份有限公司'.repeat(6_000)],
    ['abbreviations', '沪苏浙皖京'.repeat(10_000)],
    ['definitions', '杭州云谷科技有限公司（以下简称“云谷”）'.repeat(2_000)],
  ];

  it.each(HOSTILE)('does not explode on %s', (_, body) => {
    const half = timeOf(body.slice(0, body.length / 2));
    const whole = timeOf(body);
    // Linear time doubles; the allowance is for a busy machine.
    expect(whole).toBeLessThan(half * 6 + 5000);
  });
});

function timeOf(body: string): number {
  const begin = performance.now();
  read(body);
  return performance.now() - begin;
}
