/** What the tests of page layouts share: a text of our own, and what stands round an article. */

export const TITLE = '北岸市发布首个中文大模型评测标准';
export const TITLE_HANT = '北岸市發布首個中文大模型評測標準';
export const HANS = [
  '北岸市经信局7日发布首个中文大模型评测标准，覆盖语言理解、推理和安全三个方面。',
  '标准由十二家企业和三所高校共同起草，评测题库每季度更新一次，题目不对外公开。',
  '起草组负责人林远说：“过去各家自己出题自己打分，用户很难比较，现在总算有了一把公共的尺子。”',
  '首批参评的九个模型中，有四个在推理部分得分低于六十分，起草组建议企业先补数据再补算力。',
  '根据计划，年底前还将推出面向医疗和教育的两个专项评测，参评免费，结果按月公布。',
] as const;
export const HANT = [
  '北岸市經發局7日發布首個中文大模型評測標準，涵蓋語言理解、推理與安全三個面向。',
  '標準由十二家企業與三所大學共同起草，評測題庫每季更新一次，題目不對外公開。',
  '起草小組負責人林遠表示，過去各家自己出題自己打分，使用者很難比較，現在總算有了一把公共的尺。',
  '首批參評的九個模型中，有四個在推理部分得分低於六十分，小組建議企業先補資料再補算力。',
] as const;

export const paragraphs = (lines: readonly string[] = HANS, attributes = ''): string =>
  lines.map((line) => `<p${attributes}>${line}</p>`).join('\n');

/** As many links to other stories. */
export const links = (count: number, folder = '/a/'): string =>
  Array.from(
    { length: count },
    (_, at) => `<li><a href="${folder}${at}.html">第${at}条别的新闻标题写在这里引人点击</a></li>`,
  ).join('');

export const NAV = `<div class="nav"><ul>${['首页', '新闻', '财经', '科技', '汽车', '房产', '视频'].map((name) => `<li><a href="/${name}">${name}</a></li>`).join('')}</ul></div>`;
export const FOOT =
  '<div class="footer"><p>关于我们 | 联系我们 | 广告服务</p><p>Copyright © 2024 示例网 版权所有 京ICP备00000000号</p></div>';

/** A page and what is to be read from it; without `title` and `text` it is `TITLE` and `HANS`. */
export interface Layout {
  readonly name: string;
  readonly html: string;
  readonly url?: string;
  readonly want: {
    readonly title?: string;
    /** As far as it must agree. */
    readonly date?: string;
    readonly author?: string | null;
    readonly source?: string | null;
    readonly text?: readonly string[];
  };
}

/** What a layout's article is compared with. */
export function expectedOf({ want }: Layout): Readonly<Record<string, unknown>> {
  const { title = TITLE, text = HANS, author, source } = want;
  return {
    title,
    text: text.join('\n'),
    ...(author === undefined ? {} : { author }),
    ...(source === undefined ? {} : { source }),
  };
}
