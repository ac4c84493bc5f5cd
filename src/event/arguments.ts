import type { OrganizationEntry } from '../dictionary/entry.ts';
import type { Mention } from '../mention/mention.ts';
import type { EntityArgument } from './event-mention.ts';
import type { Actor, Group } from './groups.ts';
import type { OpenName } from './open-names.ts';
import type { PersonName } from './persons.ts';
import type { EntityRole } from './rule.ts';
import { entryOf, makerOf, type Stage } from './stage.ts';

export function fromMention(role: string, mention: Mention): EntityArgument {
  const { kind, entityId, name, start, end } = mention;
  return { role, kind, entityId, name, span: { start, end } };
}

/** An organization that the dictionary names, not the text. */
export function fromEntry(role: string, entry: OrganizationEntry): EntityArgument {
  return { role, kind: 'organization', entityId: entry.id, name: entry.name, span: null };
}

export function fromPerson(role: string, person: PersonName): EntityArgument {
  return {
    role,
    kind: 'person',
    entityId: null,
    name: person.name,
    span: { start: person.start, end: person.end },
  };
}

export function fromOpenName(role: string, open: OpenName): EntityArgument {
  return {
    role,
    kind: 'organization',
    entityId: null,
    name: open.name,
    span: { start: open.start, end: open.end },
  };
}

/** Whether a mention may fill an entity role: right kind, right type of organization. */
export function admits(stage: Stage, role: EntityRole, mention: Mention): boolean {
  if (mention.kind !== role.kind) return false;
  const entry = entryOf(stage.dictionary, mention);
  if (entry?.kind !== 'organization') return !(role.strict === true && role.types !== undefined);
  if (role.types !== undefined && !role.types.includes(entry.type)) return false;
  return !(role.notTypes?.includes(entry.type) ?? false);
}

function fittingMentions(stage: Stage, role: EntityRole, actor: Actor): Mention[] {
  return actor.mentions.filter((mention) => admits(stage, role, mention));
}

/** Arguments that a group gives to a role: its heads of the right kind, owners only where there are no heads. */
export function fromGroup(stage: Stage, role: EntityRole, group: Group): EntityArgument[] {
  const heads = group.actors
    .filter((actor) => !actor.owner)
    .flatMap((actor) => fittingMentions(stage, role, actor));
  const fitting =
    heads.length > 0 ? heads : group.actors.flatMap((actor) => fittingMentions(stage, role, actor));
  const found = fitting.map((mention) => fromMention(role.role, mention));
  if (found.length > 0 || role.viaMaker !== true) return role.one === true ? found.slice(0, 1) : found;
  const makers = group.actors.flatMap((actor) =>
    actor.mentions
      .filter((mention) => mention.kind === 'model')
      .map((model) => makerOf(stage.dictionary, model)),
  );
  return makers.flatMap((maker) => (maker === null ? [] : [fromEntry(role.role, maker)]));
}
