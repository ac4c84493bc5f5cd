import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { loadKnowledge } from '../src/load-knowledge.ts';
import { Extraction } from '../src/reading/extraction.ts';
import { readStations, toExtraction } from '../src/reading/read-article.ts';
import { toReadable } from '../src/reading/to-readable.ts';
import { readStories, type Story, saysAtLeast, storiesFolder } from './story.ts';

const knowledge = loadKnowledge(readConfig());
const update = process.env.UPDATE_STORIES !== undefined;

/** What each station gives for a story, by the name of the file that holds it. */
function stationsOf(story: Story): Record<string, string> {
  const outcome = toReadable({ html: story.html, url: `https://${story.outlet}.example/${story.slug}.html` });
  if (outcome.kind !== 'readable') throw new Error(`${story.slug}: no article (${outcome.reason})`);
  const { id, ...article } = outcome.article;
  const reading = readStations({ id, ...article }, knowledge);
  const extraction = Extraction.parse(toExtraction({ id, ...article }, knowledge, reading));
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    '2-article.json': json(article),
    '3-text.txt': `${reading.article.text}\n`,
    '4-mentions.json': json(extraction.mentions),
    '5-events.json': json(extraction.events),
    '6-statements.json': json(extraction.statements),
  };
}

function extractionOf(story: Story): Extraction {
  const files = stationsOf(story);
  const part = (name: string): unknown => JSON.parse(files[name] ?? 'null');
  return {
    mentions: part('4-mentions.json'),
    events: part('5-events.json'),
    statements: part('6-statements.json'),
  } as Extraction;
}

describe.each(readStories().map((story) => ({ slug: story.slug, story })))(
  'story $slug',
  ({ slug, story }) => {
    it('gives at every station what its files say', () => {
      for (const [name, content] of Object.entries(stationsOf(story))) {
        const file = join(storiesFolder, slug, name);
        if (update) writeFileSync(file, content);
        expect(content, `${slug}/${name}`).toBe(readFileSync(file, 'utf8'));
      }
    });

    it('has its title and its time read from the page', () => {
      const article = JSON.parse(stationsOf(story)['2-article.json'] ?? '{}');
      expect(article.title).toBe(story.title);
      expect(Date.parse(article.publishedAt)).toBe(Date.parse(story.published));
    });

    it('names who a careful reader would name', () => {
      const { mentions } = extractionOf(story);
      const named = (kind: string) =>
        new Set(mentions.filter((one) => one.kind === kind).map((one) => one.name));
      expect([...named('model')].sort()).toEqual([...story.expect.models].sort());
      expect(story.expect.organizations.filter((name) => !named('organization').has(name))).toEqual([]);
      expect([...named('city')].sort()).toEqual([...story.expect.cities].sort());
      const names = new Set(mentions.map((one) => one.name));
      expect(story.expect.absent.filter((name) => names.has(name))).toEqual([]);
    });

    it('tells the events that a careful reader would tell', () => {
      const { events } = extractionOf(story);
      const missing = story.expect.events.filter(
        (wanted) => !events.some((event) => saysAtLeast(event, wanted)),
      );
      expect(missing).toEqual([]);
      if (story.expect.events.length === 0) expect(events).toEqual([]);
    });
  },
);
