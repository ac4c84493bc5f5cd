import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { loadKnowledge } from '../../src/load-knowledge.ts';
import { Extraction } from '../../src/reading/extraction.ts';
import { type Knowledge, readArticle } from '../../src/reading/read-article.ts';

let knowledge: Knowledge;
beforeAll(() => {
  knowledge = loadKnowledge(readConfig());
});

/** Pieces that news is made of, with what makes offsets go wrong between them. */
const PIECES = [
  '百度发布文心一言4.0。',
  '百度發佈「文心一言」，',
  '輝達與鴻海合作，',
  '阿里雲的通義千問Qwen2.5-72B開源，',
  '商(shāng)湯(tāng)科技在上海宣布融資3億美元。',
  '北上廣已有54個大模型！',
  'ＯｐｅｎＡＩ推出ＧＰＴ－４，',
  '７月７日，BAT等企业',
  '《北京市行动方案》',
  '据传月之暗面否认融资？',
  '𠮷野家𨳒',
  '🤖👩‍🔬',
  '\u200b\u00ad',
  '&amp;&#x4e2d;',
  '\n\n',
  '\r\n',
  '　',
  '„“”‘’（',
  'é̀ﬁ',
  '裏爲台开發',
  '\ud83d',
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 25,
  })
  .map((pieces) => pieces.join(''));

function article(title: string | null, body: string) {
  return {
    id: 'random',
    url: null,
    canonicalUrl: null,
    title,
    author: null,
    source: null,
    publishedAt: '2024-05-06',
    text: body,
  };
}

/** Every span of an extraction with the text it claims to cover. */
function quotesOf(
  extraction: Extraction,
): { quote: string; start: number; end: number; in?: string | undefined }[] {
  const { mentions, candidates, events, statements } = extraction;
  return [
    ...[...mentions, ...candidates].map(({ surface, ...place }) => ({ quote: surface, ...place })),
    ...[
      ...events.flatMap((event) => [event.trigger, event.evidence]),
      ...statements.map((one) => one.evidence),
    ].map(({ text: quote, ...place }) => ({ quote, ...place })),
    ...events
      .flatMap((event) => event.arguments)
      .flatMap(({ surface, start, end, in: where }) =>
        surface === undefined || start === undefined || end === undefined
          ? []
          : [{ quote: surface, start, end, in: where }],
      ),
  ];
}

describe('readArticle', () => {
  it('gives spans that quote the text as published, whatever the text', () => {
    let spans = 0;
    fc.assert(
      fc.property(fc.option(text), text, (title, body) => {
        const extraction = Extraction.parse(readArticle(article(title, body), knowledge));
        for (const { quote, start, end, in: where } of quotesOf(extraction)) {
          spans += 1;
          expect((where === 'title' ? (title ?? '') : body).slice(start, end)).toBe(quote);
          expect(quote).not.toBe('');
        }
      }),
      { numRuns: 400 },
    );
    expect(spans).toBeGreaterThan(1000);
  });

  it('gives the same bytes for the same input', () => {
    const input = article('百度发布文心一言', '3月16日，百度在北京发布文心一言。');
    const first = JSON.stringify(readArticle(input, knowledge));
    readArticle(article('別的', '輝達推出新模型。'), knowledge);
    expect(JSON.stringify(readArticle(input, knowledge))).toBe(first);
  });

  it('counts in the title when the title is not part of the text', () => {
    const extraction = readArticle(article('百度发布文心一言', '这是今年最受关注的产品之一。'), knowledge);
    expect(extraction.mentions.map(({ name, in: where, start }) => [name, where, start])).toEqual([
      ['百度', 'title', 0],
      ['文心一言', 'title', 4],
    ]);
  });
});
