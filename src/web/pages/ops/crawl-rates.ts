import type { RequestEntry } from '../../../ports/fetcher.ts';

/** The pace at one host, over the requests that are looked at. */
export interface HostRate {
  readonly host: string;
  readonly requests: number;
  /** Requests a minute between the first and the last one. */
  readonly perMinute: number;
  readonly medianMs: number;
  /** Mean time spent waiting for a turn, ms. */
  readonly waitedMs: number;
  readonly unchanged: number;
  readonly bytes: number;
  /** Outcomes other than fetched, redirected and unchanged, the most frequent first: `failed: dns ×3`. */
  readonly troubles: readonly string[];
}

const WELL = /^(?:fetched|redirected|unchanged)$/;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function troublesOf(entries: readonly RequestEntry[]): string[] {
  const counts = new Map<string, number>();
  for (const { outcome, status } of entries) {
    if (WELL.test(outcome)) continue;
    const name = status === null ? outcome : `${outcome} ${status}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([name, count]) => `${name} ×${count}`);
}

function rateOf(host: string, entries: readonly RequestEntry[]): HostRate {
  const starts = entries.map(({ startedAt }) => startedAt);
  const minutes = (Math.max(...starts) - Math.min(...starts)) / 60_000;
  const dialled = entries.filter(({ durationMs }) => durationMs > 0);
  return {
    host,
    requests: entries.length,
    perMinute: minutes < 1 ? entries.length : Math.round((10 * entries.length) / minutes) / 10,
    medianMs: Math.round(median(dialled.map(({ durationMs }) => durationMs))),
    waitedMs: Math.round(entries.reduce((sum, { waitedMs }) => sum + waitedMs, 0) / entries.length),
    unchanged: entries.filter(({ unchanged }) => unchanged).length,
    bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
    troubles: troublesOf(entries),
  };
}

/** The pace at each host, the busiest first. */
export function crawlRates(entries: readonly RequestEntry[]): HostRate[] {
  const byHost = new Map<string, RequestEntry[]>();
  for (const entry of entries) {
    const own = byHost.get(entry.host);
    if (own === undefined) byHost.set(entry.host, [entry]);
    else own.push(entry);
  }
  return [...byHost]
    .map(([host, own]) => rateOf(host, own))
    .sort((a, b) => b.requests - a.requests || (a.host < b.host ? -1 : 1));
}
