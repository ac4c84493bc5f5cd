import robotsModule from 'robots-parser';

/** Its types describe an ES module, and it is none: the import itself is the function. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** RFC 9309, 2.5: at least 500 KiB must be read; what is beyond is not. */
export const ROBOTS_MAX_BYTES = 512 * 1024;

/** Matching a wildcard is as slow as rule times path: what is beyond these many characters is left out. */
const MAX_LINE = 1000;
const MAX_WILDCARD_CHARACTERS = 20_000;
const MAX_PATH = 2000;
const LONGEST_DELAY_MS = 300_000;

/** What a site's robots.txt says to us. */
export interface RobotsRules {
  /** Line of the rule that forbids the address, counted from 1; null when nothing does. */
  forbiddenBy(url: URL): number | null;
  /** Milliseconds between two requests; 0 when it does not say, never more than five minutes. */
  readonly crawlDelayMs: number;
  readonly sitemaps: readonly string[];
}

/** The lines, those that would be slow to match emptied; their count stays, so that line numbers are right. */
function harmless(lines: readonly string[]): string {
  let room = MAX_WILDCARD_CHARACTERS;
  const kept = lines.map((line) => {
    if (line.length > MAX_LINE) return '';
    if (!line.includes('*') || /^\s*user-agent\s*:/i.test(line)) return line;
    room -= line.length;
    return room < 0 ? '' : line;
  });
  return kept.join('\n');
}

/**
 * Reads a robots.txt (RFC 9309).
 * @param origin as `https://host`
 * @param agent the product token that stands for us in it
 */
export function readRobots(origin: string, text: string, agent: string): RobotsRules {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const robots = robotsParser(`${origin}/robots.txt`, harmless(lines));
  const seconds = robots.getCrawlDelay(agent) ?? 0;
  const delay = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
  return {
    forbiddenBy(url) {
      const asked = `${origin}${url.pathname}${url.search}`.slice(0, MAX_PATH);
      if (url.pathname === '/robots.txt' || robots.isAllowed(asked, agent) !== false) return null;
      return robots.getMatchingLineNumber(asked, agent);
    },
    crawlDelayMs: Math.min(LONGEST_DELAY_MS, delay),
    sitemaps: robots.getSitemaps(),
  };
}

/** A site without rules. */
export const NO_ROBOTS: RobotsRules = { forbiddenBy: () => null, crawlDelayMs: 0, sitemaps: [] };
