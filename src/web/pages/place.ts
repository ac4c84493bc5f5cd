import type { DayPlace } from '../../ports/queries.ts';

/** A place in a list as it stands in an address: `2023-07-07_e12…`. */
export function placeText(place: DayPlace | null): string | null {
  return place === null ? null : `${place.day}_${place.id}`;
}

/** The place that an address names; null for none. */
export function placeOf(text: string | null): DayPlace | null {
  const mark = text?.indexOf('_') ?? -1;
  if (text === null || mark < 0) return null;
  return { day: text.slice(0, mark), id: text.slice(mark + 1) };
}

/** The first day of a year, month or day. */
export function firstDayOf(time: string): string {
  return `${time}${'-01-01'.slice(time.length === 4 ? 0 : time.length === 7 ? 3 : 6)}`;
}

/** The last day of a year, month or day. */
export function lastDayOf(time: string): string {
  if (time.length === 4) return `${time}-12-31`;
  if (time.length === 10) return time;
  const [year = 1970, month = 1] = time.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
