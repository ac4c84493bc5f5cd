import { basename } from 'node:path';
import type { SourceProblem } from '../../../adapters/files/source-files.ts';
import type { WhyMissed } from '../../../pipeline/why-missed.ts';
import type { AuditEntry } from '../../../ports/audit.ts';
import type { Disposition } from '../../../ports/disposition.ts';
import type { FailedTask, Stage, TaskState } from '../../../ports/ledger.ts';
import type { Stop } from '../../../ports/stops.ts';
import { type Html, html } from '../../html.ts';
import type { View } from '../../page.ts';
import { instantOf } from '../dates.ts';
import { formFields, scrolling, withCommands } from '../forms.ts';
import { carriedFields, emptyState, type Frame, figure, link } from '../frame.ts';
import { published } from '../script-text.ts';
import { DISPOSITION_NAMES, nameOf, STAGE_NAMES, TASK_STATE_NAMES } from '../vocabulary.ts';
import type { HostRate } from './crawl-rates.ts';
import { type SourceLine, sourcesTable } from './sources-table.ts';

export interface OpsModel {
  readonly sources: readonly SourceLine[];
  /** Source files that cannot be used. */
  readonly problems: readonly SourceProblem[];
  /** What people ordered, the newest first; empty for who is not signed in. */
  readonly orders: readonly AuditEntry[];
  /** False while the health of the sources is being worked out for the first time. */
  readonly isHealthKnown: boolean;
  readonly stops: readonly Stop[];
  readonly dispositions: readonly { readonly disposition: Disposition | null; readonly count: number }[];
  readonly tasks: readonly { readonly stage: Stage; readonly state: TaskState; readonly count: number }[];
  /** Dead letters: tasks that were tried as often as they may be. */
  readonly failed: readonly FailedTask[];
  readonly rates: readonly HostRate[];
  /** The address asked for, and what became of it. */
  readonly missed: WhyMissed | null;
  readonly mayRetry: boolean;
  /** How many dead letters were put back just now; null when none was asked for. */
  readonly revived: number | null;
  readonly bullBoard: string | null;
}

/** Dead letters that are listed; the rest is counted. */
const SHOWN_FAILED = 100;

function section(id: string, title: string, body: Html): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`;
}

function whyMissedForm(frame: Frame, missed: WhyMissed | null): Html {
  const { say } = frame;
  const answer =
    missed === null
      ? null
      : html`<div class="notice"><p><b>${missed.lostAt === null ? say('没有丢', 'Not lost') : say(`丢在：${missed.lostAt}`, `Lost at: ${missed.lostAt}`)}</b> <span lang="en">${withCommands(missed.reason)}</span></p><p class="remedy" lang="en">${withCommands(missed.remedy)}</p></div>`;
  return html`<form method="get" action="/ops" class="filters" aria-label="${say('为什么漏了一篇', 'Why an article was missed')}">${carriedFields(frame)}<label class="long">${say('文章网址', 'Address of an article')}<input type="url" name="missed" value="${missed?.url ?? ''}" placeholder="https://…" required></label><button>${say('查', 'Look up')}</button></form>${answer}`;
}

function tasksTable(frame: Frame, { tasks }: OpsModel): Html {
  const { say } = frame;
  const states = ['ready', 'running', 'done', 'failed'] as const;
  const stages = ['poll-source', 'fetch-page', 'read-article', 'update-landscape'] as const;
  const count = (stage: Stage, state: TaskState): number =>
    tasks.find((one) => one.stage === stage && one.state === state)?.count ?? 0;
  const rows = stages.map(
    (stage) =>
      html`<tr><th scope="row">${nameOf(STAGE_NAMES, stage, say)}</th>${states.map((state) => html`<td class="number">${figure(count(stage, state))}</td>`)}</tr>`,
  );
  return scrolling(
    say('任务', 'Tasks'),
    [say('阶段', 'Stage'), ...states.map((state) => ({ figures: nameOf(TASK_STATE_NAMES, state, say) }))],
    rows,
  );
}

function deadLetters(frame: Frame, model: OpsModel): Html {
  const { say } = frame;
  const { failed, mayRetry, revived } = model;
  const done =
    revived === null
      ? null
      : html`<p class="notice" role="status">${say(`已放回 ${revived} 个任务，下次 `, `${revived} tasks are ready again; `)}<code>shanshui run</code>${say(' 会再试。', ' tries them again.')}</p>`;
  if (failed.length === 0)
    return html`${done}<p class="quiet">${say('没有放弃的任务。', 'Nothing was given up.')}</p>`;
  const retry = (key: string, text: string): Html =>
    html`<form method="post" action="${link(frame, '/ops/tasks/retry')}">${formFields(frame)}<input type="hidden" name="key" value="${key}"><button>${text}</button></form>`;
  const rows = failed
    .slice(0, SHOWN_FAILED)
    .map(
      (task) =>
        html`<tr><th scope="row">${nameOf(STAGE_NAMES, task.stage, say)}</th><td><code>${task.subject}</code></td><td lang="en">${task.error}</td><td class="number">${task.attempts}</td><td>${instantOf(task.failedAt, say)}</td>${mayRetry ? html`<td>${retry(task.key, say('重试', 'Retry'))}</td>` : null}</tr>`,
    );
  const head = [
    say('阶段', 'Stage'),
    say('对象', 'On'),
    say('错误', 'Error'),
    { figures: say('次数', 'Tries') },
    say('放弃于', 'Given up'),
    ...(mayRetry ? [say('操作', 'Action')] : []),
  ];
  const all = mayRetry
    ? retry('', say(`全部重试（${failed.length}）`, `Retry all ${failed.length}`))
    : html`<p class="quiet">${say('登录后可重试；命令行：', 'Sign in to retry, or use ')}<code>shanshui store tasks</code></p>`;
  return html`${done}${scrolling(say('放弃的任务', 'Dead letters'), head, rows)}${failed.length > SHOWN_FAILED ? html`<p class="quiet">+ ${failed.length - SHOWN_FAILED}</p>` : null}${all}`;
}

function ratesTable(frame: Frame, { rates }: OpsModel): Html {
  const { say } = frame;
  if (rates.length === 0)
    return html`<p class="quiet">${say('还没有请求。', 'No request was made yet.')}</p>`;
  const rows = rates.map(
    (rate) =>
      html`<tr><th scope="row"><bdi>${rate.host}</bdi></th><td class="number">${rate.requests}</td><td class="number">${rate.perMinute}</td><td class="number">${rate.medianMs} ms</td><td class="number">${rate.waitedMs} ms</td><td class="number">${rate.unchanged}</td><td class="number">${figure(Math.round(rate.bytes / 1024))} KB</td><td lang="en">${rate.troubles.join(', ')}</td></tr>`,
  );
  return scrolling(
    say('抓取速度', 'Crawl rates'),
    [
      say('主机', 'Host'),
      { figures: say('请求', 'Requests') },
      { figures: say('每分钟', 'A minute') },
      { figures: say('中位耗时', 'Median time') },
      { figures: say('平均等待', 'Mean wait') },
      { figures: say('未变', 'Unchanged') },
      { figures: say('流量', 'Traffic') },
      say('不顺', 'Troubles'),
    ],
    rows,
  );
}

function outcomes(frame: Frame, { dispositions }: OpsModel): Html {
  const { say } = frame;
  const list = dispositions.map(({ disposition, count }) => {
    const name =
      disposition === null ? say('在途', 'on the way') : nameOf(DISPOSITION_NAMES, disposition, say);
    const href = link(frame, '/articles', disposition === null ? {} : { disposition });
    return html`<div><dt>${name}</dt><dd><a href="${href}">${figure(count)}</a></dd></div>`;
  });
  return list.length === 0
    ? html`<p class="quiet">${say('还没有文章。', 'No article yet.')}</p>`
    : html`<dl class="figures small">${list}</dl>`;
}

function stopsList(frame: Frame, { stops }: OpsModel): Html | null {
  if (stops.length === 0) return null;
  const list = stops.map(({ scope, who, why, since }) => {
    const what =
      scope.kind === 'all'
        ? frame.say('全部', 'everything')
        : scope.kind === 'host'
          ? scope.host
          : scope.sourceId;
    return html`<li><b><bdi>${what}</bdi></b> ${published(why)} — ${published(who)}, ${instantOf(since, frame.say)}</li>`;
  });
  return section('stops', frame.say('生效中的停令', 'Stops in force'), html`<ul class="plain">${list}</ul>`);
}

function problemsList(frame: Frame, { problems }: OpsModel): Html | null {
  const { say } = frame;
  if (problems.length === 0) return null;
  const list = problems.map(
    ({ file, line, message }) =>
      html`<li><code>${basename(file)}${line === null ? '' : `:${line}`}</code> <span lang="en">${withCommands(message)}</span></li>`,
  );
  const remedy = html`<p class="remedy">${say('改好文件即生效，不必重启；在此之前沿用旧的。逐条检查：', 'Mend the file: it counts at once, and until then the source goes on as it was. Every problem: ')}<code>shanshui sources check</code></p>`;
  return section(
    'problems',
    say('不能用的来源文件', 'Source files that cannot be used'),
    html`<ul class="plain">${list}</ul>${remedy}`,
  );
}

function ordersList(frame: Frame, { orders }: OpsModel): Html | null {
  const { say } = frame;
  if (orders.length === 0) return null;
  const rows = orders.map(
    ({ at, who, what, subject, why }) =>
      html`<tr><td>${instantOf(at, say)}</td><td>${published(who)}</td><td><code>${what}</code></td><td>${published(subject)}</td><td>${why === null ? '–' : published(why)}</td></tr>`,
  );
  return section(
    'orders',
    say('谁下过什么令', 'Who ordered what'),
    scrolling(
      say('指令', 'Orders'),
      [say('时间', 'When'), say('谁', 'Who'), say('何事', 'What'), say('对象', 'About'), say('缘由', 'Why')],
      rows,
    ),
  );
}

/** Links to what stands further down, with how much of it there is: a hundred sources are a long table. */
function contents(frame: Frame, model: OpsModel): Html {
  const { say } = frame;
  const troubled = model.sources.filter(
    ({ health }) => health?.state === 'failing' || health?.state === 'ailing',
  );
  const entries: readonly (readonly [string, string, string | null])[] = [
    [
      'sources',
      say('来源', 'Sources'),
      say(
        `${model.sources.length} 个，${troubled.length} 个有恙`,
        `${model.sources.length}, ${troubled.length} in trouble`,
      ),
    ],
    ['missed', say('为什么漏了一篇', 'Why was it missed'), null],
    ['tasks', say('任务队列', 'Tasks'), null],
    ['dead', say('放弃的任务', 'Dead letters'), String(model.failed.length)],
    ['rates', say('抓取速度', 'Crawl rates'), null],
  ];
  return html`<nav aria-label="${say('本页', 'On this page')}"><ul class="contents">${entries.map(
    ([id, name, count]) =>
      html`<li><a href="#${id}">${name}</a>${count === null ? null : html` <small>${count}</small>`}</li>`,
  )}</ul></nav>`;
}

/** What the crawl does: sources and how complete they are, tasks, what was given up, and the pace. */
export function opsPage(frame: Frame, model: OpsModel): View {
  const { say } = frame;
  const noSources = emptyState(
    say('还没有来源。', 'There is no source yet.'),
    html`<code>shanshui sources add https://…</code>`,
  );
  const board =
    model.bullBoard === null
      ? null
      : html`<p><a href="${model.bullBoard}">Bull Board</a> <span class="quiet">${say('（BullMQ 队列，需 tasks 权限）', '(the BullMQ queues; needs the scope tasks)')}</span></p>`;
  const waiting = model.isHealthKnown
    ? null
    : html`<p class="quiet">${say('各来源的健康正在评估，', 'The health of the sources is being worked out: ')}<a href="${link(frame, '/ops')}">${say('稍后刷新', 'reload in a moment')}</a></p>`;
  const body = html`<header class="opening"><h1>${say('运行', 'Operations')}</h1><p class="lead">${say('抓了什么，漏了什么，为什么。', 'What was fetched, what was missed, and why.')}</p>${contents(frame, model)}</header>
${section('outcomes', say('文章的结局', 'How articles ended'), outcomes(frame, model))}
${stopsList(frame, model)}${problemsList(frame, model)}
${section('sources', say('来源', 'Sources'), model.sources.length === 0 ? noSources : html`${waiting}${sourcesTable(frame, model.sources)}`)}
${section('missed', say('为什么漏了这一篇？', 'Why was it missed?'), whyMissedForm(frame, model.missed))}
${section('tasks', say('任务队列', 'Queues and tasks'), html`${tasksTable(frame, model)}${board}`)}
${section('dead', say('放弃的任务', 'Dead letters'), deadLetters(frame, model))}
${ordersList(frame, model)}
${section('rates', say('抓取速度', 'Crawl rates'), ratesTable(frame, model))}`;
  return { title: say('运行', 'Operations'), active: 'ops', body };
}
