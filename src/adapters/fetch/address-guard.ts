import { isMetadataName, plainHost, whyNameForbidden } from './address-names.ts';
import { isNeverAllowed, whyForbidden } from './address-ranges.ts';

/** Looks a name up. Returns IP addresses; throws when there are none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** Where one request goes: checked, and with everything that must not be sent taken off. */
export interface Target {
  /** Without credentials and fragment. */
  readonly url: URL;
  /** Lower case, without brackets and root dot. */
  readonly hostname: string;
  readonly port: number;
  /** The source allows this host although it is private. */
  readonly allowedPrivate: boolean;
}

export type TargetVerdict =
  | { readonly kind: 'target'; readonly target: Target }
  | { readonly kind: 'refused'; readonly by: 'address' | 'scheme' | 'port'; readonly detail: string };

export type AddressVerdict =
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'unresolved'; readonly detail: string };

function withoutBrackets(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** Whether a host name (without brackets) is an IP address. `URL` has made every spelling of IPv4 the plain one. */
export function isAddress(hostname: string): boolean {
  return hostname.includes(':') || /^[0-9.]+$/.test(hostname);
}

/** Whether the source's list names the host; with a port it means that port only. */
function isListed(
  hostname: string,
  port: number,
  allowed: readonly string[],
): 'host' | 'host-and-port' | null {
  const names = allowed.map(plainHost);
  const bracketed = hostname.includes(':') ? `[${hostname}]` : hostname;
  if (names.includes(`${bracketed}:${port}`)) return 'host-and-port';
  return names.includes(hostname) || names.includes(bracketed) ? 'host' : null;
}

/**
 * Judges an address before anything is looked up: scheme, port, name.
 * Ports are 80, 443 and 1024 upwards, unless the source lists `host:port`.
 */
export function judgeTarget(address: string, allowedPrivateHosts: readonly string[]): TargetVerdict {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null) return { kind: 'refused', by: 'address', detail: 'not a URL' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { kind: 'refused', by: 'scheme', detail: `${url.protocol} is neither http nor https` };
  }
  url.username = '';
  url.password = '';
  url.hash = '';
  const hostname = plainHost(withoutBrackets(url.hostname));
  const port = portOf(url);
  const listed = isMetadataName(hostname) ? null : isListed(hostname, port, allowedPrivateHosts);
  if (port !== 80 && port !== 443 && port < 1024 && listed !== 'host-and-port') {
    return { kind: 'refused', by: 'port', detail: `port ${port}: only 80, 443 and from 1024` };
  }
  if (listed === null) {
    const why = whyNameForbidden(url.hostname);
    if (why !== null) return { kind: 'refused', by: 'address', detail: `${hostname}: ${why}` };
  }
  const target = { url, hostname, port, allowedPrivate: listed !== null };
  const why = isAddress(hostname) ? whyNotDialled(target, hostname) : null;
  if (why !== null) return { kind: 'refused', by: 'address', detail: `${hostname} is ${why}` };
  return { kind: 'target', target };
}

/** Why this target may not be reached at this address; null when it may. */
export function whyNotDialled(target: Pick<Target, 'allowedPrivate'>, address: string): string | null {
  const why = whyForbidden(address);
  if (why === null) return null;
  return target.allowedPrivate && !isNeverAllowed(address) ? null : why;
}

/**
 * The addresses a target may be dialled at. Of a mixed answer only the allowed ones are given, and only what is
 * given here may be dialled, without asking again: an answer that changes afterwards changes nothing.
 */
export async function judgeAddresses(target: Target, resolve: Resolve): Promise<AddressVerdict> {
  let answers: readonly string[];
  try {
    answers = isAddress(target.hostname) ? [target.hostname] : await resolve(target.hostname);
  } catch (error) {
    return {
      kind: 'unresolved',
      detail: `${target.hostname}: ${error instanceof Error ? error.message : error}`,
    };
  }
  if (answers.length === 0) return { kind: 'unresolved', detail: `${target.hostname}: no address` };
  const verdicts = answers.map((address) => ({ address, why: whyNotDialled(target, address) }));
  const addresses = verdicts.filter(({ why }) => why === null).map(({ address }) => address);
  if (addresses.length > 0) return { kind: 'addresses', addresses };
  const detail = verdicts.map(({ address, why }) => `${address} is ${why}`).join(', ');
  return { kind: 'refused', detail: `${target.hostname}: ${detail}` };
}
