import { z } from 'zod';
import type { DayPlace } from '../ports/queries.ts';
import { badField } from './problem.ts';

/** Without control characters: PostgreSQL takes no U+0000, and ids have none. */
const Id = z
  .string()
  .max(300)
  .regex(/^\P{Cc}*$/u);
const Place = z.tuple([z.union([z.literal(''), z.iso.date()]), Id]);

/** A place in a list as a text without meaning to others. */
export function dayCursor({ day, id }: DayPlace): string {
  return Buffer.from(JSON.stringify([day, id])).toString('base64url');
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The place of a cursor; null for none. Throws a 400 for one that we did not make. */
export function dayPlaceOf(cursor: string | undefined): DayPlace | null {
  if (cursor === undefined) return null;
  const place = Place.safeParse(decoded(cursor));
  if (!place.success) throw badField('query.cursor', 'take it from `next` of the page before');
  return { day: place.data[0], id: place.data[1] };
}

/** As `dayCursor`, for lists in order of a key. */
export function keyCursor(key: string): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** As `dayPlaceOf`, for lists in order of a key. */
export function keyOf(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const key = Id.safeParse(decoded(cursor));
  if (!key.success) throw badField('query.cursor', 'take it from `next` of the page before');
  return key.data;
}
