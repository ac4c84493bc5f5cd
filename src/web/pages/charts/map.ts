import { type GeoProjection, geoConicEqualArea, geoGraticule, geoPath } from 'd3-geo';
import { scaleSqrt } from 'd3-scale';
import { type Html, html } from '../../html.ts';
import { placeLabels } from './labels.ts';

/** A place in degrees. */
export interface MapPoint {
  readonly latitude: number;
  readonly longitude: number;
}

export interface MapCity extends MapPoint {
  readonly name: string;
  readonly models: number;
  readonly href: string;
  /** Name and number, for whoever cannot see the circle. */
  readonly label: string;
}

const WIDTH = 720;
const HEIGHT = 520;
const MARGIN = 26;
/** Cities with a name beside their circle; the others say it when pointed at, and in the list. */
const NAMED = 14;
/** Standard parallels and meridian of China's own maps (Albers, 25° and 47° N, 105° E). */
const PARALLELS: [number, number] = [25, 47];
const MERIDIAN = 105;

/** The ends of China: they stand for the places where there are too few to tell what to show. */
const ENDS: readonly MapPoint[] = [
  { latitude: 53.5, longitude: 122 },
  { latitude: 18.2, longitude: 109.5 },
  { latitude: 39, longitude: 75 },
  { latitude: 48, longitude: 134 },
];
const ENOUGH_PLACES = 10;

function projectionFor(places: readonly MapPoint[]): GeoProjection {
  const points = places.length < ENOUGH_PLACES ? ENDS : places;
  const projection = geoConicEqualArea().parallels(PARALLELS).rotate([-MERIDIAN, 0]);
  const coordinates = points.map(({ longitude, latitude }): [number, number] => [longitude, latitude]);
  const extent: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [WIDTH - MARGIN, HEIGHT - MARGIN],
  ];
  return projection.fitExtent(extent, { type: 'MultiPoint', coordinates });
}

/** Degrees within which the net of meridians and parallels is drawn. */
const SHOWN: [[number, number], [number, number]] = [
  [60, 0],
  [150, 65],
];

const round = (value: number): number => Math.round(value * 10) / 10;

/** Every place as a point of no length: drawn with round ends it is a speck, and with broad ones a wash of ink. */
function specksOf(projection: GeoProjection, places: readonly MapPoint[]): string {
  return places
    .flatMap(({ longitude, latitude }) => {
      const at = projection([longitude, latitude]);
      return at === null ? [] : [`M${round(at[0])},${round(at[1])}h0`];
    })
    .join('');
}

/** What the map shows whoever stands on it; the same places give the same ground. */
interface Ground {
  readonly projection: GeoProjection;
  readonly graticule: string;
  readonly specks: string;
}

const grounds = new WeakMap<readonly MapPoint[], Ground>();

function groundOf(places: readonly MapPoint[]): Ground {
  const known = grounds.get(places);
  if (known !== undefined) return known;
  const projection = projectionFor(places);
  const lines = geoGraticule().extent(SHOWN).step([10, 10]);
  const ground = {
    projection,
    graticule: geoPath(projection).digits(1)(lines()) ?? '',
    specks: specksOf(projection, places),
  };
  grounds.set(places, ground);
  return ground;
}

/**
 * A map drawn from coordinates alone: every place of the dictionary a speck of ink, so that the country shows by where
 * its cities lie, and on it a circle for each city with models, its area their number.
 * @param places specks; they also set what the map shows
 */
export function cityMap(places: readonly MapPoint[], cities: readonly MapCity[], title: string): Html {
  const { projection, graticule, specks } = groundOf(places);
  const most = Math.max(1, ...cities.map(({ models }) => models));
  const radius = scaleSqrt([0, most], [0, 34]);
  const placed = cities.flatMap((city) => {
    const at = projection([city.longitude, city.latitude]);
    return at === null
      ? []
      : [{ ...city, x: round(at[0]), y: round(at[1]), r: round(Math.max(3.5, radius(city.models))) }];
  });
  return html`<svg class="map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="${title}">
<defs><filter id="mist" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="6"/></filter><path id="places" d="${specks}"/></defs>
<path class="graticule" d="${graticule}"/><use class="haze" filter="url(#mist)" href="#places"/><use class="land" filter="url(#mist)" href="#places"/><use class="specks" href="#places"/>
${placed.map(({ x, y, r, href, label }) => html`<a href="${href}" aria-label="${label}"><title>${label}</title><circle class="wash" cx="${x}" cy="${y}" r="${round(r * 1.5)}"/><circle class="city" cx="${x}" cy="${y}" r="${r}"/></a>`)}
${placeLabels(placed.slice(0, NAMED), WIDTH, HEIGHT).map(({ x, y, anchor, text, figure }) => html`<text x="${x}" y="${y}" text-anchor="${anchor}" aria-hidden="true" lang="zh-Hans">${text} <tspan>${figure}</tspan></text>`)}
</svg>`;
}
