import { createServer, type Server } from 'node:http';
import { listenOnLoopback } from './listen.ts';

const MAKERS = [
  ['云岭科技', '云岭大模型'],
  ['青湖智能', '青海湖大模型'],
  ['太行实验室', '太行大模型'],
] as const;

/** Sentences that pages differ by. */
const ASIDES = [
  '会场外排起了长队，不少观众天没亮就到了。',
  '当地气象部门预计周末有小雨，主办方备好了雨衣。',
  '一位退休教师说，他更关心孩子们怎样用好这些工具。',
  '展台旁的咖啡机一上午就用掉了四十斤豆子。',
  '工程师们在后台连夜更换了两台散热器。',
  '志愿者把问卷分成红蓝两种，方便现场统计。',
  '合唱团在开场前唱了一首老歌，台下跟着打拍子。',
  '附近的面馆临时加了座位，老板笑称赶上了好日子。',
  '有投资人当场表示看不懂图表，引来一阵笑声。',
  '图书馆同日开放夜场，讲座名额很快报满。',
  '快递小哥把奖杯送错了楼层，耽误了半小时。',
  '摄影师蹲在过道里，想拍下按下按钮的那一刻。',
  '隔壁厅正在举行围棋比赛，双方下到了深夜。',
  '一辆无人小车给来宾送水，走到台阶前停了下来。',
  '学生记者写满了三本笔记，说回去要办一期专刊。',
  '主持人念错了名字，赶紧道歉并重新介绍了一遍。',
  '窗外的江面上，渡轮按时靠岸，汽笛声传得很远。',
  '保洁阿姨捡到一块工牌，交给了服务台。',
  '厨师长准备了两百份盒饭，素食单独放在一边。',
  '散场以后，大家沿着河堤慢慢走回地铁站。',
] as const;

/** Six of the sentences, other ones for each number. */
function asidesOf(number: number): string {
  let state = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  const left: string[] = [...ASIDES];
  const chosen = Array.from({ length: 6 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return left.splice(Math.floor((state / 2 ** 32) * left.length), 1)[0] ?? '';
  });
  return chosen.map((one) => `<p>${one}</p>`).join('\n');
}

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
${asidesOf(told)}
</article></body></html>`;
}

function feedOf(origin: string, numbers: readonly number[], titles: ReadonlyMap<number, string>): string {
  const items = numbers.map(
    (at) =>
      `<item><title>${titles.get(at) ?? `消息 ${at}`}</title><link>${origin}/news/${at}.html</link></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>小站</title>${items.join('')}</channel></rss>`;
}

export interface SmallSite {
  readonly origin: string;
  /** Pages served otherwise than they are: by number, the HTML, or null for gone. */
  readonly instead: Map<number, string | null>;
  /** Pages beside the numbered ones: by path, the HTML. */
  readonly beside: Map<string, string>;
  /** Titles announced otherwise, by number. */
  readonly titles: Map<number, string>;
  /** Requests for each page so far. */
  readonly asked: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/**
 * A feed of `count` pages on loopback, numbered on from `first`; numbers that are multiples of 11 (but 0) are gone.
 * On a free port unless one is named.
 */
export async function serveSmallSite(count: number, first = 0, port = 0): Promise<SmallSite> {
  const numbers = Array.from({ length: count }, (_, at) => first + at);
  const asked = new Map<string, number>();
  const instead = new Map<number, string | null>();
  const titles = new Map<number, string>();
  const beside = new Map<string, string>();
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const number = Number(/^\/news\/(\d+)\.html$/.exec(path)?.[1] ?? Number.NaN);
    const other = beside.get(path);
    if (other !== undefined) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(other);
    } else if (path === '/feed.xml') {
      response.setHeader('content-type', 'application/rss+xml');
      response.end(feedOf(`http://${request.headers.host ?? ''}`, numbers, titles));
    } else if (
      number >= first &&
      number < first + count &&
      (number === 0 || number % 11 !== 0) &&
      instead.get(number) !== null
    ) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(instead.get(number) ?? pageOf(number));
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
  const origin = await listenOnLoopback(server, port);
  return {
    origin,
    asked,
    instead,
    beside,
    titles,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
