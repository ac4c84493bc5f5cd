import { describe, expect, it } from 'vitest';
import { wordFrequencies } from '../../../src/adapters/files/segmenter-frequency.ts';

describe('wordFrequencies', () => {
  it('knows how common a word is', () => {
    expect(wordFrequencies().of('苹果')).toBeGreaterThan(100);
    expect(wordFrequencies().of('的')).toBeGreaterThan(wordFrequencies().of('苹果'));
    expect(wordFrequencies().of('不是一个词')).toBe(0);
    expect(wordFrequencies().of('')).toBe(0);
  });

  it('holds the whole dictionary', () => {
    expect(wordFrequencies().size).toBeGreaterThan(300_000);
  });
});
