import type { Source } from './source.ts';

/**
 * Whether a text matches a pattern where `*` stands for any run of characters.
 * Parts are found from the left, which is right for such patterns and never backtracks.
 */
function matchesGlob(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  if (parts.length === 1) return text === pattern;
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
    return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, from);
    if (found < 0 || found + part.length > end) return false;
    from = found + part.length;
  }
  return true;
}

/** Whether a source wants an address it announced: by its `include` and `exclude` patterns. */
export function admits(source: Pick<Source, 'include' | 'exclude'>, url: string): boolean {
  if (source.exclude.some((pattern) => matchesGlob(pattern, url))) return false;
  return source.include.length === 0 || source.include.some((pattern) => matchesGlob(pattern, url));
}
