import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundariesOf, segment, segmentedCharacters, segmentWithTags } from '../../src/text/segment.ts';

describe('segment', () => {
  it('knows the words of its dictionary and makes up none (no HMM)', () => {
    expect(segment('他来到了网易杭研大厦').map(({ text }) => text)).toEqual([
      '他',
      '来到',
      '了',
      '网易',
      '杭',
      '研',
      '大厦',
    ]);
  });

  it.each([
    ['segment', segment],
    ['segmentWithTags', segmentWithTags],
  ])('%s loses nothing, whatever the text', (_, cut) => {
    const unit = fc.constantFrom(
      ...[
        '上海',
        '人工智能',
        '的',
        '😀',
        '👨‍👩‍👧',
        '𠮷',
        '\ud800',
        '\udc00',
        '\0',
        ' ',
        '\n',
        'GPT-4',
        '，',
        '\ufffd',
        'é',
        '한',
      ],
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        let last = 0;
        for (const token of cut(text)) {
          expect(token.start).toBe(last);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.text).toBe(text.slice(token.start, token.end));
          last = token.end;
        }
        expect(last).toBe(text.length);
      }),
      { numRuns: 300 },
    );
  });

  it('gives parts of speech when asked', () => {
    expect(segmentWithTags('学院').map(({ tag }) => tag)).toEqual(['n']);
  });

  it('counts what it was given', () => {
    const before = segmentedCharacters();
    segment('一二三');
    expect(segmentedCharacters() - before).toBe(3);
  });
});

describe('boundariesOf', () => {
  it('marks where words begin and end', () => {
    expect([...boundariesOf('上海大厦')]).toEqual([1, 0, 1, 0, 1]);
    expect([...boundariesOf('')]).toEqual([1]);
  });
});
