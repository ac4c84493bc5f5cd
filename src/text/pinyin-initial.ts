/**
 * First character of each initial letter's readings in ICU's pinyin order (CLDR `zh-u-co-pinyin`): a character's
 * reading begins with the last letter whose character does not sort behind it.
 */
const BOUNDARIES: readonly (readonly [letter: string, first: string])[] = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '哒'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '哈'],
  ['j', '讥'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '痳'],
  ['n', '拏'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '扨'],
  ['t', '它'],
  ['w', '穵'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '帀'],
];

/** Frequent characters that begin differently in their other reading. */
const OTHERWISE: Readonly<Record<string, string>> = {
  ...{ 长: 'z', 長: 'z', 重: 'c', 行: 'h', 乐: 'y', 樂: 'y', 曾: 'z', 调: 't', 調: 't', 传: 'z', 傳: 'z' },
  ...{ 弹: 't', 彈: 't', 藏: 'z', 朝: 'z', 校: 'j', 省: 'x', 会: 'k', 會: 'k', 车: 'j', 車: 'j', 系: 'j' },
  ...{ 参: 's', 參: 's', 差: 'c', 还: 'h', 還: 'h', 区: 'o', 區: 'o', 单: 's', 單: 's', 石: 'd', 解: 'x' },
};

let collator: Intl.Collator | null = null;

/** Initial letters that the readings of a Han character can have; empty where ICU has no Chinese. */
export function initialOf(character: string): string {
  collator ??= new Intl.Collator('zh-CN-u-co-pinyin');
  let letters = '';
  for (const [letter, first] of BOUNDARIES) {
    if (collator.compare(first, character) > 0) break;
    letters = letter;
  }
  return letters + (OTHERWISE[character] ?? '');
}
