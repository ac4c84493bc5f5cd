import { expect, it } from 'vitest';
import { newWebhookSecret, signWebhook } from '../../../src/adapters/telling/sign-webhook.ts';

it('signs as the reference library of Standard Webhooks (npm standardwebhooks 1.1.1) does', () => {
  const headers = signWebhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLw', {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    seconds: 1_614_265_330,
    payload: '{"test": 2432232314}',
  });
  expect(headers['webhook-signature']).toBe('v1,/Xy7FLfFISa1TZH7WLT+0x/orG5MlcutAFOpVan3/00=');
});

it('makes a secret of 24 bytes, another one each time', () => {
  const [one, other] = [newWebhookSecret(), newWebhookSecret()];
  expect(Buffer.from(one.replace('whsec_', ''), 'base64')).toHaveLength(24);
  expect(one).not.toBe(other);
});
