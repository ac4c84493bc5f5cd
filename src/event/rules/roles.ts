import type { EntityRole, TextRole, VersionRole } from '../rule.ts';

/** Who made the model: who stands before it, who does the act, else whom the dictionary knows. */
export const DEVELOPER: EntityRole = {
  role: 'developer',
  kind: 'organization',
  from: ['owner', 'subject', 'maker', 'earlier', 'topic'],
  notTypes: ['media', 'exchange'],
};

export const VERSION: VersionRole = { role: 'version', versionsOf: 'model' };

export const PLACE: EntityRole = { role: 'place', kind: 'city', from: ['at'], one: true };

export const BODIES = ['public_body'] as const;

/** Exchanges and boards, as the press writes them. */
export const EXCHANGE: TextRole = {
  role: 'exchange',
  capture:
    /(港股通|港交所|香港联交所|香港交易所|联交所|上交所|深交所|北交所|科创板|创业板|纳斯达克|纽交所|纽约证券交易所|新三板|(?<![A-Za-z])A股|港股|美股|东京证券交易所|伦敦证券交易所)(?!盘前|盘后|盘中|夜盘|收盘|收涨|收跌|开盘|涨|跌|高开|低开|走)/,
  within: 'sentence',
};

const ROUNDS =
  '(?:Pre-?|pre-?)?[A-H]\\d?[+＋]{0,2}\\d?轮|天使[+＋]?轮|种子[+＋]?轮|Pre-IPO轮?|首轮外部融资|战略(?:轮|融资|投资)|首轮(?:融资)?';
export const ROUND: TextRole = {
  role: 'round',
  capture: new RegExp(`(${ROUNDS})`),
  within: 'clause',
};
/** A round told before the trigger in its part of the sentence, where its own clause names none (完成E轮融资，由甲领投). */
export const ROUND_BEFORE: TextRole = {
  role: 'round',
  capture: new RegExp(`(${ROUNDS})(?=[^；。]*$)`),
  within: 'before',
  least: 1,
};

/** Words written one after another, with spaces between. */
export function wordList(words: string): string[] {
  return words.split(' ');
}
