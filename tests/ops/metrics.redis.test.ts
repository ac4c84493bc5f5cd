import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { connectForCommands } from '../../src/adapters/queue/redis-connection.ts';
import { readConfig } from '../../src/config.ts';
import { HealthRound } from '../../src/ops/health-round.ts';
import { evaluateAlerts } from '../../src/ops/watch-alerts.ts';
import { type Watching, watchProcess } from '../../src/ops/watching.ts';
import { type SmallSite, serveSmallSite } from '../pipeline/small-site.ts';
import { crawlOnce, smallWorld } from '../pipeline/small-world.ts';

const redisUrl = process.env.REDIS_URL;
if (redisUrl === undefined) process.stdout.write('REDIS_URL is not set: metrics are not tested\n');
const root = join(import.meta.dirname, '..', '..');

/** Names in a PromQL expression, with the labels that it asks of them. */
function metricsIn(expression: string): { name: string; labels: string[] }[] {
  return [...expression.matchAll(/\b((?:shanshui|nodejs|process)_[a-z0-9_]+)(?:\{([^}]*)\})?/g)].map(
    ([, name = '', selector = '']) => ({
      name,
      labels: [...selector.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
    }),
  );
}

function expressionsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(expressionsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'expr' && typeof one === 'string' ? [one] : expressionsOf(one),
  );
}

describe.runIf(redisUrl !== undefined)('what /metrics prints after a real crawl', () => {
  let site: SmallSite;
  let folder: string;
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let watching: Watching;
  let text: string;
  const redis = redisUrl === undefined ? null : connectForCommands(redisUrl, () => {});
  const ask = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${watching.server?.port}${path}`);

  beforeAll(async () => {
    if (redis === null) return;
    site = await serveSmallSite(12);
    folder = await mkdtemp(join(tmpdir(), 'shanshui-metrics-'));
    world = await smallWorld(folder, site.origin);
    watching = await watchProcess({
      ...world,
      config: { ...readConfig({}, {}), metrics: { host: '127.0.0.1', port: 0 }, softwareVersion: '1.2.3' },
      sourceIds: world.sources.keys(),
      dictionaryVersion: 'abc',
      redis,
    });
    await crawlOnce(world, watching.progress);
    const round = new HealthRound(world.sources.values());
    await evaluateAlerts({ ...world, owner: 'a:1:b', round, ways: [], redis, metrics: watching.sources });
    await new Promise((resolve) => setTimeout(resolve, 200));
    text = await (await ask('/metrics')).text();
  }, 60_000);

  afterAll(async () => {
    if (redis === null) return;
    await watching.close();
    redis.disconnect();
    await world.close();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  const figure = (line: string): number | null => {
    const found = text.split('\n').find((one) => one.startsWith(`${line} `));
    return found === undefined ? null : Number(found.slice(line.length + 1));
  };

  it('counts what was done, by stage, source and ending', () => {
    expect(figure('shanshui_tasks_ended_total{stage="poll-source",source="small",outcome="done"}')).toBe(1);
    expect(figure('shanshui_tasks_ended_total{stage="fetch-page",source="small",outcome="done"}')).toBe(12);
    expect(figure('shanshui_task_endings_total{stage="fetch-page",ending="gone"}')).toBe(1);
    expect(figure('shanshui_task_duration_seconds_count{stage="read-article"}')).toBe(11);
    expect(figure('shanshui_announcement_to_event_seconds_count')).toBe(11);
    expect(figure('shanshui_publication_to_event_seconds_count')).toBe(11);
    expect(figure('shanshui_server_up{server="store"}')).toBe(1);
    expect(figure('shanshui_server_up{server="redis"}')).toBe(1);
    expect(figure('shanshui_queue_depth{stage="fetch-page"}')).not.toBeNull();
    expect(figure('shanshui_sources{state="well"}')).not.toBeNull();
  });

  it.each(['deploy/prometheus/alerts.yml', 'deploy/grafana/shanshui.json'])(
    'has all that %s asks for',
    (file) => {
      const expressions = expressionsOf(parse(readFileSync(join(root, file), 'utf8')));
      expect(expressions.length).toBeGreaterThan(8);
      const lines = text.split('\n').filter((line) => !line.startsWith('#'));
      for (const { name, labels } of expressions.flatMap(metricsIn)) {
        // Connections are those of PostgreSQL; this crawl had SQLite, and shows the name alone.
        if (name === 'shanshui_store_connections') {
          expect(text).toContain(`# TYPE ${name} gauge`);
          continue;
        }
        const own = lines.filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
        expect(own, `${name} in ${file}`).not.toEqual([]);
        // `job` and `instance` are Prometheus' own.
        for (const label of labels.filter((one) => one !== 'job' && one !== 'instance'))
          expect(
            own.some((line) => line.includes(`${label}="`)),
            `${name}{${label}} in ${file}`,
          ).toBe(true);
      }
    },
  );

  it('has no label that grows with articles', () => {
    expect(text).not.toMatch(/\/news\/|subject=|article=/);
    expect(text.split('\n').length).toBeLessThan(600);
  });

  it('is live and ready, and not ready once it stops', async () => {
    expect((await ask('/livez')).status).toBe(200);
    expect((await ask('/readyz')).status).toBe(200);
    watching.stopping();
    const answer = await ask('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ok: false, problems: ['the process is stopping'] });
    expect((await ask('/livez')).status).toBe(200);
    expect((await ask('/secrets')).status).toBe(404);
  });
});
