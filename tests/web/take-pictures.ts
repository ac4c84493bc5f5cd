/**
 * Pictures of the pages, from the demo's data, as the README shows them.
 *
 *   node --import tsx tests/web/take-pictures.ts [folder]      default: docs/pictures
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from './chromium.ts';
import { startDemoServer } from './demo-server.ts';

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly isDark?: boolean;
}

const PICTURES: readonly Picture[] = [
  { name: 'landscape', path: '/?lang=en', width: 1280, height: 1240 },
  { name: 'landscape-dark', path: '/?lang=zh', width: 1280, height: 1240, isDark: true },
  { name: 'entity', path: '/models/baichuan-model?lang=en', width: 1280, height: 1000 },
  { name: 'events', path: '/events?lang=en', width: 1280, height: 900 },
  { name: 'phone', path: '/?lang=zh', width: 390, height: 844 },
];

const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'docs', 'pictures');
mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
const server = await startDemoServer();
try {
  const article = (await server.site.store.articles.list({ dispositions: ['read'] })).find(({ title }) =>
    title?.startsWith('智谱'),
  );
  const text = { name: 'article', path: `/articles/${article?.id ?? ''}?lang=en`, width: 1280, height: 860 };
  for (const { name, path, width, height, isDark } of [...PICTURES, text] as readonly Picture[]) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: isDark === true ? 'dark' : 'light',
    });
    const page = await context.newPage();
    await page.goto(`${server.origin}${path}`);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await context.close();
    process.stdout.write(`${join(folder, `${name}.png`)}\n`);
  }
} finally {
  await browser.close();
  await server.close();
}
