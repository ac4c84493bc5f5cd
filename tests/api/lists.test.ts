import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { articles, type Serving, serving } from './serving.ts';

const Page = z.object({ rows: z.array(z.looseObject({})), next: z.string().nullable() });
type Page = z.infer<typeof Page>;

/** A cursor that nobody gave out. */
const encoded = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

describe('lists', () => {
  let server: Serving;
  beforeAll(async () => {
    server = await serving(articles(40));
  }, 60_000);
  afterAll(() => server.close());

  async function page(path: string): Promise<Page> {
    const answer = await server.get(path);
    expect(answer.status, path).toBe(200);
    return Page.parse(await answer.json());
  }

  async function all(path: string, between: () => Promise<void> = async () => {}): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const separator = path.includes('?') ? '&' : '?';
      const { rows, next }: Page = await page(cursor === null ? path : `${path}${separator}cursor=${cursor}`);
      ids.push(...rows.map((row) => String(row.id ?? row.key)));
      cursor = next;
      await between();
    } while (cursor !== null);
    return ids;
  }

  it.each(['/v1/events', '/v1/articles', '/v1/models', '/v1/sources', '/v1/tasks'])(
    'gives all of %s once, whatever the size of a page',
    async (path) => {
      const whole = await all(`${path}?limit=200`);
      expect(whole.length).toBeGreaterThan(0);
      expect(new Set(whole).size).toBe(whole.length);
      expect(await all(`${path}?limit=3`)).toEqual(whole);
    },
  );

  it('stays in place while a crawl writes: nothing twice, nothing of before left out', async () => {
    const before = await all('/v1/events?limit=200');
    const fresh = articles(80).slice(40);
    let nth = 0;
    const during = await all('/v1/events?limit=7', async () => {
      const some = fresh.slice(nth, nth + 8);
      nth += 8;
      if (some.length > 0) await server.takeIn(some);
    });
    expect(new Set(during).size).toBe(during.length);
    const after = new Set(await all('/v1/events?limit=200'));
    expect(before.filter((id) => after.has(id) && !during.includes(id))).toEqual([]);
    expect(after.size).toBeGreaterThan(before.length);
  }, 60_000);

  it('orders events from the newest to the oldest', async () => {
    const { rows } = await page('/v1/events?limit=200');
    const days = rows.map((row) => z.object({ time: z.object({ value: z.string() }) }).parse(row).time.value);
    expect(days).toEqual([...days].sort().reverse());
  });

  const FILTERS: readonly (readonly [string, (row: Record<string, unknown>) => boolean])[] = [
    ['type=model_release', (row) => row.type === 'model_release'],
    ['type=funding', () => false],
    ['modality=asserted', (row) => row.status === 'asserted'],
    ['entity=云岭科技', (row) => JSON.stringify(row).includes('yunling-tech')],
    ['entity=yunling&entity=yunling-tech', (row) => JSON.stringify(row).includes('yunling-tech')],
    ['entity=查无此人', () => false],
    ['city=杭州', () => true],
    ['since=2024-06&until=2024-08', (row) => /"value":"2024-0[678]/.test(JSON.stringify(row.time))],
    ['minConfidence=1', () => false],
  ];

  it.each(FILTERS)('filters events by %s', async (filter, holds) => {
    const { rows } = await page(`/v1/events?limit=200&${encodeURI(filter)}`);
    expect(rows.filter((row) => !holds(row))).toEqual([]);
    if (!/查无|funding|minConf/.test(filter)) expect(rows.length).toBeGreaterThan(0);
  });

  it('filters models by maker and city, now and as of a day', async () => {
    const beijing = await page(encodeURI('/v1/models?developer=青湖智能'));
    expect(beijing.rows.map((row) => row.id)).toEqual(['qinghai']);
    const past = await page(encodeURI('/v1/models?developer=青湖智能&asOf=2024-12-31'));
    expect(past.rows.map((row) => row.id)).toEqual(['qinghai']);
    expect((await page('/v1/models?asOf=2020-01-01')).rows).toEqual([]);
  });

  it('writes the same rows as JSON, as a JSON a line, and as CSV that no spreadsheet runs', async () => {
    const { rows } = await page('/v1/articles?limit=200');
    const lines = (await (await server.get('/v1/articles?limit=200&format=ndjson')).text())
      .trim()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
    const csv = await server.get('/v1/articles?limit=200&format=csv');
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    const text = await csv.text();
    expect(text.split('\r\n')[0]).toMatch(/^id,title,/);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")`);
    expect(text.split(/\r\n/).filter((line) => /(?:^|,)"?[=+@-]/.test(line))).toEqual([]);
  });

  it('names the next page in the Link header', async () => {
    const first = await server.get('/v1/events?limit=2&format=ndjson');
    const [, address = ''] = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? [];
    const second = (await (await server.get(address)).text()).trim().split('\n');
    const { rows } = await page('/v1/events?limit=4');
    expect(second.map((line) => JSON.parse(line))).toEqual(rows.slice(2));
  });

  it.each([
    ['/v1/events?limit=0', 'query.limit'],
    ['/v1/events?limit=201', 'query.limit'],
    ['/v1/events?type=nothing', 'query.type.0'],
    ['/v1/events?since=yesterday', 'query.since'],
    ['/v1/events?cursor=made-up', 'query.cursor'],
    [`/v1/events?cursor=${encoded(['soon', 'x'])}`, 'query.cursor'],
    [`/v1/articles?cursor=${encoded(['2024-01-01', 'a\u0000'])}`, 'query.cursor'],
    [`/v1/models?cursor=${encoded('\u0000')}`, 'query.cursor'],
    [`/v1/models?cursor=${encoded(5)}`, 'query.cursor'],
    ['/v1/events?entity=a%00b', 'path'],
    ['/v1/events?format=xml', 'query.format'],
    ['/v1/events?city=Atlantis', 'query.city'],
    ['/v1/models?asOf=2024-02-31', 'query.asOf'],
    ['/v1/landscape/diff?from=2024-01-01', 'query.to'],
    ['/v1/search?q=%E3%80%82', 'query.q'],
  ])('answers %s with a problem that names %s', async (path, field) => {
    const answer = await server.get(path);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = z
      .object({
        status: z.literal(400),
        errors: z.array(z.object({ field: z.string(), message: z.string() })),
      })
      .parse(await answer.json());
    expect(problem.errors.map((one) => one.field)).toContain(field);
  });
});
