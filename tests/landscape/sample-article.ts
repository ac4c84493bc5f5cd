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
  organization('tmall-genie', '天猫精灵', 'alibaba'),
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

/** An event of the article, as a test writes it: its trigger is looked up in the text. */
export interface Told {
  readonly type: EventType;
  readonly trigger: string;
  readonly modality?: Modality;
  readonly time?: string | null;
  /** The rule that found it. */
  readonly foundBy?: string;
  readonly arguments: readonly Argument[];
}

/** An argument taken from the sample dictionary. */
export function entity(role: string, id: string): Argument {
  const entry = ENTRIES.find((candidate) => candidate.id === id);
  return { role, kind: entry?.kind ?? 'model', entityId: id, name: entry?.name ?? id, span: null };
}

/** An entity or person where the text names it; without a place where it does not. */
function placed(argument: Argument, text: string): Argument {
  if (!('kind' in argument)) return argument;
  const start = text.indexOf(argument.name);
  return start < 0 ? argument : { ...argument, span: { start, end: start + argument.name.length } };
}

/** The statements of an article whose names are those of this sample dictionary. */
export function factsOf(body: string, told: readonly Told[] = []): StatementMention[] {
  const article = toArticleText({ title: null, body });
  const { text } = article;
  const events = told.map((event): EventMention => {
    const at = text.indexOf(event.trigger);
    const sentence = article.sentences.find(({ start, end }) => start <= at && at < end);
    return {
      type: event.type,
      modality: event.modality ?? 'asserted',
      time: { value: event.time ?? null, source: event.time ? 'explicit' : null, span: null },
      arguments: event.arguments.map((argument) => placed(argument, text)),
      trigger: { start: at, end: at + event.trigger.length },
      evidence: { start: sentence?.start ?? 0, end: sentence?.end ?? 0 },
      foundBy: event.foundBy ?? 'test',
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

/** `subject property value`, a line each. */
export function lines(statements: readonly StatementMention[]): string[] {
  return statements.map(
    ({ subject, property, value }) =>
      `${subject.name} ${property} ${typeof value === 'object' ? value.name : value}`,
  );
}
