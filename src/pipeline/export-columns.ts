import { z } from 'zod';
import type { Column, ColumnType } from '../ports/exported-table.ts';
import { CLOCK_COLUMNS, EXPORT_TABLES, type ExportTable } from './export-schemas.ts';

type Property = Readonly<Record<string, unknown>>;

function isProperty(value: unknown): value is Property {
  return typeof value === 'object' && value !== null;
}

function typeOf({ type, format, contentMediaType }: Property): ColumnType {
  if (type === 'integer') return 'whole';
  if (type === 'number') return 'number';
  if (format === 'date-time') return 'instant';
  return contentMediaType === 'application/json' ? 'json' : 'text';
}

/** The schema of the values that are not null; `nullable` whether null may stand there, too. */
function withoutNull(property: Property): { readonly said: Property; readonly nullable: boolean } {
  if (Array.isArray(property.anyOf)) {
    const alternatives = property.anyOf.filter(isProperty);
    const said = alternatives.find(({ type }) => type !== 'null') ?? {};
    return { said: { ...property, ...said }, nullable: alternatives.some(({ type }) => type === 'null') };
  }
  if (!Array.isArray(property.type)) return { said: property, nullable: false };
  const type: unknown = property.type.find((one) => one !== 'null');
  return { said: { ...property, type }, nullable: property.type.includes('null') };
}

/**
 * Columns of a table in their order, out of its schema. `canonical` leaves those out that depend on when we looked.
 */
export function columnsOf(table: ExportTable, canonical: boolean): Column[] {
  const { properties = {} } = z.toJSONSchema(EXPORT_TABLES[table]);
  return Object.entries(properties).flatMap(([name, property]): Column[] => {
    if (!isProperty(property) || (canonical && CLOCK_COLUMNS.has(name))) return [];
    const { said, nullable } = withoutNull(property);
    return [{ name, type: typeOf(said), about: String(property.description ?? ''), nullable }];
  });
}
