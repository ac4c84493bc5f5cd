import type { Span } from '../text/span.ts';
import type { Argument } from './event-mention.ts';

/** What became of one trigger: which rule, what it took and from where, or why it was given up. */
export interface TriggerTrace {
  readonly sentence: number;
  readonly trigger: Span;
  readonly rule: string;
  readonly arguments: readonly { readonly argument: Argument; readonly from: string }[];
  /** Null for an event. */
  readonly discarded: string | null;
}

/** How the events of an article came about, in the order of the text. */
export interface EventTrace {
  /** The text touches neither AI nor one of its makers, so that no rule was tried. */
  readonly outOfScope: boolean;
  readonly triggers: readonly TriggerTrace[];
}
