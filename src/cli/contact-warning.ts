import type { Config } from '../config.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

function leavesLoopback(url: string): boolean {
  return URL.canParse(url) && !LOOPBACK.test(new URL(url).hostname);
}

/** Says in one line that sites cannot reach whoever runs the crawl, where it asks more than this machine. */
export function warnWithoutContact({ contact }: Pick<Config, 'contact'>, urls: Iterable<string>): void {
  if (contact !== null || ![...urls].some(leavesLoopback)) return;
  process.stderr.write(
    'shanshui: SHANSHUI_CONTACT is not set: set it to a page or an e-mail address, so that sites can reach you\n',
  );
}

/** The addresses of sources that are polled. */
export function polledAddresses(
  sources: Iterable<{ readonly url: string; readonly enabled: boolean }>,
): string[] {
  return [...sources].filter(({ enabled }) => enabled).map(({ url }) => url);
}
