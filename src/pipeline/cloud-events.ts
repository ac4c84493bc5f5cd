import type { StoredDelta } from '../ports/store-landscape.ts';

/**
 * A change of an event in the JSON format of CloudEvents 1.0 (cloudevents.io). Its id is the sequence number, so that
 * whoever gets one twice knows; `data` stands as JSON text.
 */
export function cloudEventOf(delta: StoredDelta): Readonly<Record<string, string>> {
  return {
    specversion: '1.0',
    id: String(delta.sequence),
    source: 'urn:shanshui:landscape',
    type: `shanshui.event.${delta.kind}.v1`,
    subject: delta.key,
    time: new Date(delta.at).toISOString(),
    datacontenttype: 'application/json',
    data: JSON.stringify({
      event: delta.after,
      cause: delta.cause,
      articleId: delta.articleId,
      others: delta.others,
    }),
  };
}
