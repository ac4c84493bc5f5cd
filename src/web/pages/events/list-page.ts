import { EVENT_TYPES } from '../../../event/event-mention.ts';
import type { MergedEvent } from '../../../event/merged-event.ts';
import { type Html, html } from '../../html.ts';
import type { View } from '../../page.ts';
import { choice } from '../forms.ts';
import { carriedFields, emptyState, type Frame, link } from '../frame.ts';
import { EVENT_TYPE_NAMES, nameOf, STATUS_NAMES } from '../vocabulary.ts';
import { eventLine } from './event-line.ts';

export const STATUSES = ['asserted', 'planned', 'rumored', 'denied', 'retracted'] as const;

/** What the list of events is narrowed by, as it stands in the address. */
export interface EventFilters {
  readonly type: string | null;
  readonly status: string | null;
  /** A name, another name or a key of a participant. */
  readonly entity: string | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, of the event's time. */
  readonly since: string | null;
  readonly until: string | null;
}

export interface EventListModel {
  readonly filters: EventFilters;
  readonly events: readonly MergedEvent[];
  /** How many there are in all; null when it was not counted. */
  readonly total: number | null;
  /** What the next page begins behind; null on the last one. */
  readonly next: string | null;
  /** Whether the store holds any event at all. */
  readonly isStoreEmpty: boolean;
  /** `YYYY-MM-DD`: what lies behind it is still to come. */
  readonly today: string;
}

function filterForm(frame: Frame, filters: EventFilters): Html {
  const { say } = frame;
  const all = say('全部', 'all');
  const types = EVENT_TYPES.map((type) => [type, nameOf(EVENT_TYPE_NAMES, type, say)] as const);
  const statuses = STATUSES.map((status) => [status, nameOf(STATUS_NAMES, status, say)] as const);
  const field = (name: string, label: string, value: string | null, hint: string): Html =>
    html`<label>${label}<input name="${name}" value="${value ?? ''}" placeholder="${hint}" autocomplete="off"></label>`;
  return html`<form method="get" action="/events" class="filters" role="search" aria-label="${say('筛选事件', 'Filter events')}">${carriedFields(frame)}
${choice('type', say('类型', 'Type'), filters.type, all, types)}${choice('status', say('状态', 'Status'), filters.status, all, statuses)}
${field('entity', say('参与者', 'Participant'), filters.entity, say('如 百度', 'as 百度'))}${field('since', say('自', 'From'), filters.since, '2023-07')}${field('until', say('至', 'To'), filters.until, '2023-12')}
<button>${say('筛选', 'Filter')}</button><a class="clear" href="${link(frame, '/events')}">${say('清除', 'clear')}</a></form>`;
}

/** Whether an event's time begins after a day. */
function isToCome({ time }: MergedEvent, today: string): boolean {
  const begin = time.value?.split('/')[0] ?? '';
  return begin.slice(0, 10) > today.slice(0, begin.length) && /^\d{4}/.test(begin);
}

/** The list, with what is still to come told apart from what has been. */
function lines(frame: Frame, { events, today }: EventListModel): Html {
  const { say } = frame;
  const list = (some: readonly MergedEvent[]): Html =>
    html`<ol class="events">${some.map((event) => eventLine(frame, event))}</ol>`;
  const ahead = events.findIndex((event) => !isToCome(event, today));
  if (ahead === 0) return list(events);
  const [future, past] = ahead < 0 ? [events, []] : [events.slice(0, ahead), events.slice(ahead)];
  return html`<h2>${say('尚未到来', 'Still to come')}</h2>${list(future)}${past.length === 0 ? null : html`<h2>${say('已经发生', 'Up to today')}</h2>${list(past)}`}`;
}

/** Events, newest first. */
export function eventListPage(frame: Frame, model: EventListModel): View {
  const { say } = frame;
  const { events, filters, next, total } = model;
  const empty = model.isStoreEmpty
    ? emptyState(
        say('还没有读到任何事件。', 'No event has been read yet.'),
        html`${say('读新闻用 ', 'Read news with ')}<code>shanshui run</code>${say('，读存档用 ', ', archives with ')}<code>shanshui import</code>`,
      )
    : emptyState(
        say('没有符合的事件。', 'No event matches.'),
        html`<a href="${link(frame, '/events')}">${say('清除筛选', 'Clear the filters')}</a>`,
      );
  const more =
    next === null
      ? null
      : html`<nav class="pager" aria-label="${say('翻页', 'Pages')}"><a rel="next" href="${link(frame, '/events', { ...filters, after: next })}">${say('更早的事件', 'Earlier events')} →</a></nav>`;
  const count =
    total === null || events.length === 0
      ? null
      : html`<p class="quiet">${say(`共 ${total} 件`, `${total} events`)}</p>`;
  const body = html`<header class="opening"><h1>${say('事件', 'Events')}</h1><p class="lead">${say('新近的在前。同一件事的多篇报道合为一条。', 'Newest first. Reports of one happening are merged into one line.')}</p></header>
${filterForm(frame, filters)}${count}${events.length === 0 ? empty : lines(frame, model)}${more}`;
  return { title: say('事件', 'Events'), active: 'events', body };
}
