import { createServer as createHttpServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpFetcher } from '../../src/adapters/fetch/http-fetcher.ts';
import { feishuSignature, feishuWay, webhookWay } from '../../src/adapters/telling/alert-http.ts';
import { mailWay } from '../../src/adapters/telling/mail.ts';
import { alertsIn, type Situation } from '../../src/ops/alert-rules.ts';
import { HealthRound } from '../../src/ops/health-round.ts';
import { type AlertMessage, tellAlerts } from '../../src/ops/tell-alerts.ts';
import { evaluateAlerts } from '../../src/ops/watch-alerts.ts';
import type { Alert } from '../../src/ports/alerts.ts';
import type { Health, HealthState } from '../../src/source/health.ts';
import { silent } from '../pipeline/small-world.ts';
import { type SmallStore, smallStore, sourceOf } from './small-store.ts';

const MESSAGE: AlertMessage = {
  name: 'ledger-age fetch-page',
  severity: 'warning',
  summary: '抓取已经落后两个小时',
  state: 'raised',
  since: Date.parse('2026-03-01T00:00Z'),
  at: Date.parse('2026-03-01T02:00Z'),
};

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

/** A receiver on loopback that answers as told. */
async function receiver(status: number, answer: string) {
  const got: { headers: IncomingHttpHeaders; value: Record<string, unknown> }[] = [];
  const server = createHttpServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      got.push({ headers: request.headers, value: JSON.parse(text) });
      response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
    });
  });
  const port = await listen(server);
  const fetcher = createHttpFetcher({ contact: 'test' });
  return {
    got,
    fetcher,
    url: `http://127.0.0.1:${port}/hook`,
    hosts: [`127.0.0.1:${port}`],
    async close() {
      await fetcher.close();
      server.closeAllConnections();
      await close(server);
    },
  };
}

describe('ways to people', () => {
  it('a webhook gets JSON', async () => {
    const { got, fetcher, url, hosts, close: end } = await receiver(200, '{}');
    await webhookWay(fetcher, url, hosts).tell(MESSAGE);
    expect(got[0]?.headers['content-type']).toMatch(/^application\/json/);
    expect(got[0]?.value).toEqual({
      name: 'ledger-age fetch-page',
      severity: 'warning',
      summary: '抓取已经落后两个小时',
      state: 'raised',
      since: '2026-03-01T00:00:00.000Z',
      at: '2026-03-01T02:00:00.000Z',
    });
    await end();
  });

  it('a webhook that refuses is an error, and so is a private host that nobody allowed', async () => {
    const { fetcher, url, hosts, close: end } = await receiver(500, '{}');
    await expect(webhookWay(fetcher, url, hosts).tell(MESSAGE)).rejects.toThrow(/not taken/);
    await expect(webhookWay(fetcher, url, []).tell(MESSAGE)).rejects.toThrow(/blocked/);
    await end();
  });

  it('a Feishu bot gets signed text, and its refusal is an error', async () => {
    const taken = await receiver(200, '{"code":0,"msg":"success"}');
    const bot = { url: taken.url, secret: 'geheim', privateHosts: taken.hosts };
    await feishuWay(taken.fetcher, bot).tell(MESSAGE);
    const timestamp = MESSAGE.at / 1_000;
    expect(taken.got[0]?.value).toMatchObject({
      msg_type: 'text',
      timestamp: `${timestamp}`,
      sign: feishuSignature(timestamp, 'geheim'),
      content: { text: expect.stringContaining('抓取已经落后两个小时') },
    });
    await taken.close();
    const refused = await receiver(200, '{"code":19021,"msg":"sign match fail"}');
    const other = { url: refused.url, secret: null, privateHosts: refused.hosts };
    await expect(feishuWay(refused.fetcher, other).tell(MESSAGE)).rejects.toThrow(/19021 sign match fail/);
    await refused.close();
  });

  it('mail goes to everybody named', async () => {
    const heard: string[] = [];
    const server = createTcpServer((socket) => {
      let isText = false;
      socket.write('220 mail.example ready\r\n');
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        for (const line of chunk.split('\r\n').filter((one) => one !== '')) {
          heard.push(line);
          if (isText) {
            if (line !== '.') continue;
            isText = false;
            socket.write('250 taken\r\n');
          } else if (line === 'DATA') {
            isText = true;
            socket.write('354 go on\r\n');
          } else if (line === 'QUIT') socket.end('221 bye\r\n');
          else socket.write('250 well\r\n');
        }
      });
    });
    const port = await listen(server);
    const way = mailWay({
      server: `smtp://127.0.0.1:${port}`,
      from: 'a@shan.cn',
      to: ['b@shan.cn', 'c@shan.cn'],
    });
    await way.tell(MESSAGE);
    const text = heard.join('\n');
    expect(text).toContain('RCPT TO:<b@shan.cn>');
    expect(text).toContain('RCPT TO:<c@shan.cn>');
    expect(text).toMatch(/^Subject: \[shanshui\] warning: ledger-age/m);
    await close(server);
  });
});

const health = (sourceId: string, state: HealthState): Health => ({
  sourceId,
  state,
  findings: state === 'well' ? [] : [{ kind: 'unreachable', reason: 'three polls failed' }],
  expectedPerWeek: 1,
  seenPerWeek: 0,
  newestAt: null,
});

const CALM: Situation = { healths: [], failed: [], ages: [], redis: null };
const REDIS = {
  version: '7.4.5',
  policy: 'noeviction',
  usedBytes: 10,
  limitBytes: 100,
  appendOnly: true,
  persistenceWell: true,
  clients: 3,
  tookMs: 1,
};

describe('alert rules', () => {
  it.each<[string, Partial<Situation>, string[]]>([
    ['nothing is wrong', { healths: [health('a', 'well'), health('b', 'disabled')], redis: REDIS }, []],
    [
      'a source fails, another ails',
      { healths: [health('a', 'failing'), health('b', 'ailing')] },
      ['source-failing a', 'source-ailing b'],
    ],
    [
      'very many sources fail',
      { healths: Array.from({ length: 40 }, (_, at) => health(`s${at}`, 'failing')) },
      ['sources-many'],
    ],
    ['the ledger is young', { ages: [{ stage: 'fetch-page', ms: 3_599_000 }] }, []],
    ['the ledger is old', { ages: [{ stage: 'fetch-page', ms: 3_601_000 }] }, ['ledger-age fetch-page']],
    ['some tasks were given up', { failed: [{ stage: 'fetch-page', count: 99 }] }, []],
    [
      'many tasks were given up',
      { failed: [{ stage: 'fetch-page', count: 100 }] },
      ['dead-letters fetch-page'],
    ],
    ['Redis is away', { redis: { down: 'ECONNREFUSED' } }, ['redis-down']],
    ['Redis is nearly full', { redis: { ...REDIS, usedBytes: 81 } }, ['redis-full']],
    ['Redis has no limit', { redis: { ...REDIS, usedBytes: 81, limitBytes: 0 } }, []],
    ['Redis cannot write', { redis: { ...REDIS, persistenceWell: false } }, ['redis-persistence']],
  ])('when %s', (_when, change, names) => {
    expect(alertsIn({ ...CALM, ...change }).map(({ name }) => name)).toEqual(names);
  });
});

describe('telling', () => {
  let small: SmallStore;
  beforeEach(async () => {
    small = await smallStore();
  });
  afterEach(() => small.cleanUp());
  const alert: Alert = { name: 'redis-down', severity: 'warning', summary: 'Redis does not answer' };

  function way() {
    const told: string[] = [];
    const broken = { is: false };
    return {
      told,
      broken,
      name: 'test',
      async tell({ name, state, severity }: AlertMessage) {
        if (broken.is) throw new Error('no line');
        told.push(`${name} ${state} ${severity}`);
      },
    };
  }

  const tell = (found: readonly Alert[], one: ReturnType<typeof way>) =>
    tellAlerts(small.store.alerts, found, [one], small.clock.at, () => {});

  it('says each once when it begins, grows, and is over', async () => {
    const one = way();
    for (const found of [[alert], [alert], [{ ...alert, severity: 'critical' as const }], [], []])
      await tell(found, one);
    expect(one.told).toEqual([
      'redis-down raised warning',
      'redis-down raised critical',
      'redis-down over critical',
    ]);
    expect(await small.store.alerts.raised()).toEqual([]);
  });

  it('says again what nobody could hear, and not that something is over that nobody heard of', async () => {
    const one = way();
    one.broken.is = true;
    await tell([alert], one);
    one.broken.is = false;
    await tell([alert], one);
    await tell([alert], one);
    expect(one.told).toEqual(['redis-down raised warning']);
    one.broken.is = true;
    await tell([], one);
    one.broken.is = false;
    await tell([], one);
    expect(one.told).toEqual(['redis-down raised warning', 'redis-down over warning']);
    one.broken.is = true;
    await tell([alert], one);
    await tell([], one);
    one.broken.is = false;
    await tell([], one);
    expect(one.told).toHaveLength(2);
  });

  it('is done by one process at a time, and by another when that one is silent', async () => {
    const source = sourceOf('shan');
    await small.store.sources.saveState({
      sourceId: 'shan',
      etag: null,
      lastModified: null,
      nextDueAt: small.clock.at + 1,
      lastPolledAt: small.clock.at - 1,
      lastOutcome: 'failed: dns',
      consecutiveFailures: 5,
      lastCount: null,
    });
    const one = way();
    const watcher = (owner: string) => ({
      ...small,
      log: silent,
      owner,
      round: new HealthRound([source]),
      ways: [one],
    });
    expect(await evaluateAlerts(watcher('a'))).toBe(true);
    expect(await evaluateAlerts(watcher('b'))).toBe(false);
    expect(await evaluateAlerts(watcher('a'))).toBe(true);
    small.clock.at += 600_000;
    expect(await evaluateAlerts(watcher('b'))).toBe(true);
    expect(one.told).toEqual(['source-failing shan raised critical']);
  });
});
