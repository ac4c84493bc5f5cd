import type { CloseReading } from '../../../api/close-reading.ts';
import type { Extraction } from '../../../reading/extraction.ts';
import { type Html, html } from '../../html.ts';
import { dateOf } from '../dates.ts';
import { statusBadge } from '../events/event-line.ts';
import { entityLink, type Frame, link } from '../frame.ts';
import { published } from '../script-text.ts';
import { fillerOf, statedValue } from '../values.ts';
import { EVENT_TYPE_NAMES, KIND_NAMES, nameOf, propertyName, roleName, roleRank } from '../vocabulary.ts';

type Event = Extraction['events'][number];
type Argument = Event['arguments'][number];

/** Lines of one list; what lies behind is counted. */
const SHOWN = 80;

function argumentValue(frame: Frame, argument: Argument): Html {
  if ('kind' in argument) {
    const { role, kind, name, entityId = null } = argument;
    return fillerOf(frame, { role, kind, name, entityId, inferred: argument.inferred === true });
  }
  return fillerOf(frame, argument);
}

function eventCard(frame: Frame, event: Event): Html {
  const { say } = frame;
  const place = event.evidence.in === 'title' ? 'qt' : `q${event.evidence.start}`;
  const inOrder = [...event.arguments].sort((a, b) => roleRank(a.role) - roleRank(b.role));
  const rows = inOrder.map(
    (argument) =>
      html`<li><span class="role-name">${roleName(argument.role, say)}</span> ${argumentValue(frame, argument)}${argument.inferred === true ? html` <small>${say('词典补出', 'from the dictionary')}</small>` : null}</li>`,
  );
  return html`<li class="card is-${event.modality}"><p class="line"><a class="type" href="#${place}">${nameOf(EVENT_TYPE_NAMES, event.type, say)}</a> ${statusBadge(frame, event.modality)} ${dateOf(event.time.value, say)}</p><ul class="facts">${rows}</ul>
<p class="quiet">${say('触发词', 'trigger')} “${published(event.trigger.text)}” · ${say('规则', 'rule')} <code>${event.foundBy}</code> · ${say('可信度', 'confidence')} ${event.confidence}</p></li>`;
}

function statementLine(
  frame: Frame,
  { subject, property, value, unit, eventId }: Extraction['statements'][number],
): Html {
  const source = eventId === null ? frame.say('描述', 'description') : frame.say('出自事件', 'from an event');
  return html`<tr><td>${entityLink(frame, subject)}</td><th scope="row">${propertyName(property, frame.say)}</th><td>${statedValue(frame, property, value, unit)}</td><td class="quiet">${source}</td></tr>`;
}

function candidateLine(frame: Frame, { kind, name, reason }: Extraction['candidates'][number]): Html {
  return html`<li><a href="${link(frame, '/dictionary', { accept: name })}">${published(name)}</a> <span class="tagline">${nameOf(KIND_NAMES, kind, frame.say)}</span> <span class="quiet" lang="en">${reason}</span></li>`;
}

function section(id: string, title: string, count: number, body: Html): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title} <small>${count}</small></h2>${body}</section>`;
}

/** What the stored reading says of the article: events by their rules, values, new names. */
export function readIntoIt(frame: Frame, extraction: Extraction | null): Html | null {
  if (extraction === null) return null;
  const { say } = frame;
  const { events, statements, candidates, versions } = extraction;
  const none = html`<p class="quiet">${say('没有读出事件。', 'No event was read.')}</p>`;
  const list = html`<ol class="cards">${events.map((event) => eventCard(frame, event))}</ol>`;
  const table = html`<div class="scroll" tabindex="0" role="region" aria-labelledby="statements"><table><tbody>${statements.map((one) => statementLine(frame, one))}</tbody></table></div>`;
  return html`${section('events-read', say('读出的事件', 'Events read'), events.length, events.length === 0 ? none : list)}
${statements.length === 0 ? null : section('statements', say('读出的属性', 'Values stated'), statements.length, table)}
${candidates.length === 0 ? null : section('candidates', say('词典未收的名称', 'Names the dictionary lacks'), candidates.length, html`<ul class="plain">${candidates.map((one) => candidateLine(frame, one))}</ul>`)}
<p class="quiet">${say('词典', 'dictionary')} <code>${versions.dictionary}</code> · ${say('规则', 'rules')} <code>${versions.rules}</code> · ${say('软件', 'software')} <code>${versions.software}</code></p>`;
}

/** Names and triggers that were looked at and given up, each with the reason. */
export function leftOut(frame: Frame, reading: CloseReading | null): Html | null {
  if (reading === null) return null;
  const { say } = frame;
  const all = reading.leftOut.map(
    ({ words, rule, reason }) =>
      html`<li>“${published(words)}” ${rule === null ? null : html`<code>${rule}</code> `}<span class="quiet" lang="en">${reason}</span></li>`,
  );
  const scope = reading.outOfScope
    ? html`<p class="notice">${say('全文与人工智能及其研发方无关，未试任何规则。', 'It touches neither AI nor a maker of models: no rule was tried.')}</p>`
    : null;
  if (all.length === 0) return scope;
  const rest =
    all.length > SHOWN
      ? html`<li class="quiet">${say(`另有 ${all.length - SHOWN} 处`, `${all.length - SHOWN} more`)}</li>`
      : null;
  return html`${scope}<section aria-labelledby="left-out"><h2 id="left-out">${say('未取之处及缘由', 'Left out, and why')} <small>${all.length}</small></h2><details><summary>${say('展开', 'Show')}</summary><ul class="plain">${all.slice(0, SHOWN)}${rest}</ul></details></section>`;
}
