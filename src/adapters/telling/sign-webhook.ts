import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A new secret of 24 random bytes. */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(24).toString('base64');
}

/**
 * Headers that prove who sent a payload: HMAC-SHA256 over id, time (seconds since 1970) and payload, as Standard
 * Webhooks 1.0 has it (standardwebhooks.com, symmetric signatures).
 */
export function signWebhook(
  secret: string,
  { id, seconds, payload }: { readonly id: string; readonly seconds: number; readonly payload: string },
): Record<string, string> {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${payload}`).digest('base64');
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}
