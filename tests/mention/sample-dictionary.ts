import { type CompiledDictionary, compileDictionary } from '../../src/dictionary/compile.ts';
import type {
  AmbiguousWord,
  CityEntry,
  CityLevel,
  Dictionary,
  Entry,
  GroupEntry,
  ModelEntry,
  Name,
  OrganizationEntry,
} from '../../src/dictionary/entry.ts';
import { type FoundMentions, findMentions } from '../../src/mention/find-mentions.ts';
import type { ArticleText } from '../../src/text/article-text.ts';
import { toArticleText } from '../../src/text/to-article-text.ts';

const NO_CUES = { for: [], against: [] };
const plain = (surface: string): Name => ({ surface, weak: false });
const weak = (surface: string): Name => ({ surface, weak: true });
const common = { cues: NO_CUES, examples: [], counterexamples: [] };

function organization(
  id: string,
  name: string,
  names: readonly (string | Name)[] = [],
  more: Partial<OrganizationEntry> = {},
): OrganizationEntry {
  const surfaces = names.map((each) => (typeof each === 'string' ? plain(each) : each));
  return {
    ...common,
    kind: 'organization',
    id,
    name,
    names: [plain(name), ...surfaces],
    type: 'company',
    ...more,
  };
}

function model(
  id: string,
  name: string,
  makers: readonly string[],
  names: readonly (string | Name)[] = [],
  more: Partial<ModelEntry> = {},
): ModelEntry {
  const surfaces = names.map((each) => (typeof each === 'string' ? plain(each) : each));
  return {
    ...common,
    kind: 'model',
    id,
    name,
    names: [plain(name), ...surfaces],
    makers,
    domains: [],
    modalities: [],
    versions: [],
    ...more,
  };
}

function city(id: string, name: string, level: CityLevel, abbreviation?: string): CityEntry {
  const full = level === 'province' ? `${name}省` : `${name}市`;
  const short = abbreviation === undefined ? {} : { abbreviation };
  return {
    ...common,
    kind: 'city',
    id,
    name,
    names: [plain(name), plain(full)],
    level,
    country: 'CN',
    ...short,
  };
}

const ENTRIES: readonly Entry[] = [
  organization('baidu', '百度', ['Baidu']),
  organization('alibaba', '阿里巴巴', ['阿里']),
  organization('alibaba-cloud', '阿里云', [], { parent: 'alibaba' }),
  organization('tencent', '腾讯'),
  organization('huawei', '华为'),
  organization('iflytek', '科大讯飞', ['讯飞']),
  organization('zhipu', '智谱', ['智谱AI']),
  organization('deepseek-ai', '深度求索', ['DeepSeek']),
  organization('minimax', 'MiniMax'),
  organization('openai', 'OpenAI'),
  organization('meta', 'Meta', ['脸书', weak('FB')]),
  organization('nvidia', '英伟达', ['NVIDIA', '辉达']),
  organization('xiaomi', '小米'),
  organization('shanghai-ai-lab', '上海人工智能实验室', [], { type: 'institute' }),
  organization('cac', '国家网信办', [weak('网信办')], { type: 'public_body' }),
  model('ernie', '文心大模型', ['baidu'], ['文心4.0', weak('文心'), '百度文心'], {
    versions: [{ version: '4.0', names: ['文心大模型4.0'] }],
  }),
  model('ernie-bot', '文心一言', ['baidu'], [{ surface: '文小言', weak: false, from: '2024-09' }]),
  model('ernie-vilg', '文心一格', ['baidu']),
  model('qwen', '通义千问', ['alibaba-cloud', 'alibaba'], ['Qwen']),
  model('pangu', '盘古', ['huawei'], ['盘古大模型', '华为盘古']),
  model('spark', '讯飞星火', ['iflytek'], [weak('星火')]),
  model('gpt', 'GPT', ['openai']),
  model('kimi', 'Kimi', ['moonshot']),
  model('deepseek', 'DeepSeek', ['deepseek-ai'], [], {
    versions: [{ version: 'R1', names: ['DeepSeek-R1'] }],
  }),
  model('minimax-model', 'MiniMax大模型', ['minimax'], ['MiniMax']),
  model('doubao', '豆包', ['bytedance']),
  model('kling', '可灵', ['kuaishou']),
  city('beijing', '北京', 'municipality', '京'),
  city('shanghai', '上海', 'municipality', '沪'),
  city('jiangsu', '江苏', 'province', '苏'),
  city('zhejiang', '浙江', 'province', '浙'),
  city('anhui', '安徽', 'province', '皖'),
  city('hangzhou', '杭州', 'prefecture'),
  city('haidian', '海淀区', 'district'),
  city('guangzhou', '广州', 'prefecture'),
  city('washington', '华盛顿', 'world_city'),
];

const group = (
  id: string,
  name: string,
  members: readonly string[],
  more: Partial<GroupEntry> = {},
): GroupEntry => ({
  id,
  name,
  names: [name],
  kind: 'city',
  members,
  expands: true,
  cues: [],
  ...more,
});

const GROUPS: readonly GroupEntry[] = [
  group('bsg', '北上广', ['beijing', 'shanghai', 'guangzhou']),
  group('yrd', '长三角', ['shanghai', 'jiangsu', 'zhejiang'], { expands: false }),
  group('bat', 'BAT', ['baidu', 'alibaba', 'tencent'], { kind: 'organization' }),
  group('tigers', '小虎', ['zhipu', 'minimax'], { kind: 'organization', cues: ['大模型创业公司'] }),
];

const row = (
  surface: string,
  entries: readonly string[],
  strategy: AmbiguousWord['strategy'],
  cuesFor: readonly string[],
  against: readonly string[],
): AmbiguousWord => ({
  surface,
  entries,
  strategy,
  cues: { for: cuesFor, against },
  otherwise: 'an ordinary word',
});

const AMBIGUOUS: readonly AmbiguousWord[] = [
  row('盘古', ['pangu'], 'need_cue', ['大模型', '华为'], ['开天', '神话']),
  row('豆包', ['doubao'], 'need_cue', ['字节', '大模型', 'App'], ['早餐', '蒸', '馅', '粘']),
  row('星火', ['spark'], 'need_cue', ['讯飞', '大模型'], ['燎原']),
  row('小米', ['xiaomi'], 'default_entity', ['手机', '雷军'], ['粥', '种植', '亩']),
  row('Kimi', ['kimi'], 'default_entity', ['月之暗面', '助手'], ['车手', 'F1']),
  row('可灵', ['kling'], 'need_cue', ['快手', '视频生成'], []),
];

/** A small dictionary with one of each thing that must be decided. */
export const SAMPLE_DICTIONARY: Dictionary = {
  version: 'sample',
  entries: new Map(ENTRIES.map((entry) => [entry.id, entry])),
  groups: GROUPS,
  ambiguous: AMBIGUOUS,
  domains: [],
  redirects: new Map(),
};

export const SAMPLE: CompiledDictionary = compileDictionary(SAMPLE_DICTIONARY);

/** Reads a body (and a title) with the sample dictionary. */
export function read(
  body: string,
  title: string | null = null,
  publishedAt = '2025-03-01',
): FoundMentions & { article: ArticleText } {
  const article = toArticleText({ title, body });
  return { article, ...findMentions(article, SAMPLE, { publishedAt }) };
}

/** `kind name` of every mention, once, in text order; `=surface` for names the dictionary lacks is left to the name. */
export function namesIn(body: string, title: string | null = null, publishedAt?: string): string[] {
  const { mentions } = read(body, title, publishedAt);
  return [...new Set(mentions.map(({ kind, entityId, name }) => `${kind} ${entityId ?? `+${name}`}`))];
}
