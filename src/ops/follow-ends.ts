import type { FinishedSpan, SpanSender } from '../adapters/watching/otlp-spans.ts';
import { traceOf } from '../pipeline/task-trace.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { QueueProgress, TaskEnd } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import type { CrawlMetrics } from './crawl-metrics.ts';

/** Notes in the background how long an article took from its publication to its events. */
function noteLag(store: Store, clock: Clock, metrics: CrawlMetrics, log: Log, articleId: string): void {
  store.articles
    .article(articleId)
    .then((article) => {
      if (article === null) return;
      const published = article.publishedAt ?? article.announcedAt;
      const at = published === null ? Number.NaN : Date.parse(published);
      const publishedAt = Number.isNaN(at) ? null : at;
      metrics.onEvents({ firstSeenAt: article.firstSeenAt, publishedAt }, clock.now());
    })
    .catch((error: unknown) => log.warn('lag-unknown', { article: articleId, error: String(error) }));
}

function spanOf({ task, outcome, detail, tookMs = 0 }: TaskEnd, endMs: number): FinishedSpan {
  return {
    ...traceOf(task),
    name: task.stage,
    startMs: endMs - tookMs,
    endMs,
    error: outcome === 'done' ? null : detail,
    attributes: {
      'shanshui.source': task.sourceId,
      'shanshui.subject': task.subject,
      'shanshui.outcome': outcome,
      'shanshui.detail': detail,
      'shanshui.attempt': task.attempts,
      'shanshui.waited_ms': Math.max(0, endMs - tookMs - task.notBefore),
    },
  };
}

/** What follows the ends of tasks, where it was asked for. */
export interface EndFollowers {
  readonly metrics: CrawlMetrics | null;
  readonly spans: Pick<SpanSender, 'send'> | null;
}

/** One line in the log for each task's end, with its trace; and its figures in the metrics and a span, where they are wanted. */
export function followEnds(
  { store, clock, log }: { readonly store: Store; readonly clock: Clock; readonly log: Log },
  { metrics, spans }: EndFollowers,
): Required<Pick<QueueProgress, 'onEnd'>> {
  return {
    onEnd(end) {
      const { task, outcome, detail, tookMs } = end;
      const { stage, sourceId, attempts } = task;
      log.info('task-end', {
        trace: traceOf(task).traceId,
        stage,
        source: sourceId,
        subject: task.subject,
        outcome,
        detail,
        attempts,
        ms: tookMs ?? null,
      });
      spans?.send(spanOf(end, clock.now()));
      metrics?.onEnd(end);
      if (metrics !== null && stage === 'update-landscape' && outcome === 'done')
        noteLag(store, clock, metrics, log, task.subject);
    },
  };
}
