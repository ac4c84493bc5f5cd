import type { Argument } from './event-mention.ts';
import { fillPositions, fillVersions, pastNames } from './fill-attributes.ts';
import { fillEntities } from './fill-entities.ts';
import { fillNumber, fillText } from './fill-values.ts';

import { type FilledFrom, Filling } from './filling.ts';
import type { EventRule, Role } from './rule.ts';
import type { Stage } from './stage.ts';

/** What a rule took from the scene, and the places it took it from, for `explain`. */
export interface Filled {
  readonly arguments: readonly Argument[];
  readonly places: ReadonlyMap<string, FilledFrom>;
}

function fill(filling: Filling, role: Role): void {
  const enough = 'least' in role && role.least !== undefined ? role.least : Number.POSITIVE_INFINITY;
  if (filling.arguments.filter((argument) => argument.role === role.role).length >= enough) return;
  if ('capture' in role) {
    const found = fillText(filling.stage, role);
    filling.add(
      role.afterNames === true ? found.flatMap((value) => pastNames(filling, value)) : found,
      'capture',
    );
  } else if ('quantity' in role) filling.add(fillNumber(filling.stage, role), 'number');
  else if ('positionOf' in role) fillPositions(filling);
  else if ('versionsOf' in role) fillVersions(filling, role);
  else fillEntities(filling, role);
}

/** Fills a rule's roles, one after the other, from the scene round its trigger. */
export function fillRoles(rule: EventRule, stage: Stage): Filled {
  const filling = new Filling(stage);
  for (const role of rule.roles) fill(filling, role);
  return { arguments: filling.arguments, places: filling.places };
}
