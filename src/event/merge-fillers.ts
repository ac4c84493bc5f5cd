import { folded } from './merge-similarity.ts';
import {
  type AttributedMention,
  entityKey,
  type Filler,
  isEntityFiller,
  type MergedFiller,
} from './merged-event.ts';

/** Roles of which a happening has one filler: others are rivals. */
const SINGLE_ROLES = new Set([
  'amount',
  'valuation',
  'round',
  'rank',
  'score',
  'value',
  'position',
  'license',
  'exchange',
]);

function fillerKey(filler: Filler): string {
  if (isEntityFiller(filler)) return `${filler.role}|${entityKey(filler)}`;
  const { role, value, unit } = filler;
  return `${role}|${typeof value === 'number' ? `${value} ${unit ?? ''}` : folded(value)}`;
}

/** The clearer of two ways to say one filler: from the text before from the dictionary, exact before approximate. */
function clearer(a: Filler, b: Filler): Filler {
  if (isEntityFiller(a) && isEntityFiller(b)) {
    if (a.inferred !== b.inferred) return a.inferred ? b : a;
    return a.name <= b.name ? a : b;
  }
  if (!isEntityFiller(a) && !isEntityFiller(b)) {
    const [left, right] = [a.approximate === true, b.approximate === true];
    if (left !== right) return left ? b : a;
    return String(a.value) <= String(b.value) ? a : b;
  }
  return a;
}

interface Said {
  filler: Filler;
  readonly articles: Set<string>;
  /** Place of the first member that says it. */
  readonly first: number;
}

/**
 * All fillers of an event's mentions (in order of publication), each with who says it. Where a role has room for one,
 * the filler said by most articles stands, the earlier one where that is even, and the others are rivals.
 */
export function mergeFillers(members: readonly AttributedMention[]): MergedFiller[] {
  const said = new Map<string, Said>();
  members.forEach((mention, first) => {
    for (const filler of mention.fillers) {
      const key = fillerKey(filler);
      const known = said.get(key);
      if (known === undefined) {
        said.set(key, { filler, articles: new Set([mention.articleId]), first });
      } else {
        known.filler = clearer(known.filler, filler);
        known.articles.add(mention.articleId);
      }
    }
  });
  const ranked = [...said].sort(
    ([a, x], [b, y]) => y.articles.size - x.articles.size || x.first - y.first || (a < b ? -1 : 1),
  );
  const taken = new Set<string>();
  const merged = ranked.map(([key, { filler, articles }]) => {
    const rival = SINGLE_ROLES.has(filler.role) && taken.has(filler.role);
    taken.add(filler.role);
    return { key, merged: { filler, saidBy: [...articles].sort(), rival } };
  });
  return merged.sort((a, b) => (a.key < b.key ? -1 : 1)).map((one) => one.merged);
}
