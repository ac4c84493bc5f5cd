import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Argument, EventMention } from '../../src/event/event-mention.ts';
import { readText } from './read-text.ts';

const worth = (argument: Argument) => ('name' in argument ? argument.name : argument.value);

/** Role=value of one event, sorted, without versions and places that do not matter here. */
function told(event: EventMention | undefined, ...roles: string[]): string[] {
  const all = event?.arguments ?? [];
  const wanted = roles.length === 0 ? all : all.filter((argument) => roles.includes(argument.role));
  return wanted.map((argument) => `${argument.role}=${worth(argument)}`).sort();
}

const eventsOf = (text: string, published = '2023-07-07', title?: string) =>
  readText({ text, published, ...(title === undefined ? {} : { title }) }).events;

describe('roles by the clause', () => {
  it.each<[string, string, string[]]>([
    ['the subject before the verb', '百度发布文心一言。', ['developer=百度', 'model=文心一言']],
    ['the agent after 由', '文心一言由百度推出，已正式发布。', ['developer=百度', 'model=文心一言']],
    ['the owner before the model', '百度旗下文心一言正式亮相。', ['developer=百度', 'model=文心一言']],
    ['the possessor', 'OpenAI的GPT-4正式发布。', ['developer=OpenAI', 'model=GPT']],
    [
      'the dictionary where the text names only the model',
      '文心一言今日正式亮相。',
      ['developer=百度', 'model=文心一言'],
    ],
    ['traditional characters', '百度週四正式發布文心一言。', ['developer=百度', 'model=文心一言']],
  ])('%s', (_, text, expected) => {
    const events = eventsOf(text);
    expect(events.map((event) => event.type)).toEqual(['model_release']);
    expect(told(events[0], 'model', 'developer')).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['与', '百度与吉利达成战略合作，涉及人工智能。', ['party=百度', 'party=吉利']],
    [
      'a list',
      '华为、科大讯飞和商汤科技宣布在人工智能领域达成合作。',
      ['party=华为', 'party=商汤科技', 'party=科大讯飞'],
    ],
    ['携手', '百度携手吉利打造汽车大模型。', ['party=百度', 'party=吉利']],
    ['the subject of the clause before', '百度宣布，将与吉利合作开发大模型。', ['party=百度', 'party=吉利']],
  ])('parties with %s', (_, text, expected) => {
    const [event] = eventsOf(text).filter((one) => one.type === 'partnership');
    expect(told(event, 'party').map((one) => one.replace(/吉利.*/, '吉利'))).toEqual([...expected].sort());
  });

  it('undoes the voice of 被', () => {
    const [active] = eventsOf('3月5日，腾讯收购商汤科技，人工智能行业震动。');
    const [passive] = eventsOf('3月5日，商汤科技被腾讯收购，人工智能行业震动。');
    expect(told(active, 'target', 'acquirer')).toEqual(['acquirer=腾讯', 'target=商汤科技']);
    expect(told(passive, 'target', 'acquirer')).toEqual(told(active, 'target', 'acquirer'));
  });

  it('takes names that the dictionary lacks from a list of investors', () => {
    const [event] = eventsOf('智谱完成新一轮融资，投资方包括君联资本、青禾星光资本、远岫创投。');
    expect(told(event, 'investor')).toEqual(
      expect.arrayContaining(['investor=君联资本', 'investor=青禾星光资本', 'investor=远岫创投']),
    );
  });

  it('carries the subject of the sentence before into 该公司', () => {
    const events = eventsOf('商汤科技昨日召开人工智能发布会。该公司还与华为达成合作。');
    const [event] = events.filter((one) => one.type === 'partnership');
    expect(told(event, 'party')).toEqual(['party=华为', 'party=商汤科技']);
  });

  it('does not reach over a semicolon', () => {
    const events = eventsOf('苹果发布新款人工智能手机；与华为达成战略合作，共同开发大模型。');
    expect(events.filter((event) => event.type === 'partnership')).toEqual([]);
  });
});

describe('happenings', () => {
  it('are two in 发布并开源', () => {
    const types = eventsOf('7月11日，百川智能发布并开源Baichuan-13B。', '2023-07-11').map(
      (event) => event.type,
    );
    expect([...types].sort()).toEqual(['model_release', 'open_source']);
  });

  it('are one in headline and lead, and a repeat adds none', () => {
    const events = eventsOf(
      '7月6日，百度正式发布文心一言。文心一言由百度发布，引起关注。',
      '2023-07-07',
      '百度发布文心一言',
    );
    expect(events.map(({ type, time }) => [type, time.value])).toEqual([['model_release', '2023-07-06']]);
  });

  it('are two where the dates differ', () => {
    const events = eventsOf('3月16日，文心一言开启邀测。8月31日，文心一言向全社会全面开放。', '2023-08-31');
    expect(events.map((event) => event.time.value)).toEqual(['2023-03-16', '2023-08-31']);
  });

  it('are as many as the dates of a list', () => {
    const events = eventsOf(
      '阿里巴巴一周连发三款模型：3月30日Qwen3.5-Omni、4月1日Qwen3.6-Plus、4月2日Qwen3-Max。',
      '2026-04-04',
    );
    expect(events.map((event) => [event.type, event.time.value])).toEqual([
      ['model_release', '2026-03-30'],
      ['model_release', '2026-04-01'],
      ['model_release', '2026-04-02'],
    ]);
  });

  it('join and leave apart', () => {
    const events = eventsOf('林晓明2021年加入商汤科技，从事人工智能研究。2023年3月，林晓明从商汤科技离职。');
    expect(events.map((event) => event.foundBy)).toEqual(['personnel/joins-house', 'personnel/leaves']);
  });

  it.each([
    ['another maker only puts the model online', '阿里云上线DeepSeek的部署服务。'],
    ['a feature', '百度发布文心一言的插件功能。'],
    ['a report about a model', '百度发布关于文心一言的研究报告。'],
    ['a concept stock', 'ChatGPT概念股今日上线新产品，人工智能板块走强。'],
    ['a condition', '如果百度发布文心一言，人工智能行业会怎样？'],
  ])('are none for %s', (_, text) => {
    expect(eventsOf(text).filter((event) => event.type === 'model_release')).toEqual([]);
  });

  it('are none in news that is not of the landscape', () => {
    const { events, trace } = readText({ text: '市公安局任命张志刚为副局长。某餐饮公司完成3亿元融资。' });
    expect(events).toEqual([]);
    expect(trace.outOfScope).toBe(true);
  });
});

describe('modality and time', () => {
  it.each<[string, string, string, string | null]>([
    ['a plan', '智谱将于8月发布GLM-4。', 'planned', '2023-08'],
    ['a denial', '百度否认发布文心一言5.0。', 'denied', '2023-07-07'],
    ['a rumour', '消息人士称，百度已发布文心一言5.0。', 'rumored', null],
    ['a dateline', '本报7月5日电，百度发布文心一言。', 'asserted', '2023-07-05'],
    ['today without a date', '百度发布文心一言。', 'asserted', '2023-07-07'],
    ['近日', '近日，百度发布文心一言。', 'asserted', null],
    ['a background of its own', '2019年，百度发布文心大模型。', 'asserted', '2019'],
  ])('of %s', (_, text, modality, time) => {
    const [event] = eventsOf(text).filter((one) => one.type === 'model_release');
    expect({ modality: event?.modality, time: event?.time.value ?? null }).toEqual({ modality, time });
  });

  it('never depend on the day of the run', () => {
    const far = eventsOf('去年3月，百度发布文心一言。', '2031-02-01');
    expect(far[0]?.time.value).toBe('2030-03');
  });
});

const FRAGMENTS = [
  '百度',
  '文心一言',
  '腾讯',
  '发布',
  '收购',
  '融资',
  '3亿元',
  '7月5日',
  '与',
  '、',
  '，',
  '。',
  '；',
  '“',
  '》',
  '（',
  '\n',
  '被',
  '由',
  '的',
  'AI',
  '人工智能',
  '用户',
  '超',
  '王小明',
  '出任',
  'CEO',
  '列入实体清单',
  '如果',
];

describe('any text', () => {
  const texts = fc
    .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ maxLength: 6 })), { maxLength: 60 })
    .map((parts) => parts.join(''));

  it('gives spans that lie in it, in order, the same every time', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const first = readText({ text });
        const starts = first.events.map((event) => event.trigger.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        for (const event of first.events) {
          expect(event.evidence.start).toBeLessThanOrEqual(event.trigger.start);
          expect(event.trigger.end).toBeLessThanOrEqual(event.evidence.end);
          for (const { span } of event.arguments)
            if (span !== null) expect(span.start).toBeLessThan(span.end);
        }
        expect(readText({ text }).events).toEqual(first.events);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['one very long sentence', '人工智能百度发布文心一言，'.repeat(8000)],
    ['only triggers', `${'发布推出收购融资合作'.repeat(10_000)}人工智能`],
    ['open quotes and brackets', `${'“《「（'.repeat(20_000)}百度AI`],
    ['names of persons', 'CEO王小明出任百度总裁，'.repeat(4000)],
  ])('takes bounded time for %s', (_, text) => {
    const begin = performance.now();
    readText({ text });
    expect(performance.now() - begin).toBeLessThan(20_000);
  });
});
