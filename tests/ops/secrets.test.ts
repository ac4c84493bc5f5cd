import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOG_FILE, openLog } from '../../src/adapters/watching/inline-log.ts';
import { hideSecrets, secretsOf } from '../../src/adapters/watching/log-secrets.ts';
import { readConfig } from '../../src/config.ts';

const ENVIRONMENT = {
  DATABASE_URL: 'postgres://shan:p%40ss-word@db.example:5432/news',
  REDIS_URL: 'redis://default:redis-geheim@redis.example:6379',
  SHANSHUI_ALERT_FEISHU: 'https://open.feishu.example/hook/bot-token-77',
  SHANSHUI_ALERT_FEISHU_SECRET: 'sign-key-99',
  SHANSHUI_ALERT_MAIL_SERVER: 'smtp://me:mail-geheim@mail.example:587',
  SHANSHUI_ALERT_MAIL_FROM: 'a@shan.example',
  SHANSHUI_ALERT_MAIL_TO: 'b@shan.example, c@shan.example',
};
const SECRETS = ['p%40ss-word', 'p@ss-word', 'redis-geheim', 'bot-token-77', 'sign-key-99', 'mail-geheim'];

describe('secrets', () => {
  it('never stand in the log, wherever they are said', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shanshui-log-'));
    const config = readConfig({ data: undefined }, ENVIRONMENT);
    const log = openLog({ to: 'file', dataFolder: folder, secrets: secretsOf(config) });
    log.error('fault', {
      error: `connect ${ENVIRONMENT.DATABASE_URL} refused`,
      deep: { list: [ENVIRONMENT] },
    });
    log.warn('fault', { error: new Error(`WRONGPASS redis-geheim`), way: ENVIRONMENT.SHANSHUI_ALERT_FEISHU });
    log.info('fault', { said: SECRETS.join(' '), other: 'https://who:unknown-geheim@elsewhere.example/' });
    const text = await readFile(join(folder, LOG_FILE), 'utf8');
    for (const secret of [...SECRETS, 'unknown-geheim']) expect(text).not.toContain(secret);
    expect(text.trim().split('\n')).toHaveLength(3);
    expect(text).toContain('db.example');
    await rm(folder, { recursive: true });
  });

  it('are found in long hostile text in linear time', () => {
    const hide = hideSecrets([]);
    const begin = performance.now();
    hide('a://'.repeat(200_000));
    hide(`a://${'b'.repeat(500_000)}`);
    expect(performance.now() - begin).toBeLessThan(2_000);
  });
});

describe('a wrong configuration', () => {
  it('is told with all its problems at once, and no secret among them', () => {
    const read = () =>
      readConfig(
        {},
        {
          DATABASE_URL: 'mysql://root:geheim@db',
          REDIS_URL: 'localhost',
          SHANSHUI_CONCURRENCY: '0',
          SHANSHUI_METRICS_PORT: '70000',
          SHANSHUI_LOG: 'syslog',
        },
      );
    expect(read).toThrow(/DATABASE_URL.*REDIS_URL|REDIS_URL.*DATABASE_URL/);
    expect(read).toThrow(/SHANSHUI_CONCURRENCY/);
    expect(read).toThrow(/SHANSHUI_METRICS_PORT/);
    expect(read).toThrow(/SHANSHUI_LOG/);
    expect(read).not.toThrow(/geheim/);
  });

  it('needs all of mail or nothing of it', () => {
    expect(() => readConfig({}, { SHANSHUI_ALERT_MAIL_FROM: 'a@b.cn' })).toThrow(
      /MAIL_SERVER: is missing.*MAIL_TO: is missing/,
    );
  });
});
