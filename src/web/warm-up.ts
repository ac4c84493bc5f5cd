import { askThread } from '../api/reading-thread.ts';
import { sightingsOf } from '../api/sightings.ts';
import type { Site } from '../api/site.ts';
import { countsOf } from '../api/store-counts.ts';
import type { ReadableArticle } from '../reading/article-input.ts';
import { snapshotsOf } from './pages/landscape/routes.ts';
import { healthOf } from './pages/ops/routes.ts';

/** Anything that makes the thread load all it needs. */
const FIRST: ReadableArticle = {
  id: 'first',
  url: null,
  canonicalUrl: null,
  title: '山水发布云岭大模型',
  author: null,
  source: null,
  publishedAt: null,
  text: '据悉，山水公司昨日在杭州正式发布云岭大模型2.0，并获得3亿元融资。',
};

/** What the first visitors would wait for, begun before they come, one thing after the other. */
export async function warmUp(site: Site): Promise<void> {
  await countsOf(site);
  await snapshotsOf(site).at(null);
  await askThread(site, { kind: 'close', article: FIRST });
  await healthOf(site).get(0);
  await sightingsOf(site).get(0);
}
