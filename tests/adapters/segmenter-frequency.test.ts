import { describe, expect, it } from 'vitest';
import { wordFrequencies, wordFrequency } from '../../src/adapters/segmenter-frequency.ts';

describe('wordFrequency', () => {
  it('knows how common a word is', () => {
    expect(wordFrequency('苹果')).toBeGreaterThan(100);
    expect(wordFrequency('的')).toBeGreaterThan(wordFrequency('苹果'));
    expect(wordFrequency('不是一个词')).toBe(0);
    expect(wordFrequency('')).toBe(0);
  });

  it('holds the whole dictionary', () => {
    expect(wordFrequencies().size).toBeGreaterThan(300_000);
  });
});
