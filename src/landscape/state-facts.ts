import type { CompiledDictionary } from '../dictionary/compile.ts';
import { stateBases } from './state-bases.ts';
import { stateCities } from './state-cities.ts';
import { stateDevelopers } from './state-developers.ts';
import { stateDomains } from './state-domains.ts';
import { stateEvents } from './state-events.ts';
import { stateFilings } from './state-filings.ts';
import { stateFundingTotals, stateSeats } from './state-houses.ts';
import { type FactsInput, toStatedSentences, withoutRepeats } from './state-input.ts';
import { stateModalities } from './state-modalities.ts';
import { stateOpenness } from './state-openness.ts';
import { stateSizes } from './state-sizes.ts';
import { stateVersions } from './state-versions.ts';
import type { StatementMention } from './statement.ts';
import { versionName } from './version-name.ts';

/** A version in the one writing that the landscape has for it. */
function withVersionName(statement: StatementMention, { dictionary }: CompiledDictionary): StatementMention {
  const { property, subject, value } = statement;
  if (property !== 'version' || typeof value !== 'string') return statement;
  return { ...statement, value: versionName(dictionary, subject.entityId, value) };
}

/**
 * What one article states of the landscape: from its asserted events, and from plain description. Plans, rumours and
 * denials give no statement. Every statement carries the sentence that says it; a subject, property and value stand
 * once. The same input gives the same statements in the same order.
 */
export function stateFacts(article: FactsInput): StatementMention[] {
  const { events, dictionary, publishedAt } = article;
  const input: FactsInput = {
    article: article.article,
    mentions: [...article.mentions].sort((a, b) => a.start - b.start || b.end - a.end),
    get times() {
      return article.times;
    },
    get quantities() {
      return article.quantities;
    },
    events,
    dictionary,
    publishedAt,
  };
  const sentences = toStatedSentences(input);
  const found = [
    ...stateEvents(input),
    ...stateFilings(input, sentences),
    ...stateDevelopers(input, sentences),
    ...stateVersions(sentences, events),
    ...stateSizes(sentences),
    ...stateOpenness(sentences),
    ...stateDomains(input, sentences),
    ...stateModalities(sentences),
    ...stateBases(sentences),
    ...stateSeats(input, sentences),
    ...stateFundingTotals(sentences),
  ];
  return withoutRepeats(
    [...found, ...stateCities(dictionary, found)].map((statement) => withVersionName(statement, dictionary)),
  );
}
