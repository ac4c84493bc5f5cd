import type { EntityKind } from '../../dictionary/entry.ts';

/** What a link keeps of the page it stands on: language and day. */
export type Query = Readonly<Record<string, string | number | null | undefined>>;

const FOLDERS: Readonly<Record<EntityKind, string>> = {
  model: '/models',
  organization: '/organizations',
  city: '/cities',
};

export function listPath(kind: EntityKind): string {
  return FOLDERS[kind];
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as one part of a path. Half a character cannot stand in an address: U+FFFD stands for it. */
export function pathPart(text: string): string {
  return encodeURIComponent(text.replace(LONE_SURROGATE, '\ufffd'));
}

/** Address of an entity's page; `~` stands before a name that the dictionary lacks. */
export function entityPath(entity: { kind: string; entityId: string | null; name: string }): string | null {
  const folder = FOLDERS[entity.kind as EntityKind];
  if (folder === undefined) return null;
  return `${folder}/${entity.entityId === null ? `~${pathPart(entity.name)}` : pathPart(entity.entityId)}`;
}

/** The entity key that the last part of such an address stands for. */
export function entityKeyOf(kind: EntityKind, part: string): string {
  return part.startsWith('~') ? `${kind}?${part.slice(1)}` : `${kind}:${part}`;
}

/** A path with the parameters that have a value. */
export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}
