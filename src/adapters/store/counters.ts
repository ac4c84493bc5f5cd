import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The first of `count` new numbers of a row that has no gaps: a transaction that is rolled back gives its numbers back. */
export async function reserveNumbers(db: Kysely<Tables>, name: string, count: number): Promise<number> {
  const row = await db
    .insertInto('counters')
    .values({ name, value: count })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb('counters.value', '+', count) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(row.value) - count + 1;
}
