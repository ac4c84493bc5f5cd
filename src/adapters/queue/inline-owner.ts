import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** A name for this process among all that may work on the same ledger: `host:pid:nonce`. */
export function newOwner(): string {
  return `${hostname()}:${process.pid}:${randomUUID()}`;
}

/**
 * Whether the process behind an owner's name may still be at work. A process of another host counts as alive
 * (its leases run out by themselves); `OWNER/…` is a thread of the owner's; one with our own pid and another nonce
 * was an earlier process of that pid.
 */
export function ownerIsAlive(owner: string, self: string): boolean {
  if (owner === self || owner.startsWith(`${self}/`)) return true;
  const parts = owner.split(':');
  const pid = Number(parts.at(-2));
  const host = parts.slice(0, -2).join(':');
  if (host !== hostname() || !Number.isInteger(pid)) return true;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
