import type { Site } from '../../../api/site.ts';
import { countsOf } from '../../../api/store-counts.ts';
import { EVENT_TYPES } from '../../../event/event-mention.ts';
import { toPlainText } from '../../../text/to-article-text.ts';
import type { Page, View } from '../../page.ts';
import { chinaDay } from '../dates.ts';
import { type Frame, frameOf } from '../frame.ts';
import { missingView } from '../missing.ts';
import { textParameter, wordParameter } from '../parameters.ts';
import { readingsFor } from '../readings.ts';
import { eventPage, type Report } from './event-page.ts';
import { eventListPage, STATUSES } from './list-page.ts';
import { newestEvents } from './newest-events.ts';

const EVENTS_A_PAGE = 50;

/** A year, month or day that times compare with as text. */
function timeParameter(query: URLSearchParams, name: string): string | null {
  const text = query.get(name) ?? '';
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(text) ? text : null;
}

/** Keys of the participants that a name, another name, an id or a key stands for. */
export async function keysOfName(site: Site, name: string): Promise<string[]> {
  if (/^(?:model|organization|city)[:?]./.test(name)) return [name];
  const keys = new Set(await site.store.entities.keysOf(name));
  const pattern = site.knowledge().dictionary.bySurface.get(toPlainText(name).text.toLowerCase());
  for (const { entry } of pattern?.readings ?? []) keys.add(`${entry.kind}:${entry.id}`);
  return [...keys];
}

const LIST: Page = {
  path: '/events',
  async show({ query, ...request }, site) {
    const filters = {
      type: wordParameter(query, 'type', EVENT_TYPES),
      status: wordParameter(query, 'status', STATUSES),
      entity: textParameter(query, 'entity'),
      since: timeParameter(query, 'since'),
      until: timeParameter(query, 'until'),
    };
    const keys = filters.entity === null ? null : await keysOfName(site, filters.entity);
    const wish = { ...filters, after: textParameter(query, 'after'), limit: EVENTS_A_PAGE };
    const { events, next } = await newestEvents(site, keys === null ? wish : { ...wish, entityKeys: keys });
    const counts = events.length > 0 ? null : await countsOf(site);
    const isStoreEmpty = counts !== null && [...counts.events.byStatus.values()].every((one) => one === 0);
    return eventListPage(frameOf({ query, ...request }), {
      filters,
      events,
      total: null,
      next,
      isStoreEmpty,
      today: chinaDay(site.now()),
    });
  },
};

async function showEvent(frame: Frame, asked: string, site: Site): Promise<View> {
  const { store } = site;
  const id = await store.events.resolve(asked);
  const event = await store.events.get(id);
  if (event === null)
    return missingView(
      frame,
      frame.say(`没有编号 ${asked} 的事件。`, `There is no event ${asked}.`),
      '/events',
    );
  const mentions = (await store.mentions.membersOf([id])).map(({ mention }) => mention);
  const order = new Map(event.mentionIds.map((mentionId, index) => [mentionId, index]));
  mentions.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const readings = await readingsFor(
    store,
    mentions.map(({ articleId }) => articleId),
  );
  const reports = mentions.map((mention): Report => {
    const { articleId, outlet, publishedOn, evidence: quote } = mention;
    const reading = readings.get(articleId) ?? null;
    const foundBy = reading?.events.find((one) => one.id === mention.id)?.foundBy ?? null;
    return { mention, evidence: { quote, articleId, outlet, publishedOn, reading }, foundBy };
  });
  return eventPage(frame, { event, reports, redirectedFrom: id === asked ? null : asked });
}

export const EVENTS: readonly Page[] = [
  LIST,
  {
    path: '/events/:id',
    show: (request, site) => showEvent(frameOf(request), request.parameters.id ?? '', site),
  },
];
