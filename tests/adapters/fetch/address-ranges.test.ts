import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNeverAllowed, whyForbidden } from '../../../src/adapters/fetch/address-ranges.ts';

const dotted = (value: number): string =>
  [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255].join('.');
const groups = (value: number): string => `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;
const anyIpv4 = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** The same ranges once more, by first and last address, so that a slip in a prefix length shows. */
const FORBIDDEN: readonly (readonly [first: string, last: string])[] = [
  ['0.0.0.0', '0.255.255.255'],
  ['10.0.0.0', '10.255.255.255'],
  ['100.64.0.0', '100.127.255.255'],
  ['127.0.0.0', '127.255.255.255'],
  ['168.63.129.16', '168.63.129.16'],
  ['169.254.0.0', '169.254.255.255'],
  ['172.16.0.0', '172.31.255.255'],
  ['192.0.0.0', '192.0.0.255'],
  ['192.0.2.0', '192.0.2.255'],
  ['192.31.196.0', '192.31.196.255'],
  ['192.52.193.0', '192.52.193.255'],
  ['192.88.99.0', '192.88.99.255'],
  ['192.168.0.0', '192.168.255.255'],
  ['192.175.48.0', '192.175.48.255'],
  ['198.18.0.0', '198.19.255.255'],
  ['198.51.100.0', '198.51.100.255'],
  ['203.0.113.0', '203.0.113.255'],
  ['224.0.0.0', '255.255.255.255'],
];
const numberOf = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const isInside = (value: number): boolean =>
  FORBIDDEN.some(([first, last]) => value >= numberOf(first) && value <= numberOf(last));

describe('IPv4', () => {
  it('is forbidden in exactly the ranges that are no part of the open web', () => {
    const edges = FORBIDDEN.flatMap(([first, last]) => [numberOf(first), numberOf(last)]);
    const near = fc.tuple(fc.constantFrom(...edges), fc.integer({ min: -2, max: 2 })).map(([edge, by]) => {
      return Math.min(2 ** 32 - 1, Math.max(0, edge + by));
    });
    fc.assert(
      fc.property(
        fc.oneof(anyIpv4, near),
        (value) => (whyForbidden(dotted(value)) !== null) === isInside(value),
      ),
      { numRuns: 5000 },
    );
  });

  it('is forbidden in every IPv6 form that carries it, whatever it is', () => {
    fc.assert(
      fc.property(anyIpv4, (value) => {
        const forms = [
          `::${dotted(value)}`,
          `::ffff:${dotted(value)}`,
          `::ffff:${groups(value)}`,
          `::ffff:0:${groups(value)}`,
          `64:ff9b::${dotted(value)}`,
          `64:ff9b:1:fffe::${groups(value)}`,
          `2002:${groups(value)}::1`,
          `2001:0:${groups(value)}::1`,
          `2001:0:4136:e378:8000:63bf:${groups(~value >>> 0)}`,
          `2606:4700::5efe:${groups(value)}`,
          `2606:4700::200:5efe:${groups(value)}`,
        ];
        return forms.every((form) => whyForbidden(form) !== null);
      }),
    );
  });
});

describe('IPv6', () => {
  it.each([
    '2606:4700:4700::1111',
    '2400:3200::1',
    '240e:4c:4008::1',
    '2001:4860:4860::8888',
    '2001:200::1',
    '2a00:1450:4001:80b::200e',
    '2620:4f:7fff::1',
    '3ffd::1',
    '2003::1',
  ])('%s is open', (address) => {
    expect(whyForbidden(address)).toBeNull();
  });

  it('outside 2000::/3 is forbidden, also where no table names it', () => {
    const word = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.tuple(word, word, word, word, word, word, word, word), (words) => {
        const isGlobal = (words[0] & 0xe000) === 0x2000;
        const address = words.map((one) => one.toString(16)).join(':');
        return isGlobal || whyForbidden(address) !== null;
      }),
    );
  });
});

describe('what is no address in its plain form', () => {
  it.each([
    '',
    'localhost',
    '127.1',
    '0x7f.0.0.1',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '::1%lo',
    '[::1]',
    ' 8.8.8.8',
  ])('%j is forbidden', (text) => {
    expect(whyForbidden(text)).not.toBeNull();
  });
});

describe('what no source may allow', () => {
  it.each([
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['192.168.1.1', false],
    ['::1', false],
    ['fd00::1', false],
    ['100.64.0.1', false],
    ['169.254.169.254', true],
    ['::ffff:169.254.169.254', true],
    ['168.63.129.16', true],
    ['fd00:ec2::254', true],
    ['0.0.0.0', true],
    ['::', true],
    ['fe80::1', true],
    ['224.0.0.1', true],
    ['255.255.255.255', true],
    ['localhost', true],
  ])('%s: %s', (address, never) => {
    expect(isNeverAllowed(address)).toBe(never);
  });
});
