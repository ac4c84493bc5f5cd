import type { Alert, AlertBook, RaisedAlert } from '../ports/alerts.ts';

/** One message to people: something is wrong, or is over. */
export interface AlertMessage extends Alert {
  readonly state: 'raised' | 'over';
  /** ms since 1970: since when it is wrong. */
  readonly since: number;
  /** ms since 1970: when this was found. */
  readonly at: number;
}

/** A way to people. Throws when the message was not taken. */
export interface AlertWay {
  readonly name: string;
  tell(message: AlertMessage): Promise<void>;
}

async function toldBy(
  ways: readonly AlertWay[],
  message: AlertMessage,
  onFault: FaultListener,
): Promise<boolean> {
  let isTold = ways.length === 0;
  for (const way of ways) {
    try {
      await way.tell(message);
      isTold = true;
    } catch (error) {
      onFault(way.name, error);
    }
  }
  return isTold;
}

type FaultListener = (way: string, error: unknown) => void;

/**
 * Compares what is wrong now with what was, and tells people what changed: once when it begins (or grows more severe), once when
 * it is over. What no way took is told again at the next call. Gives the alerts that stand.
 */
export async function tellAlerts(
  book: AlertBook,
  found: readonly Alert[],
  ways: readonly AlertWay[],
  now: number,
  onFault: FaultListener,
): Promise<readonly RaisedAlert[]> {
  const before = new Map((await book.raised()).map((one) => [one.name, one]));
  const standing: RaisedAlert[] = [];
  for (const alert of found) {
    const known = before.get(alert.name);
    before.delete(alert.name);
    const since = known?.since ?? now;
    const isNews = known === undefined || known.untold || known.severity !== alert.severity;
    const isTold = !isNews || (await toldBy(ways, { ...alert, state: 'raised', since, at: now }, onFault));
    const raised: RaisedAlert = { ...alert, since, untold: !isTold };
    if (isNews) await book.save(raised);
    standing.push(raised);
  }
  for (const { name, severity, summary, since, untold } of before.values()) {
    // Nobody ever heard that it began: nobody need hear that it is over.
    const message: AlertMessage = { name, severity, summary, state: 'over', since, at: now };
    if (untold || (await toldBy(ways, message, onFault))) await book.drop(name);
  }
  return standing;
}
