import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/text/normalize.ts';

describe('normalize', () => {
  const cases: [what: string, raw: string, normalized: string][] = [
    ['full-width letters, digits and signs', 'ＧＰＴ－４　Ｔｕｒｂｏ涨价１０％', 'GPT-4 Turbo涨价10%'],
    ['Chinese punctuation stays', '他说：“好！（真的？）；对，”～', '他说：“好！（真的？）；对，”～'],
    ['odd spaces', 'A\u00a0B\u2003C\u3000D\tE', 'A B C D E'],
    ['zero width, soft hyphen, bidi', '文\u200b心\u00ad一\u202e言\ufeff\u2060', '文心一言'],
    ['line ends', 'a\r\nb\rc\u2028d\n', 'a\nb\nc\nd\n'],
    ['radicals of PDF files', '⼈⼯智能⻓期', '人工智能长期'],
    ['ornamental letters', '𝗗𝗲𝗲𝗽𝗦𝗲𝗲𝗸 发布', 'DeepSeek 发布'],
    ['Roman numerals and ligatures', '第Ⅳ代ﬁne', '第IV代fine'],
    ['dots of foreign names', '山姆‧奧特曼、黃・仁勳', '山姆·奧特曼、黃·仁勳'],
    ['hyphens', 'GPT‑4 與 2023–2024', 'GPT-4 與 2023-2024'],
    ['small and half-width forms of Taiwan', '是﹐否﹔｢對｣｡', '是，否；「對」。'],
    ['emoji without their selectors', '❤\ufe0f👍🏽', '❤👍🏽'],
    ['lone surrogates stay', 'a\ud835b\udc00', 'a\ud835b\udc00'],
    ['pinyin with tones', '標(biāo)準(zhǔn)化（huà）', '標準化'],
    ['pinyin without tones', '標(biao)準(zhun)化', '標準化'],
    ['pinyin of a word', '北京(Běijīng)與上海（Shàng hǎi）', '北京與上海'],
    ['pinyin with combining marks', '標(bia\u0304o)準', '標準'],
    [
      'abbreviations stay',
      '大會(WAIC)、模型(API)/(Zhipu)、人工智能(ai)',
      '大會(WAIC)、模型(API)/(Zhipu)、人工智能(ai)',
    ],
    [
      'names in brackets stay',
      '智谱（Zhipu AI）、月之暗面(Kimi)、咖啡(café)',
      '智谱（Zhipu AI）、月之暗面(Kimi)、咖啡(café)',
    ],
    ['no Han character before it', 'API(biāo) (biāo)', 'API(biāo) (biāo)'],
    ['an open bracket', '標(biāo', '標(biāo'],
  ];
  it.each(cases)('%s', (_, raw, normalized) => {
    expect(normalize(raw).text).toBe(normalized);
  });

  it('maps every unit to what it was made from', () => {
    const piece = fc.constantFrom(
      '標(biāo)',
      '準',
      'Ａ',
      '\u200b',
      '𝗗',
      'Ⅳ',
      '😀',
      '\r\n',
      'x',
      '，',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const raw = pieces.join('');
        const { text, map } = normalize(raw);
        expect(normalize(text).text).toBe(text);
        let last = 0;
        for (let i = 0; i < text.length; i++) {
          const { start, end } = map.toInput({ start: i, end: i + 1 });
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          const made = normalize(raw.slice(start, end)).text;
          expect(made).toContain(text.charAt(i));
          last = start;
        }
        expect(last).toBeLessThanOrEqual(raw.length);
      }),
      { numRuns: 300 },
    );
  });

  it('takes linear time on brackets without end', () => {
    const start = performance.now();
    normalize('標(biāo'.repeat(100_000));
    normalize('標('.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
