import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDictionary } from '../../src/adapters/files/dictionary-files.ts';
import { writeDictionaryFiles, writeDictionarySchemas } from '../../src/adapters/files/dictionary-write.ts';
import { type CommandEnd, dictionaryCommand } from '../dictionary/dictionary-command.ts';
import { smallDictionary } from '../dictionary/small-dictionary.ts';
import { shanshui } from './shanshui.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shanshui-dictionary-'));
  writeDictionaryFiles(folder, smallDictionary());
  writeDictionarySchemas(folder);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function dictionary(...args: string[]): Promise<CommandEnd> {
  return dictionaryCommand(...args, '--dictionaries', folder);
}

describe('shanshui dictionary', () => {
  it('goes from nothing to a green check: add, show, explain, check', async () => {
    const model = ['add', 'model', '墨言', '--id', 'moyan', '--maker', 'yuntu', '--category', 'vertical'];
    const added = await dictionary(
      ...model,
      '--domain',
      'law',
      '--alias',
      '墨言大模型',
      '--example',
      '云途科技发布墨言大模型。',
    );
    expect(added).toMatchObject({ code: 0, stdout: 'models/yuntu.yaml\n', stderr: '' });
    expect((await dictionary('show', '墨言大模型')).stdout).toMatch(
      /# models\/yuntu\.yaml:\d+\n- id: moyan\n/,
    );
    const explained = await dictionary('explain', '云途科技发布了墨言大模型。', '--format', 'ndjson');
    expect(explained.stdout).toContain('"outcome":"mention","meaning":"model moyan 墨言"');
    expect(await dictionary('check')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^sound: 3 models/),
    });
  });

  it('checks: every problem with its place and remedy, and exit code 1', async () => {
    writeFileSync(join(folder, 'companies', 'b.yaml'), '- {id: Big, name: 大, type: firm}\n');
    const { code, stdout, stderr } = await dictionary('check');
    expect(code).toBe(1);
    expect(stdout).toContain('companies/b.yaml:1 Big: id: ');
    expect(stdout).toContain('companies/b.yaml:1 Big: type: ');
    expect(stderr).toMatch(/^\d+ problems in /);
  });

  it('names the line of a file that is no YAML, and blames no example of another file for it', async () => {
    const ambiguous = join(folder, 'ambiguous.yaml');
    const model = join(folder, 'models', 'qinghe.yaml');
    const lawyer =
      '  domains:\n    - law\n  parent: qingling\n  counterexamples:\n    - 同学青语回了老家。\n';
    writeFileSync(model, readFileSync(model, 'utf8').replace(/ {2}domains:[\s\S]*$/, lawyer));
    expect(await dictionary('check')).toMatchObject({
      stdout: expect.not.stringContaining('counterexample'),
    });
    const sound = readFileSync(ambiguous, 'utf8');
    writeFileSync(ambiguous, `${sound}- surface: [a\n`);
    const { code, stdout } = await dictionary('check');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ambiguous\.yaml:\d+: /);
    expect(stdout).not.toContain('its example');
    expect(stdout).not.toContain('its counterexample');
  });

  it('formats, renames, merges and retires', async () => {
    const path = join(folder, 'companies', 'ai.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('[青禾智能科技]', '[ 青禾智能科技 ]'));
    expect((await dictionary('format')).stdout).toContain('companies/ai.yaml\n1 of ');
    expect((await dictionary('rename', 'qinghe', 'qinghe-ai')).code).toBe(0);
    expect((await dictionary('merge', 'qingyu', 'qingling')).code).toBe(0);
    const retired = await dictionary('retire', 'yuntu', '--reason', 'closed');
    expect(retired).toMatchObject({ code: 1, stderr: expect.stringContaining('named by two') });
    const { entries, redirects } = loadDictionary(folder).dictionary;
    expect(entries.has('qinghe-ai')).toBe(true);
    expect(redirects.get('qinghe')).toBe('qinghe-ai');
    expect(redirects.get('qingyu')).toBe('qingling');
  });

  it('suggests what articles name and the dictionary lacks, and takes a suggestion in', async () => {
    const articles = join(folder, 'articles.ndjson');
    const texts = [
      '青禾智能今日发布“墨言”大模型，面向律师。',
      '记者获悉，青禾智能的“墨言”大模型已经开放测试。',
    ];
    writeFileSync(articles, texts.map((text, at) => JSON.stringify({ id: `a${at}`, text })).join('\n'));
    const suggested = await dictionary('suggest', articles, '--format', 'ndjson');
    expect(JSON.parse(suggested.stdout.split('\n')[0] ?? '')).toMatchObject({
      kind: 'model',
      name: '墨言',
      articles: 2,
    });
    const accepted = await dictionary(
      'suggest',
      articles,
      '--accept',
      '墨言',
      '--id',
      'moyan',
      '--maker',
      'qinghe',
    );
    expect(accepted).toMatchObject({ code: 0, stdout: 'models/qinghe.yaml\n' });
    expect(loadDictionary(folder).dictionary.entries.get('moyan')).toMatchObject({ makers: ['qinghe'] });
  });

  it('changes nothing when an addition would bring a problem', async () => {
    const before = loadDictionary(folder).dictionary.version;
    const { code, stdout } = await dictionary('add', 'company', '云途科技', '--id', 'copy', '--type', 'fund');
    expect(code).toBe(1);
    expect(stdout).toContain('nothing tells them apart');
    expect(loadDictionary(folder).dictionary.version).toBe(before);
  });

  it('is a command of the program, with exit code and one line on standard error', async () => {
    const ended = await shanshui(['dictionary', 'show', '无此名', '--dictionaries', folder]);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^shanshui: nothing is called 无此名[^\n]*\n$/);
  });

  it.each([
    [['add', 'model', '墨言', '--id', 'moyan'], 2, '--maker, --category'],
    [['add', 'company', '墨言', '--id', 'moyan', '--type', 'company'], 2, '--file companies/SECTOR.yaml'],
    [['add', 'company', '墨言', '--id', 'Mo Yan', '--type', 'fund'], 2, 'lower-case'],
    [['add', 'city', '墨城', '--id', 'mocheng', '--level', 'village'], 2, 'village'],
    [['show', '无此名'], 1, 'nothing is called 无此名'],
    [['rename', 'nobody', 'x'], 1, 'no entry has the id nobody'],
    [['retire', 'qinghe'], 2, '--reason'],
    [['suggest', '--limit', 'many'], 2, '--limit many'],
  ])('%j ends with %i and says why', async (args, code, message) => {
    const ended = await dictionary(...args);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(message);
  });
});
