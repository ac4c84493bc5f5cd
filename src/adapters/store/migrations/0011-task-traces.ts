import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../dialect.ts';

/** What put a task there: the trace that joins a poll, its articles and their way into the landscape. */
export async function taskTraces(db: Kysely<unknown>, { text }: ColumnTypes): Promise<void> {
  await db.schema.alterTable('tasks').addColumn('trace', text).execute();
}
