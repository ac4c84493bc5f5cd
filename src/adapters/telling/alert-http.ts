import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Fetcher } from '../../ports/fetcher.ts';

/** What is told of an alert. */
export interface AlertText {
  readonly name: string;
  readonly severity: 'warning' | 'critical';
  readonly summary: string;
  readonly state: 'raised' | 'over';
  /** ms since 1970. */
  readonly since: number;
  readonly at: number;
}

/** A message as one line and a body, for mail and chat. */
export function wordsOf({ name, severity, summary, state, since, at }: AlertText): {
  title: string;
  body: string;
} {
  const begun = new Date(since).toISOString();
  const title = state === 'raised' ? `[shanshui] ${severity}: ${name}` : `[shanshui] over: ${name}`;
  const body =
    state === 'raised'
      ? `${summary}\nSince ${begun}.`
      : `Over at ${new Date(at).toISOString()}, since ${begun}. It was: ${summary}`;
  return { title, body };
}

/** Posts JSON to an address through the one place that connects. Throws when it was not taken; gives the answer's body. */
async function post(
  fetcher: Fetcher,
  url: string,
  value: unknown,
  privateHosts: readonly string[],
): Promise<string> {
  const outcome = await fetcher.fetch({
    url,
    sourceId: 'alerts',
    purpose: 'alert',
    method: 'POST',
    payload: JSON.stringify(value),
    headers: { 'content-type': 'application/json; charset=utf-8' },
    allowedPrivateHosts: privateHosts,
    obeyRobots: false,
    minimumGapMs: 0,
    maxBytes: 65_536,
    totalTimeoutMs: 15_000,
  });
  if (outcome.kind === 'fetched') return Buffer.from(outcome.body).toString('utf8');
  const why = 'detail' in outcome ? outcome.detail : 'status' in outcome ? `HTTP ${outcome.status}` : '';
  throw new Error(`not taken: ${outcome.kind} ${why}`);
}

/** Posts each message as JSON: `name`, `severity`, `state`, `summary`, `since` and `at` (ISO times). */
export function webhookWay(fetcher: Fetcher, url: string, privateHosts: readonly string[]) {
  return {
    name: 'webhook',
    async tell(message: AlertText): Promise<void> {
      const { since, at, ...said } = message;
      const times = { since: new Date(since).toISOString(), at: new Date(at).toISOString() };
      await post(fetcher, url, { ...said, ...times }, privateHosts);
    },
  };
}

/** A bot answers 200 also when it refuses; `code` 0 (formerly `StatusCode`) means taken. */
const BotAnswer = z.object({
  code: z.number().optional(),
  StatusCode: z.number().optional(),
  msg: z.string().optional(),
});

/**
 * The signature of a 飞书 bot: HMAC-SHA256 of nothing with the key `timestamp\nsecret`, in base64
 * (open.feishu.cn, custom bot guide).
 */
export function feishuSignature(timestampSeconds: number, secret: string): string {
  return createHmac('sha256', `${timestampSeconds}\n${secret}`).update('').digest('base64');
}

/** Tells a 飞书 (Feishu) group through its bot, signed where the bot wants that. */
export function feishuWay(
  fetcher: Fetcher,
  { url, secret, privateHosts }: { url: string; secret: string | null; privateHosts: readonly string[] },
) {
  return {
    name: 'feishu',
    async tell(message: AlertText): Promise<void> {
      const { title, body } = wordsOf(message);
      const timestamp = Math.floor(message.at / 1_000);
      const signed =
        secret === null ? {} : { timestamp: `${timestamp}`, sign: feishuSignature(timestamp, secret) };
      const text = `${title}\n${body}`;
      const answer = await post(
        fetcher,
        url,
        { ...signed, msg_type: 'text', content: { text } },
        privateHosts,
      );
      const { code, StatusCode, msg } = BotAnswer.parse(JSON.parse(answer));
      const refusal = code ?? StatusCode ?? 0;
      if (refusal !== 0) throw new Error(`the bot refused it: ${refusal} ${msg ?? ''}`);
    },
  };
}
