/** A parameter's text, cut to a sane length; null when it is missing or empty. */
export function textParameter(query: URLSearchParams, name: string, longest = 200): string | null {
  const text = (query.get(name) ?? '').trim().slice(0, longest);
  return text === '' ? null : text;
}

/** A parameter that is one of some words; null for anything else. */
export function wordParameter<T extends string>(
  query: URLSearchParams,
  name: string,
  words: readonly T[],
): T | null {
  const text = query.get(name);
  return words.find((word) => word === text) ?? null;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** A day, `YYYY-MM-DD`; null for anything else. */
export function dayParameter(query: URLSearchParams, name: string): string | null {
  const text = query.get(name) ?? '';
  return isDay(text) ? text : null;
}

/** A whole number from `least`; null for anything else. */
export function numberParameter(query: URLSearchParams, name: string, least: number): number | null {
  const text = query.get(name) ?? '';
  if (!/^\d{1,12}$/.test(text)) return null;
  return Math.max(least, Number(text));
}
