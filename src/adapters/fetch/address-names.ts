/** Names under which clouds answer from inside, whatever they resolve to. */
const METADATA_NAMES: ReadonlySet<string> = new Set([
  'instance-data',
  'instance-data.ec2.internal',
  'metadata',
  'metadata.azure.com',
  'metadata.azure.internal',
  'metadata.goog',
  'metadata.google.internal',
  'metadata.nifcloud.com',
  'metadata.packet.net',
  'metadata.platformequinix.com',
  'metadata.tencentyun.com',
  'metadata.vultr.com',
]);

/** Domains that never are on the open web (RFC 6761, RFC 6762, RFC 8375, RFC 9476, RFC 7686, container networks). */
const INSIDE_DOMAINS: readonly string[] = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'home.arpa',
  'in-addr.arpa',
  'ip6.arpa',
  'onion',
  'alt',
  'test',
  'example',
  'invalid',
  'cluster.local',
  'svc',
];

/** A host name as it is compared: lower case, without the root's dot. */
export function plainHost(hostname: string): string {
  return hostname.toLowerCase().replace(/\.+$/, '');
}

/**
 * Why a host name is never looked up; null when it may be. IP addresses pass: their ranges are judged elsewhere.
 * @param hostname as `URL.hostname` gives it (IPv6 in brackets)
 */
export function whyNameForbidden(hostname: string): string | null {
  const name = plainHost(hostname);
  if (name === '') return 'no host';
  if (name.startsWith('[') || /^[0-9.]+$/.test(name)) return null;
  if (METADATA_NAMES.has(name)) return 'a cloud metadata name';
  if (!name.includes('.')) return 'a name without a domain';
  const inside = INSIDE_DOMAINS.find((domain) => name === domain || name.endsWith(`.${domain}`));
  return inside === undefined ? null : `a name under .${inside}, which is not on the open web`;
}

/** Whether a name is a cloud's metadata service: never allowed, not even by a source. */
export function isMetadataName(hostname: string): boolean {
  return METADATA_NAMES.has(plainHost(hostname));
}
