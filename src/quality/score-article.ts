import type { GoldArticle } from './gold.ts';
import {
  type EntityMatch,
  foundEntities,
  matchEntities,
  type WantedEntity,
  wantedEntities,
} from './match-entities.ts';
import { type EventPair, matchEvents } from './match-events.ts';
import { isStated } from './match-facts.ts';
import type { Synonyms } from './names.ts';
import type { Prediction } from './prediction.ts';

/** One article's prediction held against its gold. */
export interface ArticleScore {
  readonly gold: GoldArticle;
  readonly prediction: Prediction;
  readonly wanted: readonly WantedEntity[];
  readonly entities: EntityMatch;
  readonly pairs: readonly EventPair[];
  readonly missedFacts: readonly GoldArticle['landscape'][number][];
  /** Of a hard negative: no event, and no model that is not there. */
  readonly clean: boolean;
}

/** Holds a prediction against the gold of the same article. Pure. */
export function scoreArticle(gold: GoldArticle, prediction: Prediction, synonyms: Synonyms): ArticleScore {
  const wanted = wantedEntities(gold, synonyms);
  const found = foundEntities(prediction, synonyms);
  const entities = matchEntities(found, wanted);
  const strangers = entities.counted.filter((one) => one.kind === 'model' && !entities.right.has(one));
  return {
    gold,
    prediction,
    wanted,
    entities,
    pairs: matchEvents(gold, prediction, wanted, synonyms),
    missedFacts: gold.landscape.filter((fact) => !isStated(fact, prediction, wanted)),
    clean: prediction.events.length === 0 && strangers.length === 0,
  };
}

const argumentText = (one: { role: string; name?: string | undefined; value?: unknown }) =>
  `${one.role}=${one.name ?? String(one.value)}`;

/** What was missed (`-`) and what was found that is not there (`+`), a line each. */
export function differencesOf({
  gold,
  prediction,
  wanted,
  entities,
  pairs,
  missedFacts,
}: ArticleScore): string[] {
  const lines: string[] = [];
  for (const one of entities.counted) {
    if (!entities.right.has(one)) lines.push(`+ ${one.kind} ${[...one.names].join('/')}`);
  }
  for (const one of wanted) {
    if (one.gold.media === true || entities.met.has(one)) continue;
    lines.push(`- ${one.gold.kind} ${one.gold.name}${one.gold.known === false ? ' (new)' : ''}`);
  }
  for (const event of gold.events) {
    if (event.optional === true || pairs.some((pair) => pair.wanted === event)) continue;
    lines.push(
      `- ${event.type} ${(event.arguments ?? []).map(argumentText).join(' ')} [${event.trigger ?? ''}]`,
    );
  }
  for (const event of prediction.events) {
    if (pairs.some((pair) => pair.found === event)) continue;
    lines.push(
      `+ ${event.type} ${event.arguments.map(argumentText).join(' ')} [${event.trigger?.text ?? ''}]`,
    );
  }
  for (const { subject, property, value } of missedFacts) lines.push(`- ${subject} ${property} ${value}`);
  return lines;
}
