/** Longest reading in brackets that is looked at, in units; `zhuāng` with tone as a combining mark has 7. */
const LONGEST = 48;

/** Initials and finals of Hanyu Pinyin (GB/T 16159), without tone; `v` and `ü` both stand for ü. */
const SYLLABLE =
  /^(?:[bpmf]?(?:a|o|ai|ei|ao|ou|an|en|ang|eng)|[bpm]?i(?:e|ao|an|n|ng)?|miu|[bpmf]u|[dtnl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|iao|ie|iu|ian|in|ing|iang|ia|u|uo|ui|uan|un)|[nl](?:v|ve|ue)|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)|[jqx](?:i|ia|iao|ie|iu|ian|in|iang|ing|iong|u|ue|uan|un)|(?:[zcs]h?|r)(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)|y(?:a|o|e|ai|ao|ou|an|ang|ong|i|in|ing|u|ue|uan|un)|w(?:a|o|ai|ei|an|en|ang|eng|u)|er|e|r|n|ng|m|hm|hng)$/;

/** Tone marks, breve and circumflex in place of the caron included, as content farms write them. */
const TONE = /[\u0300\u0301\u0302\u0304\u0306\u030c]/;
const TONES = new RegExp(TONE.source, 'g');

/** Toneless syllables that are as likely an English word or an abbreviation; they need a tone. */
const NOT_ALONE = new Set(
  'a ai an app ban bin can dan die ding e fan gang gun hang he hen in long lie man me men min nan o pan pen pie pin ping run sang she shun song sun tan tang tie tin you wan wang wei zen dao mao'.split(
    ' ',
  ),
);

/** What a bracket after a Han character holds. */
export type BracketReading = 'toned' | 'toneless' | 'other';

/** What stands in the brackets [open, close] of `text` (offsets of the two brackets). */
export function readingIn(text: string, open: number, close: number): BracketReading {
  const inside = text.slice(open + 1, close).normalize('NFD');
  const toned = TONE.test(inside);
  const plain = inside.replace(TONES, '').replaceAll('u\u0308', 'v').trim();
  const letters = toned ? plain.toLowerCase() : plain;
  const syllables = letters.split(/[ '’·-]/).filter((part) => part !== '');
  if (syllables.length === 0 || syllables.length > 8) return 'other';
  if (!syllables.every((part) => isSyllable(part) || (toned && splits(part)))) return 'other';
  if (toned) return 'toned';
  return syllables.length === 1 && !NOT_ALONE.has(letters) ? 'toneless' : 'other';
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

/** Whether `part` (běijīng) is several syllables written together; bounded by the length of a reading. */
function splits(part: string): boolean {
  const reachable = new Set([0]);
  for (let end = 1; end <= part.length; end++) {
    for (let start = Math.max(0, end - 6); start < end; start++) {
      if (reachable.has(start) && SYLLABLE.test(part.slice(start, end))) reachable.add(end);
    }
  }
  return reachable.has(part.length);
}
