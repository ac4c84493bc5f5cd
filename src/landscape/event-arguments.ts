import type { Argument, EntityArgument, EventMention, ValueArgument } from '../event/event-mention.ts';
import type { Span } from '../text/span.ts';
import type { EntityReference, StatementMention } from './statement.ts';

/** A statement out of an event, before the event's place, time and evidence are added. */
export type EventStatement = Omit<StatementMention, 'eventIndex' | 'evidence' | 'validFrom'> & {
  readonly validFrom?: string | null;
};

function isEntity(argument: Argument): argument is EntityArgument {
  return 'kind' in argument;
}

/** Participants of one role and kind, each with its place in the text (null when the dictionary gave it). */
export function entitiesOf(
  event: EventMention,
  role: string,
  kind: EntityReference['kind'],
): (EntityReference & { readonly span: Span | null })[] {
  return event.arguments.flatMap((argument) =>
    isEntity(argument) && argument.role === role && argument.kind === kind
      ? [{ kind, entityId: argument.entityId, name: argument.name, span: argument.span }]
      : [],
  );
}

/** Free texts and numbers of one role. */
export function valuesOf(event: EventMention, role: string): ValueArgument[] {
  return event.arguments.filter(
    (argument): argument is ValueArgument => !isEntity(argument) && argument.role === role,
  );
}

/** The participant without its place. */
export function plain({ kind, entityId, name }: EntityReference): EntityReference {
  return { kind, entityId, name };
}

/** The first day, month or year of an event's time; null for halves, quarters and what is unknown. */
export function holdsFrom(value: string | null): string | null {
  const first = value?.split('/')[0] ?? '';
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(first) ? first : null;
}
