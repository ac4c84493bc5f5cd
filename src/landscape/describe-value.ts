import type { StatedValue } from './attributed-statement.ts';

const MYRIADS: readonly (readonly [number, string])[] = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
];

function shortNumber(value: number): string {
  const step = MYRIADS.find(([size]) => Math.abs(value) >= size);
  if (step === undefined) return String(value);
  return `${Number((value / step[0]).toFixed(2))}${step[1]}`;
}

/** A value as a person reads it: `5 billion CNY`, `百度`, `yes`. */
export function describeValue(value: StatedValue, unit?: string): string {
  if (typeof value === 'object') return value.name;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return unit === undefined ? shortNumber(value) : `${shortNumber(value)} ${unit}`;
}
