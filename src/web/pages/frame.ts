import type { EntityKind } from '../../dictionary/entry.ts';
import { type Html, html } from '../html.ts';
import type { Language } from '../language.ts';
import type { PageRequest } from '../page.ts';
import { entityPath, type Query, withQuery } from './paths.ts';
import { type Say, sayIn } from './say.ts';
import { canonicalName } from './script-text.ts';

/** What every view needs besides its own matter. */
export interface Frame {
  readonly language: Language;
  readonly say: Say;
  /** Parameters that every link carries on: the language where the address names it. */
  readonly carried: Query;
  /** What forms that change something must send; null for who may only read. */
  readonly formToken: string | null;
}

/** The frame of a request. */
export function frameOf({ language, isLanguageChosen, formToken }: PageRequest): Frame {
  const carried = isLanguageChosen ? { lang: language } : {};
  return { language, say: sayIn(language), carried, formToken };
}

/** An address within the site, with what every link carries on. */
export function link(frame: Frame, path: string, query: Query = {}): string {
  return withQuery(path, { ...query, ...frame.carried });
}

/** A named entity as a link to its page; persons have none. */
export function entityLink(
  frame: Frame,
  entity: { readonly kind: EntityKind | 'person'; readonly entityId: string | null; readonly name: string },
  query: Query = {},
): Html {
  const path = entityPath(entity);
  if (path === null) return canonicalName(entity.name);
  const isNew = entity.entityId === null;
  const title = isNew ? frame.say('词典未收', 'not in the dictionary') : null;
  const mark = isNew
    ? html`<span class="unlisted" title="${title ?? ''}"><span aria-hidden="true">°</span></span>`
    : null;
  return html`<a class="entity ${entity.kind}" href="${link(frame, path, query)}">${canonicalName(entity.name)}</a>${mark}`;
}

/** Hidden fields for what every form carries on. */
export function carriedFields(frame: Frame): Html {
  const fields = Object.entries(frame.carried).flatMap(([name, value]) =>
    value === null || value === undefined
      ? []
      : [html`<input type="hidden" name="${name}" value="${value}">`],
  );
  return html`${fields}`;
}

/** What stands where nothing is there yet: what it is, and what to do. */
export function emptyState(what: string, remedy: Html | string): Html {
  return html`<div class="empty"><p>${what}</p><p class="remedy">${remedy}</p></div>`;
}

/** A count as people read it. */
export function figure(count: number): string {
  return count.toLocaleString('en-US');
}
