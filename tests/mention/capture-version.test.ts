import { describe, expect, it } from 'vitest';
import { captureVersion } from '../../src/mention/capture-version.ts';

describe('captureVersion', () => {
  it.each<[name: string, rest: string, version: string | null, size: string | null]>([
    ['Qwen', '2.5-72B发布', '2.5', '72B'],
    ['Qwen', ' 2.5 发布', '2.5', null],
    ['Qwen', '-2.5', '2.5', null],
    ['Qwen', '3-235B-A22B-Instruct', '3', '235B-A22B'],
    ['Qwen', '-72B', null, '72B'],
    ['GPT', '-4 Turbo上线', '4 Turbo', null],
    ['GPT', '-3.5', '3.5', null],
    ['GPT', '-4o', '4o', null],
    ['Claude', ' 3.5 Sonnet', '3.5 Sonnet', null],
    ['Kimi', ' K2', 'K2', null],
    ['MiniMax', ' M2.7', 'M2.7', null],
    ['文心', '大模型4.0', '4.0', null],
    ['星火', 'V3.5', 'V3.5', null],
    ['星火', '认知大模型V3.0', 'V3.0', null],
    ['盘古', '3.0', '3.0', null],
    ['通义千问', '2023年', null, null],
    ['文心一言', '4月1日起免费', null, null],
    ['豆包', '5亿用户', null, null],
    ['Kimi', '，2.0', null, null],
    ['Kimi', '', null, null],
  ])('%s|%s', (name, rest, version, size) => {
    const tail = captureVersion(name + rest, name.length);
    expect([tail.version?.text ?? null, tail.size?.text ?? null]).toEqual([version, size]);
    expect((name + rest).slice(0, tail.end).startsWith(name)).toBe(true);
  });
});
