import type { LoadedDictionary } from './assemble.ts';
import type { CityFileEntry, ModelFileEntry, NamedFileEntry, OrganizationFileEntry } from './file-schemas.ts';

const TYPE_FILES: Readonly<Partial<Record<OrganizationFileEntry['type'], string>>> = {
  university: 'universities',
  institute: 'institutes',
  public_body: 'public-bodies',
  fund: 'funds',
  association: 'associations',
  media: 'media',
  hospital: 'hospitals',
  exchange: 'exchanges',
};

/**
 * The file a new entry belongs in: a model beside its maker's others, an organization by its type (a company beside its
 * parent), a city in its province's file. Undefined for a company without a parent: its sector has to be said.
 */
export function placeFor(
  kind: 'model' | 'organization' | 'city',
  entry: NamedFileEntry,
  loaded: LoadedDictionary,
): string | undefined {
  if (kind === 'model') return modelFile(entry as ModelFileEntry, loaded);
  if (kind === 'city') return cityFile(entry as CityFileEntry, loaded);
  const { type, parent, country } = entry as OrganizationFileEntry;
  const byType = TYPE_FILES[type];
  if (byType !== undefined) {
    const abroad = country !== undefined && country !== 'CN' && type !== 'hospital';
    return `companies/${byType}${abroad && hasFile(loaded, `companies/${byType}-world.yaml`) ? '-world' : ''}.yaml`;
  }
  return parent === undefined ? undefined : fileOf(parent, loaded);
}

function modelFile(entry: ModelFileEntry, loaded: LoadedDictionary): string {
  const maker = entry.makers[0] ?? 'unknown-makers';
  const beside = loaded.parsed.find(
    (each) => each.kind === 'model' && (each.value as ModelFileEntry).makers[0] === maker,
  );
  return beside?.file ?? `models/${maker}.yaml`;
}

function cityFile(entry: CityFileEntry, loaded: LoadedDictionary): string {
  if (entry.level === 'country') return 'cities/countries.yaml';
  if (entry.country !== undefined && entry.country !== 'CN') return 'cities/world.yaml';
  const beside = entry.parent === undefined ? undefined : fileOf(entry.parent, loaded);
  return beside ?? `cities/${entry.id}.yaml`;
}

function fileOf(id: string, loaded: LoadedDictionary): string | undefined {
  return loaded.parsed.find((each) => (each.value as { id?: string }).id === id)?.file;
}

function hasFile(loaded: LoadedDictionary, path: string): boolean {
  return loaded.parsed.some((each) => each.file === path);
}
