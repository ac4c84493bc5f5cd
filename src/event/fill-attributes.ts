import type { Mention } from '../mention/mention.ts';
import { covers } from '../text/span.ts';
import type { EntityArgument, ValueArgument } from './event-mention.ts';
import type { Filling } from './filling.ts';
import type { VersionRole } from './rule.ts';
import type { Stage } from './stage.ts';

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

/** Takes the versions named with the event's models. */
export function fillVersions(filling: Filling, role: VersionRole): void {
  const models = filling.entities(role.versionsOf).flatMap((argument) => mentionsOf(filling.stage, argument));
  filling.add(
    models.flatMap((mention) => versionOf(filling.stage, role, mention)),
    'version',
  );
}

/** Takes the titles that stand before the event's persons. */
export function fillPositions(filling: Filling): void {
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
export function pastNames(filling: Filling, value: ValueArgument): ValueArgument[] {
  const { span } = value;
  if (span === null) return [value];
  const held = filling.entities().flatMap((entity) => (entity.span === null ? [] : [entity.span]));
  const named = filling.stage.scene.groups
    .flatMap((group) => group.actors)
    .filter((actor) => actor.mentions.some((mention) => mention.kind === 'organization'));
  const starts = [...held, ...named].filter((name) => covers(span, name)).sort((a, b) => a.start - b.start);
  const cut = starts.reduce((at, name) => (name.start - at <= 1 ? Math.max(at, name.end) : at), span.start);
  const rest = filling.stage.scene.text.slice(cut, span.end);
  const lead = rest.length - rest.replace(/^[\s的]+/, '').length;
  const text = rest.slice(lead).trim();
  return text.length < 2 ? [] : [{ ...value, value: text, span: { start: cut + lead, end: span.end } }];
}
