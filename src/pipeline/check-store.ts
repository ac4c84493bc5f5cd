import type { Dictionary } from '../dictionary/entry.ts';
import { subjectKey } from '../landscape/attributed-statement.ts';
import type { Corrections } from '../landscape/corrections.ts';
import { knownFacets } from '../landscape/dictionary-facts.ts';
import { compareValues } from '../landscape/difference.ts';
import { foldFacet } from '../landscape/fold.ts';
import type { LandscapeValue } from '../landscape/landscape-value.ts';
import type { Store } from '../ports/store.ts';
import type { StoredArticle } from '../ports/store-articles.ts';
import { textSha256 } from '../reading/content-id.ts';
import type { Extraction } from '../reading/extraction.ts';
import { droppedMentions } from './dropped-mentions.ts';
import { withSettledTimes } from './settled-times.ts';

/** Something that should hold and does not. */
export interface StoreProblem {
  /** What it is about: `article …`, `event …`, `facet …`, `ledger`. */
  readonly about: string;
  readonly message: string;
}

const AT_ONCE = 200;

interface Quote {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly in?: 'title' | undefined;
}

function quotesOf(extraction: Extraction): Quote[] {
  const surfaces = extraction.mentions.map(({ surface, ...place }) => ({ ...place, text: surface }));
  const evidence = [...extraction.events, ...extraction.statements].map((one) => one.evidence);
  return [...surfaces, ...extraction.events.map((event) => event.trigger), ...evidence];
}

async function* articleProblems(store: Store, article: StoredArticle): AsyncGenerator<StoreProblem> {
  const about = `article ${article.id}`;
  if (article.takenDownAt !== null) return;
  if (article.disposition !== 'read' && article.disposition !== 'duplicate') return;
  const text = article.textSha256 === null ? null : await store.readings.text(article.textSha256);
  if (text === null) {
    yield { about, message: 'its text is not stored' };
    return;
  }
  if (textSha256(text) !== article.textSha256) yield { about, message: 'its text differs from its digest' };
  const reading = await store.readings.reading(article.id);
  if (reading === null) {
    yield { about, message: 'is read, and has no reading' };
    return;
  }
  const title = article.title ?? '';
  const wrong = quotesOf(reading).find((quote) => {
    const source = quote.in === 'title' ? title : text;
    return source.slice(quote.start, quote.end) !== quote.text;
  });
  if (wrong !== undefined) yield { about, message: `“${wrong.text}” does not stand at ${wrong.start}` };
}

async function* eventProblems(store: Store): AsyncGenerator<StoreProblem> {
  for (let after = ''; ; ) {
    const events = await store.events.list({ after, limit: AT_ONCE });
    const members = await store.mentions.membersOf(events.map((event) => event.id));
    const placed = new Map(members.map((one) => [one.mention.id, one.eventId]));
    for (const event of events) {
      const about = `event ${event.id}`;
      if (event.status === 'retracted') continue;
      if (event.mentionIds.some((id) => placed.get(id) !== event.id)) {
        yield { about, message: 'names mentions that stand elsewhere or are gone' };
      }
      if ((await store.events.resolve(event.id)) !== event.id)
        yield { about, message: 'stands, and redirects' };
    }
    const last = events.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

async function* landscapeProblems(
  store: Store,
  dictionary: Dictionary,
  corrections: Corrections | undefined,
): AsyncGenerator<StoreProblem> {
  const dropped = await droppedMentions(store, corrections);
  for (const subject of await store.statements.subjects()) {
    const statements = await withSettledTimes(
      store,
      await store.statements.list({ subjectKey: subject }),
      dropped,
    );
    const stored = await store.landscape.list({ subjectKey: subject });
    const known = knownFacets(dictionary, subject);
    const isSpokenOf = statements.length > 0;
    const properties = new Set([...statements.map(({ property }) => property), ...known.keys()]);
    const folded: LandscapeValue[] = [];
    for (const property of isSpokenOf ? properties : []) {
      const own = statements.filter((one) => one.property === property);
      folded.push(
        ...foldFacet(own, known.get(property) ?? null, {}, corrections?.ofFacet(subject, property)),
      );
    }
    const changes = compareValues(stored, folded);
    const first = changes[0];
    if (first !== undefined) {
      yield {
        about: `facet ${first.key}`,
        message: `does not follow from its statements (${changes.length} of ${subject})`,
      };
    }
    const foreign = stored.find((value) => subjectKey(value.subject) !== subject);
    if (foreign !== undefined)
      yield { about: `facet of ${subject}`, message: 'holds a value of another subject' };
  }
}

async function* ledgerProblems(store: Store): AsyncGenerator<StoreProblem> {
  const open = new Set([
    ...(await store.ledger.openSubjects('fetch-page')),
    ...(await store.ledger.openSubjects('read-article')),
  ]);
  for (let after = ''; ; ) {
    const articles = await store.articles.list({ after, limit: AT_ONCE });
    for (const article of articles) {
      if (article.disposition === null && !open.has(article.id)) {
        yield { about: `article ${article.id}`, message: 'is on its way, and no task is open for it' };
      }
      yield* articleProblems(store, article);
    }
    const last = articles.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

async function* sequenceProblems(store: Store): AsyncGenerator<StoreProblem> {
  for (let last = 0; ; ) {
    const deltas = await store.landscape.deltas(last, AT_ONCE);
    for (const delta of deltas) {
      if (delta.sequence !== last + 1)
        yield { about: 'deltas', message: `a gap after sequence number ${last}` };
      last = delta.sequence;
    }
    if (deltas.length === 0) {
      if (last !== (await store.landscape.lastSequence()))
        yield { about: 'deltas', message: 'the last ones are missing' };
      return;
    }
  }
}

/**
 * Everything that should hold in a store and does not: quotes stand where they say, every article on its way has an
 * open task, events and mentions name one another, the landscape follows from its statements (with the dictionary it was
 * folded with), the deltas have no gap.
 */
export async function* checkStore(
  store: Store,
  dictionary: Dictionary,
  corrections?: Corrections,
): AsyncGenerator<StoreProblem> {
  for (const message of await store.integrityProblems()) yield { about: 'file', message };
  yield* ledgerProblems(store);
  yield* eventProblems(store);
  yield* sequenceProblems(store);
  if ((await store.mentions.pending(1)).length === 0) {
    yield* landscapeProblems(store, dictionary, corrections);
  }
}
