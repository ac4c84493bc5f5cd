import { type Counts, type Measure, measureOf, noCounts, noShare, type Share, shareOf } from './measure.ts';
import type { ArticleScore } from './score-article.ts';

/** The measures of a gold set. Shares are null where the gold has nothing to measure them on. */
export interface Report {
  readonly texts: number;
  readonly entities: Readonly<Record<string, Measure>>;
  readonly entitiesAll: Measure;
  readonly knownRecall: number | null;
  readonly newRecall: number | null;
  readonly events: Measure;
  readonly arguments: Measure;
  /** Over the matched events. */
  readonly modality: number | null;
  /** Over the matched events whose time the gold gives. */
  readonly time: number | null;
  readonly landscapeRecall: number | null;
  readonly hardNegatives: Readonly<Share> | null;
  readonly byType: Readonly<Record<string, Measure>>;
}

class Totals {
  readonly entities = new Map<string, Counts>();
  readonly types = new Map<string, Counts>();
  readonly events = noCounts();
  readonly arguments = noCounts();
  readonly known = noShare();
  readonly new = noShare();
  readonly modality = noShare();
  readonly time = noShare();
  readonly facts = noShare();
  readonly negatives = noShare();

  add(score: ArticleScore): void {
    this.#addEntities(score);
    this.#addPairs(score);
    this.#addEvents(score);
    add(this.facts, score.gold.landscape.length, score.gold.landscape.length - score.missedFacts.length);
    if (score.gold.hardNegative) add(this.negatives, 1, score.clean ? 1 : 0);
  }

  #addEntities({ entities, wanted }: ArticleScore): void {
    for (const one of entities.counted) {
      const counts = at(this.entities, one.kind);
      counts.found += 1;
      if (entities.right.has(one)) counts.right += 1;
    }
    for (const one of wanted) {
      if (one.gold.media === true) continue;
      at(this.entities, one.gold.kind).there += 1;
      add(one.gold.known === false ? this.new : this.known, 1, entities.met.has(one) ? 1 : 0);
    }
  }

  #addPairs({ pairs }: ArticleScore): void {
    for (const { wanted, found, sameArguments } of pairs) {
      if (wanted.optional === true) continue;
      this.events.right += 1;
      at(this.types, wanted.type).right += 1;
      this.arguments.right += sameArguments;
      add(this.modality, 1, (wanted.modality ?? 'asserted') === (found.modality ?? 'asserted') ? 1 : 0);
      const time = wanted.time?.value;
      if (time) add(this.time, 1, found.time?.value === time ? 1 : 0);
    }
  }

  #addEvents({ gold, prediction, pairs }: ArticleScore): void {
    for (const event of gold.events) {
      if (event.optional === true) continue;
      this.events.there += 1;
      at(this.types, event.type).there += 1;
      this.arguments.there += event.arguments?.length ?? 0;
    }
    const borderline = new Set(
      pairs.filter(({ wanted }) => wanted.optional === true).map(({ found }) => found),
    );
    for (const event of prediction.events) {
      if (borderline.has(event)) continue;
      this.events.found += 1;
      at(this.types, event.type).found += 1;
      this.arguments.found += event.arguments.length;
    }
  }
}

function at(counts: Map<string, Counts>, key: string): Counts {
  const known = counts.get(key) ?? noCounts();
  counts.set(key, known);
  return known;
}

function add(share: Share, all: number, right: number): void {
  share.all += all;
  share.right += right;
}

function measuresOf(counts: ReadonlyMap<string, Counts>): Record<string, Measure> {
  const sorted = [...counts].sort(([a, one], [b, other]) => other.there - one.there || (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, one]) => [key, measureOf(one)]));
}

function sumOf(counts: Iterable<Counts>): Counts {
  const sum = noCounts();
  for (const { right, found, there } of counts) {
    sum.right += right;
    sum.found += found;
    sum.there += there;
  }
  return sum;
}

/** Adds the scores of articles up. */
export function reportOf(scores: readonly ArticleScore[]): Report {
  const totals = new Totals();
  for (const score of scores) totals.add(score);
  return {
    texts: scores.length,
    entities: measuresOf(totals.entities),
    entitiesAll: measureOf(sumOf(totals.entities.values())),
    knownRecall: shareOf(totals.known),
    newRecall: shareOf(totals.new),
    events: measureOf(totals.events),
    arguments: measureOf(totals.arguments),
    modality: shareOf(totals.modality),
    time: shareOf(totals.time),
    landscapeRecall: shareOf(totals.facts),
    hardNegatives: totals.negatives.all > 0 ? totals.negatives : null,
    byType: measuresOf(totals.types),
  };
}
