import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const Extra = z.strictObject({
  path: z.string(),
  title: z.string(),
  published: z.string(),
  page: z.string().optional(),
});

const Outlet = z.strictObject({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  charset: z.enum(['utf-8', 'gb18030', 'big5']),
  label: z.string().optional(),
  feed: z.enum(['rss', 'atom', 'rdf', 'json']),
  extras: z.array(Extra).default([]),
});

const Story = z.object({ outlet: z.string(), title: z.string(), published: z.string() });

/** One address that an outlet announces; `file` is its page, null for one that is gone. */
export interface OutletPage {
  readonly path: string;
  readonly title: string;
  readonly published: string;
  readonly file: string | null;
}

/** One outlet of the bundled news site, newest page first. */
export type FixtureOutlet = Omit<z.infer<typeof Outlet>, 'extras'> & {
  readonly pages: readonly OutletPage[];
};

async function readStories(folder: string): Promise<(OutletPage & { outlet: string })[]> {
  const slugs = (await readdir(folder)).sort();
  return Promise.all(
    slugs.map(async (slug) => {
      const story = Story.parse(parse(await readFile(join(folder, slug, 'story.yaml'), 'utf8')));
      return { ...story, path: slug, file: join(folder, slug, '1-page.html') };
    }),
  );
}

/** Reads `site/outlets.yaml` and `stories/` of the fixtures folder. Throws when a file is missing or malformed. */
export async function readOutlets(fixturesFolder: string): Promise<readonly FixtureOutlet[]> {
  const stories = await readStories(join(fixturesFolder, 'stories'));
  const site = join(fixturesFolder, 'site');
  const outlets = z.array(Outlet).parse(parse(await readFile(join(site, 'outlets.yaml'), 'utf8')));
  return outlets.map(({ extras, ...outlet }) => {
    const own = stories.filter((story) => story.outlet === outlet.id);
    const others = extras.map(({ page, ...extra }) => ({
      ...extra,
      file: page === undefined ? null : join(site, 'pages', page),
    }));
    const pages = [...own, ...others].sort((a, b) => Date.parse(b.published) - Date.parse(a.published));
    return { ...outlet, pages };
  });
}
