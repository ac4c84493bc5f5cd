/** What normalization does with a unit. */
export const KEEP = 0;
export const REPLACE = 1;
export const REMOVE = 2;
/** Needs a look at its neighbours, or becomes more than one unit. */
export const SPECIAL = 3;

/** Full-width forms that are Chinese punctuation and stay: ！（），：；？｜～. */
const CHINESE_PUNCTUATION = '！（），：；？｜～';

/** Single units folded to single units, `from` and `to` side by side. */
const FOLDED: readonly (readonly [from: string, to: string])[] = [
  // Spaces. U+0020 itself and the line feed stay.
  [
    '\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2800',
    ' ',
  ],
  ['\u0085\u2028\u2029', '\n'],
  // Hyphens and minus signs; the long dashes of Chinese (——) stay.
  ['\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63', '-'],
  // The dot between parts of a foreign name, as Taiwan, Japan and careless typing write it.
  ['\u2027\u30fb\uff65\ufe52', '·'],
  ['﹐', '，'],
  ['﹑､', '、'],
  ['｡', '。'],
  ['﹔', '；'],
  ['﹕︰', '：'],
  ['﹖', '？'],
  ['﹗', '！'],
  ['﹙', '（'],
  ['﹚', '）'],
  ['｢', '「'],
  ['｣', '」'],
  ['﹪', '%'],
  ['〜', '～'],
  ['―', '—'],
  ['￥', '¥'],
  ['￡', '£'],
  ['ɡ', 'g'],
  ['ɑ', 'a'],
];

/** Radicals that fonts and PDF files give instead of the character; the Kangxi ones fold by NFKC. */
const RADICALS: readonly (readonly [from: string, to: string])[] = [
  ...'⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'.matchAll(
    /(.)(.)/gu,
  ),
].map(([, from = '', to = '']) => [from, to] as const);

/** Removed without a trace: controls, soft hyphen, zero-width characters, bidi controls, variation selectors. */
const REMOVED: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x84],
  [0x86, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x180b, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];

/** Roman numerals and Latin ligatures: letters for a reader, several of them in one unit. */
const SEVERAL: readonly (readonly [first: number, last: number])[] = [
  [0x2160, 0x217f],
  [0xfb00, 0xfb06],
];

export interface WidthTable {
  readonly action: Uint8Array;
  readonly single: Uint16Array;
}

export const WIDTH: WidthTable = buildTable();

function buildTable(): WidthTable {
  const action = new Uint8Array(0x10000);
  const single = new Uint16Array(0x10000);
  const fold = (from: number, to: number): void => {
    action[from] = REPLACE;
    single[from] = to;
  };
  for (let unit = 0xff01; unit <= 0xff5e; unit++) {
    if (!CHINESE_PUNCTUATION.includes(String.fromCharCode(unit))) fold(unit, unit - 0xfee0);
  }
  for (let unit = 0x2f00; unit <= 0x2fd5; unit++) {
    const folded = String.fromCharCode(unit).normalize('NFKC');
    if (folded.length === 1) fold(unit, folded.charCodeAt(0));
  }
  for (const [from, to] of [...FOLDED, ...RADICALS]) {
    for (const character of from) fold(character.charCodeAt(0), to.charCodeAt(0));
  }
  for (const [first, last] of REMOVED) action.fill(REMOVE, first, last + 1);
  for (const [first, last] of SEVERAL) action.fill(SPECIAL, first, last + 1);
  for (const unit of [0x0d, 0x28, 0xff08, 0xd835, 0xdb40]) action[unit] = SPECIAL;
  return { action, single };
}
