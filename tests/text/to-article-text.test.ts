import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toArticleText, toPlainText } from '../../src/text/to-article-text.ts';

describe('toArticleText', () => {
  it('puts the title before the body and knows where the body begins', () => {
    const { original, bodyStart, text, sentences } = toArticleText({
      title: '智譜開源新模型',
      body: '智譜昨日宣布開源。模型可商用。',
    });
    expect(original.slice(bodyStart)).toBe('智譜昨日宣布開源。模型可商用。');
    expect(original.slice(0, bodyStart)).toBe('智譜開源新模型\n');
    expect(text).toBe('智谱开源新模型\n智谱昨日宣布开源。模型可商用。');
    expect(sentences.map(({ inTitle, paragraph }) => [inTitle, paragraph])).toEqual([
      [true, 0],
      [false, 1],
      [false, 1],
    ]);
  });

  const repeated: [what: string, title: string, body: string][] = [
    ['as it is', '政策發力,模型落地?', '政策發力,模型落地?\n1年前\n\n正文在此。'],
    ['in another script and width', '政策发力，ＡＩ落地', '政策發力，AI落地\n正文在此。'],
    ['with other spaces', ' 政策 发力 ', '\n  政策发力\n正文在此。'],
    ['as all of the body', '政策发力', '政策发力'],
  ];
  it.each(repeated)('does not repeat a title that the body begins with: %s', (_, title, body) => {
    const article = toArticleText({ title, body });
    expect(article.original).toBe(body);
    expect(article.bodyStart).toBe(0);
    expect(article.sentences.filter(({ inTitle }) => inTitle)).toHaveLength(1);
    expect(article.sentences[0]?.inTitle).toBe(true);
  });

  it('keeps a title whose words merely open the first sentence', () => {
    const { bodyStart } = toArticleText({ title: '百度发布模型', body: '百度发布模型，业内关注。' });
    expect(bodyStart).toBe(7);
  });

  const untitled: [title: string | null, body: string, inTitle: boolean][] = [
    [null, '政策发力\n正文在此。', true],
    ['', '政策发力\n正文在此。', true],
    ['  ', '百度昨日发布模型。\n正文在此。', false],
    [null, '只有一行', false],
    [null, '', false],
  ];
  it.each(untitled)(
    'without a title (%j, %j) the first line is one when it looks like one',
    (title, body, inTitle) => {
      const article = toArticleText({ title, body });
      expect(article.bodyStart).toBe(0);
      expect(article.original).toBe(body);
      expect(article.sentences.some((sentence) => sentence.inTitle)).toBe(inTitle);
    },
  );

  it('mends what machines mangled', () => {
    const { text, original, toOriginal } = toArticleText({
      title: null,
      body: '這裏的標(biāo)準(zhǔn)已开啓，爲平台开發\u200b模型。',
    });
    expect(text).toBe('这里的标准已开启，为平台开发模型。');
    const start = text.indexOf('标准');
    const span = toOriginal({ start, end: start + 2 });
    expect(original.slice(span.start, span.end)).toBe('標(biāo)準');
    const model = text.indexOf('开发模型');
    const place = toOriginal({ start: model, end: model + 4 });
    expect(original.slice(place.start, place.end)).toBe('开發\u200b模型');
  });

  it('takes line breaks out of the middle of names', () => {
    const { text, original, toOriginal } = toArticleText({
      title: null,
      body: '该公司推出了面向企业的新一代云服务，并计划接入GPT-4\nTurbo等多种模型。\n\n股价方面，京东集团-\nSW上涨。',
    });
    expect(text).toContain('GPT-4 Turbo');
    expect(text).toContain('京东集团-SW');
    const start = text.indexOf('京东集团-SW');
    const { start: from, end } = toOriginal({ start, end: start + 7 });
    expect(original.slice(from, end)).toBe('京东集团-\nSW');
  });

  const scripts: [script: string, body: string][] = [
    ['hans', '国产大模型发展迅速，各家企业纷纷开源。'],
    ['hant', '國產大模型發展迅速，各家企業紛紛開源。'],
    ['hant', '這家公司與智谱合作，開發語言模型並於臺灣發表，預計年內對開發者開放測試。'],
    ['mixed', '国产大模型发展迅速。國產大模型發展迅速。'],
    ['hans', 'Only English here, 123.'],
    ['hans', ''],
  ];
  it.each(scripts)('tells the script: %s, %s', (script, body) => {
    expect(toArticleText({ title: null, body }).script).toBe(script);
  });
});

/** Pieces that mean the same wherever they stand, so that a part can be compared with the whole. */
const PIECES = [
  ...[
    '智譜',
    '开发',
    '開發者',
    '裏',
    '爲',
    '台灣',
    '模型',
    '发布',
    '的',
    '，',
    '。',
    '“',
    '”',
    '《',
    '》',
    '！',
  ],
  ...[
    '標(biāo)準(zhǔn)',
    '北京(Běijīng)',
    '大會(WAIC)',
    'ＧＰＴ－４',
    'Qwen',
    '3.5',
    ' ',
    '\u3000',
    '\u200b',
    '\u00a0',
  ],
  ...['😀', '👨‍👩‍👧', '𠮷', '𠁞', '㑮', '𝗗', '\n', '\n\n', '\r\n', '，\n', '⼈⼯', 'Ⅳ'],
];

describe('toArticleText as a property', () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
  const input = fc.record({ title: fc.option(text), body: text });

  it('every sentence has its own text in the original', () => {
    fc.assert(
      fc.property(input, ({ title, body }) => {
        const article = toArticleText({ title, body });
        expect(article.original.slice(article.bodyStart)).toBe(body);
        let last = 0;
        for (const sentence of article.sentences) {
          const { start, end } = article.toOriginal(sentence);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(article.original.length);
          // A bracket at the slice's end stays only where the slice begins behind its character.
          const again = toPlainText(article.original.slice(start, end))
            .text.replaceAll('\n', '')
            .replaceAll(' ', '');
          expect(again).toBe(article.text.slice(sentence.start, sentence.end).replaceAll(' ', ''));
          last = end;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('every span stays in range, keeps its order and has tight edges', () => {
    fc.assert(
      fc.property(input, fc.nat(), fc.nat(), ({ title, body }, a, b) => {
        const article = toArticleText({ title, body });
        const length = article.text.length;
        const start = a % (length + 1);
        const end = start + (b % (length - start + 1));
        const span = article.toOriginal({ start, end });
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(article.original.length);
        if (end === start) return;
        const slice = article.original.slice(span.start, span.end);
        expect(slice).not.toMatch(/^\u200b|\u200b$|\((?:biāo|zhǔn|Běijīng)\)?$/);
        const first = article.toOriginal({ start, end: start + 1 });
        const last = article.toOriginal({ start: end - 1, end });
        expect([span.start, span.end]).toEqual([first.start, last.end]);
      }),
      { numRuns: 400 },
    );
  });

  it('plain text stays as it is, unit by unit', () => {
    const plain = fc.string({
      unit: fc.constantFrom(...'百度发布新模型，支持 GPT-4。😀𠮷'),
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(plain, (body) => {
        const article = toArticleText({ title: null, body });
        expect(article.text).toBe(body);
        expect(article.toOriginal({ start: 1, end: body.length })).toEqual({
          start: 1,
          end: Math.max(1, body.length),
        });
      }),
    );
  });
});
