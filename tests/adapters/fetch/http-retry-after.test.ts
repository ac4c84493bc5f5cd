import { describe, expect, it } from 'vitest';
import { readRetryAfter } from '../../../src/adapters/fetch/http-retry-after.ts';

const NOW = Date.UTC(2023, 6, 7, 8, 0, 0);
const WEEK = 7 * 24 * 3600 * 1000;

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 30 ', 30_000],
    ['9999999', WEEK],
    ['9'.repeat(400), WEEK],
    ['Fri, 07 Jul 2023 08:01:00 GMT', 60_000],
    ['Friday, 07-Jul-23 08:02:00 GMT', 120_000],
    ['Fri Jul  7 08:03:00 2023', 180_000],
    ['Thu, 06 Jul 2023 08:00:00 GMT', 0],
    ['Fri, 07 Jul 2090 08:00:00 GMT', WEEK],
    [null, null],
    ['', null],
    ['-5', null],
    ['1.5', null],
    ['1e9', null],
    ['soon', null],
    ['in 5 minutes', null],
    ['NaN', null],
    ['2023-07-07T08:01:00Z', null],
    ['Fri, 99 Jul 2023 08:01:00 GMT', null],
    ['Fri, 07 Xyz 2023 08:01:00 GMT', null],
    ['120, 240', null],
    ['７', null],
    ['x'.repeat(100_000), null],
  ])('%s is %s ms', (header, expected) => {
    expect(readRetryAfter(header, NOW)).toBe(expected);
  });
});
