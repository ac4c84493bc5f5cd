import type { EventStatus } from '../../../event/merged-event.ts';
import { type Html, html } from '../../html.ts';
import type { View } from '../../page.ts';
import { bars } from '../charts/bars.ts';
import { cityMap, type MapCity, type MapPoint } from '../charts/map.ts';
import { ridges } from '../charts/ridges.ts';
import { dateOf } from '../dates.ts';
import { emptyState, entityLink, type Frame, figure, link } from '../frame.ts';
import type { Query } from '../paths.ts';
import { canonicalName } from '../script-text.ts';
import { nameOf, STATUS_NAMES, STATUS_SIGNS, termName } from '../vocabulary.ts';
import type { Count, ModelCounts, MonthCount } from './counts.ts';
import { type DayRange, daySlider } from './day-slider.ts';

/** What the landscape page shows. */
export interface LandscapeModel {
  readonly asOf: string | null;
  readonly days: DayRange | null;
  readonly models: number;
  readonly organizations: number;
  readonly cities: number;
  readonly articles: number;
  readonly events: readonly { readonly status: EventStatus; readonly count: number }[];
  readonly counts: ModelCounts;
  readonly months: readonly MonthCount[];
  /** Every place of the dictionary that the map shows. */
  readonly places: readonly MapPoint[];
  readonly coordinates: ReadonlyMap<string, MapPoint>;
}

function listLink(frame: Frame, { asOf }: LandscapeModel, query: Query): string {
  return link(frame, '/models', { ...query, asOf });
}

/** Whether the map shows a place: the cities abroad stand in the list only. */
function isOnMap({ latitude, longitude }: MapPoint): boolean {
  return latitude > 16 && latitude < 55 && longitude > 73 && longitude < 136;
}

function mapCities(frame: Frame, model: LandscapeModel): MapCity[] {
  return model.counts.byCity.flatMap((count) => {
    const at = model.coordinates.get(count.value);
    if (at === undefined || !isOnMap(at)) return [];
    const { name, models, value } = count;
    const label = frame.say(`${name}：${models} 个模型`, `${name}: ${models} models`);
    return [{ ...at, name, models, label, href: listLink(frame, model, { city: value }) }];
  });
}

function head(frame: Frame, model: LandscapeModel): Html {
  const { say } = frame;
  const { asOf } = model;
  const cell = (count: number, path: string, name: string): Html =>
    html`<div><dt>${name}</dt><dd><a href="${link(frame, path, { asOf })}">${figure(count)}</a></dd></div>`;
  const events = model.events.reduce(
    (sum, { status, count }) => (status === 'retracted' ? sum : sum + count),
    0,
  );
  const totals = html`<div><dt>${say('事件', 'events')}</dt><dd><a href="${link(frame, '/events')}">${figure(events)}</a></dd></div><div><dt>${say('文章', 'articles')}</dt><dd><a href="${link(frame, '/articles')}">${figure(model.articles)}</a></dd></div>`;
  // Events and articles are counted for the whole store only: beside a day's figures the totals would mislead.
  const upToThen = html`<p><a href="${link(frame, '/events', { until: asOf })}">${say('到那天为止的事件', 'Events up to that day')} →</a></p>`;
  return html`<header class="opening"><h1>${say('谁在何处造什么', 'Who makes what, where')}</h1>
<p class="lead">${say('从新闻里读出的大模型版图：每个数字都能打开它背后的名单，每条名单都有原文为证。', 'The landscape of large models as the press tells it. Every number opens the list behind it; every line of a list has its quotes.')}</p>
<dl class="figures">${cell(model.models, '/models', say('模型', 'models'))}${cell(model.organizations, '/organizations', say('机构', 'organizations'))}${cell(model.cities, '/cities', say('城市', 'cities'))}${asOf === null ? totals : null}</dl>${asOf === null ? null : upToThen}</header>`;
}

function barsOf(
  frame: Frame,
  model: LandscapeModel,
  parameter: string,
  counts: readonly Count[],
  shown: number,
): Html {
  const { say } = frame;
  const list = counts.map(({ value, name, entity, models }) => {
    const term = parameter === 'category' || parameter === 'modality' ? termName(parameter, name, say) : name;
    const said = value === 'unknown' ? say('未知', 'not told') : term;
    return {
      name: entity === null ? canonicalName(said) : entityLink(frame, entity, { asOf: model.asOf }),
      count: models,
      href: listLink(frame, model, { [parameter]: value }),
      label: say(`${said}：${models} 个模型，打开名单`, `${said}: ${models} models, open the list`),
    };
  });
  if (list.length === 0) return html`<p class="quiet">${say('还没有报道提到。', 'No report tells yet.')}</p>`;
  return bars(list, shown, (hidden) => say(`另外 ${hidden} 项`, `${hidden} more`));
}

function places(frame: Frame, model: LandscapeModel): Html {
  const { say } = frame;
  const title = say('各城市的模型数', 'Models by city');
  return html`<section class="places" aria-labelledby="by-city"><div class="figure">${cityMap(model.places, mapCities(frame, model), title)}</div>
<div class="beside"><h2 id="by-city">${title}</h2>${barsOf(frame, model, 'city', model.counts.byCity, 12)}
<p class="quiet">${say('墨点是词典里的每一座城市，圆的面积是模型数。境外城市只列于名单。', 'Each speck of ink is a city of the dictionary; a circle’s area is the number of models. Cities abroad stand in the list only.')}</p>${panel('by-category', say('通用与行业', 'General against vertical'), barsOf(frame, model, 'category', model.counts.byCategory, 4))}</div></section>`;
}

function overTime(frame: Frame, model: LandscapeModel): Html | null {
  const { say } = frame;
  if (model.months.length === 0) return null;
  const title = say('逐月首次发布', 'First releases by month');
  const columns = model.months.map(({ month, general, vertical, unknown }) => ({
    month,
    layers: [general, vertical, unknown],
    href: listLink(frame, model, { released: month }),
    label: say(
      `${month}：${general + vertical + unknown} 个模型首次发布`,
      `${month}: first release of ${general + vertical + unknown} models`,
    ),
  }));
  const isUsed = (layer: number): boolean => columns.some(({ layers }) => (layers[layer] ?? 0) > 0);
  const names = [say('通用', 'general'), say('行业', 'vertical'), say('未知', 'not told')];
  return html`<section aria-labelledby="over-time"><h2 id="over-time">${title}</h2><ul class="legend">${names.map((name, index) => isUsed(index) && html`<li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="ridge r${index}" width="12" height="12"/></svg>${name}</li>`)}</ul>
<div class="figure wide">${ridges(columns, names, title)}</div></section>`;
}

function eventsByStatus(frame: Frame, model: LandscapeModel): Html {
  const { say } = frame;
  const lines = model.events.map(
    ({ status, count }) =>
      html`<li><a href="${link(frame, '/events', { status })}"><span class="status s-${status}"><span aria-hidden="true">${STATUS_SIGNS[status]}</span> ${nameOf(STATUS_NAMES, status, say)}</span> <b>${figure(count)}</b></a></li>`,
  );
  return html`<section aria-labelledby="events-by-status"><h2 id="events-by-status">${say('事件', 'Events')}</h2><ul class="statuses">${lines}</ul></section>`;
}

function panel(id: string, title: string, body: Html): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;
}

/** The landscape: who makes what, where, of what kind and since when. */
export function landscapePage(frame: Frame, model: LandscapeModel): View {
  const { say } = frame;
  const title = say('版图', 'Landscape');
  const when =
    model.asOf === null
      ? null
      : html`<p class="as-of">${say('所见为', 'As of')} ${dateOf(model.asOf, say)} <a href="${link(frame, '/')}">${say('回到现在', 'back to now')}</a></p>`;
  if (model.models === 0 && model.asOf === null) {
    const remedy = html`${say('先读一些新闻：', 'Read some news first: ')}<code>shanshui run</code>${say('，或者看看演示：', ', or look at the demo: ')}<code>npm run demo</code>`;
    return {
      title,
      active: 'landscape',
      body: html`${head(frame, model)}${emptyState(say('版图还是白纸。', 'The landscape is still blank paper.'), remedy)}`,
    };
  }
  const { counts } = model;
  const body = html`${head(frame, model)}${daySlider(frame, model.days, model.asOf)}${when}
${places(frame, model)}${overTime(frame, model)}
<div class="columns">${panel('by-maker', say('研发方', 'Makers'), barsOf(frame, model, 'maker', counts.byMaker, 14))}
<div>${panel('by-modality', say('模态', 'Modalities'), barsOf(frame, model, 'modality', counts.byModality, 8))}${model.asOf === null ? eventsByStatus(frame, model) : null}</div>
${panel('by-domain', say('行业领域', 'Domains'), barsOf(frame, model, 'domain', counts.byDomain, 12))}</div>`;
  return { title, active: 'landscape', body, scripts: ['day-slider.js'] };
}
