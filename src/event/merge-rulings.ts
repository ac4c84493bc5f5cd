import type { EventType } from './event-mention.ts';
import { type AttributedMention, isEntityFiller } from './merged-event.ts';

/** What a person ruled of event mentions of one type about one entity. */
export interface EventRuling {
  readonly id: string;
  /** `same-event`: one happening; `other-event`: happenings of their own; `no-event`: none at all. */
  readonly kind: 'same-event' | 'other-event' | 'no-event';
  readonly type: EventType;
  /** Id or name of an entity that takes part. */
  readonly about: string;
  readonly articles: readonly string[];
}

/** Whether a ruling speaks of a mention. */
export function rules(ruling: EventRuling, mention: AttributedMention): boolean {
  if (ruling.type !== mention.type || !ruling.articles.includes(mention.articleId)) return false;
  return mention.fillers.some(
    (filler) => isEntityFiller(filler) && (filler.entityId === ruling.about || filler.name === ruling.about),
  );
}

const NONE: readonly EventRuling[] = [];
/** Keys of rulings begin with this. */
export const RULING_KEY = 'ruling|';

/** The rulings of people on which mentions are one event: they outrank every rule. */
export class EventRulings {
  readonly #byArticle = new Map<string, EventRuling[]>();
  /** Articles that some ruling names, sorted. */
  readonly articles: readonly string[];

  constructor(all: readonly EventRuling[] = []) {
    for (const ruling of all) {
      for (const article of ruling.articles)
        this.#byArticle.set(article, [...(this.#byArticle.get(article) ?? []), ruling]);
    }
    this.articles = [...this.#byArticle.keys()].sort();
  }

  #of(mention: AttributedMention): readonly EventRuling[] {
    if (this.#byArticle.size === 0) return NONE;
    return (this.#byArticle.get(mention.articleId) ?? []).filter((ruling) => rules(ruling, mention));
  }

  /** Whether somebody ruled that a mention tells of no event. */
  drops(mention: AttributedMention): boolean {
    return this.#of(mention).some((ruling) => ruling.kind === 'no-event');
  }

  /** Keys that ruled mentions share beside their own, so that they are compared. */
  keysOf(mention: AttributedMention): string[] {
    return this.#of(mention).map((ruling) => `${RULING_KEY}${ruling.id}`);
  }

  /** What was ruled of two mentions; null where nobody did. */
  between(a: AttributedMention, b: AttributedMention): 'same' | 'other' | null {
    if (this.#byArticle.size === 0) return null;
    const others = new Set(this.#of(b));
    const shared = this.#of(a).filter((ruling) => others.has(ruling));
    if (shared.some((ruling) => ruling.kind === 'other-event')) return 'other';
    return shared.some((ruling) => ruling.kind === 'same-event') ? 'same' : null;
  }
}

export const NO_RULINGS = new EventRulings();
