/** An outlet or a group of reprints among those who say a value, and the party it belongs to. */
export interface Voice {
  /** `outlet …` or `reprints …`. */
  readonly voice: string;
  /** A voice of its party, not always the leading one; its own name where it leads. */
  readonly leader: string;
  /** The surest statement of the party; it counts where the voice leads. */
  readonly surest: number;
}

/** How many parties are how sure; it holds no zeros. */
export type Sureness = Map<number, number>;

export function voicesOf(said: { readonly outlet: string; readonly reprintGroup: string }): [string, string] {
  return [`outlet ${said.outlet}`, `reprints ${said.reprintGroup}`];
}

function count(sureness: Sureness, confidence: number, by: 1 | -1): void {
  const parties = (sureness.get(confidence) ?? 0) + by;
  if (parties === 0) sureness.delete(confidence);
  else sureness.set(confidence, parties);
}

/**
 * Independent sources: an outlet and all reprints of its texts are one party. Knows only the voices it was given, so that
 * one more statement needs two of them and not all.
 */
export class Parties {
  readonly #voices: Map<string, Voice>;
  readonly #touched = new Set<string>();

  /** @param known must hold the leader of each voice in it */
  constructor(known: Iterable<Voice> = []) {
    this.#voices = new Map([...known].map((one) => [one.voice, one]));
  }

  #leaderOf(voice: string): Voice | null {
    let at = this.#voices.get(voice);
    while (at !== undefined && at.leader !== at.voice) at = this.#voices.get(at.leader);
    return at ?? null;
  }

  #note(one: Voice): void {
    this.#voices.set(one.voice, one);
    this.#touched.add(one.voice);
  }

  /** Adds what two voices say together, and counts in `sureness` the parties as they are then. */
  add([outlet, reprints]: readonly [string, string], confidence: number, sureness: Sureness): void {
    const [a, b] = [this.#leaderOf(outlet), this.#leaderOf(reprints)];
    const leader = (a ?? b)?.voice ?? outlet;
    const parties =
      a !== null && b !== null && a.voice === b.voice ? [a] : [a, b].filter((one) => one !== null);
    const surest = Math.max(confidence, ...parties.map((one) => one.surest));
    if (parties.length === 1 && a !== null && b !== null && surest === a.surest) return;
    for (const party of parties) count(sureness, party.surest, -1);
    count(sureness, surest, 1);
    this.#note({ voice: leader, leader, surest });
    if (b !== null && b.voice !== leader) this.#note({ ...b, leader });
    if (a === null && outlet !== leader) this.#note({ voice: outlet, leader, surest: 0 });
    if (b === null && reprints !== leader) this.#note({ voice: reprints, leader, surest: 0 });
  }

  /** The voices that came or changed. */
  touched(): Voice[] {
    return [...this.#touched].flatMap((voice) => this.#voices.get(voice) ?? []);
  }
}
