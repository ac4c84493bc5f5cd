import type { EventRule } from '../rule.ts';
import * as acquisition from './acquisition.ts';
import * as adoption from './adoption.ts';
import * as benchmark from './benchmark.ts';
import * as filing from './filing.ts';
import * as funding from './funding.ts';
import * as incident from './incident.ts';
import * as infrastructure from './infrastructure.ts';
import * as listing from './listing.ts';
import * as modelRelease from './model-release.ts';
import * as modelUpdate from './model-update.ts';
import * as openSource from './open-source.ts';
import * as partnership from './partnership.ts';
import * as personnel from './personnel.ts';
import * as policy from './policy.ts';
import * as standard from './standard.ts';
import * as statistic from './statistic.ts';

/** Every rule, type by type, in the order in which they are tried. */
export const RULES: readonly EventRule[] = [
  modelRelease,
  modelUpdate,
  openSource,
  adoption,
  partnership,
  funding,
  acquisition,
  listing,
  policy,
  standard,
  filing,
  benchmark,
  infrastructure,
  statistic,
  personnel,
  incident,
].flatMap((file) => Object.values(file));

/** Declared version of the event rules; raise it with every change of what they find. */
export const RULES_VERSION = '0.1.0';
