import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changeSourceFile,
  createSourceFile,
  sourceFileVersion,
} from '../../../src/adapters/files/source-write.ts';

const WHOLE = { name: '例子科技', kind: 'feed', url: 'https://news.example/feed.xml' };
const TEXT = `# 问过网站的主人
id: example-ai
name: 例子科技 # 简称
kind: feed
url: https://news.example/feed.xml
everyMinutes: 30
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shanshui-source-write-'));
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

describe('source files', () => {
  it('are made whole, once, and leave no draft behind', async () => {
    const made = await createSourceFile(folder, 'example-ai', WHOLE);
    expect(made.kind).toBe('written');
    expect(readdirSync(folder)).toEqual(['example-ai.yaml']);
    expect((await createSourceFile(folder, 'example-ai', WHOLE)).kind).toBe('exists');
    const many = Array.from({ length: 8 }, () =>
      createSourceFile(folder, 'second', { ...WHOLE, name: '乙' }),
    );
    const kinds = (await Promise.all(many)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'written')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['example-ai.yaml', 'second.yaml']);
  });

  it.each<[Record<string, unknown>, RegExp]>([
    [{ ...WHOLE, kind: 'gopher' }, /^kind: /],
    [{ ...WHOLE, url: 'ftp://news.example/' }, /^url: /],
    [{ ...WHOLE, surprise: 1 }, /surprise/],
    [{ ...WHOLE, headers: { cookie: 'a=b' } }, /^headers/],
  ])('are not made of %j', async (content, message) => {
    const made = await createSourceFile(folder, 'example-ai', content);
    expect(made.kind === 'unsound' ? made.problems[0]?.message : made.kind).toMatch(message);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keep comments and all other fields where one is changed', async () => {
    writeFileSync(join(folder, 'example-ai.yaml'), TEXT);
    const version = await sourceFileVersion(folder, 'example-ai');
    const change = { enabled: false, everyMinutes: null, schedule: { everyMinutes: 15 } };
    const changed = await changeSourceFile(folder, 'example-ai', change, version);
    expect(changed).toMatchObject({ kind: 'written', source: { enabled: false, everyMinutes: 60 } });
    const text = readFileSync(join(folder, 'example-ai.yaml'), 'utf8');
    expect(text).toContain('# 问过网站的主人\n');
    expect(text).toContain('name: 例子科技 # 简称\n');
    expect(text).not.toContain('\neveryMinutes: 30');
    expect(text).toContain('schedule:\n  everyMinutes: 15\n');
  });

  it('stay as they are where a change is unsound, late, or about none of them', async () => {
    writeFileSync(join(folder, 'example-ai.yaml'), TEXT);
    const late = await changeSourceFile(folder, 'example-ai', { enabled: false }, '0'.repeat(16));
    const unsound = await changeSourceFile(folder, 'example-ai', { kind: 'index' }, null);
    const missing = await changeSourceFile(folder, 'nobody', { enabled: false }, null);
    expect([late.kind, unsound.kind, missing.kind]).toEqual(['changed-meanwhile', 'unsound', 'missing']);
    expect(readFileSync(join(folder, 'example-ai.yaml'), 'utf8')).toBe(TEXT);
    expect(readdirSync(folder)).toEqual(['example-ai.yaml']);
  });

  it('say so where the folder is not there to be written to', async () => {
    const made = await createSourceFile(join(folder, 'gone'), 'example-ai', WHOLE);
    expect(made).toMatchObject({ kind: 'not-writable', why: 'ENOENT' });
  });
});
