import { html } from '../html.ts';
import type { View } from '../page.ts';
import { emptyState, type Frame, link } from './frame.ts';

/** Nothing stands at the address: says what was looked for, and where to look. */
export function missingView(frame: Frame, what: string, listPath: string): View {
  const { say } = frame;
  const title = say('没有这一页', 'Nothing is here');
  const body = html`<header class="opening"><h1>${title}</h1></header>${emptyState(what, html`<a href="${link(frame, listPath)}">${say('去名单里找', 'Look in the list')}</a>`)}`;
  return { title, active: '', body, status: 404 };
}
