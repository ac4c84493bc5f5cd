import { describe, expect, it } from 'vitest';
import { publicationDate } from '../../src/reading/publication-date.ts';

describe('publicationDate', () => {
  it.each([
    [null, null],
    ['2023', '2023'],
    ['2023-07', '2023-07'],
    ['2023-07-07', '2023-07-07'],
    ['2023-07-07T10:00:00+08:00', '2023-07-07'],
    ['2023-07-06T16:30:00Z', '2023-07-07'],
    ['2023-07-06T23:59', '2023-07-06'],
    ['2023-07-06 20:00:00 +00:00', '2023-07-07'],
    ['2024-12-31T18:00:00Z', '2025-01-01'],
  ])('%s is %s in China', (instant, day) => {
    expect(publicationDate(instant)).toBe(day);
  });
});
