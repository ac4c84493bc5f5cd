/**
 * What the dictionary's YAML files may say, field by field. These schemas are the source of the JSON Schemas
 * that editors use (`shanshui dictionary schema`), so every field carries its description.
 */
import { z } from 'zod';

const id = z
  .string()
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'an id is lower-case ASCII letters and digits, joined by single hyphens',
  )
  .describe('Stable and never reused: lower-case letters, digits, hyphens.');

const words = (description: string) => z.array(z.string().min(1)).describe(description);

const day = z
  .string()
  .regex(
    /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/,
    'a date is YYYY, YYYY-MM or YYYY-MM-DD, in quotes when it is a year alone',
  );

const alias = z.union([
  z.string().min(1),
  z.strictObject({
    name: z.string().min(1).describe('The surface.'),
    from: day.optional().describe('First day on which the name was in use.'),
    until: day.optional().describe('Last day on which the name was in use.'),
  }),
]);

const cues = z
  .strictObject({
    for: words('Words near the name that speak for this entity.').optional(),
    against: words('Words near the name that speak against it.').optional(),
  })
  .describe('Words near a name that decide whether it means this entity.');

const named = {
  id,
  name: z
    .string()
    .min(1)
    .describe('Canonical name: simplified Chinese, or Latin where that is the usual one.'),
  en: z.string().min(1).optional().describe('English name; matched like an alias.'),
  aliases: z
    .array(alias)
    .optional()
    .describe('Other names that mean this entity wherever they stand, in simplified characters.'),
  weak_aliases: z
    .array(alias)
    .optional()
    .describe('Names that are also ordinary words: they count only with a cue near.'),
  from: day.optional().describe('First day on which the canonical name was in use; of others, see aliases.'),
  until: day.optional().describe('Last day on which the canonical name was in use.'),
  weak_name: z
    .boolean()
    .optional()
    .describe('True when the canonical name itself is an ordinary word and needs a cue.'),
  distinctive: words(
    'Names above that the segmenter’s dictionary holds as plain words, and that still mean only this entity.',
  ).optional(),
  cues: cues.optional(),
};

/** What proves an entry: sentences that the suite runs, and sources. They stand at its end. */
const proof = {
  examples: words('Sentences of your own in which the name means this entity.').optional(),
  counterexamples: words('Sentences of your own in which the name means something else.').optional(),
  sources: z
    .record(z.string(), z.string().min(1))
    .optional()
    .describe('Where a fact that is not common knowledge comes from: field name to source.'),
};

export const modelVersionSchema = z.strictObject({
  version: z.string().min(1).describe('As the press writes it after the family’s name, in quotes: "3.5".'),
  names: words('Full surfaces that name this version.').optional(),
  released: day.optional().describe('First release; only with a source.'),
  source: z.string().min(1).optional().describe('Where the release date comes from.'),
});

export const modelSchema = z.strictObject({
  ...named,
  makers: z.array(id).describe('Organization ids, the main maker first.'),
  category: z.enum(['general', 'vertical']).optional().describe('General purpose, or for an industry.'),
  domains: z.array(id).optional().describe('Domain ids, for vertical models.'),
  modalities: words('text, image, video, speech, code, multimodal, …').optional(),
  open_source: z.boolean().optional().describe('Whether weights are open.'),
  parent: id.optional().describe('The model that this one belongs to or was built from.'),
  versions: z.array(modelVersionSchema).optional().describe('Named versions of the family.'),
  ...proof,
});

export const ORGANIZATION_TYPES = [
  'company',
  'university',
  'institute',
  'public_body',
  'fund',
  'association',
  'media',
  'hospital',
  'exchange',
] as const;

const country = z.string().regex(/^[A-Z]{2}$/, 'a country is an ISO 3166-1 alpha-2 code');

export const organizationSchema = z.strictObject({
  ...named,
  type: z.enum(ORGANIZATION_TYPES).describe('What kind of organization it is.'),
  parent: id.optional().describe('The organization it belongs to.'),
  city: id.optional().describe('Headquarters: a city id.'),
  country: country.optional().describe('ISO 3166-1 alpha-2; CN when absent.'),
  ...proof,
});

export const CITY_LEVELS = [
  'municipality',
  'province',
  'autonomous_region',
  'sar',
  'prefecture',
  'county_city',
  'district',
  'taiwan_city',
  'world_city',
  'country',
] as const;

export const citySchema = z.strictObject({
  ...named,
  level: z
    .enum(CITY_LEVELS)
    .describe('Administrative level; districts and countries are known, never reported.'),
  parent: id.optional().describe('The province or city it lies in.'),
  abbreviation: z.string().length(1).optional().describe('One character, used in lists and titles: 京, 沪.'),
  code: z
    .string()
    .regex(/^\d{6}$/, 'a GB/T 2260 code has six digits, in quotes')
    .optional()
    .describe('GB/T 2260 code, in quotes.'),
  latitude: z.number().min(-90).max(90).optional().describe('Degrees north (GeoNames, CC BY 4.0).'),
  longitude: z.number().min(-180).max(180).optional().describe('Degrees east (GeoNames, CC BY 4.0).'),
  country: country.optional().describe('ISO 3166-1 alpha-2; CN when absent.'),
  ...proof,
});

export const groupSchema = z.strictObject({
  id,
  name: z.string().min(1).describe('The collective name.'),
  aliases: words('Other collective names for the same members.').optional(),
  kind: z.enum(['organization', 'city', 'model']).describe('What the members are.'),
  members: z.array(id).describe('Ids of the members, in the order of the name.'),
  expands: z.boolean().describe('False for a region or an unsettled membership: known, never expanded.'),
  cues: words('When given, the group counts only with one of these, or a member, in the text.').optional(),
  sources: proof.sources,
});

export const ambiguousSchema = z.strictObject({
  surface: z.string().min(1).describe('The name as it stands in simplified text.'),
  entries: z.array(id).describe('Ids it can mean; none when it is never an entity.'),
  otherwise: z.string().min(1).describe('What else it means, in a few words.'),
  strategy: z
    .enum(['need_cue', 'default_entity', 'never'])
    .describe('Nothing without a cue; the entity unless something speaks against it; or never the entity.'),
  cues: cues.optional(),
});

export const domainSchema = z.strictObject({
  id,
  name: z.string().min(1).describe('Name in simplified Chinese.'),
  en: z.string().min(1).describe('Name in English.'),
  aliases: words('Words of the trade that name the domain.').optional(),
});

export const redirectSchema = z.strictObject({
  from: id.describe('The id that is no longer in use.'),
  to: id.optional().describe('The id that took its place; absent when it was retired without one.'),
  reason: z.string().min(1).describe('Why, in a few words.'),
});

export type ModelFileEntry = z.infer<typeof modelSchema>;
export type OrganizationFileEntry = z.infer<typeof organizationSchema>;
export type CityFileEntry = z.infer<typeof citySchema>;
export type GroupFileEntry = z.infer<typeof groupSchema>;
export type AmbiguousFileEntry = z.infer<typeof ambiguousSchema>;
export type DomainFileEntry = z.infer<typeof domainSchema>;
export type RedirectFileEntry = z.infer<typeof redirectSchema>;
export type NamedFileEntry = ModelFileEntry | OrganizationFileEntry | CityFileEntry;

/** The kinds of dictionary files, each with the schema of one entry in it. */
export const FILE_SCHEMAS = {
  model: modelSchema,
  organization: organizationSchema,
  city: citySchema,
  group: groupSchema,
  ambiguous: ambiguousSchema,
  domain: domainSchema,
  redirect: redirectSchema,
} as const;

export type FileKind = keyof typeof FILE_SCHEMAS;

/**
 * What kind of entries a dictionary file holds, by its path relative to the dictionary folder (`/` between parts).
 * Undefined when no dictionary file has this path.
 */
export function fileKind(path: string): FileKind | undefined {
  if (/^models\/[a-z0-9-]+\.yaml$/.test(path)) return 'model';
  if (/^companies\/[a-z0-9-]+\.yaml$/.test(path)) return 'organization';
  if (/^cities\/[a-z0-9-]+\.yaml$/.test(path)) return 'city';
  const single: Record<string, FileKind> = {
    'groups.yaml': 'group',
    'ambiguous.yaml': 'ambiguous',
    'domains.yaml': 'domain',
    'redirects.yaml': 'redirect',
  };
  return single[path];
}
