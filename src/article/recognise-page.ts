import type { CheerioAPI } from 'cheerio/slim';
import type { ArticleOutcome } from './article.ts';
import type { Paragraphs } from './collect-paragraphs.ts';
import { elementsNamed } from './elements-named.ts';
import type { PageClaims } from './page-claims.ts';
import type { PageTree } from './page-tree.ts';

type Reason = Extract<ArticleOutcome, { kind: 'not-an-article' }>['reason'];

/** What is known of a page when its text has been looked for. */
export interface ReadPage {
  readonly $: CheerioAPI;
  readonly tree: PageTree;
  readonly claims: PageClaims;
  readonly title: string | null;
  readonly paragraphs: readonly string[];
  readonly lists: Pick<Paragraphs, 'linkLines' | 'longestRun'> & { readonly isListed: boolean };
  readonly url: string | null;
}

/** Below this many characters a page's own words decide what it is. */
const SHORT = 200;
/** A notice (not found, log in, open the app) is no longer than this; a story may well mention one. */
const NOTICE = 80;
/** No list tells more of one story. */
const LONGEST_SUMMARY = 350;
/** A story of one sentence has more. */
const LEAST = 20;

const NOT_FOUND =
  /(?:页面|頁面|网页|網頁|文章|内容|內容|新闻|新聞|链接|資料|信息|该页|此页)[^。，]{0,12}(?:不存在|已删除|已刪除|被删除|被刪除|找不到|没有找到|已失效|已下线|已下架|无法访问|無法顯示|已过期|走丢|消失)|(?:抱歉|对不起|對不起|很遗憾)[^。]{0,12}(?:不存在|找不到|没有找到|已删除|無法|无法|访问|删除)|(?:^|\D)404(?:\D|$)|Not Found|该内容已被发布者删除|此内容因违规无法查看/i;
const LOGIN =
  /(?:请|請|需要|需|您尚未|立即)[^。]{0,8}(?:登录|登錄|登入)(?:后|後)?|登录[/／]注册|登[录錄入]后(?:可|即可|才能|查看|阅读|閱讀)|(?:^|\n)(?:用户|用戶|会员|會員|账号|帳號)?登[录錄入](?:\n|$)|账号登录|扫码登录|短信登录|验证码登录|付费(?:后|阅读)|订阅后(?:阅读|查看)|會員(?:專屬|限定)/;
const APP_WALL =
  /(?:打开|下载|下載|前往|请在|請在)[^。]{0,10}(?:APP|客户端|App|应用内|微信)[^。]{0,10}(?:查看|阅读|閱讀|观看|打开|继续|体验|浏览)?/i;
const CHALLENGE =
  /(?:安全验证|人机验证|滑动验证|请完成验证|访问过于频繁|Just a moment|Checking your browser|环境异常)/i;

function visibleText(tree: PageTree): string {
  const parts: string[] = [];
  let length = 0;
  for (const block of tree.blocks) {
    // Titles of other stories, which may speak of anything.
    if (block.linkChars > block.text.length * 0.5) continue;
    parts.push(block.text);
    length += block.text.length;
    if (length > 1500) break;
  }
  return parts.join('\n');
}

function hasVideo(page: ReadPage): boolean {
  const type = page.claims.meta.get('og:type') ?? '';
  return (
    /^video/.test(type) ||
    page.claims.types.has('VideoObject') ||
    elementsNamed(page.$, 'video').length > 0 ||
    page.tree.elements.some(({ attribs }) =>
      /video-?player/i.test(`${attribs.id ?? ''} ${attribs.class ?? ''}`),
    )
  );
}

/** Share of the page's text that stands in links. */
function linkShare(tree: PageTree): { links: number; share: number } {
  let links = 0;
  let linked = 0;
  let all = 0;
  for (const block of tree.blocks) {
    if (block.linkChars > 0) links++;
    linked += block.linkChars;
    all += block.text.length;
  }
  return { links, share: all === 0 ? 0 : linked / all };
}

/** Letters and digits of a text, addresses left out; counted up to what any rule asks for. */
function lettersOf(paragraphs: readonly string[]): number {
  let count = 0;
  for (const paragraph of paragraphs) {
    const words = paragraph.slice(0, 2000).replace(/https?:\/\/\S+/g, '');
    count += words.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (count > 5000) break;
  }
  return count;
}

/** Why a page holds no article, or null when it does. */
export function reasonForNone(page: ReadPage): Reason | null {
  if (page.tree.elements.length <= 1) return page.tree.blocks.length === 0 ? 'empty' : 'no-html';
  const length = lettersOf(page.paragraphs);
  if (length >= SHORT) return isIndex(page, length) ? 'index' : null;
  const own = length < NOTICE ? visibleText(page.tree) : '';
  const text = `${page.title ?? ''}\n${own}`;
  if (NOT_FOUND.test(text)) return 'not-found-text';
  if (CHALLENGE.test(text)) return 'login';
  if (length < LEAST * 3 && APP_WALL.test(text)) return 'app-wall';
  if (length < LEAST * 3 && LOGIN.test(text)) return 'login';
  if (length < 80 && hasVideo(page)) return 'video';
  if (isIndex(page, length)) return 'index';
  return length < LEAST ? 'empty' : null;
}

/** A list of links to articles, with little text of its own. */
function isIndex(page: ReadPage, length: number): boolean {
  const isFront = page.url !== null && new URL(page.url).pathname.replace(/\/(?:index\.\w+)?$/, '') === '';
  const { links, share } = linkShare(page.tree);
  if (page.lists.isListed || (isFront && links > 20)) return true;
  const whole = page.paragraphs.filter((one) => one.length >= LEAST && /[。！？”」]$/.test(one));
  const { linkLines, longestRun } = page.lists;
  const isList = linkLines >= 8 && linkLines >= page.paragraphs.length * 0.8 && longestRun < LONGEST_SUMMARY;
  if (isList && length / page.paragraphs.length < 120) return true;
  return links > 30 && share > 0.6 && length < SHORT * 2 && whole.length === 0;
}
