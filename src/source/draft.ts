import type { IndexSelectors } from './index-selectors.ts';
import type { Source, SourceInput } from './source.ts';

/** What is known of a site when a source is made for it. */
export interface DraftFacts {
  readonly kind: Source['kind'];
  readonly url: string;
  /** The title that the feed or page gives itself. */
  readonly title: string | null;
  /** `lang` of the page. */
  readonly language: string | null;
  readonly index: IndexSelectors | null;
  /** Titles of a few announcements: their script tells the region where nothing else does. */
  readonly titles: readonly string[];
  /** `2026-11-24`: the day on which the address was fetched. */
  readonly today: string;
  readonly allowedPrivateHosts: readonly string[];
}

const ENDINGS = /\.(?:com|net|org|gov|edu|co|ac|idv)?(?:\.[a-z]{2})?$|\.[a-z]{2,}$/;

/** An id from a host name: `www.news.example.com.tw` gives `news-example`. */
export function idFromHost(hostname: string): string {
  const plain = hostname.toLowerCase().replace(/^(?:www|m|rss|feeds?)\./, '');
  const isAddress = /^[\d.]+$|:/.test(plain);
  const name = isAddress ? plain : plain.replace(ENDINGS, '');
  return name.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'source';
}

/** Characters that only simplified or only traditional texts have; enough for a guess that a person sees. */
const SIMPLIFIED = /[们为发时动产业开关务术应机设计训练报华银东]/g;
const TRADITIONAL = /[們為發時動產業開關務術應機設計訓練報華銀東]/g;

/** Mainland, Taiwan or Hong Kong: by the address, then by the page's language, then by the script of its titles. */
export function guessRegion(facts: Pick<DraftFacts, 'url' | 'language' | 'titles'>): Source['script'] {
  const { hostname } = new URL(facts.url);
  if (/\.(?:hk|mo)$/.test(hostname)) return 'hk';
  if (/\.tw$/.test(hostname)) return 'tw';
  if (/\.cn$/.test(hostname)) return 'cn';
  const language = facts.language?.toLowerCase() ?? '';
  if (/hk|mo$/.test(language)) return 'hk';
  if (/tw|hant/.test(language)) return 'tw';
  const text = facts.titles.join('');
  return (text.match(TRADITIONAL)?.length ?? 0) > (text.match(SIMPLIFIED)?.length ?? 0) ? 'tw' : 'cn';
}

const REGIONS: Readonly<Record<Source['script'], readonly [language: string, timeZone: string]>> = {
  cn: ['zh-CN', 'Asia/Shanghai'],
  tw: ['zh-TW', 'Asia/Taipei'],
  hk: ['zh-HK', 'Asia/Hong_Kong'],
};

/** A source file's content, to be looked over by whoever adds it. */
export function draftSource(facts: DraftFacts, given: { id?: string; name?: string }): SourceInput {
  const { kind, url, title, index, today, allowedPrivateHosts } = facts;
  const { hostname } = new URL(url);
  const script = guessRegion(facts);
  const [language, timeZone] = REGIONS[script];
  const name = given.name ?? title?.replace(/\s+/g, ' ').trim().slice(0, 60) ?? '';
  return {
    id: given.id ?? idFromHost(hostname),
    name: name === '' ? hostname : name,
    kind,
    url,
    language,
    script,
    timeZone,
    schedule: { adaptive: {} },
    ...(index === null ? {} : { index }),
    ...(allowedPrivateHosts.length === 0 ? {} : { allowedPrivateHosts: [...allowedPrivateHosts] }),
    verified: `fetched on ${today} by \`shanshui sources add\``,
  };
}
