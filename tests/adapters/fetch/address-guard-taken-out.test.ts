import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dialTcp } from '../../../src/adapters/fetch/http-connect.ts';
import { FORBIDDEN_ANSWERS, SPELLINGS } from './address-spellings.ts';
import { requestFor, type Sentinel, testFetcher, watchPort } from './http-loopback.ts';

// The guard is taken out here, to show that the sentinel of address-guard.test.ts is one: without the guard,
// the very same spellings do reach it. Should one of them stop to, that test would prove nothing.
vi.mock('../../../src/adapters/fetch/address-ranges.ts', () => ({
  whyForbidden: () => null,
  isNeverAllowed: () => false,
}));
vi.mock('../../../src/adapters/fetch/address-names.ts', async (original) => ({
  ...(await original<typeof import('../../../src/adapters/fetch/address-names.ts')>()),
  whyNameForbidden: () => null,
}));

let sentinel: Sentinel;
beforeAll(async () => {
  sentinel = await watchPort();
});
afterAll(async () => {
  await sentinel.close();
});

const noRoute = async (): Promise<never> => {
  throw Object.assign(new Error('connect ENETUNREACH'), { code: 'ENETUNREACH' });
};

describe.each(SPELLINGS)('without the guard, $name', ({ urls, reaches }) => {
  it.each(urls)('%j is dialled', async (spelling) => {
    const before = sentinel.connections();
    const dialled: string[] = [];
    const { fetcher } = testFetcher({
      dial: (address, port, signal) => {
        dialled.push(address);
        return reaches === 'loopback' ? dialTcp(address, port, signal) : noRoute();
      },
      resolve: async () => ['127.0.0.1'],
    });
    await fetcher.fetch(
      requestFor(spelling.replaceAll('PORT', String(sentinel.port)), { allowedPrivateHosts: [] }),
    );
    expect(dialled).toHaveLength(1);
    if (reaches === 'loopback') expect(sentinel.connections() - before).toBe(1);
  });
});

it('without the guard, an inside answer of the DNS is dialled', async () => {
  const dialled: string[] = [];
  const { fetcher } = testFetcher({
    dial: (address) => {
      dialled.push(address);
      return noRoute();
    },
    resolve: async () => FORBIDDEN_ANSWERS.slice(0, 4),
  });
  await fetcher.fetch(requestFor('http://inside.shanshui-press.cn/', { allowedPrivateHosts: [] }));
  expect(dialled).toEqual(FORBIDDEN_ANSWERS.slice(0, 4));
});
