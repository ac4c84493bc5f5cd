import type { CloseReading } from '../../../api/close-reading.ts';
import type { StoredArticle } from '../../../ports/store-articles.ts';
import type { Extraction } from '../../../reading/extraction.ts';
import { type Html, html, safeHref } from '../../html.ts';
import type { View } from '../../page.ts';
import { publishedOf } from '../dates.ts';
import { emptyState, type Frame, link } from '../frame.ts';
import { type Mark, markedText } from '../marks.ts';
import { pathPart } from '../paths.ts';
import { LANGUAGE_TAGS, languageTag, published } from '../script-text.ts';
import { DISPOSITION_NAMES, nameOf } from '../vocabulary.ts';
import { publishedMarks, simplifiedMarks } from './article-marks.ts';
import { leftOut, readIntoIt } from './article-reading.ts';

export interface ArticleModel {
  readonly article: StoredArticle;
  /** Name of the source that announced it. */
  readonly sourceName: string;
  /** As published; null where none was read. */
  readonly text: string | null;
  /** The stored reading; null where there is none. */
  readonly extraction: Extraction | null;
  /** The text read now, for what was left out and why. */
  readonly reading: CloseReading | null;
  /** Whether the stored reading is of another dictionary or other rules than today's. */
  readonly isStale: boolean;
  readonly script: 'published' | 'simplified';
  readonly versions: number;
}

/** Paragraphs of a text, each with the marks that lie in it. */
function paragraphs(text: string, marks: readonly Mark[], from = 0): Html[] {
  const found: Html[] = [];
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  let start = from;
  for (const line of text.slice(from).split('\n')) {
    const end = start + line.length;
    const own = sorted.filter((mark) => mark.start < end && mark.end > start);
    const moved = own.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start }));
    if (line.trim() !== '') found.push(html`<p>${markedText(line, moved)}</p>`);
    start = end + 1;
  }
  return found;
}

function publishedBody(frame: Frame, text: string, extraction: Extraction | null): Html {
  const language = extraction === null ? languageTag(text) : LANGUAGE_TAGS[extraction.article.script];
  const marks = extraction === null ? [] : publishedMarks(frame, extraction, 'text');
  return html`<div class="text" lang="${language ?? 'zh'}">${paragraphs(text, marks)}</div>`;
}

function simplifiedBody(frame: Frame, reading: CloseReading): Html {
  const marks = simplifiedMarks(frame, reading);
  return html`<div class="text" lang="zh-Hans">${paragraphs(reading.text, marks, reading.bodyStart)}</div>`;
}

function scriptSwitch(frame: Frame, model: ArticleModel): Html {
  const { say } = frame;
  const path = `/articles/${pathPart(model.article.id)}`;
  const choice = (script: ArticleModel['script'], text: string): Html =>
    html`<li><a href="${link(frame, path, { script: script === 'published' ? null : script })}"${script === model.script ? html` aria-current="true"` : null}>${text}</a></li>`;
  return html`<ul class="switch" aria-label="${say('字形', 'Script')}">${choice('published', say('原文', 'as published'))}${choice('simplified', say('规则所读（简体）', 'as the rules read it, simplified'))}</ul>`;
}

function head(frame: Frame, { article, sourceName, extraction }: ArticleModel): Html {
  const { say } = frame;
  const title = article.title ?? article.announcedTitle;
  const marks = extraction === null ? [] : publishedMarks(frame, extraction, 'title');
  const language = languageTag(title);
  const href = safeHref(article.url ?? article.canonicalUrl);
  const facts = [
    html`<bdi>${article.outlet ?? sourceName}</bdi>`,
    article.author === null ? null : published(article.author),
    publishedOf(article.publishedAt ?? article.announcedAt, say),
    article.originalOutlet === null
      ? null
      : html`${say('转自', 'taken from')} ${published(article.originalOutlet)}`,
    article.duplicateOf === null
      ? null
      : html`<a href="${link(frame, `/articles/${pathPart(article.duplicateOf)}`)}">${say('此文的首发', 'the first of its reprints')}</a>`,
    href === null
      ? null
      : html`<a href="${href}" rel="noreferrer nofollow external">${say('原网页', 'the page itself')}</a>`,
  ].filter((fact) => fact !== null);
  return html`<header class="opening"><h1${language === null ? null : html` lang="${language}"`}>${title === '' ? say('（无标题）', '(without title)') : markedText(title, marks)}</h1><p class="byline">${facts.map((fact, index) => html`${index === 0 ? '' : ' · '}${fact}`)}</p></header>`;
}

function legend({ say }: Frame): Html {
  const sample = (kind: string, text: string): Html => html`<li><mark class="m-${kind}">${text}</mark></li>`;
  return html`<ul class="legend marks" aria-label="${say('标记', 'Marks')}">${sample('model', say('模型', 'model'))}${sample('organization', say('机构', 'organization'))}${sample('city', say('城市', 'city'))}${sample('trigger', say('触发词', 'trigger'))}${sample('argument', say('论元', 'argument'))}${sample('candidate', say('待收名称', 'candidate'))}</ul>`;
}

/** Why there is nothing to show, and what to do. */
function withoutText(frame: Frame, { article }: ArticleModel): Html {
  const { say } = frame;
  if (article.disposition === null)
    return emptyState(
      say('这篇文章还在路上。', 'This article is still on its way.'),
      html`<code>shanshui run</code>`,
    );
  const name = nameOf(DISPOSITION_NAMES, article.disposition, say);
  const detail = article.detail === null ? '' : `: ${article.detail}`;
  const url = article.url ?? article.canonicalUrl;
  return emptyState(
    say(`没有正文（${name}${detail}）。`, `It has no text (${name}${detail}).`),
    html`<a href="${link(frame, '/ops', { missed: url })}">${say('查为什么', 'See why')}</a>`,
  );
}

/** One article: its text with all marks in place, what was read into it and what was left out, each with the reason. */
export function articlePage(frame: Frame, model: ArticleModel): View {
  const { say } = frame;
  const { text, extraction, reading } = model;
  const shown =
    model.script === 'simplified' && reading !== null
      ? simplifiedBody(frame, reading)
      : text === null
        ? withoutText(frame, model)
        : publishedBody(frame, text, extraction);
  const stale = model.isStale
    ? html`<p class="notice">${say('存下的解读出自旧的词典或规则；', 'The stored reading is of an older dictionary or older rules; ')}<code>shanshui reread</code>${say(' 可重读。', ' reads it again.')}</p>`
    : null;
  const versions =
    model.versions > 1
      ? html`<p class="quiet">${say(`来源改过 ${model.versions - 1} 次，此为最新一版。`, `The source edited it ${model.versions - 1} times; this is the newest.`)}</p>`
      : null;
  const body = html`<nav class="crumbs" aria-label="${say('位置', 'Place')}"><a href="${link(frame, '/articles')}">${say('文章', 'Articles')}</a></nav>${head(frame, model)}
<div class="article-columns"><div>${text === null ? null : html`${scriptSwitch(frame, model)}${legend(frame)}`}${shown}${versions}</div>
<div>${stale}${readIntoIt(frame, extraction)}${leftOut(frame, reading)}</div></div>`;
  return { title: model.article.title ?? model.article.announcedTitle, active: 'articles', body };
}
