import type { EntityKind } from '../dictionary/entry.ts';
import type { Span } from '../text/span.ts';

/** A name that the dictionary may lack, found by its form or its neighbours. */
export interface Proposal extends Span {
  readonly kind: EntityKind;
  readonly name: string;
  /** What shows that it is a name, and of what. */
  readonly reason: string;
  /** From 0; at `SURE` the text identifies it, below it is a candidate. */
  readonly strength: number;
  /** Where the ending begins that shows what it is. */
  readonly stemEnd?: number;
  /** Only the ending and little else speaks for it. */
  readonly doubtful?: boolean;
  /** Maker or owner where the text tells. */
  readonly maker?: string;
}

/** The strength from which a name the dictionary lacks is a mention and not only a candidate. */
export const SURE = 3;

/** Where names of the dictionary begin and end, by position. */
export interface KnownPlaces {
  /** Length of the longest city name that begins here. */
  readonly cityStart: Uint8Array;
  readonly organizationStart: Uint8Array;
  readonly organizationEnd: Uint8Array;
  readonly modelStart: Uint8Array;
  readonly modelEnd: Uint8Array;
  /** Only models that need no cue. */
  readonly plainModelStart: Uint8Array;
  readonly plainModelEnd: Uint8Array;
}

export function emptyPlaces(length: number): KnownPlaces {
  const bytes = () => new Uint8Array(length + 1);
  return {
    cityStart: bytes(),
    organizationStart: bytes(),
    organizationEnd: bytes(),
    modelStart: bytes(),
    modelEnd: bytes(),
    plainModelStart: bytes(),
    plainModelEnd: bytes(),
  };
}
