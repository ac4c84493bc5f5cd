import { describe, expect, it } from 'vitest';
import { compileDictionary } from '../../src/dictionary/compile.ts';
import type { EntityKind, Entry } from '../../src/dictionary/entry.ts';
import type { Argument, EventMention, EventType, Modality } from '../../src/event/event-mention.ts';
import { stateFacts } from '../../src/landscape/state-facts.ts';
import type { StatementMention } from '../../src/landscape/statement.ts';
import type { Mention } from '../../src/mention/mention.ts';
import { findQuantities } from '../../src/mention/quantities.ts';
import { findTimes } from '../../src/mention/times.ts';
import { toArticleText } from '../../src/text/to-article-text.ts';

const PUBLISHED = '2023-09-01';
const common = { cues: { for: [], against: [] }, examples: [], counterexamples: [] };

function names(...surfaces: string[]) {
  return surfaces.map((surface) => ({ surface, weak: false }));
}

function organization(id: string, name: string, parent?: string): Entry {
  return {
    kind: 'organization',
    type: 'company',
    id,
    name,
    names: names(name),
    ...common,
    ...(parent ? { parent } : {}),
  };
}

function model(id: string, name: string, makers: string[]): Entry {
  return {
    kind: 'model',
    id,
    name,
    names: names(name),
    makers,
    domains: [],
    modalities: [],
    versions: [],
    ...common,
  };
}

function city(id: string, name: string): Entry {
  return { kind: 'city', level: 'municipality', country: 'CN', id, name, names: names(name), ...common };
}

const ENTRIES: readonly Entry[] = [
  organization('baidu', '百度'),
  organization('alibaba', '阿里巴巴'),
  organization('aliyun', '阿里云', 'alibaba'),
  organization('openai', 'OpenAI'),
  organization('microsoft', '微软'),
  organization('moonshot', '月之暗面'),
  organization('lanyun', '蓝云智能'),
  organization('hongshan', '红山科技'),
  organization('casia', '自动化所'),
  model('ernie-bot', '文心一言', ['baidu']),
  model('qwen', '通义千问', ['alibaba']),
  model('gpt', 'GPT', ['openai']),
  model('kimi', 'Kimi', ['moonshot']),
  model('llama', 'Llama', ['meta']),
  model('qingshan', '青山', []),
  model('luhai', '陆海', ['casia']),
  city('beijing', '北京'),
  city('shanghai', '上海'),
];

const dictionary = compileDictionary({
  version: 'test',
  entries: new Map(ENTRIES.map((entry) => [entry.id, entry])),
  groups: [],
  ambiguous: [],
  domains: [
    { id: 'medicine', name: '医疗', nameEn: 'Medicine', names: ['医疗', '医学'] },
    { id: 'finance', name: '金融', nameEn: 'Finance', names: ['金融'] },
    { id: 'general', name: '通用', nameEn: 'General', names: ['通用'] },
  ],
  redirects: new Map(),
});

/** Every occurrence of every entry's name; `Qwen3.8`-like versions are given by the test. */
function mentionsIn(text: string, sized: Readonly<Record<string, string>> = {}): Mention[] {
  const found: Mention[] = [];
  for (const entry of ENTRIES) {
    for (let at = text.indexOf(entry.name); at >= 0; at = text.indexOf(entry.name, at + 1)) {
      const end = at + entry.name.length;
      const kind: EntityKind = entry.kind;
      const size = /^-(\d+B)/.exec(text.slice(end))?.[1];
      const version = /^-?(\d+(?:\.\d+)?)(?![\dB])/.exec(text.slice(end));
      found.push({
        kind,
        entityId: entry.id,
        name: sized[entry.name] ?? entry.name,
        start: at,
        end,
        confidence: 0.9,
        reasons: [],
        ...(size ? { size: { text: size, start: end + 1, end: end + 1 + size.length } } : {}),
        ...(version && entry.kind === 'model'
          ? {
              version: {
                text: version[1] ?? '',
                start: end + version[0].length - (version[1] ?? '').length,
                end: end + version[0].length,
              },
            }
          : {}),
      });
    }
  }
  return found;
}

interface Told {
  readonly type: EventType;
  readonly trigger: string;
  readonly modality?: Modality;
  readonly time?: string | null;
  readonly arguments: readonly Argument[];
}

function entity(role: string, id: string): Argument {
  const entry = ENTRIES.find((candidate) => candidate.id === id);
  return { role, kind: entry?.kind ?? 'model', entityId: id, name: entry?.name ?? id, span: null };
}

function factsOf(body: string, told: readonly Told[] = []): StatementMention[] {
  const article = toArticleText({ title: null, body });
  const { text } = article;
  const events = told.map((event): EventMention => {
    const at = text.indexOf(event.trigger);
    const sentence = article.sentences.find(({ start, end }) => start <= at && at < end);
    return {
      type: event.type,
      modality: event.modality ?? 'asserted',
      time: { value: event.time ?? null, source: event.time ? 'explicit' : null, span: null },
      arguments: event.arguments,
      trigger: { start: at, end: at + event.trigger.length },
      evidence: { start: sentence?.start ?? 0, end: sentence?.end ?? 0 },
      foundBy: 'test',
      confidence: 0.8,
    };
  });
  return stateFacts({
    article,
    mentions: mentionsIn(text),
    quantities: findQuantities(text),
    times: findTimes(text, PUBLISHED),
    events,
    dictionary,
    publishedAt: PUBLISHED,
  });
}

function lines(statements: readonly StatementMention[]): string[] {
  return statements.map(
    ({ subject, property, value }) =>
      `${subject.name} ${property} ${typeof value === 'object' ? value.name : value}`,
  );
}

describe('plain description', () => {
  it.each<[string, string[]]>([
    ['文心一言是百度旗下的大模型。', ['文心一言 developer 百度']],
    ['百度的文心一言受到关注。', ['文心一言 developer 百度']],
    ['OpenAI推出的聊天机器人GPT受到关注。', ['GPT developer OpenAI']],
    ['青山由蓝云智能研发。', ['青山 developer 蓝云智能']],
    ['自动化所（陆海大模型）榜上有名。', ['陆海 developer 自动化所']],
    ['红山科技（陆海大模型）榜上有名。', ['陆海 developer 红山科技']],
    ['阿里云发布一系列新举措，包括推出通义千问。', ['通义千问 developer 阿里云']],
    ['微软已经接入GPT。', []],
    ['微软的GPT服务受到关注。', []],
    ['Kimi很受欢迎。月之暗面对此表示感谢。', ['Kimi developer 月之暗面']],
    ['蓝云智能推出了青山-13B模型。', ['青山 developer 蓝云智能', '青山 parameters 13000000000']],
    ['青山的参数量为1750亿。', ['青山 parameters 175000000000']],
    ['青山模型总参数6710亿，激活370亿参数。', ['青山 parameters 671000000000']],
    ['千亿参数的青山已经亮相。', ['青山 parameters 100000000000']],
    ['青山刚刚亮相。它的总参数达到300亿参数。', ['青山 parameters 30000000000']],
    ['这家公司支持千亿参数模型训练。', []],
    ['青山是一款开源大模型。', ['青山 open_source true']],
    ['开源大模型青山受到欢迎。', ['青山 open_source true']],
    ['青山尚未开源。', []],
    ['青山将成为开源模型。', []],
    [
      '百度的文心一言和蓝云智能的青山等选择了闭源。',
      [
        '文心一言 developer 百度',
        '文心一言 open_source false',
        '青山 developer 蓝云智能',
        '青山 open_source false',
      ],
    ],
    ['青山是一款面向医疗行业的大模型。', ['青山 category vertical', '青山 domain 医疗']],
    [
      '国内首款医学大语言模型——青山亮相。',
      ['青山 category vertical', '青山 domain 医疗', '青山 modality text'],
    ],
    ['通用大模型青山亮相。', ['青山 category general']],
    ['聊天机器人模型青山亮相。', []],
    ['视频生成模型青山亮相。', ['青山 modality video']],
    ['青山是一款多模态大模型。', ['青山 modality multimodal']],
    ['青山以Llama为基础模型。', ['青山 base_model Llama']],
    ['青山基于Llama微调而成。', ['青山 base_model Llama']],
    ['青山并非基于Llama训练。', []],
    ['总部位于上海的芯片公司蓝云智能完成融资。', ['蓝云智能 headquarters 上海']],
    ['蓝云智能总部设在北京。', ['蓝云智能 headquarters 北京']],
    ['两家北京企业：蓝云智能、红山科技。', ['红山科技 headquarters 北京', '蓝云智能 headquarters 北京']],
    ['蓝云智能累计融资3亿美元。', ['蓝云智能 funding_total 300000000']],
    ['蓝云智能完成3亿美元融资。', []],
    ['蓝云智能计划累计融资3亿美元。', []],
    ['蓝云智能、红山科技等多家公司已累计完成50亿元融资。', []],
    ['百度将第二总部落户上海。', []],
    ['百度投资了总部设在上海的一家公司。', []],
    ['青山是数百亿参数的模型。', []],
  ])('%s', (text, expected) => {
    expect(lines(factsOf(text)).sort()).toEqual([...expected].sort());
  });
});

describe('asserted events', () => {
  it('state maker, date and version of a release', () => {
    const facts = factsOf('蓝云智能8月30日发布青山-4.0。', [
      {
        type: 'model_release',
        trigger: '发布',
        time: '2023-08-30',
        arguments: [
          entity('model', 'qingshan'),
          entity('developer', 'lanyun'),
          { role: 'version', value: '4.0', span: null },
        ],
      },
    ]);
    expect(lines(facts)).toEqual([
      '青山 developer 蓝云智能',
      '青山 release_date 2023-08-30',
      '青山 version 4.0',
    ]);
    expect(facts.find((fact) => fact.property === 'version')).toMatchObject({
      validFrom: '2023-08-30',
      eventIndex: 0,
    });
  });

  it('state openness and licence', () => {
    const facts = factsOf('蓝云智能宣布开源青山。', [
      {
        type: 'open_source',
        trigger: '开源',
        arguments: [entity('model', 'qingshan'), { role: 'license', value: 'Apache 2.0', span: null }],
      },
    ]);
    expect(lines(facts)).toEqual(
      expect.arrayContaining(['青山 open_source true', '青山 license Apache 2.0']),
    );
  });

  it('give a filing to every model of the list behind it', () => {
    const text = '首批8家大模型获批，名单如下。分别为：百度的文心一言、阿里巴巴的通义千问、月之暗面的Kimi。';
    const facts = factsOf(text, [{ type: 'filing', trigger: '获批', time: '2023-08-31', arguments: [] }]);
    const filings = facts.filter((fact) => fact.property === 'filing_status');
    expect(lines(filings)).toEqual(
      expect.arrayContaining([
        '文心一言 filing_status 获批',
        '通义千问 filing_status 获批',
        'Kimi filing_status 获批',
      ]),
    );
    expect(filings.every((fact) => fact.validFrom === '2023-08-31')).toBe(true);
  });

  it.each([
    ['青山通过备案。', '备案', '通过备案'],
    ['青山获批上线。', '获批', '获批'],
    ['青山的备案已上报。', '备案', '已上报'],
  ])('%s', (text, trigger, status) => {
    const facts = factsOf(text, [{ type: 'filing', trigger, arguments: [entity('model', 'qingshan')] }]);
    expect(lines(facts)).toEqual([`青山 filing_status ${status}`]);
  });

  it('claim a count of models for its city, and no other count', () => {
    const count = (metric: string) =>
      lines(
        factsOf('北京已有54个大模型。', [
          {
            type: 'statistic',
            trigger: '54个',
            arguments: [
              entity('place', 'beijing'),
              { role: 'metric', value: metric, span: null },
              { role: 'value', value: 54, unit: '个', span: null },
            ],
          },
        ]),
      );
    expect(count('大模型数量')).toEqual(['北京 model_count 54']);
    expect(count('接入大模型的企业')).toEqual([]);
  });
});

it.each<[string, Told, string[]]>([
  [
    '蓝云智能完成3亿美元融资，估值20亿美元。',
    {
      type: 'funding',
      trigger: '融资',
      arguments: [
        entity('investee', 'lanyun'),
        { role: 'amount', value: 3e8, unit: 'USD', span: null },
        { role: 'valuation', value: 2e9, unit: 'USD', span: null },
      ],
    },
    ['蓝云智能 funding 300000000', '蓝云智能 valuation 2000000000'],
  ],
  [
    '百度收购蓝云智能。',
    {
      type: 'acquisition',
      trigger: '收购',
      arguments: [entity('acquirer', 'baidu'), entity('target', 'lanyun')],
    },
    ['蓝云智能 parent 百度'],
  ],
  [
    '上海发布《模型行动方案》。',
    {
      type: 'policy',
      trigger: '发布',
      arguments: [entity('place', 'shanghai'), { role: 'title', value: '模型行动方案', span: null }],
    },
    ['上海 policy 模型行动方案'],
  ],
])('%s', (text, told, expected) => {
  expect(lines(factsOf(text, [told]))).toEqual(expected);
});

it.each<Modality>(['planned', 'rumored', 'denied'])('says nothing of an event that is %s', (modality) => {
  const told: Told[] = [
    {
      type: 'model_release',
      trigger: '发布',
      modality,
      time: '2023-10',
      arguments: [entity('model', 'qingshan')],
    },
    { type: 'open_source', trigger: '开源', modality, arguments: [entity('model', 'qingshan')] },
    { type: 'filing', trigger: '备案', modality, arguments: [entity('model', 'qingshan')] },
  ];
  expect(factsOf('关于青山的发布、开源与备案。', told)).toEqual([]);
});

it('gives each statement a sentence of the article as evidence, once, in order', () => {
  const text = '百度的文心一言升级。百度旗下的文心一言再次升级。总部位于上海的蓝云智能推出青山-7B。';
  const facts = factsOf(text);
  const starts = facts.map((fact) => fact.evidence.start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(lines(facts).filter((line) => line === '文心一言 developer 百度')).toHaveLength(1);
  for (const { evidence } of facts) expect(text.slice(evidence.start, evidence.end)).toMatch(/。$/u);
});
