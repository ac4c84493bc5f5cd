import type { NewTask } from '../ports/ledger.ts';
import { contentId } from '../reading/content-id.ts';

/** One poll of a source for each time it came due. */
export function pollTask(sourceId: string, dueAt: number): NewTask {
  return {
    key: `poll-source:${sourceId}:${dueAt}`,
    stage: 'poll-source',
    subject: sourceId,
    input: '',
    sourceId,
  };
}

/** An article's first fetch. */
export function fetchTask(articleId: string, sourceId: string): NewTask {
  return { key: `fetch-page:${articleId}`, stage: 'fetch-page', subject: articleId, input: '', sourceId };
}

/** Another fetch, because the source announces the article with another title or time. */
export function refetchTask(
  articleId: string,
  sourceId: string,
  title: string,
  publishedAt: string | null,
): NewTask {
  const announced = contentId('announced', sourceId, title, publishedAt ?? '');
  const first = fetchTask(articleId, sourceId);
  return { ...first, key: `${first.key}:${announced}` };
}

/** One reading for each different page of an article. */
export function readTask(articleId: string, sourceId: string, pageSha256: string): NewTask {
  return {
    key: `read-article:${articleId}:${pageSha256}`,
    stage: 'read-article',
    subject: articleId,
    input: pageSha256,
    sourceId,
  };
}

/** What a reading changed goes into the landscape; `cause` says why it changed. */
export function landscapeTask(articleId: string, sourceId: string, reading: string, cause: string): NewTask {
  return {
    key: `update-landscape:${articleId}:${reading}`,
    stage: 'update-landscape',
    subject: articleId,
    input: cause,
    sourceId,
  };
}
