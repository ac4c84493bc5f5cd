import type { Expectations } from './expectations.ts';
import type { Finding } from './finding.ts';
import type { FieldName, Observation, SeenArticle } from './observation.ts';

/** Newest articles that are judged, and those before them that say what is usual. */
const SAMPLE = 20;
const USUAL_SAMPLE = 60;
const SMALLEST_SAMPLE = 5;
/** A field that fewer of them carry is missing. */
const CARRIED = 0.5;
/** A field that so many carried before was reliable, expected or not. */
const RELIABLE = 0.9;
const BODIES = 50;

function newestFirst(articles: readonly SeenArticle[]): SeenArticle[] {
  return [...articles].sort((a, b) => b.firstSeenAt - a.firstSeenAt);
}

function shareWith(field: FieldName, articles: readonly SeenArticle[]): number {
  return articles.filter(({ fields }) => fields.includes(field)).length / articles.length;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Fields that are expected and not there, or that were there and went: mostly a redesign. */
export function fieldsMissing(expectations: Expectations, observation: Observation): Finding[] {
  const sorted = newestFirst(observation.articles);
  const lately = sorted.slice(0, SAMPLE);
  const before = sorted.slice(SAMPLE, SAMPLE + USUAL_SAMPLE);
  if (lately.length < SMALLEST_SAMPLE) return [];
  const findings: Finding[] = [];
  for (const field of observation.observedFields) {
    const share = shareWith(field, lately);
    if (share >= CARRIED) continue;
    const usual = before.length >= SMALLEST_SAMPLE ? shareWith(field, before) : 0;
    const reason = `${percent(share)} of the last ${lately.length} have ${field}`;
    if (usual >= RELIABLE) {
      findings.push({
        kind: 'fields-missing',
        reason: `${reason}; ${percent(usual)} had it before: a redesign?`,
      });
    } else if (expectations.fields.includes(field)) {
      findings.push({ kind: 'fields-missing', reason: `${reason}, and it is expected` });
    }
  }
  return findings;
}

/** More short texts than the source says are normal: a wall, or pages that are read wrong. */
export function shortBodies(expectations: Expectations, observation: Observation): Finding | null {
  const lengths = newestFirst(observation.articles)
    .map(({ bodyLength }) => bodyLength)
    .filter((length) => length !== null)
    .slice(0, BODIES);
  if (lengths.length < SMALLEST_SAMPLE) return null;
  const share = lengths.filter((length) => length < expectations.shortBody).length / lengths.length;
  if (share <= expectations.shortShare) return null;
  return {
    kind: 'short-bodies',
    reason: `${percent(share)} of the last ${lengths.length} texts are shorter than ${expectations.shortBody} characters`,
  };
}
