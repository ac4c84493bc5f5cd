import { Gauge } from 'prom-client';
import type { RaisedAlert } from '../ports/alerts.ts';
import type { Health, HealthState } from '../source/health.ts';
import type { CrawlMetrics } from './crawl-metrics.ts';

const STATES: readonly HealthState[] = ['well', 'disabled', 'unknown', 'ailing', 'failing'];

/** What the alert rules find, as gauges: set by the process that evaluates them. */
export class SourceMetrics {
  readonly #health: Gauge<'state'>;
  readonly #alerts: Gauge<'severity'>;
  readonly #evaluated: Gauge;

  constructor({ registry }: CrawlMetrics) {
    const registers = [registry];
    this.#health = new Gauge({
      name: 'shanshui_sources',
      help: 'Sources by health, as last judged by this process',
      labelNames: ['state'],
      registers,
    });
    this.#alerts = new Gauge({
      name: 'shanshui_alerts_raised',
      help: 'Alerts of shanshui itself that are raised, by severity',
      labelNames: ['severity'],
      registers,
    });
    this.#evaluated = new Gauge({
      name: 'shanshui_alerts_evaluated_timestamp_seconds',
      help: 'When this process last evaluated the alert rules; 0 when it never did',
      registers,
    });
  }

  /** Takes in one evaluation. */
  evaluated(healths: readonly Health[], raised: readonly RaisedAlert[], now: number): void {
    for (const state of STATES)
      this.#health.set({ state }, healths.filter((one) => one.state === state).length);
    for (const severity of ['warning', 'critical'] as const)
      this.#alerts.set({ severity }, raised.filter((one) => one.severity === severity).length);
    this.#evaluated.set(now / 1_000);
  }
}
