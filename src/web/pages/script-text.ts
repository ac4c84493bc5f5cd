import type { Script } from '../../text/article-text.ts';
import { scriptOf } from '../../text/script.ts';
import { type Html, html } from '../html.ts';

/** BCP 47 tags; a text in both scripts is Chinese without more. */
export const LANGUAGE_TAGS: Readonly<Record<Script, string>> = {
  hans: 'zh-Hans',
  hant: 'zh-Hant',
  mixed: 'zh',
};

const HAN = /\p{Script=Han}/u;

/** The language tag of a text as published; null for one without Chinese characters. */
export function languageTag(text: string): string | null {
  return HAN.test(text) ? LANGUAGE_TAGS[scriptOf(text)] : null;
}

/** A published text in its own script: tagged, and kept apart from the direction of what stands round it. */
export function published(text: string): Html {
  const language = languageTag(text);
  return language === null ? html`<bdi>${text}</bdi>` : html`<bdi lang="${language}">${text}</bdi>`;
}

/** A canonical name: simplified Chinese or Latin. */
export function canonicalName(name: string): Html {
  return HAN.test(name) ? html`<bdi lang="zh-Hans">${name}</bdi>` : html`<bdi>${name}</bdi>`;
}
