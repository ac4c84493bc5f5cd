import { type CompiledDictionary, compileDictionary } from '../../src/dictionary/compile.ts';
import type { CityEntry, Entry, ModelEntry, OrganizationEntry } from '../../src/dictionary/entry.ts';

const base = (id: string, names: readonly string[]) => ({
  id,
  name: names[0] ?? id,
  names: names.map((surface) => ({ surface, weak: false })),
  cues: { for: [], against: [] },
  examples: [],
  counterexamples: [],
});

const model = (id: string, maker: string, ...names: string[]): ModelEntry => ({
  ...base(id, names),
  kind: 'model',
  makers: [maker],
  category: 'general',
  domains: [],
  modalities: [],
  versions: [],
});

const organization = (id: string, city: string, ...names: string[]): OrganizationEntry => ({
  ...base(id, names),
  kind: 'organization',
  type: 'company',
  city,
  country: 'CN',
});

const city = (id: string, name: string): CityEntry => ({
  ...base(id, [name]),
  kind: 'city',
  level: 'prefecture',
  country: 'CN',
});

/** A dictionary of a few invented names, quick to compile: for tests that start many processes. */
export function smallDictionary({
  version = 'small',
  without = [],
}: {
  readonly version?: string;
  readonly without?: readonly string[];
} = {}): CompiledDictionary {
  const entries: Entry[] = [
    model('yunling', 'yunling-tech', '云岭大模型', '云岭'),
    model('qinghai', 'qinghai-ai', '青海湖大模型'),
    model('taihang', 'taihang-lab', '太行大模型'),
    organization('yunling-tech', 'hangzhou', '云岭科技'),
    organization('qinghai-ai', 'beijing', '青湖智能'),
    organization('taihang-lab', 'beijing', '太行实验室'),
    city('hangzhou', '杭州'),
    city('beijing', '北京'),
  ];
  return compileDictionary({
    version,
    entries: new Map(entries.filter(({ id }) => !without.includes(id)).map((entry) => [entry.id, entry])),
    groups: [],
    ambiguous: [],
    domains: [],
    redirects: new Map(),
  });
}
