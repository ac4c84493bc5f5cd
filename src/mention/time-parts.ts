/** What the words of a time say, before they are resolved against the publication date. */

/** A year written out, or told from another: 今年 is offset 0 from publication, 次年 offset 1 from the time named before. */
export type YearPart =
  | { readonly of: 'calendar'; readonly year: number }
  | { readonly of: 'publication'; readonly offset: number }
  | { readonly of: 'previous'; readonly offset: number };

/** A month written out, or told from another (上月 is offset -1 from publication). */
export type MonthPart =
  | { readonly of: 'calendar'; readonly month: number; readonly until?: number }
  | { readonly of: 'publication'; readonly offset: number }
  | { readonly of: 'previous'; readonly offset: number };

export interface TimeParts {
  readonly year?: YearPart;
  readonly yearUntil?: number;
  readonly half?: 1 | 2;
  readonly quarter?: number;
  /** 上季 is -1, 本季 0: so many quarters from publication. */
  readonly quarterShift?: number;
  /** 前三季度: from the first to this quarter. */
  readonly quartersTo?: number;
  /** 年底 is December; 年初 and 年中 leave the year. */
  readonly yearPhase?: 'start' | 'middle' | 'end';
  readonly month?: MonthPart;
  readonly day?: number;
  /** 7-8日: the last day. */
  readonly dayUntil?: number;
  /** 昨日 is -1; from the publication date, or from the time named before (次日). */
  readonly dayOffset?: { readonly of: 'publication' | 'previous'; readonly days: number };
  readonly week?: { readonly offset: number | null; readonly weekday?: number };
  /** 三天前: so many units back from publication. */
  readonly ago?: { readonly count: number; readonly unit: 'day' | 'week' | 'month' | 'year' };
  /** 近日, 日前, 目前: a time that the words leave open. */
  readonly vague?: true;
}

/** Parts read from a text, and where they end. */
export interface TimeReading {
  readonly parts: TimeParts;
  readonly end: number;
}
