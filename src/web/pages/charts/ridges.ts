import { scaleLinear, scalePoint } from 'd3-scale';
import { area, curveMonotoneX, stack } from 'd3-shape';
import { type Html, html } from '../../html.ts';

/** One column of the chart: a month and what it comes to, from the lowest layer up. */
export interface RidgeColumn {
  readonly month: string;
  readonly layers: readonly number[];
  readonly href: string;
  /** Month and number, for whoever cannot see the ridge. */
  readonly label: string;
}

const WIDTH = 1120;
const HEIGHT = 230;
const TOP = 22;
const BOTTOM = 26;
const SIDE = 30;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Every year's first month is named; in a short run every third month. */
function ticks(columns: readonly RidgeColumn[]): RidgeColumn[] {
  const isShort = columns.length <= 24;
  const wanted = isShort ? /-(?:01|04|07|10)$/ : /-01$/;
  const found = columns.filter(({ month }) => wanted.test(month));
  return found.length === 0 ? columns.slice(0, 1) : found;
}

/** The ground on which the first and the last ridge come down: a place without a month beside each end. */
function level(month: string, layers: readonly string[]): RidgeColumn {
  return { month, layers: layers.map(() => 0), href: '', label: '' };
}

/** Up to so many months each peak says its number. */
const MOST_NUMBERED = 40;

/**
 * Numbers by month as layered ridges of ink, one layer on the other; every month is a link. Layers are told apart by
 * their place and named in the legend beside.
 */
export function ridges(columns: readonly RidgeColumn[], layers: readonly string[], title: string): Html {
  const shown = [level('before', layers), ...columns, level('behind', layers)];
  const x = scalePoint(
    shown.map(({ month }) => month),
    [SIDE, WIDTH - SIDE],
  );
  const totals = columns.map(({ layers: own }) => own.reduce((sum, count) => sum + count, 0));
  const most = Math.max(1, ...totals);
  const y = scaleLinear([0, most], [HEIGHT - BOTTOM, TOP]).nice(4);
  const stacked = stack<RidgeColumn, number>()
    .keys(layers.map((_, index) => index))
    .value((column, index) => column.layers[index] ?? 0)(shown);
  const shape = area<(typeof stacked)[number][number]>()
    .x((point) => x(point.data.month) ?? 0)
    .y0((point) => y(point[0]))
    .y1((point) => y(point[1]))
    .curve(curveMonotoneX)
    .digits(1);
  const step = Math.max(2, x.step());
  const lines = y.ticks(4).filter((count) => Number.isInteger(count) && count > 0);
  return html`<svg class="ridges" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="${title}">
${lines.map((count) => html`<path class="rule" d="M${SIDE},${round(y(count))}H${WIDTH - SIDE}"/><text class="scale" x="${SIDE - 6}" y="${round(y(count)) + 4}" text-anchor="end" aria-hidden="true">${count}</text>`)}
${stacked.map((layer, index) => html`<path class="ridge r${index}" d="${shape(layer) ?? ''}"/>`)}
<path class="ground" d="M${SIDE},${HEIGHT - BOTTOM}H${WIDTH - SIDE}"/>
${ticks(columns).map(({ month }) => html`<text class="scale" x="${round(x(month) ?? 0)}" y="${HEIGHT - 8}" text-anchor="middle" aria-hidden="true">${month}</text>`)}
${columns.map(({ month, href, label }, index) =>
  totals[index] === 0
    ? null
    : html`<a href="${href}" aria-label="${label}"><title>${label}</title><rect class="column" x="${round((x(month) ?? 0) - step / 2)}" y="${TOP}" width="${round(step)}" height="${HEIGHT - TOP - BOTTOM}"/><circle class="peak" cx="${round(x(month) ?? 0)}" cy="${round(y(totals[index] ?? 0))}" r="3"/>${columns.length > MOST_NUMBERED ? null : html`<text class="peak-figure" x="${round(x(month) ?? 0)}" y="${round(y(totals[index] ?? 0)) - 7}" text-anchor="middle" aria-hidden="true">${totals[index] ?? 0}</text>`}</a>`,
)}
</svg>`;
}
