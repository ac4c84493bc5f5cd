import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { EntityKind } from '../dictionary/entry.ts';
import type { Candidate } from './mention.ts';

/** A candidate where one article had it. */
export interface CandidateSighting {
  readonly candidate: Pick<Candidate, 'kind' | 'name' | 'reason' | 'maker' | 'confidence'>;
  readonly articleId: string;
  /** Outlet or host; articles of one outlet are not independent of each other. */
  readonly source: string | null;
  /** Some words round the name, for whoever decides. */
  readonly context: string;
  readonly publishedAt: string | null;
}

/** A name worth an entry, with what speaks for it. */
export interface Suggestion {
  readonly kind: EntityKind;
  readonly name: string;
  /** Entry id or name of the likely maker. */
  readonly maker: string | null;
  readonly articles: number;
  readonly sources: number;
  readonly firstSeen: string | null;
  readonly reasons: readonly string[];
  /** At most three, from different articles. */
  readonly contexts: readonly string[];
  readonly score: number;
  /** YAML of an entry, ready to paste into its file. */
  readonly entry: string;
}

const MAX_CONTEXTS = 3;

interface Gathered {
  readonly name: string;
  readonly kinds: Map<EntityKind, number>;
  readonly makers: Map<string, number>;
  readonly articles: Map<string, string>;
  readonly sources: Set<string>;
  readonly reasons: Set<string>;
  firstSeen: string | null;
  /** Sum over all sightings. */
  confidence: number;
  sightings: number;
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[\s\-_·]+/g, '');
}

function raise<K>(counts: Map<K, number>, key: K, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function mostOf<K>(counts: ReadonlyMap<K, number>): K | null {
  let best: K | null = null;
  for (const [key, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = key;
  return best;
}

function gather(
  sightings: Iterable<CandidateSighting>,
  { bySurface }: CompiledDictionary,
): Map<string, Gathered> {
  const found = new Map<string, Gathered>();
  for (const { candidate, articleId, source, context, publishedAt } of sightings) {
    if (bySurface.has(candidate.name.toLowerCase())) continue;
    const key = keyOf(candidate.name);
    const gathered: Gathered = found.get(key) ?? {
      name: candidate.name,
      kinds: new Map(),
      makers: new Map(),
      articles: new Map(),
      sources: new Set(),
      reasons: new Set(),
      firstSeen: null,
      confidence: 0,
      sightings: 0,
    };
    raise(gathered.kinds, candidate.kind, candidate.confidence);
    if (candidate.maker !== undefined) raise(gathered.makers, candidate.maker, 1);
    if (!gathered.articles.has(articleId)) gathered.articles.set(articleId, context);
    gathered.sources.add(source ?? `article ${articleId}`);
    gathered.reasons.add(candidate.reason);
    gathered.confidence += candidate.confidence;
    gathered.sightings++;
    const isEarlier =
      gathered.firstSeen === null || (publishedAt !== null && publishedAt < gathered.firstSeen);
    if (publishedAt !== null && isEarlier) gathered.firstSeen = publishedAt;
    found.set(key, gathered);
  }
  return found;
}

/** Independent sources weigh most, then articles; all of it as far as the sightings were sure on average. */
function scoreOf({ sources, articles, confidence, sightings }: Gathered): number {
  const spread = 2 * Math.log2(1 + sources.size) + Math.log2(1 + articles.size);
  return Math.round(spread * (confidence / sightings) ** 2 * 100) / 100;
}

/** Lower-case ASCII; a Chinese name without Latin letters gets its code points, to be replaced by a readable id. */
function idOf(name: string): string {
  const latin = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (/[a-z]/.test(latin)) return latin;
  return [...name].map((character) => `u${(character.codePointAt(0) ?? 0).toString(16)}`).join('-');
}

function quoted(text: string): string {
  return /^[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z0-9.\- ]*$/u.test(text) ? text : JSON.stringify(text);
}

function entryOf(kind: EntityKind, name: string, maker: string | null): string {
  const lines = [`- id: ${idOf(name)}`, `  name: ${quoted(name)}`];
  if (kind === 'model') lines.push(`  makers: [${maker ?? ''}]`);
  if (kind === 'organization') lines.push(`  type: ${/大学$/.test(name) ? 'university' : 'company'}`);
  return `${lines.join('\n')}\n`;
}

/**
 * Ranks the names that articles have and the dictionary lacks. Pure: the same sightings in any order give the same list.
 * @param limit how many suggestions to return
 */
export function suggestEntries(
  sightings: Iterable<CandidateSighting>,
  compiled: CompiledDictionary,
  limit: number,
): Suggestion[] {
  const suggestions: Suggestion[] = [];
  for (const gathered of gather(sightings, compiled).values()) {
    const kind = mostOf(gathered.kinds) ?? 'organization';
    const maker = mostOf(gathered.makers);
    const { name, articles, sources, firstSeen, reasons } = gathered;
    suggestions.push({
      kind,
      name,
      maker,
      articles: articles.size,
      sources: sources.size,
      firstSeen,
      reasons: [...reasons].sort(),
      contexts: [...articles]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, MAX_CONTEXTS)
        .map(([, context]) => context),
      score: scoreOf(gathered),
      entry: entryOf(kind, name, maker),
    });
  }
  return suggestions.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1)).slice(0, limit);
}
