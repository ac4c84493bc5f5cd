import type { EventRule } from '../rule.ts';
import * as acquisition from './acquisition.ts';
import * as adoption from './adoption.ts';
import * as benchmark from './benchmark.ts';
import * as filing from './filing.ts';
import * as funding from './funding.ts';
import * as fundingInvestors from './funding-investors.ts';
import * as incident from './incident.ts';
import * as incidentBans from './incident-bans.ts';
import * as infrastructure from './infrastructure.ts';
import * as listing from './listing.ts';
import * as modelRelease from './model-release.ts';
import * as modelReleaseOpens from './model-release-opens.ts';
import * as modelUpdate from './model-update.ts';
import * as openSource from './open-source.ts';
import * as partnership from './partnership.ts';
import * as personnel from './personnel.ts';
import * as policy from './policy.ts';
import * as policyMeasures from './policy-measures.ts';
import * as standard from './standard.ts';
import * as statistic from './statistic.ts';

/** The rules of a file by their names: loaders differ in the order in which they list what a file exports. */
function inOrder(file: Readonly<Record<string, EventRule>>): EventRule[] {
  return Object.entries(file)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, rule]) => rule);
}

/** Every rule, type by type, in the order in which they are tried. */
export const RULES: readonly EventRule[] = [
  modelRelease,
  modelReleaseOpens,
  modelUpdate,
  openSource,
  adoption,
  partnership,
  funding,
  fundingInvestors,
  acquisition,
  listing,
  policy,
  policyMeasures,
  standard,
  filing,
  benchmark,
  infrastructure,
  statistic,
  personnel,
  incident,
  incidentBans,
].flatMap(inOrder);

/** Version of the engine that runs the rules; raise it when the same rules come to find something else. */
const ENGINE_VERSION = 2;

/** Two runs of FNV-1a over the rules' own words and patterns: any change of a rule changes it. */
function fingerprint(rules: readonly EventRule[]): string {
  const telling = rules.map(({ examples, counterexamples, ...rule }) => rule);
  const written = JSON.stringify(telling, (_, value: unknown) =>
    value instanceof RegExp ? String(value) : value,
  );
  let [low, high] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < written.length; at += 1) {
    low = Math.imul(low ^ written.charCodeAt(at), 0x01000193);
    high = Math.imul(high + written.charCodeAt(at), 0x85ebca6b) ^ (high >>> 13);
  }
  return [low, high].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Names the rules that an event was found by: the engine's version and a fingerprint of every rule. */
export const RULES_VERSION = `${ENGINE_VERSION}-${fingerprint(RULES)}`;
