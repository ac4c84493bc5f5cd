import { describe, expect, it } from 'vitest';
import { widenMarks } from '../../src/event/widen-marks.ts';

describe('widenMarks', () => {
  it.each([
    ['七月初,智谱完成融资;金额未披露', '七月初，智谱完成融资；金额未披露'],
    ['代号GPT-4,百度尚未回应', '代号GPT-4，百度尚未回应'],
    ['“文心一言”,如期面世', '“文心一言”,如期面世'.replace(',', '，')],
    ['投资1,200万元,时间9:30', '投资1,200万元，时间9:30'],
    ['It is late, he said: no.', 'It is late, he said: no.'],
  ])('%s', (narrow, wide) => {
    expect(widenMarks(narrow)).toBe(wide);
    expect(wide).toHaveLength(narrow.length);
  });
});
