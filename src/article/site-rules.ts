/**
 * Where a site keeps its article, for sites of which a page was seen. A rule only names places; what stands in them is
 * cleaned and dated as everywhere, and where a place is missing the general extractor reads on.
 */
export interface SiteRule {
  /** Lower-case name, given as `foundBy`. */
  readonly id: string;
  /** Host names; a name also covers the hosts below it. */
  readonly hosts: readonly string[];
  /** CSS selectors of the element with the text, the first that is there counts. */
  readonly body: readonly string[];
  readonly title?: string;
  /** Element with the publication time, or a field of the page's scripts (`{ state: 'ct' }`). */
  readonly published?: string | { readonly state: string };
  readonly author?: string;
  readonly source?: string;
  /** Elements within the text that are none of it. */
  readonly drop?: string;
}

/** Alphabetical by id. */
export const SITE_RULES: readonly SiteRule[] = [
  {
    id: '163',
    hosts: ['163.com'],
    body: ['#endText', '.post_body', '#content'],
    source: '#ne_article_source, .post_info a',
    drop: '.ep-source, .gg200x300, .post_statement, .video-wrapper',
  },
  {
    id: 'baijiahao',
    hosts: ['baijiahao.baidu.com', 'mbd.baidu.com'],
    body: ['.article-content', '[data-testid="article"]'],
    author: '.author-name, [data-testid="author-name"]',
  },
  {
    id: 'banyuetan',
    hosts: ['banyuetan.org'],
    body: ['#detail_content'],
  },
  {
    id: 'caixin',
    hosts: ['caixin.com'],
    body: ['#Main_Content_Val'],
    published: '#pubtime_baidu',
    source: '#source_baidu',
    author: '#author_baidu',
  },
  {
    id: 'guancha',
    hosts: ['guancha.cn'],
    body: ['.all-txt'],
  },
  {
    id: 'hexun',
    hosts: ['hexun.com'],
    body: ['.art_contextBox', '.art_context'],
  },
  {
    id: 'huanqiu',
    hosts: ['huanqiu.com'],
    body: ['.a-con', '.l-con article', '#article'],
    published: '.a-info .time',
  },
  {
    id: 'ifeng',
    hosts: ['ifeng.com'],
    body: ['#main_content', '[class^="main_content-"]', '[class*="index_text_"]'],
    source: '[class^="source-"]',
  },
  {
    id: 'ltn',
    hosts: ['ltn.com.tw'],
    body: ['[itemprop="articleBody"] .text', '.whitecon .text', '.text'],
    drop: '.appE1121, .related, .photo_ad',
  },
  {
    id: 'mydrivers',
    hosts: ['mydrivers.com'],
    body: ['.news_info'],
  },
  {
    id: 'people',
    hosts: ['people.com.cn', 'people.cn'],
    body: ['#rwb_zw', '.rm_txt_con', '.show_text', '.box_con'],
    drop: '.edit, .box_pic, .rm_download',
  },
  {
    id: 'qdaily',
    hosts: ['qdaily.com'],
    body: ['.article-detail-bd .detail'],
  },
  {
    id: 'qq',
    hosts: ['qq.com'],
    body: ['#Cnt-Main-Article-QQ', '.content-article', '.rich_media_content', '#article-content'],
    author: '.author .name, a.author',
    drop: '.rv-root-v2, #Status, #videokg',
  },
  {
    id: 'sina',
    hosts: ['sina.com.cn', 'sina.cn'],
    body: ['#artibody', '#article', '.article.clearfix', '#article_content'],
    published: '.date-source .date, #pub_date, .time-source, #top_bar .date',
    source: '.date-source .source',
    drop: '.show_author, .article-editor, #wx-tg-cont, .wap_special',
  },
  {
    id: 'sina-taiwan',
    hosts: ['sina.com.tw'],
    body: ['#article_content .pcont'],
  },
  {
    id: 'sohu',
    hosts: ['sohu.com'],
    body: ['#mp-editor', 'article.article'],
    published: '#news-time',
    drop: '#backsohucom, .backword, [data-role="original-title"], [data-role="editor-name"]',
  },
  {
    id: 'stcn',
    hosts: ['stcn.com'],
    body: ['#ctrlfscont', '.detail-content'],
  },
  {
    id: 'thepaper',
    hosts: ['thepaper.cn'],
    body: ['.news_txt', '[class^="index_cententWrap"]'],
    drop: '.ctread_bg',
  },
  {
    id: 'toutiao',
    hosts: ['toutiao.com'],
    body: ['article', '.article-content .syl-article-base', '.article-content'],
  },
  {
    id: 'udn',
    hosts: ['udn.com'],
    body: ['#article_body', '.article-content__editor', '#story_body_content'],
    drop: '.photo_center figcaption, .article_share_m',
  },
  {
    id: 'upmedia',
    hosts: ['upmedia.mg'],
    body: ['.editor'],
  },
  {
    id: 'wechat',
    hosts: ['mp.weixin.qq.com'],
    body: ['#js_content'],
    published: { state: 'ct' },
    source: '#js_name',
    author: '#js_author_name',
  },
  {
    id: 'xinhuanet',
    hosts: ['xinhuanet.com', 'news.cn'],
    body: ['#p-detail', '#detail', '#detailContent'],
  },
];

/** The rule of the most specific host; null where the general extractor has to do. */
export function siteRuleFor(url: string | null, rules: readonly SiteRule[] = SITE_RULES): SiteRule | null {
  if (!url || !URL.canParse(url)) return null;
  const host = new URL(url).hostname;
  let best: SiteRule | null = null;
  let length = 0;
  for (const rule of rules) {
    for (const own of rule.hosts) {
      if ((host === own || host.endsWith(`.${own}`)) && own.length > length) {
        best = rule;
        length = own.length;
      }
    }
  }
  return best;
}
