import { z } from 'zod';
import { FILE_SCHEMAS, type FileKind, fileKind } from './file-schemas.ts';

const PURPOSE: Readonly<Record<FileKind, string>> = {
  model:
    'Models: one family an entry, its versions beneath; the models of one maker (or kind of maker) in one file.',
  organization: 'Organizations: companies by sector, the others by type.',
  city: 'Places: a province with its cities and districts in one file; places abroad in world.yaml.',
  group:
    'Collective names and their members. A region, or a membership that is not settled, does not expand.',
  ambiguous: 'Names that are also something else, and the words near them that decide.',
  domain: 'Domains of application that vertical models are made for.',
  redirect:
    'Ids that are no longer in use. They stay here for ever, so that stored readings keep their meaning.',
};

/** The field by which the entries of a file are sorted. */
export const SORT_FIELD: Readonly<Record<FileKind, string>> = {
  model: 'id',
  organization: 'id',
  city: 'id',
  group: 'id',
  ambiguous: 'surface',
  domain: 'id',
  redirect: 'from',
};

/** Ends the part of a file's first comment that `dictionary format` writes; what follows it is the file's own. */
export const HEADER_END = '-'.repeat(100);

/** The fields of a kind of entry in their canonical order. */
export function fieldOrder(kind: FileKind): readonly string[] {
  return Object.keys(FILE_SCHEMAS[kind].shape);
}

/** The comment at the top of a dictionary file, without the `#`: the editor's schema, then each field. */
export function fileHeader(path: string): string[] {
  const kind = fileKind(path);
  if (kind === undefined) return [];
  const up = path.includes('/') ? '../' : '';
  const shape = FILE_SCHEMAS[kind].shape as Readonly<Record<string, z.ZodType>>;
  const width = Math.max(...Object.keys(shape).map((field) => field.length)) + 2;
  const fields = Object.entries(shape).map(([field, schema]) => {
    const need = schema.safeParse(undefined).success ? '' : ' (required)';
    return `  ${field.padEnd(width)}${describe(schema)}${need}`;
  });
  return [
    ` yaml-language-server: $schema=${up}schemas/${kind}.schema.json`,
    ` ${PURPOSE[kind]}`,
    ` Sorted by ${SORT_FIELD[kind]}; \`shanshui dictionary format\` writes the order, \`shanshui dictionary check\` proves the file.`,
    ...fields,
    ` ${HEADER_END}`,
  ];
}

/** The description of a field, also of one that may be absent. */
function describe(schema: z.ZodType): string {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : undefined;
  return schema.description ?? (inner instanceof z.ZodType ? inner.description : undefined) ?? '';
}

/** The JSON Schema of a kind of dictionary file, as an editor reads it. */
export function fileJsonSchema(kind: FileKind): object {
  return z.toJSONSchema(z.array(FILE_SCHEMAS[kind]).describe(PURPOSE[kind]));
}
