import type { Argument, EntityArgument } from './event-mention.ts';
import type { Place } from './rule.ts';
import type { Stage } from './stage.ts';

export type FilledFrom = Place | 'capture' | 'number' | 'version';

/** The roles of one event while they are filled. */
export class Filling {
  readonly arguments: Argument[] = [];
  readonly places = new Map<string, FilledFrom>();
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
  add(found: readonly Argument[], place: FilledFrom): boolean {
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
