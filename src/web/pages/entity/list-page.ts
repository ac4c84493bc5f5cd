import type { EntityKind } from '../../../dictionary/entry.ts';
import type { EntityReference } from '../../../landscape/statement.ts';
import { type Html, html } from '../../html.ts';
import type { View } from '../../page.ts';
import { dateOf } from '../dates.ts';
import { choice } from '../forms.ts';
import { carriedFields, emptyState, entityLink, type Frame, link } from '../frame.ts';
import type { EntityFilters } from '../landscape/filters.ts';
import type { EntityRow } from '../landscape/snapshot.ts';
import { listPath } from '../paths.ts';
import { canonicalName } from '../script-text.ts';
import { KIND_PLURALS, nameOf, termName } from '../vocabulary.ts';

export interface EntityListModel {
  readonly kind: EntityKind;
  readonly filters: EntityFilters;
  /** Names of the entities that the filters name by key. */
  readonly filterNames: { readonly city: string | null; readonly maker: string | null };
  readonly rows: readonly EntityRow[];
  readonly total: number;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  /** Models of each organization or city, by key. */
  readonly models: ReadonlyMap<string, number>;
  /** What the models of the landscape may be narrowed by; empty for other kinds. */
  readonly domains: readonly string[];
  readonly modalities: readonly string[];
}

function linked(frame: Frame, { filters }: EntityListModel, list: readonly EntityReference[]): Html {
  const separator = frame.say('、', ', ');
  return html`${list.map((entity, index) => html`${index === 0 ? '' : separator}${entityLink(frame, entity, { asOf: filters.asOf })}`)}`;
}

/** The filters in force, each with a link that takes it away. */
function chips(frame: Frame, model: EntityListModel): Html | null {
  const { say } = frame;
  const { filters, filterNames, kind } = model;
  const shown: [keyof EntityFilters, string, string | null][] = [
    ['asOf', say('截至', 'as of'), filters.asOf],
    ['city', say('城市', 'city'), filterNames.city],
    ['maker', say('研发方', 'maker'), filterNames.maker],
    [
      'category',
      say('类别', 'category'),
      filters.category === 'unknown'
        ? say('未知', 'not told')
        : filters.category === null
          ? null
          : termName('category', filters.category, say),
    ],
    ['domain', say('领域', 'domain'), filters.domain],
    [
      'modality',
      say('模态', 'modality'),
      filters.modality === null ? null : termName('modality', filters.modality, say),
    ],
    ['released', say('首发', 'first released'), filters.released],
    ['name', say('名称含', 'name holds'), filters.name],
  ];
  const list = shown.flatMap(([parameter, label, value]) => {
    if (value === null) return [];
    const without = link(frame, listPath(kind), { ...filters, [parameter]: null });
    return [
      html`<li>${label} <b>${canonicalName(value)}</b> <a href="${without}" aria-label="${say(`去掉筛选：${label}`, `Remove the filter ${label}`)}">×</a></li>`,
    ];
  });
  return list.length === 0 ? null : html`<ul class="chips">${list}</ul>`;
}

function modelRow(frame: Frame, model: EntityListModel, row: EntityRow): Html {
  const { say } = frame;
  const separator = say('、', ', ');
  const open =
    row.openSource === null
      ? html`<span class="undated">–</span>`
      : row.openSource
        ? say('是', 'yes')
        : say('否', 'no');
  const kindOf = [
    row.category === null ? null : termName('category', row.category, say),
    ...row.domains,
  ].filter((one) => one !== null);
  return html`<tr><th scope="row">${entityLink(frame, row.entity, { asOf: model.filters.asOf })}</th><td>${linked(frame, model, row.makers)}</td><td>${linked(frame, model, row.cities)}</td><td>${kindOf.join(separator)}</td><td>${row.modalities.map((one) => termName('modality', one, say)).join(separator)}</td><td>${dateOf(row.firstRelease, say)}</td><td>${open}</td><td class="number">${row.articles}</td></tr>`;
}

function otherRow(frame: Frame, model: EntityListModel, row: EntityRow): Html {
  const parameter = model.kind === 'city' ? 'city' : 'maker';
  const count = model.models.get(row.key) ?? 0;
  const models =
    count === 0
      ? html`0`
      : html`<a href="${link(frame, '/models', { [parameter]: row.key, asOf: model.filters.asOf })}">${count}</a>`;
  const home = model.kind === 'city' ? null : html`<td>${linked(frame, model, row.cities)}</td>`;
  return html`<tr><th scope="row">${entityLink(frame, row.entity, { asOf: model.filters.asOf })}</th>${home}<td class="number">${models}</td><td class="number">${row.articles}</td><td>${dateOf(row.lastPublishedOn, frame.say)}</td></tr>`;
}

function columnNames({ say }: Frame, kind: EntityKind): string[] {
  if (kind === 'model') {
    return [
      say('模型', 'Model'),
      say('研发方', 'Maker'),
      say('城市', 'City'),
      say('类别与领域', 'Category, domain'),
      say('模态', 'Modality'),
      say('首次发布', 'First released'),
      say('开源', 'Open'),
      say('报道', 'Reports'),
    ];
  }
  const last = [say('模型', 'Models'), say('报道', 'Reports'), say('最近报道', 'Last reported')];
  return kind === 'city'
    ? [say('城市', 'City'), ...last]
    : [say('机构', 'Organization'), say('总部', 'Headquarters'), ...last];
}

function pager(frame: Frame, model: EntityListModel): Html | null {
  const { page, pages, filters, kind } = model;
  if (pages <= 1) return null;
  const to = (number: number, text: string, rel: string): Html =>
    html`<a rel="${rel}" href="${link(frame, listPath(kind), { ...filters, page: number })}">${text}</a>`;
  const { say } = frame;
  return html`<nav class="pager" aria-label="${say('翻页', 'Pages')}">${page > 1 ? to(page - 1, say('← 上一页', '← Previous'), 'prev') : null}<span>${page} / ${pages}</span>${page < pages ? to(page + 1, say('下一页 →', 'Next →'), 'next') : null}</nav>`;
}

/** Fields of the filters that people choose; what a link brought along (a city, a maker, a day) stays as it is. */
function filterForm(frame: Frame, model: EntityListModel): Html {
  const { say } = frame;
  const { kind, filters, domains, modalities } = model;
  const all = say('全部', 'all');
  const term = (property: string, value: string) => [value, termName(property, value, say)] as const;
  const chosen = kind === 'model' ? ['name', 'category', 'domain', 'modality'] : ['name'];
  const kept = Object.entries(filters).flatMap(([name, value]) =>
    value === null || chosen.includes(name)
      ? []
      : [html`<input type="hidden" name="${name}" value="${value}">`],
  );
  const categories = [
    term('category', 'general'),
    term('category', 'vertical'),
    ['unknown', say('未知', 'not told')] as const,
  ];
  const choices =
    kind !== 'model'
      ? null
      : html`${choice('category', say('类别', 'Category'), filters.category, all, categories)}${choice(
          'domain',
          say('领域', 'Domain'),
          filters.domain,
          all,
          domains.map((one) => term('domain', one)),
        )}${choice(
          'modality',
          say('模态', 'Modality'),
          filters.modality,
          all,
          modalities.map((one) => term('modality', one)),
        )}`;
  return html`<form method="get" action="${listPath(kind)}" class="filters" role="search" aria-label="${say('筛选名单', 'Filter the list')}">${carriedFields(frame)}${kept}<label>${say('名称', 'Name')}<input name="name" value="${filters.name ?? ''}" autocomplete="off"></label>${choices}<button>${say('筛选', 'Filter')}</button></form>`;
}

/** Models, organizations or cities as a table, narrowed by what the address says. */
export function entityListPage(frame: Frame, model: EntityListModel): View {
  const { say } = frame;
  const { kind, rows, filters, total } = model;
  const title = nameOf(KIND_PLURALS, kind, say);
  const row = kind === 'model' ? modelRow : otherRow;
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${columnNames(frame, kind).map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows.map((one) => row(frame, model, one))}</tbody></table></div>`;
  const empty = emptyState(
    say('名单是空的。', 'The list is empty.'),
    html`<a href="${link(frame, listPath(kind))}">${say('清除筛选', 'Clear the filters')}</a>${say('，或用 ', ', or read news with ')}<code>shanshui run</code>${say(' 读新闻。', '.')}`,
  );
  const body = html`<nav class="crumbs" aria-label="${say('位置', 'Place')}"><a href="${link(frame, '/', { asOf: filters.asOf })}">${say('版图', 'Landscape')}</a></nav>
<header class="opening"><h1>${title} <small>${total}</small></h1></header>${chips(frame, model)}
${filterForm(frame, model)}
${rows.length === 0 ? empty : table}${pager(frame, model)}`;
  return { title, active: 'landscape', body };
}
