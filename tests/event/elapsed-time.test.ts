import { describe, expect, it } from 'vitest';
import { readText } from './read-text.ts';

/** Text, publication date, and the times of its releases in order. */
const TOLD: readonly (readonly [string, string, readonly (string | null)[]])[] = [
  ['7月5日，百度发布文心一言，四天之后，阿里云推出通义万相。', '2023-07-20', ['2023-07-05', '2023-07-09']],
  ['百度于3月16日发布文心一言。三天后，微软发布Copilot。', '2023-03-25', ['2023-03-16', '2023-03-19']],
  ['去年11月30日，OpenAI推出ChatGPT。两个月后，谷歌推出Bard。', '2023-04-20', ['2022-11-30', '2023-01']],
  ['2022年11月，OpenAI推出ChatGPT。一年后，谷歌推出Gemini。', '2023-12-20', ['2022-11', '2023']],
  ['3月28日，OpenAI推出ChatGPT。两周后，谷歌推出Bard。', '2023-04-20', ['2023-03-28', '2023-04']],
  [
    '7月5日，百度发布文心一言，两天后的7月8日，阿里云推出通义万相。',
    '2023-07-20',
    ['2023-07-05', '2023-07-08'],
  ],
  ['去年，百度发布文心一言。三天后，微软发布Copilot。', '2024-03-25', ['2023', null]],
];

describe('a time counted from the one told before', () => {
  it.each(TOLD)('%s', (text, published, times) => {
    expect(readText({ text, published }).events.map((event) => event.time.value)).toEqual(times);
  });
});
