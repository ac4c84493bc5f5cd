import type { Language } from '../language.ts';

/** Chooses between a text in Chinese and the same in English, so that the two stand side by side in the source. */
export type Say = (zh: string, en: string) => string;

export function sayIn(language: Language): Say {
  return (zh, en) => (language === 'zh' ? zh : en);
}
