/**
 * Sites that show one article at several addresses, and the one that stands for all. `from` is matched against host and
 * path without scheme and query (`m.thepaper.cn/newsDetail_forward_1`); `to` may use its groups. Alphabetical by site.
 */
export interface TwinAddress {
  readonly from: RegExp;
  readonly to: string;
}

export const TWIN_ADDRESSES: readonly TwinAddress[] = [
  // 163: one 16-letter id under many paths and hosts
  {
    from: /^(?:www|m|3g|c\.m|c|news|tech|money|dy)\.163\.com\/(?:[\w/-]{0,60}\/)?([A-Z0-9]{8}[A-Z0-9]{8})\.html$/,
    to: 'www.163.com/dy/article/$1.html',
  },
  { from: /^(?:www\.|m\.)?36kr\.com\/(?:p|newsflashes)\/(?:m\/)?(\d+)(?:\.html)?$/, to: '36kr.com/p/$1' },
  { from: /^(?:www\.)?bilibili\.com\/read\/mobile\/(\d+)$/, to: 'www.bilibili.com/read/cv$1' },
  {
    from: /^(?:www\.|m\.)?cnbeta\.com(?:\.tw)?\/(?:articles|view)\/(?:\w+\/)?(\d+)\.htm$/,
    to: 'www.cnbeta.com.tw/articles/$1.htm',
  },
  { from: /^(?:m|www)\.ettoday\.net\/news\/(\d+)\/(\d+)(?:\.htm)?$/, to: 'www.ettoday.net/news/$1/$2.htm' },
  { from: /^(?:\w+\.)?huanqiu\.com\/article\/(\w+)$/, to: 'www.huanqiu.com/article/$1' },
  {
    from: /^(?:www|m)\.huxiu\.com\/(?:article|article\/m)\/(\d+)(?:\.html)?$/,
    to: 'www.huxiu.com/article/$1.html',
  },
  { from: /^(?:i|news|tech|finance|ent|3g)\.ifeng\.com\/c\/(\w{11})$/, to: 'news.ifeng.com/c/$1' },
  { from: /^(?:m|www)\.ithome\.com\/html\/(\d{1,3})(\d{3})\.htm$/, to: 'www.ithome.com/0/$1/$2.htm' },
  { from: /^(?:m|www|amp)\.ltn\.com\.tw\/(news\/.+)$/, to: 'news.ltn.com.tw/$1' },
  {
    from: /^(?:xw|new|view\.inews|news)\.qq\.com\/(?:omn\/\d{8}|omn|rain\/a|a|cmsid|k)\/(?:\w{3,5}\/)?(\d{8}[A-Z]\w{5,7})(?:\.html)?$/,
    to: 'news.qq.com/rain/a/$1',
  },
  { from: /^(?:m|www|3g\.k)\.sohu\.com\/a\/(\d+_\d+)(?:\/[\w-]+)?$/, to: 'www.sohu.com/a/$1' },
  {
    from: /^(?:m|www)\.thepaper\.cn\/(?:newsDetail_forward_|detail\/|baijiahao_|kuaibao_detail\.jsp\?contid=)(\d+)$/,
    to: 'www.thepaper.cn/newsDetail_forward_$1',
  },
  {
    from: /^(?:m|www)\.toutiao\.com\/(?:article\/|group\/|i|a)(\d{15,20})$/,
    to: 'www.toutiao.com/article/$1',
  },
  { from: /^(?:[\w-]+\.)?udn\.com\/news\/(?:amp\/)?story\/(\d+)\/(\d+)$/, to: 'udn.com/news/story/$1/$2' },
];

/** Hosts whose desktop form has no `www.`. */
export const BARE_HOSTS: ReadonlySet<string> = new Set(['36kr.com', 'udn.com', 'zhihu.com', 'readhub.cn']);
