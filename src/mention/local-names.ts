import type { CompiledDictionary } from '../dictionary/compile.ts';
import type { Span } from '../text/span.ts';
import { type LocalName, localNames, VERSION_ALONE } from './definitions.ts';
import type { Mention } from './mention.ts';
import type { Clues } from './scan-clues.ts';
import { cityTest } from './tie-proposals.ts';
import { Ties } from './ties.ts';

function isWholeWord(text: string, { start, end }: Span): boolean {
  const latin = /[A-Za-z0-9]/;
  if (latin.test(text.charAt(start)) && latin.test(text.charAt(start - 1))) return false;
  return !(latin.test(text.charAt(end - 1)) && latin.test(text.charAt(end)));
}

/** The places of one local name that no other name takes. */
function placesOfName(text: string, { surface, from }: LocalName, taken: Uint8Array): Span[] {
  const places: Span[] = [];
  for (let start = text.indexOf(surface, from); start !== -1; start = text.indexOf(surface, start + 1)) {
    const span = { start, end: start + surface.length };
    if (taken[start] === 1 || taken[span.end - 1] === 1 || !isWholeWord(text, span)) continue;
    taken.fill(1, start, span.end);
    places.push(span);
  }
  return places;
}

function mentionOf(span: Span, { owner, surface, reason }: LocalName): Mention {
  const { kind, entityId, name } = owner;
  const version = VERSION_ALONE.test(surface) ? owner.version : undefined;
  return {
    ...span,
    kind,
    entityId,
    name,
    confidence: Math.min(owner.confidence, 0.85),
    reasons: [reason],
    ...(version === undefined ? {} : { version: { text: version.text, ...span } }),
  };
}

/** A city directly before a short form that the full name has too (上海润六尺) belongs to the name. */
function takeInCities(mentions: readonly Mention[], added: readonly Mention[]): Mention[] {
  const cityAt = new Map<number, Mention>();
  for (const mention of mentions) if (mention.kind === 'city') cityAt.set(mention.end, mention);
  const swallowed = new Set<Mention>();
  const grown = added.map((mention) => {
    const city = cityAt.get(mention.start);
    if (city === undefined || !mention.name.startsWith(city.name) || mention.version !== undefined)
      return mention;
    swallowed.add(city);
    return { ...mention, start: city.start };
  });
  return [...mentions.filter((mention) => !swallowed.has(mention)), ...grown];
}

/**
 * Adds what stands under the names that the article itself gives: definitions in brackets (以下简称“智谱”, (Zhipu AI)),
 * the short form of a full name, a version named with its model before. Never where another name stands.
 */
export function withLocalNames(
  text: string,
  mentions: readonly Mention[],
  clues: Clues,
  compiled: CompiledDictionary,
): Mention[] {
  const names = localNames(text, mentions, clues, cityTest(compiled));
  const ties = new Ties(text, mentions, names);
  const kept = mentions.map((mention) => ties.resolve(mention));
  const taken = new Uint8Array(text.length + 1);
  for (const { start, end } of kept) taken.fill(1, start, end);
  const added: Mention[] = [];
  for (const name of names) {
    const known = compiled.bySurface.get(name.surface.toLowerCase());
    const isAnother = known?.readings.some(
      ({ entry, name: { weak } }) => !weak && entry.id !== name.owner.entityId,
    );
    if (isAnother === true) continue;
    added.push(
      ...placesOfName(text, name, taken).map((span) =>
        mentionOf(span, { ...name, owner: ties.resolve(name.owner) }),
      ),
    );
  }
  return takeInCities(kept, added);
}
