import type { StoreSession } from '../ports/store.ts';
import {
  articleRow,
  deltaRow,
  entityRow,
  eventRow,
  mentionRow,
  statementRow,
  valueRow,
} from './export-rows.ts';
import { type AnyExportRow, CLOCK_COLUMNS, type ExportTable } from './export-schemas.ts';

export interface ExportOptions {
  /** Only deltas after this sequence number. */
  readonly since: number;
  /** Leaves out what depends on when we looked: clocks, withdrawn statements, retracted events, deltas. */
  readonly canonical: boolean;
}

const AT_ONCE = 1000;

/** All of a listing that is read a page at a time, by the key of the last one. */
async function* paged<T>(
  list: (after: string | undefined) => Promise<readonly T[]>,
  keyOf: (one: T) => string,
): AsyncGenerator<T> {
  let after: string | undefined;
  for (;;) {
    const some = await list(after);
    yield* some;
    const last = some.at(-1);
    if (last === undefined) return;
    after = keyOf(last);
  }
}

const from = (after: string | undefined) => ({ ...(after === undefined ? {} : { after }), limit: AT_ONCE });

async function* allRows(
  session: StoreSession,
  table: ExportTable,
  { since, canonical }: ExportOptions,
): AsyncGenerator<AnyExportRow> {
  switch (table) {
    case 'events':
      for await (const event of paged(
        (after) => session.events.list(from(after)),
        (one) => one.id,
      )) {
        if (!canonical || event.status !== 'retracted') yield eventRow(event);
      }
      return;
    case 'event_mentions':
      for await (const one of paged(
        (after) => session.mentions.list(from(after)),
        ({ mention }) => mention.id,
      )) {
        yield mentionRow(one);
      }
      return;
    case 'articles':
      for await (const one of paged(
        (after) => session.articles.list(from(after)),
        ({ id }) => id,
      ))
        yield articleRow(one);
      return;
    case 'statements': {
      const withdrawn = !canonical;
      const list = (after: string | undefined) => session.statements.list({ ...from(after), withdrawn });
      for await (const one of paged(list, ({ id }) => id)) yield statementRow(one);
      return;
    }
    case 'landscape':
      for (const value of await session.landscape.list({})) yield valueRow(value);
      return;
    case 'entities':
      for (const entity of await session.entities.list()) yield entityRow(entity);
      return;
    case 'deltas': {
      for (let last = since; ; ) {
        const deltas = await session.landscape.deltas(last, AT_ONCE);
        for (const delta of deltas) yield deltaRow(delta);
        const end = deltas.at(-1);
        if (end === undefined) return;
        last = end.sequence;
      }
    }
  }
}

function withoutClocks(row: AnyExportRow): AnyExportRow {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !CLOCK_COLUMNS.has(column)));
}

/** The rows of a table, in an order that depends on the dataset alone. */
export async function* exportRows(
  session: StoreSession,
  table: ExportTable,
  options: ExportOptions,
): AsyncGenerator<AnyExportRow> {
  for await (const row of allRows(session, table, options))
    yield options.canonical ? withoutClocks(row) : row;
}
