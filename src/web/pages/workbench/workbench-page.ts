import type { Explanation } from '../../../mention/explain.ts';
import type { Suggestion } from '../../../mention/suggest.ts';
import { type Html, html } from '../../html.ts';
import type { View } from '../../page.ts';
import { scrolling } from '../forms.ts';
import { carriedFields, emptyState, type Frame, link } from '../frame.ts';
import { type Mark, markedText } from '../marks.ts';
import { languageTag, published } from '../script-text.ts';
import { KIND_NAMES, nameOf } from '../vocabulary.ts';
import { type DraftPreview, draftSection } from './draft-section.ts';

/** A text tried against the dictionary. */
export interface Trial {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Null where it took too long. */
  readonly explained: readonly Explanation[] | null;
}

export interface WorkbenchModel {
  readonly suggestions: readonly Suggestion[];
  /** How many there are in all; the best are shown. */
  readonly total: number;
  /** False while the articles are still being gone through for the first time. */
  readonly isGathered: boolean;
  readonly entries: number;
  readonly version: string;
  readonly trial: Trial | null;
  /** The entry that is being drafted; null when none was chosen. */
  readonly draft: DraftPreview | null;
  /** The dictionary file that an entry was written to just now. */
  readonly writtenTo: string | null;
}

/** Longest text that can be tried, in UTF-16 units. */
export const LONGEST_TRIAL = 20_000;

function trialForm(frame: Frame, trial: Trial | null): Html {
  const { say } = frame;
  const language = trial === null ? 'zh' : (languageTag(trial.text) ?? 'zh');
  const form = html`<form method="post" action="${link(frame, '/dictionary/try')}" class="stack">${carriedFields(frame)}<label for="trial">${say('一段文字', 'A text')}</label><textarea id="trial" name="text" rows="4" maxlength="${LONGEST_TRIAL}" lang="${language}" required>${trial?.text ?? ''}</textarea><button>${say('试读', 'Try it')}</button></form>`;
  if (trial === null) return form;
  if (trial.explained === null)
    return html`${form}<p class="notice" role="status">${say('此刻读不过来，请稍后再试。', 'Too much is being read just now: try again in a moment.')}</p>`;
  const rows = trial.explained.map(
    ({ surface, outcome, meaning, confidence, reasons }) =>
      html`<tr><th scope="row">${published(surface)}</th><td lang="en">${outcome}</td><td>${published(meaning)}</td><td class="number">${confidence ?? ''}</td><td lang="en">${reasons.join('; ')}</td></tr>`,
  );
  const table =
    rows.length === 0
      ? html`<p class="quiet">${say('词典里的名称，此文一个也没有。', 'No name of the dictionary stands in it.')}</p>`
      : scrolling(
          say('逐个名称', 'Name by name'),
          [
            say('字面', 'Surface'),
            say('结论', 'Outcome'),
            say('所指', 'Meaning'),
            { figures: say('可信度', 'Confidence') },
            say('缘由', 'Why'),
          ],
          rows,
        );
  return html`${form}<div role="status"><div class="text trial" lang="${language}"><p>${markedText(trial.text, trial.marks)}</p></div>${table}</div>`;
}

function suggestionCard(frame: Frame, suggestion: Suggestion): Html {
  const { say } = frame;
  const { name, kind, maker, articles, sources, reasons, contexts, score } = suggestion;
  const by = maker === null ? null : html` · ${say('出自', 'by')} ${published(maker)}`;
  const cut = (context: string): Html => {
    const at = context.indexOf(name);
    const marks: Mark[] =
      at < 0 ? [] : [{ start: at, end: at + name.length, kind: 'candidate', label: name }];
    const language = languageTag(context);
    return html`<li${language === null ? null : html` lang="${language}"`}>…${markedText(context.replace(/\s/g, ' '), marks)}…</li>`;
  };
  return html`<li class="card"><p class="line"><b>${published(name)}</b> <span class="tagline">${nameOf(KIND_NAMES, kind, say)}</span>${by} <a class="act" href="${link(frame, '/dictionary', { accept: name })}#draft">${say('收入词典', 'Accept')}<span class="unseen"> ${name}</span></a></p>
<ul class="contexts">${contexts.map(cut)}</ul><p class="quiet">${say(`${articles} 篇，${sources} 个来源，得分 ${score}`, `${articles} ${articles === 1 ? 'article' : 'articles'}, ${sources} ${sources === 1 ? 'source' : 'sources'}, score ${score}`)} · <span lang="en">${reasons.join('; ')}</span></p></li>`;
}

function candidates(frame: Frame, { suggestions, isGathered }: WorkbenchModel): Html {
  const { say } = frame;
  if (!isGathered)
    return emptyState(
      say('正在翻检文章。', 'The articles are being gone through.'),
      html`<a href="${link(frame, '/dictionary')}">${say('稍后刷新', 'Reload in a moment')}</a>`,
    );
  if (suggestions.length === 0)
    return emptyState(
      say('文章里没有词典不认识的名称。', 'No article names anything that the dictionary lacks.'),
      html`${say('读更多新闻：', 'Read more news: ')}<code>shanshui run</code>`,
    );
  return html`<ol class="cards">${suggestions.map((suggestion) => suggestionCard(frame, suggestion))}</ol>`;
}

function candidateCount({ say }: Frame, shown: number, total: number): string {
  return shown === total ? String(total) : say(`共 ${total}，列前 ${shown}`, `the best ${shown} of ${total}`);
}

function writtenNotice({ say }: Frame, file: string | null): Html | null {
  if (file === null) return null;
  return html`<p class="notice" role="status">${say('已写入 ', 'Written to ')}<code>${file}</code>${say('；', '; ')}<code>shanshui reread</code>${say(' 会重读旧文章。', ' reads the old articles again.')}</p>`;
}

/** Where the dictionary grows: what articles name and it lacks, what an entry would change, and a text to try. */
export function workbenchPage(frame: Frame, model: WorkbenchModel): View {
  const { say } = frame;
  const { draft, suggestions } = model;
  const body = html`<header class="opening"><h1>${say('词典', 'Dictionary')}</h1><p class="lead">${say(`${model.entries} 个词条，版本 `, `${model.entries} entries, version `)}<code>${model.version}</code></p></header>
${writtenNotice(frame, model.writtenTo)}${draft === null ? null : draftSection(frame, draft)}
<div class="workbench"><section aria-labelledby="candidates"><h2 id="candidates">${say('待收名称', 'Candidates')}${model.isGathered ? html` <small>${candidateCount(frame, suggestions.length, model.total)}</small>` : null}</h2>${candidates(frame, model)}</section>
<section aria-labelledby="try"><h2 id="try">${say('试一段文字', 'Try a text')}</h2>${trialForm(frame, model.trial)}</section></div>`;
  return { title: say('词典', 'Dictionary'), active: 'dictionary', body };
}
