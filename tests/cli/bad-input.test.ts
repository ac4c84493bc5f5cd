import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shanshui } from './shanshui.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shanshui-bad-input-'));
  writeFileSync(at('good.txt'), '3月16日，百度在北京发布文心一言。');
  writeFileSync(at('binary.txt'), Buffer.from([0, 1, 2, 3, 0, 255]));
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('broken.json'), '{\n "title": "甲",\n "text": "乙"\n "url": ""\n}');
  writeFileSync(at('textless.json'), '{"title": "甲"}');
  writeFileSync(
    at('lines.ndjson'),
    '{"id":"a","text":"百度发布文心一言。"}\n{oops\n{"id":"c","text":"商汤发布日日新。"}\n',
  );
  writeFileSync(at('cut.ndjson.gz'), gzipSync('{"text":"百度"}\n'.repeat(5000)).subarray(0, 60));
  writeFileSync(at('list.html'), '<html><body></body></html>');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bad input', () => {
  it.each([
    ['a missing file', 'missing.txt', /missing\.txt: no such file/],
    ['a folder', '.', /is a folder/],
    ['a binary file', 'binary.txt', /binary\.txt: is no text/],
    ['an empty file', 'empty.txt', /empty\.txt: is empty/],
    ['broken JSON', 'broken.json', /broken\.json(:4)?: invalid JSON/],
    ['JSON without a text', 'textless.json', /textless\.json: not an article input .*"text" or "html"/],
    ['one broken line', 'lines.ndjson', /lines\.ndjson:2: invalid JSON/],
    ['a cut gzip file', 'cut.ndjson.gz', /cut\.ndjson\.gz: is no valid gzip/],
    ['a page without an article', 'list.html', /list\.html: holds no article/],
  ])('%s is named, and the others are read', async (_, name, message) => {
    const { code, stdout, stderr } = await shanshui([
      'extract',
      '--format',
      'ndjson',
      at(name),
      at('good.txt'),
    ]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/fault of shanshui/);
    expect(code).toBe(1);
    const lines = stdout.trim().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(name === 'lines.ndjson' ? 3 : 1);
    expect(lines.at(-1)).toMatch(/文心一言/);
  });

  it('says that a data folder is a file', async () => {
    const { code, stderr } = await shanshui(['import', at('good.txt'), '--data', at('good.txt')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/good\.txt: is there already, as a file/);
  });

  it('speaks of other inputs only when there are some', async () => {
    const { stderr } = await shanshui(['extract', at('missing.txt')]);
    expect(stderr).toMatch(/1 input could not be read, see above\n/);
  });

  it.each([
    [['extract', '--no-such-option', 'a.txt'], /unknown option '--no-such-option'/],
    [['extract'], /missing required argument/],
    [['extrct'], /Did you mean extract/],
    [['extract', '--format', 'xml', 'a.txt'], /Allowed choices are/],
    [['events', '--since', '１２'], /--since １２: give a year, a month or a day, as 2024/],
    [['events', '--until', '2024-13'], /--until 2024-13: give a year/],
  ])('wrong use %j ends with 2', async (args, message) => {
    const { code, stderr } = await shanshui(args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it('reads standard input', async () => {
    const { code, stdout } = await shanshui(['extract', '--format', 'ndjson', '-'], {
      input: '百度在北京发布文心一言。',
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).mentions.map((one: { name: string }) => one.name)).toContain('文心一言');
  });

  it('refuses a broken dictionary with its file and line', async () => {
    const { code, stderr } = await shanshui(['extract', '--dictionaries', at('none'), at('good.txt')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/none/);
    expect(stderr.trim().split('\n').length).toBe(1);
  });
});
