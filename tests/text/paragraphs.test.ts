import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, paragraphsOf, unwrap } from '../../src/text/paragraphs.ts';

describe('unwrap', () => {
  const cases: [what: string, wrapped: string, expected: string][] = [
    [
      'a space between Latin words',
      '他去年离开学校，加入位于旧金山的公司Andreessen\nHorowitz。',
      '他去年离开学校，加入位于旧金山的公司Andreessen Horowitz。',
    ],
    [
      'nothing between Han characters',
      '据介绍，该公司计划在今年内推出面向企业用户的\n开放平台。',
      '据介绍，该公司计划在今年内推出面向企业用户的开放平台。',
    ],
    ['nothing before a mark', '模型已通过备案\n，可直接使用。', '模型已通过备案，可直接使用。'],
    ['nothing behind a hyphen', '京东集团-\nSW上涨。', '京东集团-SW上涨。'],
    ['nothing between number and measure', '该基金规模约为30\n亿元。', '该基金规模约为30亿元。'],
    ['headings stay', '一、模型篇\n国内模型数量已超过一百个。', '一、模型篇\n国内模型数量已超过一百个。'],
    ['paragraphs stay', '第一段没有句号\n\n第二段。', '第一段没有句号\n\n第二段。'],
  ];
  it.each(cases)('%s', (_, wrapped, expected) => {
    expect(unwrap(wrapped, 0).text).toBe(expected);
  });

  it('leaves the break behind the title', () => {
    const text = '百度发布新模型，\n用户可以免费使用。';
    expect(unwrap(text, 8).text).toBe(text);
  });

  it('changes line breaks only, and maps every other unit to itself', () => {
    const unit = fc.constantFrom(
      ...'百度发布，。“”A1-% \n'.split(''),
      '\n\n',
      '这是一个没有句号但是很长很长的行，还有',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        const { text: unwrapped, map } = unwrap(text, 0);
        for (let i = 0; i < unwrapped.length; i++) {
          const { start, end } = map.toInput({ start: i, end: i + 1 });
          const made = unwrapped.charAt(i);
          expect(end).toBe(start + 1);
          expect(text.charAt(start) === made || (made === ' ' && text.charAt(start) === '\n')).toBe(true);
        }
        expect(unwrapped.replace(/[ \n]/g, '')).toBe(text.replace(/[ \n]/g, ''));
        expect(paragraphsOf(text, 0)).toHaveLength(linesOf(unwrapped).length);
      }),
      { numRuns: 300 },
    );
  });
});
