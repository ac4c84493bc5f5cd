import type { Mention } from '../mention/mention.ts';
import type { StatedSentence } from './state-input.ts';

/** Between two names that act together: 甲与乙, 甲联合乙、丙. */
const JOINED = /^(?:[(（][^()（）]{0,16}[)）])?(?:[、,，/—–-]|和|与|及|以及|联合|携手|联手|协同|共同| )+$/u;
/** Together they make a thing, not only stand side by side. */
const TOGETHER =
  /(?:联合|共同|携手|联手|合作)[^,，。;；]{0,24}?(?:研发|开发|推出|发布|打造|训练|开源|上线|研制|构建|创建|完成|出品|公布|提出)/u;
/** How far behind the last of them their verb may stand, in UTF-16 units. */
const REACH = 30;

/**
 * Who made a model together with a maker already found: 由甲和乙联合研发, 甲联合乙、丙共同发布. Only names joined to the
 * maker's, and only where the text says that they made it together.
 *
 * @param maker an organization of the sentence
 */
export function partnersOf(maker: Mention, { sentence, text, organizations }: StatedSentence): Mention[] {
  const at = organizations.indexOf(maker);
  const joined = [
    ...joinedTo(organizations.slice(0, at + 1).reverse(), text),
    ...joinedTo(organizations.slice(at), text),
  ];
  if (joined.length === 0) return [];
  const from = Math.min(maker.start, ...joined.map(({ start }) => start));
  const to = Math.max(maker.end, ...joined.map(({ end }) => end));
  return TOGETHER.test(text.slice(from, Math.min(sentence.end, to + REACH))) ? joined : [];
}

/** The names that follow the first one, each joined to the one before it; given from the maker outwards. */
function joinedTo(names: readonly Mention[], text: string): Mention[] {
  const found: Mention[] = [];
  for (const [index, name] of names.entries()) {
    const before = names[index - 1];
    if (before === undefined) continue;
    const [left, right] = before.start < name.start ? [before, name] : [name, before];
    if (!JOINED.test(text.slice(left.end, right.start))) break;
    found.push(name);
  }
  return found;
}
