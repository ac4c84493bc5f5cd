import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ArticleInput } from '../../src/reading/article-input.ts';
import { launchChromium, visit } from './chromium.ts';
import { type DemoServer, startDemoServer } from './demo-server.ts';
import { HOSTILE_ADDRESSES, HOSTILE_TEXTS } from './hostile-corpus.ts';

// A browser on a busy machine takes its time; without load a test takes a second or two.
vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;
let server: DemoServer;

/** An article whose title, author, outlet, address and text all try something. */
function hostileArticle(text: string, index: number): ArticleInput {
  return {
    id: `hostile-${index}`,
    url: HOSTILE_ADDRESSES[index % HOSTILE_ADDRESSES.length] ?? null,
    title: `百度发布文心一言 ${text}`,
    author: text,
    source: text,
    published: '2023-07-07',
    text: `7月7日，百度发布文心一言${text}。${text}科技有限公司推出“${text}”大模型，第${index}号。`,
  };
}

beforeAll(async () => {
  const inputs = HOSTILE_TEXTS.map(hostileArticle);
  [browser, server] = await Promise.all([launchChromium(), startDemoServer(inputs)]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** What got through: scripts that are not ours, attributes that run something, elements that no page of ours has. */
const GOT_THROUGH = `(() => {
  const found = [];
  if (globalThis.hit !== undefined) found.push('a script ran');
  for (const one of document.querySelectorAll('script')) {
    if (one.textContent !== '' || !one.src.startsWith(location.origin + '/assets/')) found.push(one.outerHTML);
  }
  for (const one of document.querySelectorAll('*')) {
    for (const { name, value } of one.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'autofocus') found.push(one.outerHTML.slice(0, 200));
      if (/^(?:href|src|action)$/.test(name) && one.namespaceURI.endsWith('xhtml')) {
        const { protocol } = new URL(value, location.href);
        if (protocol !== 'http:' && protocol !== 'https:') found.push(one.outerHTML.slice(0, 200));
      }
    }
  }
  for (const one of document.querySelectorAll('iframe, object, embed, img, math, style, base, foreignObject')) found.push(one.outerHTML.slice(0, 200));
  return found;
})()`;

async function hostilePaths(): Promise<string[]> {
  const articles = await server.site.store.articles.list({ sourceId: 'archive' });
  expect(articles.length).toBeGreaterThan(15);
  const said = [...HOSTILE_TEXTS, ...HOSTILE_ADDRESSES].map((text) =>
    encodeURIComponent(Buffer.from(text).toString()),
  );
  return [
    '/',
    '/models',
    '/organizations',
    '/events',
    '/articles',
    '/changes',
    '/dictionary',
    ...articles.map(({ id }) => `/articles/${encodeURIComponent(id)}`),
    ...said.map((text) => `/search?q=${text}`),
    ...said
      .slice(0, 8)
      .flatMap((text) => [
        `/models?name=${text}&city=${text}`,
        `/events?entity=${text}&after=${text}`,
        `/ops?missed=${text}`,
        `/dictionary?accept=${text}&written=${text}`,
        `/models/~${text}`,
        `/events/${text}`,
      ]),
  ];
}

describe('hostile titles, names and addresses', () => {
  it('become text on every page: no script node, no attribute, no address that runs', async () => {
    const { page, context, complaints } = await visit(browser, server.origin);
    const wrong: string[] = [];
    for (const path of await hostilePaths()) {
      const answer = await page.goto(path);
      if (answer === null || answer.status() >= 500) wrong.push(`${path}: status ${answer?.status()}`);
      const policy = answer?.headers()['content-security-policy'] ?? '';
      if (!policy.includes("script-src 'self'") || policy.includes('unsafe'))
        wrong.push(`${path}: policy ${policy}`);
      for (const found of (await page.evaluate(GOT_THROUGH)) as string[]) wrong.push(`${path}: ${found}`);
    }
    await context.close();
    expect(wrong).toEqual([]);
    expect(complaints.filter((one) => !/status of 4\d\d/.test(one))).toEqual([]);
  });

  it('are shown as they were published', async () => {
    const { page, context } = await visit(browser, server.origin);
    const articles = await server.site.store.articles.list({ sourceId: 'archive' });
    const plain = articles.find(({ title }) => title?.includes('<img src=x'));
    await page.goto(`/articles/${plain?.id ?? ''}`);
    expect(await page.locator('h1').textContent()).toContain('<img src=x onerror="globalThis.hit=1">');
    await context.close();
  });

  it('stay text when they are tried against the dictionary, and drafted', async () => {
    const { page, context, complaints } = await visit(browser, server.origin);
    for (const text of HOSTILE_TEXTS.slice(0, 6)) {
      await page.goto('/dictionary?lang=en');
      await page.getByLabel('A text', { exact: true }).fill(`百度${text}文心一言`);
      await page.getByRole('button', { name: 'Try it' }).click();
      expect(await page.evaluate(GOT_THROUGH)).toEqual([]);
      expect(await page.locator('.trial').textContent()).toBe(`百度${text}文心一言`);
    }
    await context.close();
    expect(complaints).toEqual([]);
  });
});
