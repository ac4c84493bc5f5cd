import type { Span } from '../text/span.ts';

/**
 * Longest match wins: of spans that share a unit the longer stays, of equally long ones the one that comes first
 * in the list. Returns the winners in text order and, for each loser, the span that covers it.
 */
export function resolveOverlaps<T extends Span>(
  spans: readonly T[],
  length: number,
): { kept: T[]; lost: { readonly loser: T; readonly winner: T }[] } {
  const order = [...spans.keys()].sort((a, b) => lengthOf(spans[b]) - lengthOf(spans[a]) || a - b);
  const owner = new Int32Array(length + 1).fill(-1);
  const kept: T[] = [];
  const lost: { loser: T; winner: T }[] = [];
  for (const index of order) {
    const span = spans[index];
    if (span === undefined) continue;
    const rival = rivalOf(owner, span);
    const winner = spans[rival];
    if (winner !== undefined) lost.push({ loser: span, winner });
    else {
      owner.fill(index, span.start, span.end);
      kept.push(span);
    }
  }
  return { kept: kept.sort((a, b) => a.start - b.start), lost };
}

function lengthOf(span: Span | undefined): number {
  return span === undefined ? 0 : span.end - span.start;
}

/** A longer span can share any unit, but a kept one is never shorter, so its ends are enough to look at. */
function rivalOf(owner: Int32Array, span: Span): number {
  const first = owner[span.start] ?? -1;
  return first >= 0 ? first : (owner[span.end - 1] ?? -1);
}
