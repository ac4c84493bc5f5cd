import { initialOf } from './pinyin-initial.ts';

/** Longest reading in brackets that is looked at, in units; `zhuāng` with its tone as a combining mark has 7. */
const LONGEST = 48;

/** Initials and finals of Hanyu Pinyin (GB/T 16159), without tone; `v` stands for ü. */
const SYLLABLE =
  /^(?:[bpmf]?(?:a|o|ai|ei|ao|ou|an|en|ang|eng)|[bpm]i(?:e|ao|an|n|ng)?|miu|[bpmf]u|[dtnl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|iao|ie|iu|ian|in|ing|iang|ia|u|uo|ui|uan|un)|[nl](?:v|ve|ue)|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)|[jqx](?:i|ia|iao|ie|iu|ian|in|iang|ing|iong|u|ue|uan|un)|(?:[zcs]h?|r)(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)|y(?:a|o|e|ai|ao|ou|an|ang|ong|i|in|ing|u|ue|uan|un)|w(?:a|o|ai|ei|an|en|ang|eng|u)|er|e|r|n|ng|m|hm|hng)$/;

/** Tone marks; breve and circumflex in place of the caron included, as content farms write them. */
const TONES = /[\u0300\u0301\u0302\u0304\u0306\u030c]/g;

/**
 * Whether the brackets at `open` and `close` hold nothing but the reading of the Han characters before them, as some
 * machines leave it: one or more syllables with tone (`biāo`, `běijīng`), or one without (`biao`, `biao1`) that begins
 * like the character `before`, so that 人工智能(ai) and 大会(WAIC) stay.
 */
export function holdsReading(text: string, open: number, close: number, before: string): boolean {
  const inside = text.slice(open + 1, close).normalize('NFD');
  const plain = inside.replace(TONES, '').replaceAll('u\u0308', 'v').trim();
  const toned = plain.length < inside.trim().replaceAll('u\u0308', 'v').length;
  const syllables = (toned ? plain.toLowerCase() : plain).split(/[ '’·-]/).filter((part) => part !== '');
  if (syllables.length === 0 || syllables.length > 8) return false;
  if (toned) return syllables.every((part) => isSyllable(part) || isSeveral(part));
  const [syllable = ''] = syllables;
  return syllables.length === 1 && isSyllable(syllable) && initialOf(before).includes(syllable.charAt(0));
}

/** Where the bracket that opens at `open` closes; -1 when it does not within a reading's length. */
export function closingBracket(text: string, open: number): number {
  const limit = Math.min(text.length, open + LONGEST);
  for (let i = open + 1; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x29 || unit === 0xff09) return i > open + 1 ? i : -1;
    if (unit > 0x36f && unit !== 0x2019) return -1;
  }
  return -1;
}

function isSyllable(part: string): boolean {
  return SYLLABLE.test(part.replace(/[1-5]$/, ''));
}

/** Whether `part` (beijing) is several syllables written together; bounded by the length of a reading. */
function isSeveral(part: string): boolean {
  const reachable = new Set([0]);
  for (let end = 1; end <= part.length; end++) {
    for (let start = Math.max(0, end - 6); start < end; start++) {
      if (reachable.has(start) && SYLLABLE.test(part.slice(start, end))) reachable.add(end);
    }
  }
  return reachable.has(part.length);
}
