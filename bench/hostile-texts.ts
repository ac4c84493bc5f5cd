import type { ReadableArticle } from '../src/reading/article-input.ts';
import type { Extraction } from '../src/reading/extraction.ts';
import { randomNumbers } from './material.ts';

/** One kind of text that a reader must survive, made to any length. */
export interface HostileKind {
  readonly name: string;
  /** A text of about `length` UTF-16 units; the same length gives the same text. */
  readonly make: (length: number) => string;
}

const NAMES = [
  '百度',
  '文心一言',
  'OpenAI',
  'GPT-4',
  '上海',
  '清华大学',
  '腾讯',
  '通义千问',
  'Kimi',
  '北上广深',
];
const TRIGGERS = [
  '发布',
  '推出',
  '开源',
  '融资',
  '收购',
  '合作',
  '上市',
  '备案',
  '起诉',
  '任命',
  '接入',
  '投资',
  '获',
  '将',
];
const DATES = [
  '2023年7月7日',
  '昨日',
  '上周四',
  '去年底',
  '7月',
  '三天前',
  '2023-07-07',
  '上半年',
  '14日',
  '近日',
];
const NUMBERS = [
  '5亿元',
  '1.8万亿',
  '三百五十万',
  '54个',
  '约14亿美元',
  '第三名',
  '3至5亿',
  '72B',
  '98%',
  '数十家',
];
const MARKS = [
  '“',
  '”',
  '「',
  '」',
  '（',
  '）',
  '(',
  ')',
  '《',
  '》',
  '【',
  '】',
  '，',
  '、',
  '。',
  '；',
  '：',
  '？',
];
const FIELD = [
  '人工智能',
  '大模型',
  'AI',
  '算力',
  '公司',
  '集团',
  '科技',
  '实验室',
  '教授',
  '创始人',
  '等',
  '和',
  '与',
  '的',
];
const ODD = [
  '\ud83d\ude00',
  '\ud800',
  '\udc00',
  '\u0000',
  '\ufeff',
  '\u202e',
  '\u3000',
  '\t',
  '\r',
  'ﬁ',
  '㊙',
  '\u0301',
  '𠮷',
];
const LATIN = ['A', 'Ab', 'AI-', '.', '-', ' of ', '& ', 'Z9', 'Capital ', "'", '/', '@', '0', ','];

function drawn(parts: readonly string[], seed: number): (length: number) => string {
  return (length) => {
    const random = randomNumbers(seed);
    const out: string[] = [];
    for (let made = 0; made < length; ) {
      const part = parts[random(parts.length)] ?? '';
      out.push(part);
      made += part.length;
    }
    return out.join('').slice(0, length);
  };
}

const repeated = (part: string) => (length: number) =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** Opened and closed again half way. */
const nested = (open: string, close: string) => (length: number) => {
  const half = Math.floor(length / 2 / open.length);
  return `百度${open.repeat(half)}文心一言${close.repeat(half)}发布`;
};

const without = (parts: readonly string[], marks: readonly string[]) =>
  parts.filter((one) => !marks.includes(one));

/** All kinds: one thing over and over, nests, and mixtures. */
export const HOSTILE_KINDS: readonly HostileKind[] = [
  { name: 'only names', make: drawn(NAMES, 1) },
  { name: 'only one name', make: repeated('百度') },
  { name: 'only triggers', make: drawn(TRIGGERS, 2) },
  { name: 'only one trigger', make: repeated('发布') },
  { name: 'only dates', make: drawn(DATES, 3) },
  { name: 'only one day', make: repeated('日') },
  { name: 'only numbers', make: drawn(NUMBERS, 4) },
  { name: 'only digits', make: repeated('1') },
  { name: 'only Chinese numerals', make: repeated('十') },
  { name: 'digits and commas', make: repeated('1,234') },
  { name: 'only marks', make: drawn(MARKS, 5) },
  { name: 'nested quotes', make: nested('“', '”') },
  { name: 'nested brackets', make: nested('（', '）') },
  { name: 'nested titles', make: nested('《', '》') },
  { name: 'quotes that never close', make: repeated('“百度') },
  { name: 'brackets that never close', make: repeated('(') },
  { name: 'short names defined', make: repeated('百度（简称度）') },
  { name: 'only spaces', make: repeated(' ') },
  { name: 'only line breaks', make: repeated('\n') },
  { name: 'short lines', make: repeated('百度发布文心一言\n') },
  { name: 'a list without end', make: repeated('百度、腾讯、') },
  { name: 'a list of firms', make: repeated('青禾科技、') },
  {
    name: 'one sentence of prose',
    make: drawn([...NAMES, ...TRIGGERS, ...DATES, ...NUMBERS, ...FIELD, '，'], 6),
  },
  { name: 'one sentence without marks', make: drawn(without([...NAMES, ...TRIGGERS, ...FIELD], []), 7) },
  {
    name: 'prose',
    make: drawn([...NAMES, ...TRIGGERS, ...DATES, ...NUMBERS, ...FIELD, '，', '。', '\n'], 8),
  },
  { name: 'prose and marks', make: drawn([...NAMES, ...TRIGGERS, ...FIELD, ...MARKS], 9) },
  {
    name: 'persons',
    make: drawn(
      ['百度', '副总裁', '王海峰', '加入', '离职', '任命', '李明', '为', '首席', '官', '、', '，'],
      10,
    ),
  },
  { name: 'persons with dots', make: repeated('马斯克·') },
  { name: 'Latin words', make: drawn(LATIN, 11) },
  { name: 'one Latin word', make: repeated('Aa') },
  { name: 'Latin names', make: repeated('Aa Bb ') },
  { name: 'Latin with dots', make: repeated('A.') },
  { name: 'versions', make: repeated('GPT-4.5-') },
  { name: 'addresses', make: repeated('http://a.cn/?q=1&') },
  { name: 'odd units', make: drawn([...ODD, ...NAMES, ...MARKS], 12) },
  { name: 'lone surrogates', make: repeated('\ud800百') },
  { name: 'combining marks', make: repeated('e\u0301') },
  { name: 'traditional', make: repeated('發佈瞭後臺裡麵髮') },
  { name: 'abbreviated places', make: repeated('京沪深') },
  { name: 'boilerplate', make: repeated('责任编辑：王海峰 来源：百度 ') },
];

const EVERYTHING = [NAMES, TRIGGERS, DATES, NUMBERS, MARKS, FIELD, ODD, LATIN, ['，', '。', '\n', ' ', '了']];

/** Small random texts: parts of a few kinds mixed; the same number gives the same text. */
export function randomText(number: number): string {
  const random = randomNumbers(number * 2_654_435_761 + 1);
  const parts = Array.from(
    { length: 1 + random(4) },
    () => EVERYTHING[random(EVERYTHING.length)] ?? NAMES,
  ).flat();
  return drawn(parts, random(2 ** 30))(1 + random(random(20) === 0 ? 2_000 : 120));
}

/** A text as an article of a fixed day. */
export function hostileArticle(text: string, title: string | null): ReadableArticle {
  const unknown = { url: null, canonicalUrl: null, author: null, source: null };
  return { ...unknown, id: 'hostile', title, text, publishedAt: '2023-07-07' };
}

interface Quoted {
  readonly said: string;
  readonly start: number;
  readonly end: number;
  readonly in?: 'title' | undefined;
}

function quotesOf({ mentions, events, statements, candidates }: Extraction): Quoted[] {
  const named = [...mentions, ...candidates].map(({ surface, ...place }) => ({ ...place, said: surface }));
  const quoted = [
    ...events.flatMap(({ trigger, evidence }) => [trigger, evidence]),
    ...statements.map(({ evidence }) => evidence),
  ].map(({ text, ...place }) => ({ ...place, said: text }));
  const filled = events
    .flatMap((event) => event.arguments)
    .flatMap(({ surface, start, end, in: where }) =>
      surface === undefined || start === undefined || end === undefined
        ? []
        : [{ said: surface, start, end, ...(where === undefined ? {} : { in: where }) }],
    );
  return [...named, ...quoted, ...filled];
}

/** Every span of a reading that does not give back what it says, a line each. */
export function wrongSpans(reading: Extraction, text: string, title: string | null): string[] {
  return quotesOf(reading).flatMap(({ said, start, end, in: where }) => {
    const source = where === 'title' ? (title ?? '') : text;
    if (said !== '' && start >= 0 && end <= source.length && source.slice(start, end) === said) return [];
    return [`${where ?? 'text'} ${start} to ${end} is not ${JSON.stringify(said.slice(0, 40))}`];
  });
}
