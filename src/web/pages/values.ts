import { type Filler, isEntityFiller } from '../../event/merged-event.ts';
import type { StatedValue } from '../../landscape/attributed-statement.ts';
import { type Html, html } from '../html.ts';
import { dateOf } from './dates.ts';
import { entityLink, type Frame } from './frame.ts';
import { published } from './script-text.ts';
import { termName } from './vocabulary.ts';

const CHINESE_STEPS: readonly (readonly [number, string])[] = [
  [1e12, '万亿'],
  [1e8, '亿'],
  [1e4, '万'],
];
const ENGLISH_STEPS: readonly (readonly [number, string])[] = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
];

const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  CNY: ['元人民币', 'CNY'],
  USD: ['美元', 'USD'],
  HKD: ['港元', 'HKD'],
  TWD: ['新台币', 'TWD'],
};

function amount(value: number, unit: string | undefined, { say, language }: Frame): string {
  const steps = language === 'zh' ? CHINESE_STEPS : ENGLISH_STEPS;
  const step = steps.find(([size]) => Math.abs(value) >= size);
  const short = step === undefined ? String(value) : `${Number((value / step[0]).toFixed(2))}${step[1]}`;
  if (unit === undefined) return short;
  const pair = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  return language === 'zh'
    ? `${short}${pair?.[0] ?? unit}`
    : `${short} ${pair === undefined ? unit : say(...pair)}`;
}

/** A stated value: an entity as a link, an amount with its unit, a date with its precision, a term in words. */
export function statedValue(frame: Frame, property: string, value: StatedValue, unit?: string): Html {
  if (typeof value === 'object') return entityLink(frame, value);
  if (typeof value === 'boolean') return html`${value ? frame.say('是', 'yes') : frame.say('否', 'no')}`;
  if (typeof value === 'number') return html`${amount(value, unit, frame)}`;
  if (property === 'release_date') return dateOf(value, frame.say);
  return published(termName(property, value, frame.say));
}

/** What fills a role of an event. */
export function fillerOf(frame: Frame, filler: Filler): Html {
  if (isEntityFiller(filler)) return entityLink(frame, filler);
  const { role, value, unit, approximate } = filler;
  const about = approximate === true ? frame.say('约', 'about ') : '';
  if (typeof value === 'string') return html`${about}${published(value)}`;
  if (role === 'rank') return html`${frame.say(`第${value}`, `no. ${value}`)}`;
  return html`${about}${amount(value, unit, frame)}`;
}
