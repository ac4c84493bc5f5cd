/** Who stands behind a report: an outlet, and the group of reprints its text belongs to. */
export interface Voice {
  readonly outlet: string;
  readonly reprintGroup: string;
  readonly confidence: number;
}

/** Nobody is ever quite sure. */
const MOST_CONFIDENT = 0.99;
/** Far below what is left of doubt when we are as confident as we ever are. */
const LEAST_DOUBT = 1e-6;

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
  return { sources: groups.length, confidence: jointConfidence(surest.map((one) => [one, 1])) };
}

/** How sure sources make us together, given how many of them are how sure, the surest first. */
export function jointConfidence(surest: readonly (readonly [confidence: number, sources: number])[]): number {
  let doubt = 1;
  for (const [confidence, sources] of surest) {
    // What is left of the doubt below this changes nothing any more.
    for (let count = 0; count < sources && doubt > LEAST_DOUBT; count++) doubt *= 1 - confidence;
  }
  const confidence = Math.min(Math.max(1 - doubt, surest[0]?.[0] ?? 0), MOST_CONFIDENT);
  return Math.round(confidence * 1000) / 1000;
}
