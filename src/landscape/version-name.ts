import type { Dictionary, ModelEntry, ModelVersion } from '../dictionary/entry.ts';

/** A version without what writers vary in: case, spaces, hyphens. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_·]/gu, '');
}

/** The name under which a version of the dictionary stands in the landscape: GPT-4 of 4, Qwen2.5 of 2.5. */
export function knownVersionName({ version, names }: ModelVersion): string {
  return names.find((name) => name !== version && folded(name).endsWith(folded(version))) ?? version;
}

/** 1750亿 parameters are no version: Llama-13B is joined by a hyphen. */
const SIZE = /^\d+(?:\.\d+)?[BMT]\b/iu;

/**
 * One writing for a version of a model, whatever the article's: that of the dictionary where it knows the version
 * (GPT4, gpt-4 and 4 of GPT are GPT-4), else the model's own Latin name with the number (Llama2 and LLaMA 2 are Llama 2).
 * Versions of models with Chinese names stay bare (4.0 of 文心大模型), as do those the rules do not know.
 */
export function versionName(dictionary: Dictionary, entityId: string | null, value: string): string {
  const entry = entityId === null ? undefined : dictionary.entries.get(entityId);
  if (entry?.kind !== 'model') return value;
  const written = folded(value);
  // An entry's names may hold later numbers, too (豆包2.0 beside 1.6): only those of the version itself count.
  const known = entry.versions.find(({ version, names }) =>
    [version, `${entry.name}${version}`, ...names].some(
      (name) => folded(name) === written && written.endsWith(folded(version)),
    ),
  );
  return known === undefined ? withOwnName(entry, value) : knownVersionName(known);
}

function withOwnName(entry: ModelEntry, value: string): string {
  const name = entry.name;
  if (!/^[A-Za-z][A-Za-z·. ]*$/u.test(name)) return value;
  const compact = value.replace(/[\s\-_]/gu, '').toLowerCase();
  const own = name.replace(/[\s\-_]/gu, '').toLowerCase();
  const rest = compact.startsWith(own) ? restBehind(value, own.length) : value;
  if (!/^\d/u.test(rest)) return value;
  const joint = SIZE.test(rest) || /^[A-Z]{2,4}$/u.test(name) ? '-' : ' ';
  return `${name}${joint}${rest}`;
}

/** What stands behind as many letters and digits of a name, spaces and hyphens not counted. */
function restBehind(value: string, letters: number): string {
  let left = letters;
  let at = 0;
  for (; at < value.length && left > 0; at++) if (!/[\s\-_]/u.test(value.charAt(at))) left--;
  return value.slice(at).replace(/^[\s\-_]+/u, '');
}
