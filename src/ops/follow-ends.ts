import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { QueueProgress, TaskEnd } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { contentId } from '../reading/content-id.ts';
import type { CrawlMetrics } from './crawl-metrics.ts';

/**
 * The trace id of a task: made of what it works on, so that every stage of an article has the same one in every
 * process, and nothing need be carried along.
 */
export function traceOf({ stage, subject, key }: Pick<TaskEnd['task'], 'stage' | 'subject' | 'key'>): string {
  return contentId('trace', stage === 'poll-source' ? key : subject);
}

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

/** One line in the log for each task's end, with its trace; and its figures in the metrics, where there are some. */
export function followEnds(
  { store, clock, log }: { readonly store: Store; readonly clock: Clock; readonly log: Log },
  metrics: CrawlMetrics | null,
): Required<Pick<QueueProgress, 'onEnd'>> {
  return {
    onEnd(end) {
      const { task, outcome, detail, tookMs } = end;
      const { stage, sourceId, attempts } = task;
      log.info('task-end', {
        trace: traceOf(task),
        stage,
        source: sourceId,
        subject: task.subject,
        outcome,
        detail,
        attempts,
        ms: tookMs ?? null,
      });
      metrics?.onEnd(end);
      if (metrics !== null && stage === 'update-landscape' && outcome === 'done')
        noteLag(store, clock, metrics, log, task.subject);
    },
  };
}
