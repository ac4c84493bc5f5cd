import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, isNearDuplicate, lookupKeys, similarity } from '../../src/article/near-duplicates.ts';

const STORY = [
  '本周四，宁波一家做工业软件的公司宣布，其面向纺织行业的模型开始在六家工厂试用。',
  '公司负责人孙宁介绍，这个模型用三年的生产记录训练而成，能够根据订单提出排产方案。',
  '试用的工厂大多在绍兴，最大的一家每天要处理两百多份订单，过去由四名调度员完成。',
  '一名调度员说，模型给出的方案八成可以直接采用，其余的需要改动一两处。',
  '当地经信部门表示，年内计划再支持二十家企业做类似的改造，并给予设备投资百分之十的补贴。',
  '业内人士提醒，纺织订单变化快，模型需要每月更新，否则准确率会很快下降。',
];
const OTHER = [
  '台风过后，福州多个小区的地下车库进水，物业公司连夜抽排。',
  '气象台预计，未来三天仍有阵雨，市民出行应留意路面积水。',
  '市应急局提醒，车辆浸水后不要立即启动，应先联系保险公司。',
  '截至周五上午，全市已有十二条公交线路恢复运行，其余线路将陆续开通。',
];
const text = (lines: readonly string[]): string => lines.join('\n');

describe('near-duplicates', () => {
  it.each([
    ['itself', text(STORY)],
    [
      'other white space, width and punctuation',
      STORY.join(' ').replaceAll('，', ',').replaceAll('。', '．'),
    ],
    ['a head and a tail', text(['示例日报讯（记者 钱一）', ...STORY, '来源：示例日报 编辑：钱一'])],
    ['its last paragraph cut', text(STORY.slice(0, 5))],
    ['a few words changed', text(STORY).replaceAll('公司', '企业').replace('表示', '称')],
    ['paragraphs in another order', text([...STORY.slice(3), ...STORY.slice(0, 3)])],
  ])('a story is near to %s', (_, reprint) => {
    expect(isNearDuplicate(fingerprint(text(STORY)), fingerprint(reprint))).toBe(true);
  });

  it.each([
    ['another story', text(OTHER)],
    ['its first paragraph', STORY[0] ?? ''],
    ['nothing', ''],
  ])('a story is not near to %s', (_, other) => {
    expect(isNearDuplicate(fingerprint(text(STORY)), fingerprint(other))).toBe(false);
  });

  it('texts without letters have no fingerprint and are near to nothing', () => {
    expect(fingerprint('……！！')).toBe('');
    expect(isNearDuplicate('', '')).toBe(false);
  });

  it('estimates the share of common shingles', () => {
    const sentence = fc.stringMatching(/^[\u4e00-\u9fa5]{60,90}$/);
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 10, maxLength: 10 }),
        fc.integer({ min: 0, max: 10 }),
        (lines, kept) => {
          const half = [...lines.slice(0, kept), ...OTHER];
          const estimate = similarity(fingerprint(lines.join('')), fingerprint(half.join('')));
          const shingles = (all: string): Set<string> =>
            new Set(Array.from({ length: all.length - 3 }, (_, at) => all.slice(at, at + 4)));
          const fold = (all: readonly string[]): Set<string> =>
            shingles(all.join('').replace(/[^\p{L}\p{N}]/gu, ''));
          const a = fold(lines);
          const b = fold(half);
          const common = [...a].filter((one) => b.has(one)).length;
          expect(Math.abs(estimate - common / (a.size + b.size - common))).toBeLessThan(0.3);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('near-duplicates share a lookup key, others do not', () => {
    const keys = new Set(lookupKeys(fingerprint(text(STORY))));
    expect(keys.size).toBe(16);
    expect(lookupKeys(fingerprint(text(STORY.slice(0, 5)))).some((key) => keys.has(key))).toBe(true);
    expect(lookupKeys(fingerprint(text(OTHER))).some((key) => keys.has(key))).toBe(false);
  });

  it('takes time that grows with the text only', () => {
    const start = performance.now();
    fingerprint(text(STORY).repeat(2000));
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
