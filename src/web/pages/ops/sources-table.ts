import type { SourceState } from '../../../ports/store-articles.ts';
import type { Health, HealthState } from '../../../source/health.ts';
import type { Source } from '../../../source/source.ts';
import { type Html, html } from '../../html.ts';
import { instantOf } from '../dates.ts';
import { scrolling } from '../forms.ts';
import { type Frame, link } from '../frame.ts';
import { published } from '../script-text.ts';

/** A source with all that is known of it. */
export interface SourceLine {
  readonly id: string;
  /** Null for a source of the store that no file names any more. */
  readonly source: Source | null;
  readonly state: SourceState | null;
  /** Null while it is being worked out. */
  readonly health: Health | null;
  readonly read: number;
  readonly articles: number;
}

const HEALTH: Readonly<Record<HealthState, readonly [sign: string, zh: string, en: string]>> = {
  well: ['✓', '良好', 'well'],
  disabled: ['–', '停用', 'disabled'],
  unknown: ['?', '未知', 'unknown'],
  ailing: ['△', '欠佳', 'ailing'],
  failing: ['✕', '失效', 'failing'],
};

function healthCell({ say }: Frame, health: Health | null): Html {
  if (health === null) return html`<span class="undated">…</span>`;
  const [sign, zh, en] = HEALTH[health.state];
  const findings = health.findings.map(
    ({ kind, reason }) => html`<li lang="en"><b>${kind}</b> ${reason}</li>`,
  );
  const word = html`<span class="health h-${health.state}"><span aria-hidden="true">${sign}</span> ${say(zh, en)}</span>`;
  return findings.length === 0
    ? word
    : html`<details><summary>${word} (${findings.length})</summary><ul class="plain">${findings}</ul></details>`;
}

function schedule({ say }: Frame, source: Source | null): Html {
  if (source === null) return html`<span class="undated">${say('无文件', 'no file')}</span>`;
  const { schedule: plan, everyMinutes } = source;
  if (plan === undefined) return html`${say(`每 ${everyMinutes} 分钟`, `every ${everyMinutes} min`)}`;
  const words = Object.entries(plan).map(([name, value]) => `${name} ${String(value)}`);
  return html`<code>${words.join(', ')}</code>`;
}

/** Articles of the last week against what is expected of the source. */
function completeness({ say }: Frame, health: Health | null): Html {
  if (health === null) return html`<span class="undated">…</span>`;
  const { seenPerWeek, expectedPerWeek } = health;
  return expectedPerWeek === 0
    ? html`${seenPerWeek}`
    : html`${seenPerWeek} / ${expectedPerWeek} <small>${say('每周', 'a week')}</small>`;
}

/** Sources as a table: health with its findings, completeness, schedule, last and next run. */
export function sourcesTable(frame: Frame, sources: readonly SourceLine[]): Html {
  const { say } = frame;
  const rows = sources.map(({ id, source, state, health, read, articles }) => {
    const failures =
      (state?.consecutiveFailures ?? 0) > 0
        ? html` <small>×${state?.consecutiveFailures ?? 0}</small>`
        : null;
    return html`<tr><th scope="row"><a href="${link(frame, '/articles', { source: id })}">${published(source?.name ?? id)}</a></th><td>${healthCell(frame, health)}</td><td class="number">${completeness(frame, health)}</td><td class="number"><span title="${say('已读 / 全部', 'read / all')}">${read} / ${articles}</span></td><td>${schedule(frame, source)}</td><td>${instantOf(state?.lastPolledAt ?? null, say)}</td><td lang="en">${state?.lastOutcome ?? '–'}${failures}</td><td>${instantOf(state?.nextDueAt ?? null, say)}</td></tr>`;
  });
  const head = [
    say('来源', 'Source'),
    say('健康', 'Health'),
    { figures: say('完整', 'Complete') },
    { figures: say('已读', 'Read') },
    say('日程', 'Schedule'),
    say('上次', 'Last run'),
    say('结果', 'Outcome'),
    say('下次', 'Next run'),
  ];
  return scrolling(say('来源', 'Sources'), head, rows);
}
