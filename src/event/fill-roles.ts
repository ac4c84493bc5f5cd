import type { Mention } from '../mention/mention.ts';
import type { Span } from '../text/span.ts';
import { covers, overlaps } from '../text/span.ts';
import { admits, fromEntry, fromGroup, fromMention, fromOpenName, fromPerson } from './arguments.ts';
import type { Argument, EntityArgument, ValueArgument } from './event-mention.ts';
import { fillNumber, fillText } from './fill-values.ts';
import { openNames } from './open-names.ts';
import { personsIn } from './person-places.ts';
import { groupsIn } from './places.ts';
import type { EntityRole, EventRule, Place, Role, VersionRole } from './rule.ts';
import { makerOf, type Stage } from './stage.ts';

/** What a rule took from the scene, and the places it took it from, for `explain`. */
export interface Filled {
  readonly arguments: readonly Argument[];
  readonly places: ReadonlyMap<string, Place | 'capture' | 'number' | 'version'>;
}

class Filling {
  readonly arguments: Argument[] = [];
  readonly places = new Map<string, Place | 'capture' | 'number' | 'version'>();
  readonly stage: Stage;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  entities(role?: string): EntityArgument[] {
    return this.arguments.filter(
      (argument): argument is EntityArgument =>
        'name' in argument && (role === undefined || argument.role === role),
    );
  }

  /** Adds what is new: nobody stands twice in one event under the same kind. */
  add(found: readonly Argument[], place: Place | 'capture' | 'number' | 'version'): boolean {
    const before = this.arguments.length;
    for (const argument of found) {
      if (this.#holds(argument)) continue;
      this.arguments.push(argument);
      this.places.set(argument.role, place);
    }
    return this.arguments.length > before;
  }

  #holds(argument: Argument): boolean {
    if (!('name' in argument)) {
      return this.arguments.some(
        (held) => 'value' in held && held.role === argument.role && held.value === argument.value,
      );
    }
    const key = (entity: EntityArgument) => entity.entityId ?? entity.name;
    return this.entities().some((held) => held.kind === argument.kind && key(held) === key(argument));
  }
}

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
  if (place === 'object') return { start: hit.end, end: clause.end };
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
  const window = role.open === true ? openWindow(stage, place) : null;
  if (window === null) return [];
  const actors = stage.scene.groups.flatMap((group) => group.actors);
  return openNames(
    stage.scene.text,
    window,
    actors.filter((actor) => overlaps(actor, window)),
    place === 'with',
  ).map((name) => fromOpenName(role.role, name));
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
    if (found.length > 0) return [...found, ...openIn(stage, role, place)];
  }
  return openIn(stage, role, place);
}

function fillEntities(filling: Filling, role: EntityRole): void {
  for (const place of role.from) {
    const added = filling.add(entitiesIn(filling, role, place), place);
    if (added && role.all !== true) return;
  }
}

/** All mentions of an argument's entity in the group that it was taken from (Qwen3-8B、Qwen3-4B). */
function mentionsOf(stage: Stage, argument: EntityArgument): Mention[] {
  const { span } = argument;
  if (span === null) return [];
  const scenes = [stage.scene, ...stage.later, ...stage.earlierScenes];
  const group = scenes.flatMap((scene) => scene.groups).find((one) => covers(one, span));
  const all = (group?.actors ?? []).flatMap((actor) => actor.mentions);
  return all.filter((mention) => mention.kind === argument.kind && mention.name === argument.name);
}

/** A surface that names a version by itself (GLM-4.7 of the family GLM). */
function numbered({ scene }: Stage, mention: Mention): Mention['version'] {
  const text = scene.text.slice(mention.start, mention.end);
  return /[A-Za-z].*\d/.test(text) && text !== mention.name
    ? { text, start: mention.start, end: mention.end }
    : undefined;
}

function versionOf(stage: Stage, role: VersionRole, mention: Mention): ValueArgument[] {
  const named = mention.version ?? mention.size ?? numbered(stage, mention);
  if (named === undefined) return [];
  const surface = stage.scene.text.slice(mention.start, mention.end);
  const whole = /^[\x21-\x7e]+$/.test(surface) || named.text.length < 2;
  const value = whole ? surface : named.text;
  return [
    {
      role: role.role,
      value,
      span: whole ? { start: mention.start, end: mention.end } : { start: named.start, end: named.end },
    },
  ];
}

function fillVersions(filling: Filling, role: VersionRole): void {
  const models = filling.entities(role.versionsOf).flatMap((argument) => mentionsOf(filling.stage, argument));
  filling.add(
    models.flatMap((mention) => versionOf(filling.stage, role, mention)),
    'version',
  );
}

function fillPositions(filling: Filling): void {
  if (filling.arguments.some((argument) => argument.role === 'position')) return;
  const { stage } = filling;
  const starts = new Set(filling.entities('person').map((person) => person.span?.start));
  const persons = [stage.scene, ...stage.earlierScenes].flatMap((scene) => scene.persons());
  const positions = persons.flatMap(({ start, position }): ValueArgument[] => {
    if (!starts.has(start) || position === null) return [];
    return [
      { role: 'position', value: stage.scene.text.slice(position.start, position.end), span: position },
    ];
  });
  filling.add(positions, 'capture');
}

/** A captured title without the organization that it begins with. */
function pastNames(filling: Filling, value: ValueArgument): ValueArgument[] {
  const { span } = value;
  if (span === null) return [value];
  const starts = filling
    .entities()
    .flatMap((entity) => (entity.span !== null && covers(span, entity.span) ? [entity.span] : []));
  const cut = starts.reduce((at, name) => (name.start - at <= 1 ? Math.max(at, name.end) : at), span.start);
  const rest = filling.stage.scene.text.slice(cut, span.end);
  const lead = rest.length - rest.replace(/^[\s的]+/, '').length;
  const text = rest.slice(lead).trim();
  return text.length < 2 ? [] : [{ ...value, value: text, span: { start: cut + lead, end: span.end } }];
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
