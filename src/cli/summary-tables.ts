import { describeValue } from '../landscape/describe-value.ts';
import type { LandscapeValue } from '../landscape/landscape-value.ts';
import { type EventLine, eventLine } from '../pipeline/event-line.ts';
import type { Summary } from '../pipeline/summary.ts';
import type { StoredDelta } from '../ports/store-landscape.ts';
import { type Row, table } from './output.ts';

/** Rows of each table that a person still reads; the rest is counted. */
const SHOWN = 25;

function section(title: string, rows: readonly Row[], empty: string, shown = SHOWN): string {
  const more = rows.length > shown ? `\n  … and ${rows.length - shown} more` : '';
  return `${title}\n${table(rows.slice(0, shown), { empty: `  ${empty}` })}${more}\n`;
}

function sourceRows(summary: Summary): Row[] {
  const kinds = [...new Set(summary.articles.map(({ disposition }) => disposition))];
  return summary.sources.map(({ sourceId, state, byDisposition }) => ({
    source: sourceId,
    'last poll': state?.lastOutcome ?? 'never',
    announced: [...byDisposition.values()].reduce((sum, count) => sum + count, 0),
    ...Object.fromEntries(kinds.map((kind) => [kind ?? 'on the way', byDisposition.get(kind) ?? 0])),
  }));
}

const PROPERTY_COLUMNS: readonly (readonly [string, readonly string[]])[] = [
  ['maker', ['developer']],
  ['city', ['city', 'headquarters']],
  ['category', ['category']],
  ['domain', ['domain']],
  ['released', ['release_date']],
  ['versions', ['version']],
  ['open', ['open_source']],
];

function entityRows(summary: Summary, kind: 'model' | 'organization' | 'city'): Row[] {
  return summary.entities
    .filter(({ entity }) => entity.kind === kind)
    .map(({ entity, held, articles }) => {
      const known = PROPERTY_COLUMNS.map(([column, properties]) => [
        column,
        properties
          .flatMap((property) => held.get(property) ?? [])
          .slice(0, 3)
          .join(', '),
      ]);
      const columns = new Set(PROPERTY_COLUMNS.flatMap(([, properties]) => properties));
      const others = [...held].filter(([property]) => !columns.has(property));
      const also = others
        .map(([property, values]) => `${property}: ${values.slice(0, 2).join(', ')}`)
        .join('; ');
      return { [kind]: entity.name, ...Object.fromEntries(known), also, articles };
    });
}

function isEvent(delta: StoredDelta): boolean {
  return delta.about === 'event';
}

function changeRow(delta: StoredDelta): Row {
  const { kind, after, key } = delta;
  if (after === null) return { change: kind, what: describeKey(key) };
  if ('fillers' in after) return { change: kind, what: describeEvent(eventLine(after)) };
  return { change: kind, what: describeLandscapeValue(after) };
}

/** The key of a value that is gone, as people read it: subject, property, value. */
function describeKey(key: string): string {
  const parts: unknown = key.startsWith('[') ? JSON.parse(key) : key;
  return Array.isArray(parts) ? parts.join(' ') : key;
}

function describeEvent({ type, status, time, who }: EventLine): string {
  const mark = status === 'asserted' ? '' : ` (${status})`;
  return `${type}${mark} ${time ?? 'undated'}: ${who}`;
}

function describeLandscapeValue(value: LandscapeValue): string {
  const mark = value.standing === 'held' ? '' : ` (${value.standing})`;
  return `${value.subject.name}: ${value.property} = ${describeValue(value.value, value.unit)}${mark}`;
}

/** Changes as rows: what kind, of what. */
export function changeRows(changes: readonly StoredDelta[]): Row[] {
  return changes.map(changeRow);
}

/** A summary as tables for people: sources, articles, events, the landscape, and what changed. */
export function summaryTables(summary: Summary): string {
  const { articles, eventMentions, eventsByStatus, statements, changes } = summary;
  const counts = articles.map(({ disposition, count }) => ({
    disposition: disposition ?? 'on the way',
    articles: count,
  }));
  const events = eventsByStatus.reduce((sum, { count }) => sum + count, 0);
  const statuses = eventsByStatus.map(({ status, count }) => `${count} ${status}`).join(', ');
  return [
    section('Sources', sourceRows(summary), 'no source was asked yet'),
    section('Articles', counts, 'no article yet'),
    `Events\n  ${eventMentions} event mentions tell of ${events} events${statuses === '' ? '' : ` (${statuses})`}; ${statements} statements\n`,
    section('Models', entityRows(summary, 'model'), 'no model yet'),
    section(
      'Organizations',
      entityRows(summary, 'organization').map(withoutEmpty),
      'no organization yet',
      12,
    ),
    section('What changed: events', changes.filter(isEvent).map(changeRow), 'nothing new', 15),
    section(
      'What changed: landscape',
      changes.filter((one) => !isEvent(one)).map(changeRow),
      'nothing new',
      15,
    ),
  ].join('\n');
}

/** Columns that say nothing of organizations. */
function withoutEmpty(row: Row): Row {
  const {
    maker: _maker,
    category: _category,
    versions: _versions,
    open: _open,
    released: _released,
    ...rest
  } = row;
  return rest;
}
