import type { Mention } from '../mention/mention.ts';
import type { Span } from '../text/span.ts';
import { covers, overlaps } from '../text/span.ts';
import { admits, fromEntry, fromGroup, fromMention, fromOpenName, fromPerson } from './arguments.ts';
import type { EntityArgument } from './event-mention.ts';
import type { Filling } from './filling.ts';
import { openNames } from './open-names.ts';
import { personsIn } from './person-places.ts';
import { groupsIn } from './places.ts';
import type { EntityRole, Place } from './rule.ts';
import { makerOf, type Stage } from './stage.ts';
import { besidesMakers } from './stranger.ts';

/** The mention that an argument was made from. */
function mentionAt(stage: Stage, argument: EntityArgument): Mention | null {
  const { span } = argument;
  if (span === null) return null;
  for (const group of [stage.scene, ...stage.later, ...stage.earlierScenes].flatMap(
    (scene) => scene.groups,
  )) {
    if (!covers(group, span)) continue;
    for (const actor of group.actors) {
      const mention = actor.mentions.find((one) => one.start === span.start && one.name === argument.name);
      if (mention !== undefined) return mention;
    }
  }
  return null;
}

function makersOf(filling: Filling, role: EntityRole): EntityArgument[] {
  const { stage } = filling;
  return filling.entities('model').flatMap((argument) => {
    const mention = mentionAt(stage, argument);
    const maker = mention === null ? null : makerOf(stage.dictionary, mention);
    if (maker === null) return [];
    const named = stage.scene.groups
      .flatMap((group) => group.actors.flatMap((actor) => actor.mentions))
      .find((other) => other.entityId === maker.id);
    return [named === undefined ? fromEntry(role.role, maker) : fromMention(role.role, named)];
  });
}

function ownersOf(filling: Filling, role: EntityRole): EntityArgument[] {
  const { stage } = filling;
  return filling.entities('model').flatMap(({ span }) => {
    const groups = [stage.scene, ...stage.later].flatMap((scene) => scene.groups);
    const group = span === null ? undefined : groups.find((one) => covers(one, span));
    const actors = group?.actors ?? [];
    const at = actors.findIndex((actor) => span !== null && actor.start === span.start);
    const before = actors[at - 1];
    if (before === undefined) return [];
    return before.mentions
      .filter((mention) => admits(stage, role, mention))
      .map((one) => fromMention(role.role, one));
  });
}

/** 上海 for 上海市人民政府: the city whose name the issuer's begins with. */
function seatsOf(filling: Filling, role: EntityRole): EntityArgument[] {
  const { entries } = filling.stage.dictionary.dictionary;
  return filling.entities('issuer').flatMap((issuer) => {
    const entry = entries.get(issuer.entityId ?? '');
    const city = entry?.kind === 'organization' ? entries.get(entry.city ?? '') : undefined;
    if (city?.kind !== 'city' || !issuer.name.startsWith(city.name)) return [];
    return [{ role: role.role, kind: 'city', entityId: city.id, name: city.name, span: null }];
  });
}

/** From 与/和/携手 to the trigger: 与甲、乙和丙合作. */
function withWindow({ scene, clause, hit }: Stage): Span | null {
  const before = scene.text.slice(clause.start, hit.start);
  const marked = /(?:与|和|同|跟|携手|联合|联手)(?=[^与跟]{2,60}$)/.exec(before);
  return marked === null ? null : { start: clause.start + marked.index + marked[0].length, end: hit.start };
}

/** The part of the clause in which a place's unknown names would stand. */
function openWindow(stage: Stage, place: Place): Span | null {
  const { clause, hit, scene } = stage;
  if (place === 'object' || place === 'behind') return { start: hit.end, end: clause.end };
  if (place === 'next') {
    const next = scene.clauses[clause.index + 1];
    return next !== undefined && (clause.mark === '：' || clause.mark === ':') ? next : null;
  }
  if (place === 'with') return withWindow(stage);
  if (place !== 'subject') return null;
  const marked = /(?:由|被|获得?)(?=[^由被获]*$)/.exec(scene.text.slice(clause.start, hit.start));
  if (marked === null) return { start: clause.start, end: hit.start };
  return { start: clause.start + marked.index + marked[0].length, end: hit.start };
}

function openIn(stage: Stage, role: EntityRole, place: Place): EntityArgument[] {
  const window = role.open !== undefined && role.open !== false ? openWindow(stage, place) : null;
  if (window === null) return [];
  const actors = stage.scene.groups.flatMap((group) => group.actors);
  return openNames(
    stage.scene.text,
    window,
    actors.filter((actor) => overlaps(actor, window)),
    place === 'with' || role.open === 'sure',
  ).map((name) => fromOpenName(role.role, name));
}

/** A name that the event's title holds (…专题组) names the paper or the group, not one of its members. */
function inTitle({ arguments: held }: Filling, { span }: EntityArgument): boolean {
  return (
    span !== null &&
    held.some(
      (argument) => argument.role === 'title' && argument.span !== null && covers(argument.span, span),
    )
  );
}

function entitiesIn(filling: Filling, role: EntityRole, place: Place): EntityArgument[] {
  const { stage } = filling;
  if (place === 'maker') return makersOf(filling, role);
  if (place === 'owner') return ownersOf(filling, role);
  if (place === 'seat') return seatsOf(filling, role);
  if (role.kind === 'person') return personsIn(stage, place).map((person) => fromPerson(role.role, person));
  if (place === 'affiliation') {
    const names = new Set(filling.entities('person').map((person) => person.span?.start));
    return stage.scene
      .persons()
      .filter((person) => names.has(person.start) && person.affiliation !== null)
      .flatMap(({ affiliation }) => (affiliation === null ? [] : [fromMention(role.role, affiliation)]));
  }
  for (const group of groupsIn(stage, place)) {
    const found = fromGroup(stage, role, group);
    if (found.length > 0)
      return [...found.filter((one) => !inTitle(filling, one)), ...openIn(stage, role, place)];
  }
  return openIn(stage, role, place);
}

/** Fills an entity role from the first of its places that holds one, or from all of them. */
export function fillEntities(filling: Filling, role: EntityRole): void {
  for (const place of role.from) {
    const found = entitiesIn(filling, role, place);
    const fit = role.notMaker === true ? besidesMakers(filling.stage, filling.arguments, found) : found;
    const added = filling.add(fit, place);
    if (added && role.all !== true) return;
  }
}
