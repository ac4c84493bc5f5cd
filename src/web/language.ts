/** Languages of the pages. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

function isLanguage(text: string | null): text is Language {
  return text === 'zh' || text === 'en';
}

interface Wish {
  readonly language: string;
  readonly quality: number;
}

/** Wishes read of one header; a browser sends a handful. */
const MOST_WISHES = 32;

function wishesOf(header: string): Wish[] {
  const wishes = header
    .slice(0, 1000)
    .split(',', MOST_WISHES)
    .map((part) => {
      const [range = '', ...parameters] = part.split(';');
      const quality = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
      const number = quality === undefined ? 1 : Number(quality.slice(2));
      return { language: range.trim().toLowerCase(), quality: Number.isFinite(number) ? number : 0 };
    });
  return wishes.filter((wish) => wish.quality > 0).sort((a, b) => b.quality - a.quality);
}

/**
 * The language of a page: what the address says (`?lang=`), else the first that the browser asks for and we have
 * (RFC 9110, 12.5.4), else Chinese.
 */
export function languageOf(asked: string | null, acceptLanguage: string | undefined): Language {
  if (isLanguage(asked)) return asked;
  for (const { language } of wishesOf(acceptLanguage ?? '')) {
    const primary = language.split('-')[0] ?? '';
    if (isLanguage(primary)) return primary;
  }
  return 'zh';
}
