import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/article/extract-article.ts';

const links = (n: number): string =>
  Array.from(
    { length: n },
    (_, i) =>
      `<li><a href="/a/${i}.html">第${i}条新闻标题，某地某人做了某件事引发热议</a><span>07-0${(i % 9) + 1}</span></li>`,
  ).join('');
const foot =
  '<div class="footer"><a href="/about">关于我们</a> <a href="/c">联系我们</a> 版权所有 京ICP备00000000号</div>';
const cards = (n: number): string =>
  Array.from(
    { length: n },
    (_, i) =>
      `<div class="card"><a href="/p/${i}"><h3>第${i}家公司完成新一轮融资，将用于模型研发</h3></a><p class="sum">这家公司成立于2020年，主要面向制造业提供质检模型，本轮融资由一家产业基金领投，资金将用于扩充团队。</p><span class="time">${i}小时前</span></div>`,
  ).join('');
const pieces = (name: string): string =>
  Array.from(
    { length: 15 },
    (_, at) =>
      `<${name} class="card"><h2><a href="/p/${at}">别的新闻标题第${at}条写在这里</a></h2><p>这是第${at}条新闻的一句摘要，写明了时间地点人物和一点背景。</p></${name}>`,
  ).join('');
const pages: Readonly<Record<string, readonly [url: string, html: string, reason: string]>> = {
  index1: [
    'https://x.example.cn/tech/',
    `<html><head><title>科技频道_示例网</title></head><body><h1>科技</h1><ul>${links(60)}</ul>${foot}</body></html>`,
    'index',
  ],
  index2: [
    'https://x.example.cn/channel/ai',
    `<html><head><title>AI频道 - 示例网</title></head><body><div class="list">${cards(20)}</div>${foot}</body></html>`,
    'index',
  ],
  index3: [
    'https://x.example.cn/',
    `<html><head><title>示例网</title></head><body><div class="list">${cards(5)}</div><ul>${links(40)}</ul>${foot}</body></html>`,
    'index',
  ],
  flash: [
    'https://x.example.cn/newsflashes',
    `<html><head><title>快讯_示例网</title></head><body><div class="list">${Array.from({ length: 20 }, (_, i) => `<div class="flash"><a href="/f/${i}">第${i}家公司公告</a><div class="d">示例网讯，第${i}家公司公告称，已与合作方签署智算中心项目协议，总投资${i + 3}亿元，建设期两年。</div></div>`).join('')}</div>${foot}</body></html>`,
    'index',
  ],
  search: [
    'https://x.example.cn/search?q=AI',
    `<html><head><title>AI的搜索结果</title></head><body><p>为您找到相关结果约1000个</p><div>${cards(10)}</div>${foot}</body></html>`,
    'index',
  ],
  wx: [
    'https://mp.weixin.qq.com/s/x',
    `<html><head><title></title></head><body><div class="weui-msg"><h2>环境异常</h2><p>当前环境异常，完成验证后即可继续访问。</p><a>去验证</a></div></body></html>`,
    'login',
  ],
  wxdel: [
    'https://mp.weixin.qq.com/s/x',
    `<html><head><title></title></head><body><div class="weui-msg"><p>该内容已被发布者删除</p></div></body></html>`,
    'not-found-text',
  ],
  wxvio: [
    'https://mp.weixin.qq.com/s/x',
    `<html><body><div>此内容因违规无法查看</div><div>由用户投诉并经平台审核，涉嫌违反相关法律法规和政策，查看对应规则</div></body></html>`,
    'not-found-text',
  ],
  nf: [
    'https://x.example.cn/a/1.html',
    `<html><head><title>404-示例网</title></head><body>${`<ul>${links(20)}</ul>`}<div class="err"><p>您要查看的页面已删除或不存在</p><p>5秒后自动返回首页</p></div>${foot}</body></html>`,
    'not-found-text',
  ],
  nf2: [
    'https://x.example.cn/a/1.html',
    `<html><head><title>出错啦！</title></head><body><h1>对不起，您访问的文章不存在</h1><p>可能是网址有误，或者文章已被作者删除，您可以返回首页或使用搜索。</p>${foot}</body></html>`,
    'not-found-text',
  ],
  nf3: [
    'https://x.example.tw/a/1',
    `<html><head><title>找不到網頁</title></head><body><h1>很抱歉，您要找的頁面不存在</h1><p>本則新聞可能已經下架或移除。</p></body></html>`,
    'not-found-text',
  ],
  login: [
    'https://x.example.cn/a/1.html',
    `<html><head><title>用户登录</title></head><body><form><input><input type=password></form><p>登录后可阅读全文，还没有账号？立即注册</p>${foot}</body></html>`,
    'login',
  ],
  paywall: [
    'https://x.example.cn/a/1.html',
    `<html><head><title>某公司的AI野心</title></head><body><h1>某公司的AI野心</h1><p>本文为付费内容，订阅后阅读全文</p>${foot}</body></html>`,
    'login',
  ],
  app: [
    'https://x.example.cn/a/1.html',
    `<html><head><title>某公司发布新模型</title></head><body><h1>某公司发布新模型</h1><p>请在示例新闻APP内打开</p><a href="app://x">立即打开</a></body></html>`,
    'app-wall',
  ],
  app2: [
    'https://x.example.cn/a/1.html',
    `<html><head><title>示例</title></head><body><div>下载示例客户端，查看完整内容</div><div>扫码下载</div></body></html>`,
    'app-wall',
  ],
  video: [
    'https://v.example.cn/v/1.html',
    `<html><head><title>机器人跳舞_示例视频</title><meta property="og:type" content="video"></head><body><h1>机器人跳舞</h1><div id="player"></div><p>播放 1.2万次</p><ul>${links(10)}</ul></body></html>`,
    'video',
  ],
  video2: [
    'https://v.example.cn/v/1.html',
    `<html><head><title>机器人跳舞</title></head><body><video src=x></video><h1>机器人跳舞</h1><p>发布时间：2023-07-07</p><p>简介：在杭州的一场活动上，十二台机器人表演了舞蹈。</p></body></html>`,
    'video',
  ],
  js: [
    'https://x.example.cn/a/1.html',
    `<html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>`,
    'login',
  ],
  spa: [
    'https://x.example.cn/a/1.html',
    `<html><head><title>示例</title></head><body><div id="app"></div><script src="a.js"></script></body></html>`,
    'empty',
  ],
  cards: [
    'https://x.example.cn/ai/',
    `<html><head><title>人工智能频道 - 示例网</title></head><body><h1>人工智能</h1>${pieces('article')}<a href="?page=2">下一页</a>${foot}</body></html>`,
    'index',
  ],
  topic: [
    'https://x.example.cn/topic/2023/',
    `<html><head><title>2023北岸人工智能大会专题报道 - 示例网</title></head><body><h1>2023北岸人工智能大会专题报道</h1><p>2023北岸人工智能大会于7月6日至8日举行，主题为智联世界，本专题汇集全部报道。</p>${pieces('div')}${foot}</body></html>`,
    'index',
  ],
  gallery: [
    'https://x.example.cn/a/1.html',
    `<html><head><title>组图：夜色中的港口</title></head><body><h1>组图：夜色中的港口</h1><img src=1><img src=2><p>1/12</p><ul>${links(10)}</ul></body></html>`,
    'empty',
  ],
};

describe('pages that hold no article', () => {
  it.each(Object.entries(pages))('%s', (_, [url, html, reason]) => {
    expect(extractArticle(html, { url })).toEqual({ kind: 'not-an-article', reason });
  });
});
