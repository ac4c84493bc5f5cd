import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Loopback, serve } from '../adapters/fetch/http-loopback.ts';
import { command } from './command-in-process.ts';

const titles = Array.from({ length: 8 }, (_, at) => `第${at + 1}家公司公布大模型的价格和名额`);
const feed = (origin: string): string =>
  `<rss version="2.0"><channel><title>山水样例</title>${titles
    .map((title, at) => `<item><title>${title}</title><link>${origin}/2026/11/${at}.html</link></item>`)
    .join('')}</channel></rss>`;
const list = `<html lang="zh-TW"><body><ul class="news">${titles
  .map(
    (title, at) =>
      `<li><a href="/2026/11/${at}.html">${title}</a><span class="date">2026-11-1${at}</span></li>`,
  )
  .join('')}</ul></body></html>`;
const article = `<html><head><title>一家公司公布价格 - 山水样例</title></head><body><h1>一家公司公布价格</h1><div class="content">${'<p>公司周一公布了大模型的价格，企业用户下月起按用量付费，个人用户仍然免费。</p>'.repeat(6)}</div></body></html>`;

/** A site with a feed, a site with only a list, and a site with nothing. */
const pages: Record<string, (origin: string) => string> = {
  '/with-feed/': () => `<head><link rel="alternate" type="application/rss+xml" href="/with-feed/rss"></head>`,
  '/with-feed/rss': feed,
  '/list/': () => list,
  '/nothing/': () => '<p>敬请期待</p>',
  '/2026/11/0.html': () => article,
};

let site: Loopback;
let folder: string;
let host: string;

beforeAll(async () => {
  site = await serve((request, response) => {
    const page = pages[request.url ?? ''];
    if (page === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(site.origin));
  });
  host = `127.0.0.1:${site.port}`;
});
afterAll(() => site.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shanshui-sources-'));
});
afterEach(() => rm(folder, { recursive: true }));

const sources = (...args: string[]) => command('sources', ...args, '--sources', folder);
const data = (): string[] => ['--data', join(folder, 'data')];

describe('sources add', () => {
  it('finds the feed of a site, writes the file, and test reads it', async () => {
    const added = await sources(
      'add',
      `${site.origin}/with-feed/`,
      '--id',
      'example',
      '--allow-private',
      host,
    );
    expect(added).toMatchObject({ code: 0 });
    expect(added.stdout).toContain('8 items (rss)');
    const file = await readFile(join(folder, 'example.yaml'), 'utf8');
    expect(file).toContain(`url: ${site.origin}/with-feed/rss`);
    expect(file).toContain('name: 山水样例');
    expect(await sources('check')).toMatchObject({
      code: 0,
      stdout: '1 sources are all right, 1 of them enabled.\n',
    });

    const tested = await sources('test', 'example', '--pages', '1', '--format', 'ndjson');
    expect(tested.code).toBe(0);
    const rows = tested.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(9);
    expect(rows[0]).toMatchObject({ read: true, title: titles[0], url: `${site.origin}/2026/11/0.html` });
    expect(rows[8]).toMatchObject({ outcome: 'read', title: '一家公司公布价格' });

    const again = await sources(
      'add',
      `${site.origin}/with-feed/`,
      '--id',
      'example',
      '--allow-private',
      host,
    );
    expect(again).toMatchObject({ code: 1 });
    expect(again.stderr).toContain('is there already');
  });

  it('proposes selectors for a list page, and leaves a skeleton for its fixture', async () => {
    const args = ['add', `${site.origin}/list/`, '--id', 'listed', '--name', '列表', '--fixtures', folder];
    const added = await sources(...args, '--allow-private', host);
    expect(added).toMatchObject({ code: 0 });
    const file = await readFile(join(folder, 'listed.yaml'), 'utf8');
    expect(file).toContain('kind: index');
    expect(file).toContain('entry: ul.news > li');
    expect(file).toContain('script: tw');
    const skeleton = await readFile(join(folder, 'listed.html'), 'utf8');
    expect(skeleton).toContain('/2026/11/0.html');
    expect(skeleton).not.toContain('公司');
    expect((await sources('test', 'listed')).code).toBe(0);
  });

  it('says what it tried when there is nothing, and writes nothing', async () => {
    const added = await sources('add', `${site.origin}/nothing/`, '--allow-private', host);
    expect(added).toMatchObject({ code: 1 });
    expect(added.stdout).toContain('/sitemap');
    expect(added.stderr).toContain('no feed, no sitemap and no list of articles was found');
    expect(await readdir(folder)).toEqual([]);
  });

  it('does not ask private hosts unless it is told to', async () => {
    const added = await sources('add', `${site.origin}/with-feed/`);
    expect(added).toMatchObject({ code: 1 });
    expect(added.stdout).toContain('blocked by address');
  });

  it('writes nothing with --dry-run, and refuses what is no address', async () => {
    const args = ['add', `${site.origin}/with-feed/`, '--dry-run', '--allow-private', host];
    expect(await sources(...args)).toMatchObject({ code: 0 });
    expect(await readdir(folder)).toEqual([]);
    expect(await sources('add', 'ftp://a.cn/')).toMatchObject({ code: 2 });
  });
});

describe('sources', () => {
  beforeEach(async () => {
    await writeFile(
      join(folder, 'example.yaml'),
      `id: example\nname: 样例\nkind: feed\nurl: ${site.origin}/with-feed/rss\nallowedPrivateHosts: ['${host}']\npoliteness: { minimumGapMs: 0, obeyRobots: false }\n`,
    );
  });

  it('are listed without a store, and none is made', async () => {
    const listed = await sources('list', '--format', 'json', ...data());
    expect(JSON.parse(listed.stdout)).toMatchObject([{ id: 'example', kind: 'feed', health: 'unknown' }]);
    expect(await readdir(folder)).toEqual(['example.yaml']);
  });

  it('that are wrong are told with line and remedy', async () => {
    await writeFile(join(folder, 'bad.yaml'), 'id: bad\nname: 坏\nkind: feeed\nurl: nowhere\n');
    const checked = await sources('check');
    expect(checked.code).toBe(1);
    expect(checked.stderr).toMatch(/bad\.yaml:3: kind: /);
    expect(checked.stderr).toMatch(/bad\.yaml:4: url: /);
    expect(checked.stderr).toMatch(/2 problems in 1 source files/);
  });

  it('stop at once, say who and why, and go on when lifted', async () => {
    const run = () => command('run', '--sources', folder, ...data(), '--source', 'example', '--quiet');
    const stopped = await sources(
      'stop',
      '--host',
      '127.0.0.1',
      '--why',
      'a complaint',
      '--who',
      'Lin',
      ...data(),
    );
    expect(stopped).toMatchObject({ code: 0, stdout: 'Stopped host 127.0.0.1, by Lin: a complaint\n' });
    await run();
    const held = await command('sources', 'requests', '--format', 'json', ...data());
    expect(JSON.parse(held.stdout)).toMatchObject([{ outcome: 'blocked: stop', status: null }]);
    const asked = async (...filter: string[]): Promise<unknown[]> =>
      JSON.parse((await command('sources', 'requests', ...filter, '--format', 'json', ...data())).stdout);
    expect(await asked('--host', '127.0.0.1', '--source', 'example', '--since', '2024-01-01')).toHaveLength(
      1,
    );
    expect(await asked('--outcome', 'blocked')).toHaveLength(1);
    expect(await asked('--outcome', 'blocked: stop', '--host', site.origin.slice(7))).toHaveLength(1);
    for (const none of ['--host=7.0.0.1', '--source=other', '--outcome=stop', '--since=2999-01-01'])
      expect(await asked(none)).toEqual([]);
    const inForce = await command('sources', 'stops', '--format', 'json', ...data());
    expect(JSON.parse(inForce.stdout)).toMatchObject([
      { stopped: 'host 127.0.0.1', who: 'Lin', why: 'a complaint' },
    ]);

    const missed = await sources(
      'why-missed',
      `${site.origin}/2026/11/0.html`,
      '--format',
      'json',
      ...data(),
    );
    expect(JSON.parse(missed.stdout)).toMatchObject([
      { lostAt: 'source', reason: 'Lin stopped it: a complaint' },
    ]);
    expect((await sources('health', ...data())).code).toBe(1);

    expect(await sources('resume', '--host', '127.0.0.1', ...data())).toMatchObject({ code: 0 });
    await run();
    const read = await sources('why-missed', `${site.origin}/2026/11/0.html`, '--format', 'json', ...data());
    expect(JSON.parse(read.stdout)[0].reason).toMatch(/^it was read/);
    const gone = await sources('why-missed', `${site.origin}/2026/11/1.html`, '--format', 'json', ...data());
    expect(JSON.parse(gone.stdout)).toMatchObject([{ lostAt: 'fetch' }]);
    const never = await sources('why-missed', 'https://elsewhere.cn/1', '--format', 'json', ...data());
    expect(JSON.parse(never.stdout)).toMatchObject([
      { lostAt: 'source', reason: 'no source is of elsewhere.cn' },
    ]);
    expect(await sources('health', ...data())).toMatchObject({ code: 0, stdout: 'all sources are well\n' });
  }, 60_000);

  it.each([
    [['stop', '--all'], '--why'],
    [['stop', '--why', 'x'], '--all'],
    [['stop', '--all', '--host', 'a.cn', '--why', 'x'], 'one of'],
    [['stop', '--source', 'nobody', '--why', 'x'], 'no such source'],
    [['test', 'nobody'], 'no such source'],
    [['test', 'example', '--pages', 'many'], '--pages'],
  ])('%j is wrong use', async (args, message) => {
    const ended = await sources(...args);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
  });
});
