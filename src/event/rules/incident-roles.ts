import type { EntityRole } from '../rule.ts';

/** Whom it happens to. */
export const SUFFERER: EntityRole = {
  role: 'subject',
  kind: 'organization',
  from: ['object', 'to', 'theme', 'next', 'earlier'],
  notTypes: ['media', 'exchange'],
};

/** The model that it happens to. */
export const SUFFERING_MODEL: EntityRole = {
  role: 'subject',
  kind: 'model',
  from: ['object', 'to', 'theme', 'earlier'],
};

/** Who does it. */
export const ACTOR: EntityRole = {
  role: 'counterparty',
  kind: 'organization',
  from: ['subject', 'agent', 'earlier', 'said'],
  notTypes: ['media', 'exchange'],
};
