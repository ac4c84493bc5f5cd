import {
  type EventStatus,
  isEntityFiller,
  type MergedEvent,
  type MergedFiller,
} from '../../../event/merged-event.ts';
import { type Html, html } from '../../html.ts';
import { dateOf } from '../dates.ts';
import { type Frame, link } from '../frame.ts';
import { pathPart } from '../paths.ts';
import { fillerOf } from '../values.ts';
import { EVENT_TYPE_NAMES, nameOf, roleName, roleRank, STATUS_NAMES, STATUS_SIGNS } from '../vocabulary.ts';

/** A status by sign, word and shape of its frame; colour comes last. */
export function statusBadge({ say }: Frame, status: EventStatus): Html {
  return html`<span class="status s-${status}"><span aria-hidden="true">${STATUS_SIGNS[status]}</span> ${nameOf(STATUS_NAMES, status, say)}</span>`;
}

/** What the sources agree on, by role, in the order they are told in; rivals and what only the dictionary says are left out. */
export function fillersByRole(event: MergedEvent): Map<string, MergedFiller[]> {
  const byRole = new Map<string, MergedFiller[]>();
  for (const merged of event.fillers) {
    const { filler, rival } = merged;
    if (rival || (isEntityFiller(filler) && filler.inferred)) continue;
    byRole.set(filler.role, [...(byRole.get(filler.role) ?? []), merged]);
  }
  return new Map([...byRole].sort(([a], [b]) => roleRank(a) - roleRank(b)));
}

/** Who did what, in one line: every role with its fillers. */
export function whoAndWhat(frame: Frame, event: MergedEvent): Html {
  const roles = [...fillersByRole(event)].map(([role, fillers]) => {
    const separator = frame.say('、', ', ');
    const list = fillers.map(
      ({ filler }, index) => html`${index === 0 ? '' : separator}${fillerOf(frame, filler)}`,
    );
    return html`<span class="role"><span class="role-name">${roleName(role, frame.say)}</span> ${list}</span>`;
  });
  return html`${roles}`;
}

export function backing(
  { say }: Frame,
  { articles, sources }: { articles: number; sources: number },
): string {
  if (articles === 1) return say('1 篇报道', '1 report');
  return say(`${articles} 篇报道，${sources} 个独立来源`, `${articles} reports, ${sources} independent`);
}

/** When it was; for an undated event also when it was first reported. */
function when({ say }: Frame, { time, firstPublishedOn }: MergedEvent): Html {
  if (time.value !== null || firstPublishedOn === null) return dateOf(time.value, say);
  return html`${dateOf(null, say)} <small class="precision">${say('报道于', 'reported')} ${firstPublishedOn}</small>`;
}

/** An event as a line of a list. */
export function eventLine(frame: Frame, event: MergedEvent): Html {
  const { say } = frame;
  const path = link(frame, `/events/${pathPart(event.id)}`);
  const type = nameOf(EVENT_TYPE_NAMES, event.type, say);
  return html`<li class="event is-${event.status}"><div class="when">${when(frame, event)}</div>
<div class="what"><p class="line"><a class="type" href="${path}">${type}</a> ${statusBadge(frame, event.status)}</p><p class="who">${whoAndWhat(frame, event)}</p></div>
<div class="backing"><a href="${path}">${backing(frame, event)}</a></div></li>`;
}
