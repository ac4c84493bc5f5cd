import { askThread } from '../api/reading-thread.ts';
import { sightingsOf } from '../api/sightings.ts';
import type { Site } from '../api/site.ts';
import { countsOf } from '../api/store-counts.ts';
import { snapshotsOf } from './pages/landscape/routes.ts';
import { healthOf } from './pages/ops/routes.ts';

/** What the first visitors would wait for, begun before they come, one thing after the other. */
export async function warmUp(site: Site): Promise<void> {
  await countsOf(site);
  await snapshotsOf(site).at(null);
  await askThread(site, { kind: 'try', text: '山水' });
  await healthOf(site).get(0);
  await sightingsOf(site).get(0);
}
