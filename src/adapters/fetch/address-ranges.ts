import ipaddr from 'ipaddr.js';

type Range = readonly [cidr: string, what: string];

/**
 * What is not on the open web: IANA's IPv4 special-purpose registry (RFC 6890 and its updates), multicast, and
 * the one public address that clouds answer on from inside (Azure's WireServer).
 */
const FORBIDDEN_IPV4: readonly Range[] = [
  ['0.0.0.0/8', 'this network (RFC 1122)'],
  ['10.0.0.0/8', 'private (RFC 1918)'],
  ['100.64.0.0/10', 'shared by carriers (RFC 6598)'],
  ['127.0.0.0/8', 'loopback (RFC 1122)'],
  ['168.63.129.16/32', 'cloud metadata (Azure WireServer)'],
  ['169.254.0.0/16', 'link-local and cloud metadata (RFC 3927)'],
  ['172.16.0.0/12', 'private (RFC 1918)'],
  ['192.0.0.0/24', 'protocol assignments (RFC 6890)'],
  ['192.0.2.0/24', 'documentation (RFC 5737)'],
  ['192.31.196.0/24', 'AS112 (RFC 7535)'],
  ['192.52.193.0/24', 'AMT (RFC 7450)'],
  ['192.88.99.0/24', '6to4 relays (RFC 7526)'],
  ['192.168.0.0/16', 'private (RFC 1918)'],
  ['192.175.48.0/24', 'AS112 (RFC 7534)'],
  ['198.18.0.0/15', 'benchmarking (RFC 2544)'],
  ['198.51.100.0/24', 'documentation (RFC 5737)'],
  ['203.0.113.0/24', 'documentation (RFC 5737)'],
  ['224.0.0.0/4', 'multicast (RFC 5771)'],
  ['240.0.0.0/4', 'reserved and broadcast (RFC 1112, RFC 919)'],
];

/**
 * Named for the message only: outside 2000::/3 nothing is allowed whatever its name, so a range that the table
 * does not know is refused too.
 */
const FORBIDDEN_IPV6: readonly Range[] = [
  ['::/128', 'unspecified'],
  ['::1/128', 'loopback'],
  ['::ffff:0:0/96', 'IPv4-mapped (RFC 4291)'],
  ['::ffff:0:0:0/96', 'IPv4-translated (RFC 2765)'],
  ['::/96', 'IPv4-compatible (RFC 4291)'],
  ['64:ff9b::/96', 'NAT64 (RFC 6052)'],
  ['64:ff9b:1::/48', 'local NAT64 (RFC 8215)'],
  ['100::/64', 'discard (RFC 6666)'],
  ['100:0:0:1::/64', 'dummy prefix (RFC 9780)'],
  ['2001::/32', 'Teredo (RFC 4380)'],
  ['2001:2::/48', 'benchmarking (RFC 5180)'],
  ['2001:10::/28', 'ORCHID (RFC 4843)'],
  ['2001:20::/28', 'ORCHIDv2 (RFC 7343)'],
  ['2001::/23', 'protocol assignments (RFC 2928)'],
  ['2001:db8::/32', 'documentation (RFC 3849)'],
  ['2002::/16', '6to4 (RFC 3056)'],
  ['2620:4f:8000::/48', 'AS112 (RFC 7534)'],
  ['3ffe::/16', '6bone, given back (RFC 3701)'],
  ['3fff::/20', 'documentation (RFC 9637)'],
  ['5f00::/16', 'segment routing (RFC 9602)'],
  ['fc00::/7', 'unique local (RFC 4193)'],
  ['fe80::/10', 'link-local (RFC 4291)'],
  ['fec0::/10', 'site-local (RFC 3879)'],
  ['ff00::/8', 'multicast (RFC 4291)'],
];

const parsedIpv4 = FORBIDDEN_IPV4.map(([cidr, what]) => ({ range: ipaddr.IPv4.parseCIDR(cidr), what }));
const parsedIpv6 = FORBIDDEN_IPV6.map(([cidr, what]) => ({ range: ipaddr.IPv6.parseCIDR(cidr), what }));
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

function forbiddenIpv6(address: ipaddr.IPv6): string | null {
  if (address.zoneId !== undefined) return 'an address with a zone (RFC 4007)';
  const named = parsedIpv6.find(({ range }) => address.match(range));
  if (named !== undefined) return named.what;
  if (!address.match(globalUnicast)) return 'outside global unicast (RFC 4291)';
  // ISATAP carries an IPv4 address behind any prefix (RFC 5214, 6.1).
  const [, , , , fifth, sixth] = address.parts;
  if ((fifth === 0 || fifth === 0x200) && sixth === 0x5efe) return 'ISATAP (RFC 5214)';
  return null;
}

/**
 * Why an IP address is not on the open web; null when it is.
 * Anything that is no address in its plain form is forbidden.
 */
export function whyForbidden(address: string): string | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    const parsed = ipaddr.IPv4.parse(address);
    return parsedIpv4.find(({ range }) => parsed.match(range))?.what ?? null;
  }
  if (ipaddr.IPv6.isValid(address)) return forbiddenIpv6(ipaddr.IPv6.parse(address));
  return 'no IP address';
}

/** Ranges that no source may be allowed: they are never a site, and metadata services give out credentials. */
const NEVER: readonly string[] = [
  '0.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
const parsedNever = NEVER.map((cidr) => ipaddr.IPv4.parseCIDR(cidr));
/** Amazon's metadata service over IPv6. */
const AWS_METADATA = ipaddr.IPv6.parse('fd00:ec2::254');
const NEVER_IPV6 = ['::/128', 'fe80::/10', 'ff00::/8'].map((cidr) => ipaddr.IPv6.parseCIDR(cidr));

/** Whether an address stays forbidden even for a host that a source allows by name. */
export function isNeverAllowed(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    const parsed = ipaddr.IPv4.parse(address);
    return parsedNever.some((range) => parsed.match(range));
  }
  if (!ipaddr.IPv6.isValid(address)) return true;
  const parsed = ipaddr.IPv6.parse(address);
  if (parsed.zoneId !== undefined) return true;
  // An IPv4 address inside an IPv6 one is one more spelling of it: name the IPv4 address instead.
  if (parsed.isIPv4MappedAddress()) return isNeverAllowed(parsed.toIPv4Address().toString());
  return parsed.toString() === AWS_METADATA.toString() || NEVER_IPV6.some((range) => parsed.match(range));
}
