import type { Mention } from '../mention/mention.ts';
import type { Argument, EntityArgument } from './event-mention.ts';
import type { Group } from './groups.ts';
import { earlierSubjects, entryOf, type Stage, subjectsOf } from './stage.ts';

function kin(stage: Stage, id: string): Set<string> {
  const { entries } = stage.dictionary.dictionary;
  const family = new Set([id]);
  for (const one of [id]) {
    const entry = entries.get(one);
    if (entry?.kind === 'organization' && entry.parent !== undefined) family.add(entry.parent);
  }
  return family;
}

function isKin(stage: Stage, a: string, b: string): boolean {
  const left = kin(stage, a);
  return [...kin(stage, b)].some((id) => left.has(id));
}

function makersOf(stage: Stage, filled: readonly Argument[]): string[] {
  const { entries } = stage.dictionary.dictionary;
  return filled.flatMap((argument) => {
    if (!('name' in argument) || argument.kind !== 'model' || argument.entityId === null) return [];
    const entry = entries.get(argument.entityId);
    return entry?.kind === 'model' ? [...entry.makers] : [];
  });
}

/** Where makers themselves publish: these take nothing up. */
const PUBLISHING_PLACE =
  /hugging|github|gitee|魔搭|modelscope|app\s?store|arxiv|微博|twitter|推特|^X公司|google play/i;

/** Who acts: the subject, for a clause without a name that of the clause before, else on whose place it happens. */
function actorOf(stage: Stage): Group | undefined {
  const at = stage.before.find(
    (group) =>
      group.marker === 'at' &&
      !group.source &&
      !PUBLISHING_PLACE.test(
        group.actors.flatMap((actor) => actor.mentions.map(({ name }) => name)).join(' '),
      ),
  );
  const subject = subjectsOf(stage)[0] ?? (stage.before.length === 0 ? earlierSubjects(stage)[0] : undefined);
  const isFirm = (group: Group | undefined) =>
    group?.actors.some((actor) => actor.mentions.some((mention) => mention.kind === 'organization')) === true;
  // DeepSeek-R1在甲平台上线: the platform takes it up.
  return isFirm(subject) ? subject : (at ?? subject);
}

/**
 * Who does what only a maker does with a model and is not its maker (阿里云上线DeepSeek brings no release): the name, or
 * null when the subject is the maker, one of its family, unknown to the dictionary, or absent.
 */
export function strangerOf(stage: Stage, filled: readonly Argument[]): string | null {
  const makers = makersOf(stage, filled);
  if (makers.length === 0) return null;
  const actors: Mention[] = (actorOf(stage)?.actors ?? []).flatMap((actor) => actor.mentions);
  const known = actors.filter((mention) => entryOf(stage.dictionary, mention)?.kind === 'organization');
  const strangers = known.filter(
    ({ entityId }) => !makers.some((maker) => isKin(stage, maker, entityId ?? '')),
  );
  return known.length > 0 && strangers.length === known.length
    ? `${strangers[0]?.name ?? ''} is not its maker`
    : null;
}

/** Those of a list that did not make the event's models; all of them where nobody else is there. */
export function besidesMakers(
  stage: Stage,
  filled: readonly Argument[],
  found: readonly EntityArgument[],
): EntityArgument[] {
  const makers = makersOf(stage, filled);
  const others = found.filter(({ entityId }) => !makers.includes(entityId ?? ''));
  return [...(others.length > 0 ? others : found)];
}

/** Whether all who adopt or ban a model are its own makers (OpenAI基于GPT推出…), which is neither. */
export function makerItself(stage: Stage, filled: readonly Argument[]): string | null {
  const makers = makersOf(stage, filled);
  const adopters = filled.filter(
    (argument) =>
      (argument.role === 'adopter' || argument.role === 'counterparty') &&
      'name' in argument &&
      argument.kind === 'organization',
  );
  const own = adopters.every((argument) => 'name' in argument && makers.includes(argument.entityId ?? ''));
  return adopters.length > 0 && own ? 'its own maker' : null;
}
