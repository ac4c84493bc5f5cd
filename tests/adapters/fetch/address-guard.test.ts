import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dial, dialTcp } from '../../../src/adapters/fetch/http-connect.ts';
import { NO_ADDRESSES, REDIRECT_SPELLINGS } from './address-attacks.ts';
import { FORBIDDEN_ANSWERS, SPELLINGS } from './address-spellings.ts';
import {
  dialAsLoopback,
  type Loopback,
  requestFor,
  type Sentinel,
  serve,
  testFetcher,
  watchPort,
} from './http-loopback.ts';

/** An address of a documentation-free public range; the test's dialler takes it to this machine. */
const PUBLIC = '93.184.216.34';
const OTHER_PUBLIC = '2606:2800:220:1:248:1893:25c8:1946';
const SITE = 'news.shanshui-press.cn';

let sentinel: Sentinel;
let site: Loopback;

beforeAll(async () => {
  sentinel = await watchPort();
  site = await serve((request, response) => {
    const to = new URL(request.url ?? '/', 'http://site').searchParams.get('to');
    if (to === null) response.end('open');
    else response.writeHead(302, { location: /^[\t -~]*$/.test(to) ? to : encodeURI(to) }).end();
  });
});
afterAll(async () => {
  await sentinel.close();
  await site.close();
});

/** Records what would be dialled; only loopback and the site are really dialled. */
function recordingDial(dialled: string[]): Dial {
  const toSite = dialAsLoopback([PUBLIC, OTHER_PUBLIC]);
  return (address, port, signal) => {
    if (address !== PUBLIC && address !== OTHER_PUBLIC) dialled.push(address);
    return toSite(address, port, signal);
  };
}

const resolveSite = async (): Promise<string[]> => [PUBLIC];

describe.each(SPELLINGS)('$name', ({ urls }) => {
  const spelled = (): string[] => urls.map((url) => url.replaceAll('PORT', String(sentinel.port)));

  it('is not connected to', async () => {
    const before = sentinel.connections();
    const dialled: string[] = [];
    const { fetcher } = testFetcher({ dial: recordingDial(dialled) });
    for (const url of spelled()) {
      const outcome = await fetcher.fetch(requestFor(url, { allowedPrivateHosts: [] }));
      expect(outcome, url).toMatchObject({ kind: 'blocked' });
    }
    expect(dialled).toEqual([]);
    expect(sentinel.connections() - before).toBe(0);
  });

  it('is not connected to after a redirect', async () => {
    const before = sentinel.connections();
    const dialled: string[] = [];
    const { fetcher } = testFetcher({ dial: recordingDial(dialled), resolve: resolveSite });
    for (const url of spelled()) {
      const from = `http://${SITE}:${site.port}/?to=${encodeURIComponent(url.trim())}`;
      const outcome = await fetcher.fetch(requestFor(from, { allowedPrivateHosts: [] }));
      // Some spellings are no absolute address to a redirect, and lead back to the site itself.
      if (outcome.kind === 'fetched') expect(new URL(outcome.finalUrl).hostname, url).toBe(SITE);
      else expect(['blocked', 'failed'], url).toContain(outcome.kind);
    }
    expect(dialled).toEqual([]);
    expect(sentinel.connections() - before).toBe(0);
  });
});

describe('what is no address', () => {
  it.each(NO_ADDRESSES)('%j is neither looked up nor dialled', async (spelling) => {
    const before = sentinel.connections();
    const dialled: string[] = [];
    const asked: string[] = [];
    const resolve = async (name: string): Promise<string[]> => {
      asked.push(name);
      return ['127.0.0.1'];
    };
    const { fetcher } = testFetcher({ dial: recordingDial(dialled), resolve });
    const url = spelling.replaceAll('PORT', String(sentinel.port));
    const outcome = await fetcher.fetch(requestFor(url, { allowedPrivateHosts: [] }));
    expect(outcome).toMatchObject({ kind: 'blocked' });
    expect([asked, dialled]).toEqual([[], []]);
    expect(sentinel.connections() - before).toBe(0);
  });
});

describe('a redirect', () => {
  it.each(REDIRECT_SPELLINGS)('to %j is blocked', async (spelling) => {
    const before = sentinel.connections();
    const dialled: string[] = [];
    const { fetcher, ledger } = testFetcher({ dial: recordingDial(dialled), resolve: resolveSite });
    const to = encodeURIComponent(spelling.replaceAll('PORT', String(sentinel.port)));
    const from = `http://${SITE}:${site.port}/?to=${to}`;
    const outcome = await fetcher.fetch(requestFor(from, { allowedPrivateHosts: [] }));
    expect(outcome).toMatchObject({ kind: 'blocked' });
    expect(dialled).toEqual([]);
    expect(JSON.stringify([outcome, ledger])).not.toContain('secret@');
    expect(sentinel.connections() - before).toBe(0);
  });

  it('in the page or a Refresh header is none', async () => {
    const page = '<meta http-equiv="refresh" content="0;url=http://169.254.169.254/">';
    const refreshing = await serve((_request, response) =>
      response.writeHead(200, { refresh: '0; url=http://169.254.169.254/' }).end(page),
    );
    const { fetcher, ledger } = testFetcher();
    expect(await fetcher.fetch(requestFor(`${refreshing.origin}/`))).toMatchObject({
      kind: 'fetched',
      redirects: [],
    });
    expect(ledger).toHaveLength(1);
    await refreshing.close();
  });
});

describe('names that resolve to the inside', () => {
  it.each(FORBIDDEN_ANSWERS)('%s is not dialled', async (answer) => {
    const before = sentinel.connections();
    const dialled: string[] = [];
    const { fetcher } = testFetcher({ dial: recordingDial(dialled), resolve: async () => [answer] });
    const outcome = await fetcher.fetch(
      requestFor(`http://inside.shanshui-press.cn:${sentinel.port}/`, { allowedPrivateHosts: [] }),
    );
    expect(outcome).toMatchObject({ kind: 'blocked', by: 'address' });
    expect(dialled).toEqual([]);
    expect(sentinel.connections() - before).toBe(0);
  });

  it('dials only the open addresses of a mixed answer', async () => {
    const dialled: string[] = [];
    const { fetcher } = testFetcher({
      dial: recordingDial(dialled),
      resolve: async () => ['127.0.0.1', '::1', '10.0.0.1', PUBLIC, '169.254.169.254'],
    });
    const outcome = await fetcher.fetch(
      requestFor(`http://${SITE}:${site.port}/`, { allowedPrivateHosts: [] }),
    );
    expect(outcome).toMatchObject({ kind: 'fetched' });
    expect(dialled).toEqual([]);
  });
});

describe('an answer that changes between check and use', () => {
  it('is asked for once per hop, and what was checked is what is dialled', async () => {
    const before = sentinel.connections();
    const dialled: string[] = [];
    let asked = 0;
    const { fetcher } = testFetcher({
      dial: (address, port, signal) => {
        dialled.push(address);
        return dialTcp(address === PUBLIC ? '127.0.0.1' : address, port, signal);
      },
      resolve: async () => {
        asked++;
        return [asked === 1 ? PUBLIC : '127.0.0.1'];
      },
    });
    const request = requestFor(`http://${SITE}:${site.port}/`, { allowedPrivateHosts: [] });
    expect(await fetcher.fetch(request)).toMatchObject({ kind: 'fetched' });
    expect([asked, dialled]).toEqual([1, [PUBLIC]]);
    expect(await fetcher.fetch(request)).toMatchObject({ kind: 'blocked', by: 'address' });
    expect(dialled).toEqual([PUBLIC]);
    expect(sentinel.connections() - before).toBe(0);
  });

  it('is checked again when a redirect leads to the same name', async () => {
    let asked = 0;
    const dialled: string[] = [];
    const { fetcher } = testFetcher({
      dial: recordingDial(dialled),
      resolve: async () => [++asked === 1 ? PUBLIC : '10.0.0.7'],
    });
    const to = encodeURIComponent(`http://${SITE}:${site.port}/next`);
    const url = `http://${SITE}:${site.port}/?to=${to}`;
    const outcome = await fetcher.fetch(requestFor(url, { allowedPrivateHosts: [] }));
    expect(outcome).toMatchObject({ kind: 'blocked', by: 'address' });
    expect(dialled).toEqual([]);
  });
});

describe('what is not http on an open port', () => {
  it.each([
    ['file:///etc/passwd', 'scheme'],
    ['ftp://www.people.com.cn/', 'scheme'],
    ['gopher://www.people.com.cn:6379/_INFO', 'scheme'],
    ['data:text/html,hi', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['ws://www.people.com.cn/', 'scheme'],
    ['blob:http://www.people.com.cn/1', 'scheme'],
    ['http://www.people.com.cn:22/', 'port'],
    ['http://www.people.com.cn:25/', 'port'],
    ['https://www.people.com.cn:1023/', 'port'],
    ['http://www.people.com.cn:1/', 'port'],
    ['http://', 'address'],
    ['//127.0.0.1/', 'address'],
    ['http://[::1', 'address'],
    ['http://www.people.com.cn:99999/', 'address'],
    ['', 'address'],
  ])('%s is blocked by its %s', async (url, by) => {
    const dialled: string[] = [];
    const { fetcher } = testFetcher({ dial: recordingDial(dialled), resolve: resolveSite });
    expect(await fetcher.fetch(requestFor(url, { allowedPrivateHosts: [] }))).toMatchObject({
      kind: 'blocked',
      by,
    });
    expect(dialled).toEqual([]);
  });
});

describe('hosts that a source allows by name', () => {
  const reach = async (url: string, allowedPrivateHosts: string[]): Promise<string> => {
    const { fetcher } = testFetcher({ resolve: async () => ['127.0.0.1'] });
    return (await fetcher.fetch(requestFor(url, { allowedPrivateHosts }))).kind;
  };

  it('are reached, by that name and port only', async () => {
    const { port } = site;
    expect(await reach(`http://127.0.0.1:${port}/`, ['127.0.0.1'])).toBe('fetched');
    expect(await reach(`http://127.0.0.1:${port}/`, [`127.0.0.1:${port}`])).toBe('fetched');
    expect(await reach(`http://127.0.0.1:${port}/`, ['127.0.0.1:1'])).toBe('blocked');
    expect(await reach(`http://wiki.corp:${port}/`, ['WIKI.corp'])).toBe('fetched');
    expect(await reach(`http://wiki.corp:${port}/`, ['127.0.0.1'])).toBe('blocked');
    expect(await reach(`http://127.0.0.1:${port}/`, ['wiki.corp'])).toBe('blocked');
  });

  it.each(['169.254.169.254', '0.0.0.0', '224.0.0.1', 'metadata.google.internal'])(
    'do not open %s',
    async (host) => {
      const dialled: string[] = [];
      const { fetcher } = testFetcher({
        dial: recordingDial(dialled),
        resolve: async () => ['169.254.169.254'],
      });
      const outcome = await fetcher.fetch(requestFor(`http://${host}/`, { allowedPrivateHosts: [host] }));
      expect(outcome).toMatchObject({ kind: 'blocked', by: 'address' });
      expect(dialled).toEqual([]);
    },
  );
});
