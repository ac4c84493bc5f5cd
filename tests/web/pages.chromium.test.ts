import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Inspection, seriousFindings } from './axe.ts';
import { launchChromium, type VisitOptions, visit } from './chromium.ts';
import { DEAD_LETTER, type DemoServer, startDemoServer } from './demo-server.ts';

// A browser on a busy machine takes its time; without load a test takes a second or two.
vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;
let server: DemoServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startDemoServer()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Does something in a tab of its own; there must be nothing to complain about. */
async function inTab(work: (page: Page) => Promise<void>, options: VisitOptions = {}): Promise<void> {
  const { page, context, complaints } = await visit(browser, server.origin, options);
  try {
    await work(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

async function firstEventWith(reports: number): Promise<string> {
  const { rows } = await server.site.queries.events({
    types: [],
    statuses: [],
    entities: [],
    domain: null,
    since: null,
    until: null,
    minConfidence: 0,
    after: null,
    limit: 100,
  });
  const event = rows.find(({ articles }) => articles >= reports);
  if (event === undefined) throw new Error(`no event of the demo has ${reports} reports`);
  return event.id;
}

async function traditionalArticle(): Promise<string> {
  for (const article of await server.site.store.articles.list({ dispositions: ['read'] })) {
    const reading = await server.site.store.readings.reading(article.id);
    if (reading?.article.script === 'hant' && reading.events.length > 0) return article.id;
  }
  throw new Error('the demo has no article in traditional characters');
}

async function everyPath(): Promise<string[]> {
  return [
    '/',
    '/?asOf=2023-07-31',
    '/models',
    '/models/ernie-bot',
    '/organizations',
    '/organizations/baidu',
    '/cities',
    '/cities/beijing',
    '/events',
    '/events?status=rumored',
    `/events/${await firstEventWith(2)}`,
    '/articles',
    `/articles/${await traditionalArticle()}`,
    '/changes',
    '/ops',
    '/dictionary',
    '/search?q=%E7%99%BE%E5%BA%A6',
    '/models/no-such-model',
  ];
}

/** Pages that between them show every colour. */
const COLOURFUL = /^\/(?:$|models\/ernie|events$|events\/|articles\/|changes|ops|dictionary)/;

/** What a page says of itself, worked out in the browser. */
const TOLD = `({
  language: document.documentElement.lang,
  headings: document.querySelectorAll('h1').length,
  overflow: document.documentElement.scrollWidth - window.innerWidth,
})`;

describe('every page', () => {
  const views: readonly (readonly [string, string, VisitOptions, Inspection])[] = [
    ['in Chinese on a desktop', 'zh', {}, 'whole'],
    ['in English on a phone', 'en', { isPhone: true }, 'none'],
    ['in English on a phone in the dark', 'en', { isPhone: true, isDark: true }, 'colours'],
  ];
  it.each(views)(
    '%s: is in its language, fits, and axe finds nothing serious',
    async (_name, language, options, inspection) => {
      const { page, context, complaints } = await visit(browser, server.origin, options);
      const wrong: string[] = [];
      for (const path of await everyPath()) {
        const answer = await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
        const isMissing = path.includes('no-such');
        if (answer?.status() !== (isMissing ? 404 : 200)) wrong.push(`${path}: status ${answer?.status()}`);
        const told = (await page.evaluate(TOLD)) as { language: string; headings: number; overflow: number };
        if (!told.language.startsWith(language)) wrong.push(`${path}: lang ${told.language}`);
        if (told.headings !== 1) wrong.push(`${path}: ${told.headings} h1`);
        if (told.overflow > 0) wrong.push(`${path}: ${told.overflow} px too wide`);
        if (inspection === 'colours' && !COLOURFUL.test(path)) continue;
        for (const finding of await seriousFindings(page, inspection)) wrong.push(`${path}: ${finding}`);
      }
      await context.close();
      expect(wrong).toEqual([]);
      expect(complaints.filter((one) => !one.includes('no-such'))).toEqual([]);
    },
    60_000,
  );

  it('is under 100 KB before charts, and asks for one stylesheet', async () => {
    const heavy: string[] = [];
    for (const path of await everyPath()) {
      const text = await (await fetch(`${server.origin}${path}`)).text();
      const size = Buffer.byteLength(text.replace(/<svg[\s\S]*?<\/svg>/g, ''));
      if (size >= 100_000) heavy.push(`${path}: ${size} bytes`);
      expect(text.match(/rel="stylesheet"/g)).toHaveLength(1);
    }
    expect(heavy).toEqual([]);
  });
});

describe('the landscape', () => {
  it('opens the list behind a number, and from a line of it the quotes', async () => {
    await inTab(async (page) => {
      await page.goto('/?lang=zh');
      const count = page.getByRole('link', { name: /^北京：\d+ 个模型，打开名单$/ });
      const models = Number(await count.textContent());
      await count.click();
      expect(await page.locator('tbody tr').count()).toBe(models);
      await page.getByRole('rowheader').getByRole('link', { name: '文心一言' }).click();
      expect(await page.locator('h1').textContent()).toContain('文心一言');
      expect(await page.locator('blockquote .m-trigger').count()).toBeGreaterThan(0);
      expect(await page.locator('blockquote .m-organization').count()).toBeGreaterThan(0);
    });
  });

  it('draws a circle for every city of China with models, each a link', async () => {
    await inTab(async (page) => {
      await page.goto('/?lang=en');
      const circle = page
        .getByRole('group', { name: 'Models by city' })
        .getByRole('link', { name: /^北京: \d+ models$/ });
      await circle.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/models\?city=city%3Abeijing/);
    });
  });

  it('is asked as of a day with the slider, without scripts', async () => {
    await inTab(
      async (page) => {
        await page.goto('/?lang=en');
        const now = await page.locator('.figures dd').first().textContent();
        await page.getByRole('slider').press('Home');
        await page.getByRole('button', { name: 'Show that day' }).click();
        expect(page.url()).toMatch(/day=\d+/);
        expect(await page.locator('.as-of').textContent()).toContain('As of');
        expect(Number(await page.locator('.figures dd').first().textContent())).toBeLessThan(Number(now));
      },
      { withoutScripts: true },
    );
  });

  it('says the day while the slider moves', async () => {
    await inTab(async (page) => {
      await page.goto('/?lang=en');
      const before = await page.locator('#day-shown').textContent();
      await page.getByRole('slider').press('ArrowLeft');
      expect(await page.locator('#day-shown').textContent()).not.toBe(before);
    });
  });
});

describe('events', () => {
  it('are narrowed by what the address says, and tell rumours apart in words', async () => {
    await inTab(async (page) => {
      await page.goto('/events?lang=en');
      const all = await page.locator('.events > li').count();
      await page.getByLabel('Status').selectOption('rumored');
      await page.getByRole('button', { name: 'Filter' }).click();
      expect(page.url()).toContain('status=rumored');
      expect(page.url()).toContain('lang=en');
      const statuses = await page.locator('.events .status').allTextContents();
      expect(statuses.length).toBeGreaterThan(0);
      expect(statuses.length).toBeLessThan(all);
      expect(statuses.every((text) => text.includes('rumoured'))).toBe(true);
    });
  });

  it('are found by any name of a participant', async () => {
    await inTab(async (page) => {
      await page.goto('/events?lang=zh');
      await page.getByLabel('参与者').fill('Baidu');
      await page.getByRole('button', { name: '筛选' }).click();
      expect(await page.locator('.events > li').count()).toBeGreaterThan(0);
      const lines = await page.locator('.events .who').allTextContents();
      expect(lines.every((line) => line.includes('百度'))).toBe(true);
    });
  });

  it('show merged reports side by side, each with its own quote', async () => {
    await inTab(async (page) => {
      await page.goto(`/events/${await firstEventWith(2)}?lang=zh`);
      const reports = page.locator('.report');
      expect(await reports.count()).toBeGreaterThan(1);
      const boxes = await Promise.all([reports.nth(0).boundingBox(), reports.nth(1).boundingBox()]);
      expect(boxes[0]?.y).toBe(boxes[1]?.y);
      expect(await page.locator('.report .m-trigger').count()).toBeGreaterThan(1);
    });
  });
});

describe('an article', () => {
  it('is shown as published, character by character, with its marks', async () => {
    const id = await traditionalArticle();
    const article = await server.site.store.articles.article(id);
    const stored = await server.site.store.readings.text(article?.textSha256 ?? '');
    const reading = await server.site.store.readings.reading(id);
    await inTab(async (page) => {
      await page.goto(`/articles/${id}?lang=zh`);
      const paragraphs = await page
        .locator('.text p')
        .evaluateAll((all) => all.map((one) => one.textContent));
      expect(paragraphs).toEqual((stored ?? '').split('\n').filter((line) => line.trim() !== ''));
      expect(await page.locator('.text').getAttribute('lang')).toBe('zh-Hant');
      const triggers = (reading?.events ?? []).flatMap(({ trigger }) =>
        trigger.in === undefined ? [trigger.text] : [],
      );
      const marked = (await page.locator('.text .m-trigger').allTextContents()).join(' ');
      for (const trigger of triggers) expect(marked).toContain(trigger);
      await page.getByRole('link', { name: '规则所读（简体）' }).click();
      expect(await page.locator('.text').getAttribute('lang')).toBe('zh-Hans');
    });
  });
});

describe('changes', () => {
  it('say what came of which report, and can be narrowed', async () => {
    await inTab(async (page) => {
      await page.goto('/changes?lang=en');
      expect(await page.locator('.delta').count()).toBeGreaterThan(20);
      await page.getByLabel('Because of').selectOption('rules');
      await page.getByRole('button', { name: 'Filter' }).click();
      expect(await page.locator('.delta').count()).toBe(0);
      expect(await page.locator('.empty').textContent()).toContain('Nothing changed');
    });
  });
});

describe('operations', () => {
  it('tell why an article was missed', async () => {
    await inTab(async (page) => {
      await page.goto('/ops?lang=en');
      await page.getByLabel('Address of an article').fill('https://nowhere.example/story.html');
      await page.getByRole('button', { name: 'Look up' }).click();
      expect(await page.locator('.notice').textContent()).toContain('no source is of nowhere.example');
    });
  });

  it('offer no retry to who may only read, and put a dead letter back for who may', async () => {
    await inTab(async (page) => {
      await page.goto('/ops?lang=en');
      expect(await page.getByText('failed: timeout after 30 s').count()).toBe(1);
      expect(await page.getByRole('button', { name: 'Retry' }).count()).toBe(0);
      await page.goto('/sign-in?next=/ops%3Flang%3Den');
      await page.locator('#token').fill(server.token);
      await page.locator('main button').click();
      await page.waitForURL(/\/ops/);
      const letter = page.getByRole('row').filter({ hasText: 'failed: timeout after 30 s' });
      await letter.getByRole('button', { name: 'Retry', exact: true }).click();
      expect(await page.locator('[role="status"]').first().textContent()).toContain(
        '1 tasks are ready again',
      );
      const failed = await server.site.store.ledger.failed();
      expect(failed.map(({ key }) => key)).not.toContain(DEAD_LETTER);
    });
  });
});

describe('the dictionary', () => {
  it('reads a text at once, and says why', async () => {
    await inTab(async (page) => {
      await page.goto('/dictionary?lang=en');
      await page.getByLabel('A text', { exact: true }).fill('早餐是豆包配豆浆，随后百度发布了文心一言。');
      await page.getByRole('button', { name: 'Try it' }).click();
      expect(await page.locator('.trial .m-model').allTextContents()).toEqual(['文心一言']);
      expect(await page.locator('.trial .m-organization').allTextContents()).toEqual(['百度']);
    });
  });

  it('takes a candidate in: draft, preview of what it changes, written file', async () => {
    await inTab(async (page) => {
      await page.goto('/sign-in');
      await page.locator('#token').fill(server.token);
      await page.locator('main button').click();
      await page.goto('/dictionary?lang=en');
      await page.getByRole('link', { name: 'Accept 青禾智能' }).click();
      await page.getByLabel('Entry (YAML)').fill('- id: qinghe-zhineng\n  name: 青禾智能\n  type: company\n');
      await page.getByRole('button', { name: 'Preview what it changes' }).click();
      // The browser itself asks for the file, before anything is read.
      expect(await page.locator('#file:invalid').count()).toBe(1);
      await page.getByLabel('File', { exact: true }).fill('companies/newcomers.yaml');
      await page.getByRole('button', { name: 'Preview what it changes' }).click();
      expect(await page.locator('.draft [role="status"]').textContent()).toMatch(
        /recognised [1-9]\d* times in [1-9]/,
      );
      await page.getByRole('button', { name: 'Write to companies/newcomers.yaml' }).click();
      await page.waitForURL(/written=/);
      const file = join(server.dictionariesFolder, 'companies', 'newcomers.yaml');
      expect(existsSync(file)).toBe(true);
      expect(readFileSync(file, 'utf8')).toContain('qinghe-zhineng');
    });
  });
});
