import { describe, expect, it } from 'vitest';
import type { RequestEntry } from '../../../src/ports/fetcher.ts';
import { placeLabels } from '../../../src/web/pages/charts/labels.ts';
import { cityMap } from '../../../src/web/pages/charts/map.ts';
import { ridges } from '../../../src/web/pages/charts/ridges.ts';
import { crawlRates } from '../../../src/web/pages/ops/crawl-rates.ts';

const PLACES = [
  { latitude: 39.9, longitude: 116.4 },
  { latitude: 31.2, longitude: 121.5 },
  { latitude: 22.5, longitude: 114.1 },
  { latitude: 43.8, longitude: 87.6 },
];

function circlesOf(markup: string): { x: number; y: number; r: number }[] {
  return [...markup.matchAll(/class="city" cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g)].map(
    ([, x, y, r]) => ({ x: Number(x), y: Number(y), r: Number(r) }),
  );
}

describe('the map', () => {
  const cities = [
    {
      latitude: 39.9,
      longitude: 116.4,
      name: '北京',
      models: 40,
      href: '/models?city=beijing',
      label: '北京: 40 models',
    },
    {
      latitude: 22.5,
      longitude: 114.1,
      name: '深圳',
      models: 10,
      href: '/models?city=shenzhen',
      label: '深圳: 10 models',
    },
  ];

  it('lays north up and east right, with areas as the numbers are', () => {
    const [beijing, shenzhen] = circlesOf(cityMap(PLACES, cities, 'Models by city').markup);
    expect(beijing?.y).toBeLessThan(shenzhen?.y ?? 0);
    expect(beijing?.x).toBeGreaterThan(shenzhen?.x ?? 0);
    expect((beijing?.r ?? 0) / (shenzhen?.r ?? 1)).toBeCloseTo(2, 1);
  });

  it('makes every circle a link that says name and number', () => {
    const { markup } = cityMap(PLACES, cities, 'Models by city');
    expect(markup).toContain('<a href="/models?city=beijing" aria-label="北京: 40 models">');
  });

  it('is drawn from nothing as well', () => {
    expect(cityMap([], [], 'Models by city').markup).not.toContain('NaN');
  });
});

describe('labels', () => {
  it('never cover each other or the edge', () => {
    const circles = Array.from({ length: 12 }, (_, index) => ({
      name: `城市${index}`,
      models: index,
      x: 100 + 20 * (index % 4),
      y: 100 + 12 * index,
      r: 6,
    }));
    const placed = placeLabels(circles, 300, 300);
    expect(placed.length).toBeGreaterThan(3);
    for (const { x, y } of placed) expect(x > 0 && x < 300 && y > 0 && y < 300).toBe(true);
    const places = placed.map(({ x, y, anchor }) => `${x} ${y} ${anchor}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('the ridges', () => {
  it('link every month that has something, and no other', () => {
    const columns = [2, 0, 3].map((count, index) => ({
      month: `2023-0${index + 1}`,
      layers: [count, 0],
      href: `/m${index}`,
      label: `${count}`,
    }));
    const { markup } = ridges(columns, ['a', 'b'], 'By month');
    expect([...markup.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href)).toEqual(['/m0', '/m2']);
    expect(markup).not.toContain('NaN');
  });
});

describe('crawl rates', () => {
  const entry = (host: string, startedAt: number, more: Partial<RequestEntry> = {}): RequestEntry => ({
    host,
    url: `https://${host}/`,
    sourceId: 's',
    purpose: 'page',
    startedAt,
    waitedMs: 100,
    durationMs: 20,
    status: 200,
    bytes: 1000,
    unchanged: false,
    outcome: 'fetched',
    hop: 0,
    ...more,
  });

  it('tell pace, times and troubles of each host, the busiest first', () => {
    const entries = [
      entry('a.example', 0),
      entry('a.example', 60_000, { durationMs: 40, outcome: 'failed: timeout', status: null }),
      entry('a.example', 120_000, { durationMs: 30, outcome: 'failed: timeout', status: null }),
      entry('b.example', 0, { outcome: 'unchanged', unchanged: true, bytes: 0 }),
    ];
    expect(crawlRates(entries)).toEqual([
      {
        host: 'a.example',
        requests: 3,
        perMinute: 1.5,
        medianMs: 30,
        waitedMs: 100,
        unchanged: 0,
        bytes: 3000,
        troubles: ['failed: timeout ×2'],
      },
      {
        host: 'b.example',
        requests: 1,
        perMinute: 1,
        medianMs: 20,
        waitedMs: 100,
        unchanged: 1,
        bytes: 0,
        troubles: [],
      },
    ]);
    expect(crawlRates([])).toEqual([]);
  });
});
