/** Who stands behind a report: an outlet, and the group of reprints its text belongs to. */
export interface Voice {
  readonly outlet: string;
  readonly reprintGroup: string;
  readonly confidence: number;
}

/** Nobody is ever quite sure. */
const MOST_CONFIDENT = 0.99;

function groupsOf(voices: readonly Voice[]): Voice[][] {
  const leaders = new Map<string, string>();
  const leaderOf = (name: string): string => {
    let at = name;
    for (let next = leaders.get(at); next !== undefined && next !== at; next = leaders.get(at)) at = next;
    return at;
  };
  for (const { outlet, reprintGroup } of voices) {
    const [a, b] = [leaderOf(`outlet ${outlet}`), leaderOf(`group ${reprintGroup}`)].sort();
    if (a !== undefined && b !== undefined && a !== b) leaders.set(b, a);
  }
  const groups = new Map<string, Voice[]>();
  for (const voice of voices) {
    const leader = leaderOf(`outlet ${voice.outlet}`);
    groups.set(leader, [...(groups.get(leader) ?? []), voice]);
  }
  return [...groups.values()];
}

/**
 * How many independent sources there are (an outlet and all reprints of its text are one), and how sure they make
 * us together: each independent source takes away its share of the doubt that is left.
 */
export function weigh(voices: readonly Voice[]): { readonly sources: number; readonly confidence: number } {
  const groups = groupsOf(voices);
  const surest = groups
    .map((group) => Math.max(...group.map((voice) => voice.confidence)))
    .sort((a, b) => b - a);
  const doubt = surest.reduce((left, confidence) => left * (1 - confidence), 1);
  const confidence = Math.min(Math.max(1 - doubt, surest[0] ?? 0), MOST_CONFIDENT);
  return { sources: groups.length, confidence: Math.round(confidence * 1000) / 1000 };
}
