import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeedUnreadable } from '../../src/feed/feed-unreadable.ts';
import { readFeed } from '../../src/feed/read-feed.ts';
import { decodeBytes } from '../../src/page/decode.ts';

const folder = new URL('../../fixtures/feeds/', import.meta.url);
const feeds = readdirSync(folder)
  .filter((name) => /\.(?:xml|json)$/.test(name) && !name.includes('.expected.'))
  .map((name) => decodeBytes(readFileSync(new URL(name, folder)), { contentType: null }).text);

describe('any feed', () => {
  it('with pieces cut out, put in or broken off is read or refused, never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...feeds),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 1, noNaN: true }),
            fc.nat(30),
            fc.oneof(
              fc.string({ maxLength: 8, unit: 'binary' }),
              fc.constantFrom(
                '<',
                '>',
                '&',
                ']]>',
                '<item>',
                '</item>',
                '<entry>',
                '<![CDATA[',
                '<!--',
                '"',
                '<title/>',
                '<link>',
                '<br>',
              ),
            ),
          ),
          { maxLength: 4 },
        ),
        async (feed, changes) => {
          let text = feed;
          for (const [place, cut, put] of changes) {
            const at = Math.floor(place * text.length);
            text = text.slice(0, at) + put + text.slice(at + cut);
          }
          const read = await readFeed(text, { url: 'https://news.example.cn/feed' }).catch(
            (error: unknown) => {
              if (error instanceof FeedUnreadable) return null;
              throw error;
            },
          );
          for (const item of read?.items ?? []) {
            expect(item.title).toBe(item.title.trim());
            if (item.url !== null) expect(item.url).toMatch(/^https?:\/\//i);
          }
        },
      ),
      { numRuns: 800 },
    );
  });

  it('cut off anywhere gives the items that were whole', async () => {
    const feed = feeds.find((text) => text.includes('<rss') && text.split('<item>').length > 2) ?? '';
    const whole = (text: string): number => text.split('</item>').length - 1;
    for (let at = feed.indexOf('</item>') + 7; at < feed.length; at += 7) {
      const read = await readFeed(feed.slice(0, at), { url: null });
      expect(read.items.length).toBeGreaterThanOrEqual(whole(feed.slice(0, at)));
      expect(
        read.items.filter((item) => item.url !== null && item.publishedAt !== null).length,
      ).toBeGreaterThanOrEqual(1);
    }
  });
});
