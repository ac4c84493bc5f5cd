import type { Finding, FindingKind } from './finding.ts';
import { fieldsMissing, shortBodies } from './health-content.ts';
import { gapWiderThanWindow, type Pace, paceOf, rateFallen, silentZero, staleFeed } from './health-pace.ts';
import type { Observation } from './observation.ts';
import type { Source } from './source.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Failures in a row until a source counts as not reachable; one or two are the web's weather. */
const FAILURES = 3;
/** A poll this much later than it was due means that nobody polls. */
const OVERDUE = DAY;

/** How a source is: by its worst finding. */
export type HealthState = 'well' | 'disabled' | 'unknown' | 'ailing' | 'failing';

export interface Health extends Pace {
  readonly sourceId: string;
  readonly state: HealthState;
  readonly findings: readonly Finding[];
}

const FAILING: ReadonlySet<FindingKind> = new Set([
  'unreachable',
  'gone',
  'blocked',
  'silent',
  'overdue',
  'fields-missing',
]);

/** What the last polls say: whether anybody asks, and whether anybody answers. */
function liveness(observation: Observation): Finding[] {
  const { now, lastPolledAt, nextDueAt, lastOutcome, consecutiveFailures } = observation;
  if (lastPolledAt === null) return [{ kind: 'never-polled', reason: 'nobody has asked it yet' }];
  const findings: Finding[] = [];
  const late = now - nextDueAt;
  if (late > OVERDUE) {
    findings.push({
      kind: 'overdue',
      reason: `was due ${Math.round(late / HOUR)} hours ago: nobody polls it, or it is held`,
    });
  }
  const outcome = lastOutcome ?? '';
  if (/^(?:robots|address|scheme|port|stop)\b/.test(outcome)) {
    findings.push({ kind: 'blocked', reason: outcome });
  } else if (consecutiveFailures >= FAILURES) {
    // 404 and 410 are believed only when they come again and again; nothing is dropped by one of them.
    const kind = /\b(?:404|410)\b/.test(outcome) ? 'gone' : 'unreachable';
    findings.push({ kind, reason: `${consecutiveFailures} polls in a row failed; the last one: ${outcome}` });
  }
  return findings;
}

function stateOf(findings: readonly Finding[]): HealthState {
  if (findings.some(({ kind }) => kind === 'never-polled')) return 'unknown';
  if (findings.some(({ kind }) => FAILING.has(kind))) return 'failing';
  return findings.length > 0 ? 'ailing' : 'well';
}

/**
 * How complete a source is: not only whether it answers, but whether it yields what it should.
 * @returns every finding with its reason; `state` is that of the worst one
 */
export function judgeHealth(source: Source, observation: Observation): Health {
  const pace = paceOf(source.expectations, observation);
  if (!source.enabled) return { sourceId: source.id, state: 'disabled', findings: [], ...pace };
  const judged = [
    silentZero(source.expectations, observation),
    rateFallen(source.expectations, observation),
    staleFeed(observation),
    gapWiderThanWindow(observation),
    ...fieldsMissing(source.expectations, observation),
    shortBodies(source.expectations, observation),
  ];
  const findings = [...liveness(observation), ...judged.filter((finding) => finding !== null)];
  return { sourceId: source.id, state: stateOf(findings), findings, ...pace };
}
