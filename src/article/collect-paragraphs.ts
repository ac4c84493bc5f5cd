import type { ArticleTable } from './article.ts';
import {
  isCutTeaser,
  isDateLine,
  isEditorialLine,
  isLegalLine,
  isNextStoriesLine,
  isParticularsLine,
  withoutTrailingNote,
} from './boilerplate.ts';
import type { PageTree, TextBlock } from './page-tree.ts';
import { TablesWithin } from './read-tables.ts';

export interface Paragraphs {
  readonly paragraphs: readonly string[];
  readonly captions: readonly string[];
  readonly tables: readonly ArticleTable[];
  /** Lines that are links, between the first and the last paragraph: a list of stories has one for each. */
  readonly linkLines: number;
  /** Characters of the longest stretch of paragraphs without such a line. */
  readonly longestRun: number;
}

const CAPTION =
  /(?:^|[\s_-])(?:caption|figcaption|img-?desc|pic-?desc|image-?caption|photo-?caption|img-?title|pictext|imgtxt|wp-caption-text)(?:$|[\s_-])/i;
const TABULAR = new Set(['td', 'th', 'tr', 'table', 'tbody', 'thead', 'caption']);

/** What an element is to the reading of the text inside it. */
type Place = 'text' | 'caption' | 'table' | 'list' | 'heading';

function placesOf(tree: PageTree, container: number): Map<number, Place> {
  const places = new Map<number, Place>([[container, 'text']]);
  for (let at = container + 1; at < tree.elements.length; at++) {
    const outer = places.get(tree.parents[at] ?? -1);
    if (outer === undefined) break;
    const element = tree.elements[at];
    if (!element) continue;
    const names = `${element.attribs.id ?? ''} ${element.attribs.class ?? ''}`;
    if (outer === 'caption' || element.name === 'figcaption' || CAPTION.test(names))
      places.set(at, 'caption');
    else if (element.name === 'li' || element.name === 'ul') places.set(at, 'list');
    else if (/^h[1-6]$/.test(element.name)) places.set(at, 'heading');
    else places.set(at, TABULAR.has(element.name) ? 'table' : outer === 'heading' ? 'text' : outer);
  }
  return places;
}

const isMostlyLink = (block: TextBlock): boolean =>
  block.linkChars > 0 && block.linkChars / Math.max(1, block.text.replace(/\s+/g, '').length) > 0.6;

/** Whether a block may stand in the text at all. */
function isText(block: TextBlock, started: boolean): boolean {
  if (isMostlyLink(block) && !/[。！？]$/.test(block.text)) return false;
  if (isEditorialLine(block.text) || isLegalLine(block.text) || isCutTeaser(block.text)) return false;
  return started ? !isDateLine(block.text) : !isParticularsLine(block.text);
}

const MARKED = /^[▲△▼](?!\s?\d)/;
/** As many marked lines one after the other are a list. */
const MARKED_LIST = 3;

/** Whether a marked line stands in a list of such lines. */
function isListed(blocks: readonly TextBlock[], at: number): boolean {
  let first = at;
  while (at - first < MARKED_LIST && MARKED.test(blocks[first - 1]?.text ?? '')) first--;
  let last = at;
  while (last - first < MARKED_LIST && MARKED.test(blocks[last + 1]?.text ?? '')) last++;
  return last - first + 1 >= MARKED_LIST;
}

/** A line under a picture that says so itself: ▲…, or who took it in brackets at its end. */
const isCaptionLine = (blocks: readonly TextBlock[], at: number, line: string): boolean =>
  line.length <= 120 &&
  ((MARKED.test(line) && !isListed(blocks, at)) ||
    /[(（](?:图|圖|图片|圖片)[／/:：|｜][^（）()]{1,30}[)）]$/.test(line) ||
    /[(（](?:[^（）()]{0,20}(?:摄|攝)|資料照片?|资料(?:图|照)片?|示意[图圖]|[图圖]取自[^（）()]{1,20})[)）]$/.test(
      line,
    ));

/** Lines shorter than this may well come twice, and so may lines of code. */
const REPEATABLE = 20;
const SENTENCE_END = /[。！？；”」）]$/;
const HAN = /[\u4e00-\u9fff]/;

/**
 * The element that holds the text itself: from the container inwards as long as one child has nearly all of it. What lies
 * outside it is only kept when it reads like a sentence.
 */
function coreOf(tree: PageTree, container: number, good: Float64Array): number {
  let core = container;
  for (let at = container + 1; at < tree.elements.length; at++) {
    if (tree.parents[at] === core && (good[at] ?? 0) > (good[core] ?? 0) * 0.85) core = at;
  }
  return core;
}

function isWithin(tree: PageTree, holder: number, core: number): boolean {
  let at = holder;
  while (at > core) at = tree.parents[at] ?? -1;
  return at === core;
}

/** Gathers paragraphs and counts the lines of links between them. */
class ParagraphList {
  readonly paragraphs: string[] = [];
  readonly captions: string[] = [];
  linkLines = 0;
  longestRun = 0;
  length = 0;
  private linksSince = 0;
  private run = 0;
  private readonly seen = new Set<string>();

  passLink(): void {
    if (this.paragraphs.length > 0) this.linksSince++;
  }

  add(text: string): void {
    if (text === '' || (text.length >= REPEATABLE && HAN.test(text) && this.seen.has(text))) return;
    this.seen.add(text);
    this.paragraphs.push(text);
    this.length += text.length;
    this.run = this.linksSince > 0 ? text.length : this.run + text.length;
    this.longestRun = Math.max(this.longestRun, this.run);
    this.linkLines += this.linksSince;
    this.linksSince = 0;
  }
}

/**
 * The article's paragraphs in order, with what only stands between them left out: lists of links, editorial lines,
 * captions, tables of figures, lines that come twice.
 * @param good text below each element, as `chooseContainer` counts it
 * @param isTitle whether a line repeats the title, which is no paragraph
 */
export function collectParagraphs(
  tree: PageTree,
  container: number,
  outside: Uint8Array,
  good: Float64Array,
  isTitle: (line: string) => boolean,
): Paragraphs {
  const places = placesOf(tree, container);
  const tabular = tree.blocks.filter((block) => places.get(block.holder) === 'table');
  const tables = new TablesWithin(tree, container, tabular);
  const core = coreOf(tree, container, good);
  const list = new ParagraphList();
  for (const [at, block] of tree.blocks.entries()) {
    const place = places.get(block.holder);
    if (place === undefined || outside[block.holder] === 1) continue;
    if (place === 'caption' || isCaptionLine(tree.blocks, at, block.text)) {
      list.captions.push(block.text);
      continue;
    }
    if (place === 'table' && tables.isFigure(block)) {
      tables.add(block);
      continue;
    }
    const count = list.paragraphs.length;
    if (count < 2 && isTitle(block.text)) continue;
    if (isMostlyLink(block)) list.passLink();
    if (isNextStoriesLine(block.text) && list.length > (good[container] ?? 0) * 0.5) break;
    if (!isText(block, count > 0)) continue;
    if (isWithin(tree, block.holder, core) || SENTENCE_END.test(block.text)) {
      list.add(withoutTrailingNote(block.text));
    }
  }
  const { paragraphs, captions, linkLines, longestRun } = list;
  return { paragraphs, captions, tables: tables.taken(), linkLines, longestRun };
}
