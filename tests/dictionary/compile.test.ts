import { describe, expect, it } from 'vitest';
import { surfaceVariants } from '../../src/dictionary/compile-variants.ts';
import { SAMPLE } from '../mention/sample-dictionary.ts';

describe('surfaceVariants', () => {
  it.each<[string, string[], string[]]>([
    ['Qwen2.5', ['Qwen2.5', 'Qwen 2.5', 'Qwen-2.5'], []],
    ['GPT-4', ['GPT-4', 'GPT 4', 'GPT4'], []],
    ['智谱AI', ['智谱AI', '智谱 AI'], ['智谱-AI']],
    ['OpenAI', ['OpenAI', 'Open AI'], ['Open-AI']],
    ['Hugging Face', ['Hugging Face', 'HuggingFace', 'Hugging-Face'], []],
    ['o1', ['o1'], ['o 1', 'o-1']],
    ['文心一言', ['文心一言'], []],
  ])('%s', (surface, expected, refused) => {
    const variants = surfaceVariants(surface);
    expect(variants[0]).toBe(surface);
    expect(variants).toEqual(expect.arrayContaining(expected));
    for (const variant of refused) expect(variants).not.toContain(variant);
    expect(new Set(variants).size).toBe(variants.length);
  });

  it('stays a handful for long names', () => {
    expect(surfaceVariants('Open Source Large Language Model Lab 2').length).toBeLessThan(70);
  });
});

describe('compileDictionary', () => {
  const readings = (surface: string) =>
    SAMPLE.bySurface.get(surface.toLowerCase())?.readings.map(({ entry, version }) => [entry.id, version]);

  it('gives a surface all that claims it', () => {
    expect(readings('DeepSeek')).toEqual([
      ['deepseek-ai', undefined],
      ['deepseek', undefined],
    ]);
  });

  it('gives versions their family', () => {
    expect(readings('文心大模型4.0')).toEqual([['ernie', '4.0']]);
  });

  it('leaves out a brand with a name that another model’s name begins with', () => {
    expect(SAMPLE.bySurface.has('百度文心')).toBe(false);
    expect(readings('华为盘古')).toEqual([['pangu', undefined]]);
    expect(readings('盘古大模型')).toEqual([['pangu', undefined]]);
  });

  it('joins ambiguous rows and groups to their surface', () => {
    expect(SAMPLE.bySurface.get('盘古')?.ambiguous?.strategy).toBe('need_cue');
    expect(SAMPLE.bySurface.get('北上广')?.groups.map(({ id }) => id)).toEqual(['bsg']);
  });

  it('knows abbreviations and the models of a maker', () => {
    expect(SAMPLE.abbreviations.get('沪')?.id).toBe('shanghai');
    expect(SAMPLE.modelsOf.get('baidu')).toEqual(['ernie', 'ernie-bot', 'ernie-vilg']);
  });
});
