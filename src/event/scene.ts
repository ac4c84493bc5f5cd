import type { Mention } from '../mention/mention.ts';
import type { Quantity } from '../mention/quantity.ts';
import type { TimeExpression } from '../mention/time-expression.ts';
import type { ArticleText, Sentence } from '../text/article-text.ts';
import type { Span } from '../text/span.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { buildGroups, type Group, toActors } from './groups.ts';
import { findPersons, namesAgain, type PersonName, personPlaces, wholeNames } from './persons.ts';

/** Beyond this a sentence is read in parts, so that no rule looks at more than this at once. */
const LONGEST_SENTENCE = 1200;

/** More names than this in one article are a list of staff. */
const MOST_NAMES = 40;

/** All that a rule sees of one sentence. Spans count in `ArticleText.text`. */
export interface Scene extends Span {
  readonly sentence: Sentence;
  readonly text: string;
  readonly clauses: readonly Clause[];
  readonly groups: readonly Group[];
  readonly times: readonly TimeExpression[];
  readonly quantities: readonly Quantity[];
  /** Recognized on demand: only personnel rules look for persons. */
  persons(): readonly PersonName[];
}

/** What stands in the text, in order. */
export interface Findings {
  readonly article: ArticleText;
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  readonly quantities: readonly Quantity[];
}

/** Hands out the spans that lie in one window after another; windows must come in order. */
class Sweep<T extends Span> {
  readonly #spans: readonly T[];
  #at = 0;

  constructor(spans: readonly T[]) {
    this.#spans = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  take(window: Span): T[] {
    const taken: T[] = [];
    for (let span = this.#spans[this.#at]; span !== undefined; span = this.#spans[this.#at]) {
      if (span.start >= window.end) break;
      if (span.start >= window.start) taken.push(span);
      this.#at += 1;
    }
    return taken;
  }
}

function windowsOf(sentence: Sentence): Span[] {
  const windows: Span[] = [];
  for (let start = sentence.start; start < sentence.end; start += LONGEST_SENTENCE) {
    windows.push({ start, end: Math.min(sentence.end, start + LONGEST_SENTENCE) });
  }
  return windows;
}

function groupsOf(text: string, clauses: readonly Clause[], mentions: readonly Mention[]): Group[] {
  const actors = toActors(mentions);
  const groups: Group[] = [];
  let at = 0;
  for (const clause of clauses) {
    const inside = [];
    for (let actor = actors[at]; actor !== undefined && actor.start < clause.end; actor = actors[at]) {
      if (actor.start >= clause.start) inside.push(actor);
      at += 1;
    }
    if (inside.length > 0) groups.push(...buildGroups(text, clause, inside));
  }
  return groups;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The persons of each window, by its start: first the sure ones, then every other place where their names stand. */
function personsOf({ article, mentions }: Findings): ReadonlyMap<number, readonly PersonName[]> {
  const { text } = article;
  const sweep = new Sweep(mentions);
  const windows = article.sentences.flatMap(windowsOf).map((window) => ({
    window,
    named: sweep.take(window),
    places: personPlaces(text.slice(window.start, window.end)),
  }));
  const passOver = (known: ReadonlySet<string>) =>
    windows.map(
      ({ window, named, places }) => [window.start, findPersons(text, window, named, known, places)] as const,
    );
  const first = passOver(new Set());
  const named = first.flatMap(([, persons]) => persons);
  const names = named.map((person) => person.name);
  const sure = [...new Set(named.flatMap(namesAgain))].slice(0, MOST_NAMES);
  const found = sure.length === 0 ? first : passOver(new Set(sure));
  const whole = wholeNames(names);
  return new Map(
    found.map(([start, persons]) => [
      start,
      persons.map((person) => ({ ...person, name: whole.get(person.name) ?? person.name })),
    ]),
  );
}

/** Sets the scene of every sentence: clauses, groups, times, quantities. Linear in the article's length. */
export function setScenes(findings: Findings): Scene[] {
  const { article, mentions, times, quantities } = findings;
  const { text } = article;
  const persons = once(() => personsOf(findings));
  const sweeps = {
    mentions: new Sweep(mentions),
    times: new Sweep(times),
    quantities: new Sweep(quantities),
  };
  const scenes: Scene[] = [];
  for (const sentence of article.sentences) {
    for (const window of windowsOf(sentence)) {
      const inside = sweeps.mentions.take(window);
      // Most sentences hold no trigger and lie near none: they are cut only when somebody asks.
      let clauses: readonly Clause[] | null = null;
      let groups: readonly Group[] | null = null;
      scenes.push({
        ...window,
        sentence,
        text,
        get clauses() {
          clauses ??= splitClauses(text, window, sentence.inTitle);
          return clauses;
        },
        get groups() {
          groups ??= inside.length === 0 ? [] : groupsOf(text, this.clauses, inside);
          return groups;
        },
        times: sweeps.times.take(window),
        quantities: sweeps.quantities.take(window),
        persons: () => persons().get(window.start) ?? [],
      });
    }
  }
  return scenes;
}
