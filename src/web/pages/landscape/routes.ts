import { perSite } from '../../../api/gathered.ts';
import type { Site } from '../../../api/site.ts';
import { countsOf } from '../../../api/store-counts.ts';
import { landscapeVersion, wholeLandscape } from '../../../api/whole-landscape.ts';
import type { Dictionary } from '../../../dictionary/entry.ts';
import type { EventStatus } from '../../../event/merged-event.ts';
import type { Page, PageRequest } from '../../page.ts';
import type { MapPoint } from '../charts/map.ts';
import { frameOf } from '../frame.ts';
import { dayParameter } from '../parameters.ts';
import { countByMonth, countModels } from './counts.ts';
import { type DayRange, dayOfNumber } from './day-slider.ts';
import { type LandscapeModel, landscapePage } from './page.ts';
import { rowsOfKind, type Snapshot } from './snapshot.ts';
import { Snapshots } from './snapshots.ts';

/** The landscape's snapshots of a server, shared by all its pages. */
export const snapshotsOf = perSite(
  (site: Site) =>
    new Snapshots(
      {
        version: () => landscapeVersion(site),
        values: (asOf) => wholeLandscape(site, asOf === null ? null : { asOf }),
      },
      () => site.now(),
    ),
);

interface Geography {
  readonly version: string;
  readonly places: readonly MapPoint[];
  readonly coordinates: ReadonlyMap<string, MapPoint>;
}

/** Greater China, by the dictionary's country codes. */
const ON_MAP = new Set(['CN', 'HK', 'MO', 'TW']);
/** Provinces and districts repeat what cities show. */
const NO_SPECKS = new Set(['province', 'autonomous_region', 'country', 'district']);

function geography(dictionary: Dictionary): Geography {
  const places: MapPoint[] = [];
  const coordinates = new Map<string, MapPoint>();
  for (const entry of dictionary.entries.values()) {
    if (entry.kind !== 'city' || entry.latitude === undefined || entry.longitude === undefined) continue;
    const at = { latitude: entry.latitude, longitude: entry.longitude };
    coordinates.set(`city:${entry.id}`, at);
    if (ON_MAP.has(entry.country) && !NO_SPECKS.has(entry.level)) places.push(at);
  }
  return { version: dictionary.version, places, coordinates };
}

const geographies = perSite((): { current: Geography | null } => ({ current: null }));

function geographyOf(site: Site): Geography {
  const { dictionary } = site.knowledge().dictionary;
  const kept = geographies(site);
  if (kept.current?.version !== dictionary.version) kept.current = geography(dictionary);
  return kept.current;
}

/** From the first to the last day on which something was released or reported, by full days alone. */
function dayRange(snapshot: Snapshot): DayRange | null {
  let first: string | null = null;
  let last: string | null = null;
  for (const { firstRelease, lastPublishedOn } of snapshot.rows) {
    for (const day of [firstRelease, lastPublishedOn]) {
      if (day === null || day.length !== 10) continue;
      if (first === null || day < first) first = day;
      if (last === null || day > last) last = day;
    }
  }
  return first === null || last === null ? null : { first, last };
}

const EVENT_STATUSES: readonly EventStatus[] = ['asserted', 'planned', 'rumored', 'denied', 'retracted'];

/** What the landscape page tells of a snapshot. */
type Summary = Pick<LandscapeModel, 'models' | 'organizations' | 'cities' | 'counts' | 'months' | 'days'>;

const summaries = new WeakMap<Snapshot, Summary>();

/** Counted once for each snapshot, however often it is looked at. */
function summaryOf(snapshot: Snapshot): Summary {
  const known = summaries.get(snapshot);
  if (known !== undefined) return known;
  const models = rowsOfKind(snapshot, 'model');
  const summary = {
    models: models.length,
    organizations: rowsOfKind(snapshot, 'organization').length,
    cities: rowsOfKind(snapshot, 'city').length,
    counts: countModels(models),
    months: countByMonth(models),
    days: dayRange(snapshot),
  };
  summaries.set(snapshot, summary);
  return summary;
}

/** The day asked for: by date, or by the slider's number of days. */
export function asOfParameter(query: URLSearchParams): string | null {
  return dayParameter(query, 'asOf') ?? dayOfNumber(query.get('day') ?? '');
}

async function modelOf(site: Site, request: PageRequest): Promise<LandscapeModel> {
  const asOf = asOfParameter(request.query);
  const snapshots = snapshotsOf(site);
  const summary = summaryOf(await snapshots.at(asOf));
  const { days } = asOf === null ? summary : summaryOf(await snapshots.at(null));
  const totals = await countsOf(site);
  const { places, coordinates } = geographyOf(site);
  return {
    asOf,
    ...summary,
    days,
    articles: totals?.byDisposition.reduce((sum, { count }) => sum + count, 0) ?? 0,
    events: EVENT_STATUSES.map((status) => ({
      status,
      count: totals?.events.byStatus.get(status) ?? 0,
    })).filter(({ count }) => count > 0),
    places,
    coordinates,
  };
}

export const LANDSCAPE: Page = {
  path: '/',
  async show(request, site) {
    return landscapePage(frameOf(request), await modelOf(site, request));
  },
};
