import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DISPOSITIONS } from '../ports/disposition.ts';
import type { TaskEnd } from '../ports/queue.ts';

/** Sources that have series of their own; the rest shares one, so that ten thousand sources are no ten thousand series. */
const NAMED_SOURCES = 200;
const OTHER = 'other';

/** The words by which a stage says how a task ended; anything else counts as `other`. */
const ENDINGS: ReadonlySet<string> = new Set([...DISPOSITIONS, 'fetched', 'unchanged', 'taken-down']);

const SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
/** From a second to a week: news is late by minutes, archives by days. */
const LAG_SECONDS = [1, 5, 15, 60, 300, 900, 3_600, 14_400, 86_400, 604_800];

/** How a task ended, of a closed list. */
export function endingOf({ task, outcome, detail }: TaskEnd): string {
  if (outcome !== 'done') return outcome;
  if (task.stage === 'update-landscape') return 'folded';
  return ENDINGS.has(detail) ? detail : OTHER;
}

/** What a process counts of its own work, for Prometheus. */
export class CrawlMetrics {
  readonly registry = new Registry();
  readonly #named: ReadonlySet<string>;
  readonly #ended: Counter<'stage' | 'source' | 'outcome'>;
  readonly #endings: Counter<'stage' | 'ending'>;
  readonly #took: Histogram<'stage'>;
  readonly #fromPublication: Histogram;
  readonly #fromAnnouncement: Histogram;

  /**
   * @param sourceIds the configured sources; the first two hundred in order of id have series of their own
   */
  constructor(
    sourceIds: Iterable<string>,
    versions: { readonly software: string; readonly dictionary: string },
  ) {
    const registers = [this.registry];
    this.#named = new Set([...sourceIds].sort().slice(0, NAMED_SOURCES));
    collectDefaultMetrics({ register: this.registry });
    this.#ended = new Counter({
      name: 'shanshui_tasks_ended_total',
      help: 'Tries of tasks that ended, by stage, source and outcome (done, retried, failed, lost)',
      labelNames: ['stage', 'source', 'outcome'],
      registers,
    });
    this.#endings = new Counter({
      name: 'shanshui_task_endings_total',
      help: 'Tries of tasks that ended, by stage and what the stage said: dispositions and the like',
      labelNames: ['stage', 'ending'],
      registers,
    });
    this.#took = new Histogram({
      name: 'shanshui_task_duration_seconds',
      help: 'Time that a stage worked on a task',
      labelNames: ['stage'],
      buckets: SECONDS,
      registers,
    });
    this.#fromPublication = new Histogram({
      name: 'shanshui_publication_to_event_seconds',
      help: 'From the time an article says it was published to its events standing in the landscape',
      buckets: LAG_SECONDS,
      registers,
    });
    this.#fromAnnouncement = new Histogram({
      name: 'shanshui_announcement_to_event_seconds',
      help: 'From the first announcement of an article to its events standing in the landscape',
      buckets: LAG_SECONDS,
      registers,
    });
    new Gauge({
      name: 'shanshui_build',
      help: 'Always 1; versions as labels',
      labelNames: ['software', 'dictionary'],
      registers,
    }).set({ software: versions.software, dictionary: versions.dictionary }, 1);
  }

  /** The label of a source. */
  sourceLabel(sourceId: string): string {
    return this.#named.has(sourceId) ? sourceId : OTHER;
  }

  /** Counts the end of one try. */
  onEnd(end: TaskEnd): void {
    const { stage, sourceId } = end.task;
    this.#ended.inc({ stage, source: this.sourceLabel(sourceId), outcome: end.outcome });
    this.#endings.inc({ stage, ending: endingOf(end) });
    if (end.tookMs !== undefined) this.#took.observe({ stage }, end.tookMs / 1_000);
  }

  /** Notes how long an article took; times in ms since 1970, publication null where the article does not say. */
  onEvents(
    article: { readonly firstSeenAt: number; readonly publishedAt: number | null },
    now: number,
  ): void {
    this.#fromAnnouncement.observe(Math.max(0, now - article.firstSeenAt) / 1_000);
    if (article.publishedAt !== null)
      this.#fromPublication.observe(Math.max(0, now - article.publishedAt) / 1_000);
  }
}
