import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FeedUnreadable } from '../../src/feed/feed-unreadable.ts';
import { readFeed } from '../../src/feed/read-feed.ts';
import { decodeBytes } from '../../src/page/decode.ts';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const expectedFile = join(shared, 'corpus/feeds/expected.json');
const scorer = join(shared, 'tools/score-feeds.mjs');
const isThere = existsSync(expectedFile) && existsSync(scorer);
if (!isThere) console.log(`feed quality not measured: no feeds at ${expectedFile}`);

async function readLine(file: string): Promise<string> {
  const { text } = decodeBytes(readFileSync(join(shared, 'corpus/feeds', file)), { contentType: null });
  try {
    const { items } = await readFeed(text, { url: null });
    return JSON.stringify({ id: file, items });
  } catch (error) {
    if (error instanceof FeedUnreadable) return JSON.stringify({ id: file, error: error.reason });
    throw error;
  }
}

describe.runIf(isThere)("feedparser's well-formed suite", () => {
  it('is read without a crash, and as feedparser reads it', { timeout: 120_000 }, async () => {
    const files = (JSON.parse(readFileSync(expectedFile, 'utf8')) as { file: string }[]).map(
      (one) => one.file,
    );
    const lines: string[] = [];
    for (const file of files) lines.push(await readLine(file));
    const scratch = mkdtempSync(join(tmpdir(), 'feeds-'));
    try {
      writeFileSync(join(scratch, 'read.ndjson'), lines.join('\n'));
      const printed = execFileSync(
        'node',
        [scorer, '--expected', expectedFile, '--pred', join(scratch, 'read.ndjson')],
        { encoding: 'utf8' },
      );
      const share = (name: string): number =>
        Number(new RegExp(`${name} \\d+/\\d+ ([\\d.]+)%`).exec(printed)?.[1] ?? Number.NaN);
      expect(/crashed (\d+)/.exec(printed)?.[1]).toBe('0');
      expect(share('count')).toBeGreaterThanOrEqual(99.5);
      expect(share('title')).toBeGreaterThanOrEqual(97);
      expect(share('link')).toBeGreaterThanOrEqual(95);
      expect(share('date')).toBeGreaterThanOrEqual(95);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
});
