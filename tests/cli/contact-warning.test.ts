import { afterEach, describe, expect, it, vi } from 'vitest';
import { polledAddresses, warnWithoutContact } from '../../src/cli/contact-warning.ts';
import { readConfig } from '../../src/config.ts';
import { command } from '../source/command-in-process.ts';

const said = (contact: string | null, urls: readonly string[]): string => {
  const written: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    warnWithoutContact({ contact }, urls);
  } finally {
    spy.mockRestore();
  }
  return written.join('');
};

describe('without a contact in the User-Agent', () => {
  it.each([
    [null, ['https://news.shanshui-press.cn/feed'], true],
    [null, ['http://127.0.0.1:8080/', 'https://news.shanshui-press.cn/feed'], true],
    [null, ['http://192.168.1.5/'], true],
    [null, ['http://localhost:8080/', 'http://127.0.0.1/', 'http://127.1.2.3:81/', 'http://[::1]:9/'], false],
    [null, ['http://localhost.shanshui-press.cn/'], true],
    [null, ['no address'], false],
    [null, [], false],
    ['mailto:desk@shanshui-press.cn', ['https://news.shanshui-press.cn/feed'], false],
  ] as const)('contact %s and %j warn: %s', (contact, urls, warns) => {
    const text = said(contact, urls);
    expect(text.split('\n').filter(Boolean)).toHaveLength(warns ? 1 : 0);
    if (warns) expect(text).toContain('SHANSHUI_CONTACT is not set');
  });

  it('counts what is polled only', () => {
    const sources = [
      { url: 'https://a.cn/feed', enabled: true },
      { url: 'https://b.cn/feed', enabled: false },
    ];
    expect(polledAddresses(sources)).toEqual(['https://a.cn/feed']);
  });
});

describe('a command that asks the web', () => {
  afterEach(() => vi.unstubAllEnvs());
  it.each([
    ['', true],
    ['mailto:desk@shanshui-press.cn', false],
  ])('with SHANSHUI_CONTACT=%j warns: %s', async (contact, warns) => {
    vi.stubEnv('SHANSHUI_CONTACT', contact === '' ? undefined : contact);
    expect(readConfig({}).contact).toBe(contact === '' ? null : contact);
    // A private address: the warning comes first, and nothing is dialled.
    const { stderr } = await command('sources', 'add', 'http://10.255.255.1/', '--dry-run');
    expect(stderr.includes('SHANSHUI_CONTACT is not set')).toBe(warns);
  });
});
