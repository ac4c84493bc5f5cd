import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The system's Chromium; throws one line that says what to install where there is none. */
function findChromium(): string {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  throw new Error(
    'the pages are tested in Chromium, and there is none: apt-get install chromium fonts-noto-cjk',
  );
}

/** Chromium that asks nobody but the site. Its profile is new, and gone when it closes. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the console called an error, and requests to anywhere but the site. */
  readonly complaints: string[];
}

export interface VisitOptions {
  readonly isPhone?: boolean;
  readonly isDark?: boolean;
  readonly withoutScripts?: boolean;
}

/** A tab of its own that notes every error and every request to another host. */
export async function visit(browser: Browser, origin: string, options: VisitOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: options.isPhone === true ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    colorScheme: options.isDark === true ? 'dark' : 'light',
    javaScriptEnabled: options.withoutScripts !== true,
    baseURL: origin,
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${page.url()})`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message} (${page.url()})`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) complaints.push(`request to ${url}`);
  });
  return { page, context, complaints };
}
