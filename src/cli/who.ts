import { userInfo } from 'node:os';
import { WrongUse } from './failure.ts';

/** In whose name an order is given: as told, else the name of the account. */
export function whoOrders(told: string | undefined): string {
  if (told !== undefined && told.trim() !== '') return told.trim();
  try {
    return userInfo().username;
  } catch {
    // A user id without a name, as in some containers.
    return 'somebody';
  }
}

/** Why an order is given. Throws `WrongUse` when nobody said. */
export function whyOrdered(told: string | undefined): string {
  const why = told?.trim() ?? '';
  if (why === '') throw new WrongUse("--why is needed: say why, as --why 'they asked us to'");
  return why;
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A time in ms since 1970, from a duration (`90m`, `6h`, `3d`) or an ISO time. Throws `WrongUse` when it is neither, or past. */
export function timeAhead(text: string, now: number): number {
  const span = /^(\d{1,5})([mhd])$/.exec(text);
  const at = span === null ? Date.parse(text) : now + Number(span[1]) * (UNITS[span[2] ?? ''] ?? 0);
  if (Number.isNaN(at) || at <= now || (span === null && !/^\d{4}-\d\d-\d\d/.test(text))) {
    throw new WrongUse(`--until ${text}: give a time ahead, as 6h, 3d or 2030-01-31T08:00+08:00`);
  }
  return at;
}
