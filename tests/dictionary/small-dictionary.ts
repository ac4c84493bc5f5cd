import { formatDictionaryFile } from '../../src/dictionary/format-file.ts';
import type { DictionaryFile } from '../../src/dictionary/parse-file.ts';

/** A sound dictionary of a few entries, in canonical form; `changes` replace or add files. */
export function smallDictionary(changes: Readonly<Record<string, string>> = {}): DictionaryFile[] {
  const texts: Record<string, string> = {
    'companies/ai.yaml': `
- id: qinghe
  name: 青禾智能
  en: Qinghe AI
  aliases: [青禾智能科技]
  type: company
  city: hangzhou
- id: yuntu
  name: 云途科技
  type: company
`,
    'cities/zhejiang.yaml': `
- {id: hangzhou, name: 杭州, aliases: [杭州市], level: prefecture, parent: zhejiang, abbreviation: 杭, code: "330100"}
- {id: zhejiang, name: 浙江, level: province}
`,
    'models/qinghe.yaml': `
- id: qingling
  name: 青翎
  aliases: [青翎大模型]
  makers: [qinghe]
  category: general
  versions:
    - {version: "2.0", names: [青翎2.0]}
- id: qingyu
  name: 青语
  makers: [qinghe]
  category: vertical
  domains: [law]
  parent: qingling
`,
    'groups.yaml': `
- {id: two, name: 双星, kind: organization, members: [qinghe, yuntu], expands: true}
`,
    'ambiguous.yaml': `
- {surface: 青语, entries: [qingyu], otherwise: 人名, strategy: need_cue, cues: {for: [法律]}}
`,
    'domains.yaml': `
- {id: law, name: 法律, en: Law}
`,
    'redirects.yaml': `
- {from: old-qinghe, to: qinghe, reason: renamed}
`,
    ...changes,
  };
  return Object.entries(texts).map(([path, text]) => ({ path, text: formatDictionaryFile({ path, text }) }));
}
