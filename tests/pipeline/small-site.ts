import { createServer, type Server } from 'node:http';
import { listenOnLoopback } from './listen.ts';

const MAKERS = [
  ['云岭科技', '云岭大模型'],
  ['青湖智能', '青海湖大模型'],
  ['太行实验室', '太行大模型'],
] as const;

/** A page of the small site: some happenings are told by several pages, every fifth page is a reprint of another. */
export function pageOf(number: number): string {
  const told = number % 5 === 4 ? number - 1 : number;
  const [maker, model] = MAKERS[told % 3] ?? MAKERS[0];
  const day = 1 + (Math.floor(told / 6) % 27);
  const title = `${maker}发布${model}第${told}号消息`;
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title>
<meta property="article:published_time" content="2024-03-${String(day).padStart(2, '0')}T0${number % 9}:00:00+08:00"></head>
<body><article><h1>${title}</h1>
<p>${day}日，${maker}正式发布${model}，并向所有开发者开放测试，这是今年以来第${told}次改版。</p>
<p>${maker}宣布完成${told + 1}亿元A轮融资，将用于${model}的训练。公司总部位于杭州，研发团队约有${told + 20}人。</p>
<p>负责人在活动现场介绍，编号${told * 7919}的评测任务已经全部做完，结果会在下个月公布，欢迎外界检验。</p>
</article></body></html>`;
}

function feedOf(origin: string, count: number): string {
  const items = Array.from(
    { length: count },
    (_, at) => `<item><title>消息 ${at}</title><link>${origin}/news/${at}.html</link></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>小站</title>${items.join('')}</channel></rss>`;
}

export interface SmallSite {
  readonly origin: string;
  /** Requests for each page so far. */
  readonly asked: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** A feed of `count` pages on loopback; page numbers that are multiples of 11 (but 0) are gone. */
export async function serveSmallSite(count: number): Promise<SmallSite> {
  const asked = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const number = Number(/^\/news\/(\d+)\.html$/.exec(path)?.[1] ?? Number.NaN);
    if (path === '/feed.xml') {
      response.setHeader('content-type', 'application/rss+xml');
      response.end(feedOf(`http://${request.headers.host ?? ''}`, count));
    } else if (number >= 0 && number < count && (number === 0 || number % 11 !== 0)) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(pageOf(number));
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
  const origin = await listenOnLoopback(server);
  return {
    origin,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
