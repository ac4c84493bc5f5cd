import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/text/sentences.ts';

function sentences(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

describe('splitSentences', () => {
  const cases: [what: string, expected: string[], glue?: string][] = [
    ['full stops', ['智谱发布新模型。', '它支持长文本。']],
    ['marks one after another', ['真的吗？！', '是的。']],
    ['closing quotes and brackets', ['他说：“我们会开源。”', '大家鼓掌。', '（此处有掌声。）', '会议结束。']],
    ['sentences inside a speech', ['李明表示：“算力不够。', '我们在扩建。”']],
    ['no end inside a title', ['他推荐了《你好，未来！》这本书。', '书很厚。']],
    ['no end inside a short quotation', ['以“AI来了！”为主题的论坛开幕。', '嘉宾到场。']],
    ['no end behind a quotation that goes on', ['“这行得通吗？”的疑问不断。', '没有答案。']],
    ['no end inside a bracket in mid-sentence', ['该公司（成立不到一年！）完成融资。', '金额未知。']],
    ['Taiwan quotes', ['他說：「模型很好。」', '眾人同意。']],
    ['semicolons do not end', ['一是降价；二是开源；三是出海。', '目标明确。']],
    ['decimals', ['融资3.5亿元。', '估值12.8亿美元。']],
    ['versions', ['GPT-3.5.', '随后是GPT-4。'], ' '],
    ['English abbreviations', ['OpenAI Inc. 宣布与 No. 1 的 U.S. 公司合作。', '消息属实。']],
    ['URLs', ['详见 https://example.com/a.html?id=3&x=1 页面。', '地址有效。']],
    ['a name with an exclamation mark', ['Yahoo!奇摩推出新服务。', '用户增加。']],
    ['ASCII marks', ['这是哪一步?', '走到头了!'], '\n'],
    ['English sentences', ['The model is open.', 'It runs on one GPU.'], ' '],
    ['an ellipsis', ['时间过得很快……', '如今已是三年。']],
    ['an ellipsis in a list', ['北京、上海、深圳……等地都在布局。', '速度很快。']],
    ['line breaks', ['一、模型篇', '二、应用篇', '正文从这里开始。'], '\n'],
    ['empty lines do not count', ['第一段。', '第二段。'], '\n\n \n'],
  ];
  it.each(cases)('%s', (_, expected, glue = '') => {
    expect(sentences(expected.join(glue))).toEqual(expected);
  });

  const wrapped: [what: string, text: string][] = [
    ['at a comma', '记者从发布会上了解到，\n新模型将于下月上线。'],
    ['between two Latin words', '这笔投资由风险基金Andreessen\nHorowitz领投，金额没有公开。\n\n其他人跟投。'],
    ['after a particle', '这家位于杭州的公司计划在年内推出面向开发者的\n开放平台。'],
    [
      'in a hard-wrapped paragraph',
      '百度在北京举行发布会，正式推出了新一代大语言模型\n文心一言，并面向公众开放测试。',
    ],
    ['before a closing mark', '上述模型已经通过备案并向公众开放服务\n，用户可直接使用。'],
    ['at a hyphen', '港股方面，京东集团-\nSW上涨百分之三。'],
    ['inside a bracket', '该概念（英文为Extended\nReality）由来已久。'],
    ['after a dateline', '未来科技讯\n7月7日，大会在上海开幕。'],
  ];
  it.each(wrapped)('a line break in mid-sentence does no harm: %s', (_, text) => {
    expect(sentences(text)[0]).toContain('\n');
  });

  const apart: [what: string, text: string][] = [
    [
      'headings',
      '一、大模型进入价格战的深水区\n多家公司在一周之内接连宣布下调接口价格，最低降到原来的百分之三，业内议论纷纷。',
    ],
    ['list entries', '1、支持图像输入\n2、支持语音输入'],
    ['bylines', '文｜王小明\n昨天，一家公司发布了模型。'],
    ['captions', '发布会现场观众排起长队\n图源：主办方'],
    ['closed lines', '会议昨日结束。\n各方期待下一次会议。'],
  ];
  it.each(apart)('lines that stand by themselves stay apart: %s', (_, text) => {
    expect(sentences(text)).toHaveLength(2);
  });

  it('says what is title and numbers sentences and paragraphs', () => {
    const text = '标题在前？真的\n第一段。还是第一段。\n\n第二段。';
    const titleEnd = text.indexOf('\n') + 1;
    expect(
      splitSentences(text, titleEnd).map(({ index, inTitle, paragraph }) => [index, inTitle, paragraph]),
    ).toEqual([
      [0, true, 0],
      [1, true, 0],
      [2, false, 1],
      [3, false, 1],
      [4, false, 2],
    ]);
  });

  it('covers everything but white space, in order, without overlap', () => {
    const unit = fc.constantFrom(
      ...('。！？!?….“”「」《》（）()[]"，、；：的百度A1- \n😀'.match(/./gsu) ?? []),
      'GPT-4',
      'https://a.cn/?b=1',
      '\n\n',
      'Inc.',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (text) => {
        let last = 0;
        for (const { start, end, index } of splitSentences(text)) {
          expect(text.slice(last, start)).toMatch(/^[ \n]*$/);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          expect(index).toBeGreaterThanOrEqual(0);
          last = end;
        }
        expect(text.slice(last)).toMatch(/^[ \n]*$/);
      }),
      { numRuns: 500 },
    );
  });

  const hostile: [what: string, text: string][] = [
    ['opening quotes', '“'.repeat(300_000)],
    ['opening brackets in mid-sentence', 'a（'.repeat(200_000)],
    ['question marks in URLs', 'a?b'.repeat(200_000)],
    ['straight quotes', '"x?y'.repeat(100_000)],
    ['straight quotes that go on', '？"，'.repeat(150_000)],
    ['terminators', '。'.repeat(300_000)],
    ['full stops', 'a.b.'.repeat(150_000)],
    ['line breaks', '百度发布\n'.repeat(100_000)],
    ['commas at line ends', '百度，\n'.repeat(100_000)],
    ['spaces', ' '.repeat(500_000)],
  ];
  it.each(hostile)('takes linear time on %s', (_, text) => {
    const start = performance.now();
    splitSentences(text);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
