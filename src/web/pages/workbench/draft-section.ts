import type { Preview } from '../../../api/preview-draft.ts';
import type { ArticleDifference, Change } from '../../../pipeline/compare-readings.ts';
import { type Html, html } from '../../html.ts';
import { formFields } from '../forms.ts';
import { carriedFields, type Frame, link } from '../frame.ts';
import { pathPart } from '../paths.ts';
import { published } from '../script-text.ts';

/** An entry being drafted, and what it would change. */
export interface DraftPreview {
  readonly name: string;
  /** YAML of the entry, as it stands in its file. */
  readonly yaml: string;
  /** The file it belongs in; null when that has to be said. */
  readonly file: string | null;
  readonly kind: 'model' | 'organization' | 'city';
  /** Files that an entry of this kind may stand in. */
  readonly files: readonly string[];
  /** What is wrong with it, in sentences. */
  readonly problems: readonly string[];
  /** Articles that were read again with it; null before the preview was asked for. */
  readonly preview: Preview | null;
  /** Whether whoever asks may write it into the dictionary folder. */
  readonly mayWrite: boolean;
}

const SHOWN_ARTICLES = 20;
const SHOWN_LINES = 8;
const SHOWN_FILES = 12;

function changeLines({ gained, lost }: Change): Html[] {
  const lines = [
    ...gained.map(
      (one) =>
        html`<li class="gained"><span aria-hidden="true">＋</span><span class="unseen">+</span> ${published(one)}</li>`,
    ),
    ...lost.map(
      (one) =>
        html`<li class="lost"><span aria-hidden="true">－</span><span class="unseen">−</span> ${published(one)}</li>`,
    ),
  ];
  return lines.length > SHOWN_LINES
    ? [...lines.slice(0, SHOWN_LINES), html`<li class="quiet">+ ${lines.length - SHOWN_LINES}</li>`]
    : lines;
}

function differenceLines({ events, statements, mentions }: ArticleDifference): Html {
  return html`<ul class="plain">${[...changeLines(events), ...changeLines(statements), ...changeLines(mentions)]}</ul>`;
}

function outcome(frame: Frame, { preview, problems }: DraftPreview): Html | null {
  const { say } = frame;
  if (problems.length > 0)
    return html`<div class="notice" role="alert"><p>${say('还不能收：', 'It cannot be taken in yet:')}</p><ul>${problems.map((problem) => html`<li lang="en">${problem}</li>`)}</ul></div>`;
  if (preview === null) return null;
  const { articles, isCut, found, differences } = preview;
  const mentions = found.reduce((sum, one) => sum + one.mentions, 0);
  const head = say(
    `重读了含此名的 ${articles} 篇${isCut ? '（还有更多）' : ''}：在 ${found.length} 篇里认出 ${mentions} 处。`,
    `${articles} articles that hold the name${isCut ? ' (there are more)' : ''} read again: recognised ${mentions} times in ${found.length} of them.`,
  );
  const lines = found.slice(0, SHOWN_ARTICLES).map(({ articleId, title, mentions: own }) => {
    const changed = differences.find((one) => one.articleId === articleId);
    const changes = changed === undefined ? null : differenceLines(changed);
    return html`<li><a href="${link(frame, `/articles/${pathPart(articleId)}`)}">${published(title ?? say('（无标题）', '(without title)'))}</a> <small>×${own}</small>${changes}</li>`;
  });
  return html`<div role="status"><p>${head}</p><ol class="differences">${lines}</ol></div>`;
}

/** Which file: one of those that are there, or a new one. Models and cities have a usual one. */
function fileChoice({ say }: Frame, { file, files, kind }: DraftPreview): Html {
  const isNeeded = kind === 'organization';
  const hint = isNeeded ? 'companies/SECTOR.yaml' : say('留空则照惯例', 'leave empty for the usual one');
  return html`<label for="file">${say('放进哪个文件', 'File')}</label><input id="file" name="file" value="${file ?? ''}" list="files" placeholder="${hint}" autocomplete="off"${isNeeded ? html` required` : null}><datalist id="files">${files.map((one) => html`<option value="${one}"></option>`)}</datalist>${isNeeded ? html`<p class="quiet">${say('已有：', 'There are: ')}${files.slice(0, SHOWN_FILES).map((one) => html`<code>${one}</code> `)}${files.length > SHOWN_FILES ? '…' : ''}</p>` : null}`;
}

/** What whoever may not write does with an entry that is sound. */
function byHand({ say }: Frame, { mayWrite, problems, preview, file }: DraftPreview): Html | null {
  if (mayWrite || problems.length > 0 || preview === null || file === null) return null;
  return html`<p class="notice">${say('把上面的 YAML 加到 ', 'Add the YAML above to ')}<code>${file}</code>${say('，保存即生效；或', ': it counts once saved; or ')}<a href="/sign-in?next=%2Fdictionary">${say('登录后写入', 'sign in to write it from here')}</a>${say('（需 dictionary 权限）。', ' (with the scope dictionary).')}</p>`;
}

/** The entry as YAML to change and take away, the preview of what it would change, and where it is written. */
export function draftSection(frame: Frame, draft: DraftPreview): Html {
  const { say } = frame;
  const { name, yaml, file, kind, mayWrite, problems, preview } = draft;
  const fields = html`<input type="hidden" name="name" value="${name}"><input type="hidden" name="kind" value="${kind}">`;
  const rows = Math.min(16, yaml.split('\n').length + 1);
  const canWrite = mayWrite && problems.length === 0 && preview !== null && file !== null;
  const write = canWrite
    ? html`<form method="post" action="${link(frame, '/dictionary/write')}">${formFields(frame)}${fields}<input type="hidden" name="yaml" value="${yaml}"><input type="hidden" name="file" value="${file}"><button>${say('写入', 'Write to')} ${file}</button></form>`
    : byHand(frame, draft);
  return html`<section class="draft" aria-labelledby="draft"><h2 id="draft">${say('新词条：', 'New entry: ')}${published(name)}</h2>
<form method="post" action="${link(frame, '/dictionary/preview')}#draft" class="stack">${carriedFields(frame)}${fields}<label for="yaml">${say('词条（YAML）', 'Entry (YAML)')}</label><textarea id="yaml" name="yaml" rows="${rows}" spellcheck="false" lang="zh-Hans" class="code">${yaml}</textarea>
${fileChoice(frame, draft)}<button>${say('预览会改变什么', 'Preview what it changes')}</button><p class="quiet">${say('预览会用新旧词典各读一遍含此名的文章，要几秒；什么也不写。', 'The preview reads the articles that hold the name with both dictionaries. It takes some seconds, and writes nothing.')}</p></form>
${outcome(frame, draft)}${write}</section>`;
}
