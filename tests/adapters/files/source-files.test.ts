import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeProblem, loadSources, parseSourceFile } from '../../../src/adapters/files/source-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shanshui-sources-'));
});
afterEach(() => rm(folder, { recursive: true }));

const yaml = (id: string, url = `https://${id}.cn/rss`): string =>
  `id: ${id}\nname: 名字\nkind: feed\nurl: ${url}\n`;

describe('source files', () => {
  it('are read in order of their ids, with everything filled in', async () => {
    for (const id of ['b', 'a', 'c']) await writeFile(join(folder, `${id}.yaml`), yaml(id));
    await writeFile(join(folder, 'README.md'), 'no source');
    const { sources, problems } = await loadSources(folder);
    expect(problems).toEqual([]);
    expect(sources.map(({ id, everyMinutes }) => [id, everyMinutes])).toEqual([
      ['a', 60],
      ['b', 60],
      ['c', 60],
    ]);
  });

  it('that are wrong are told all at once, and hide no others', async () => {
    await writeFile(join(folder, 'good.yml'), yaml('good'));
    await writeFile(join(folder, 'bad.yaml'), `${yaml('bad')}everyMinutes: -5\ncolour: red\n`);
    await writeFile(join(folder, 'torn.yaml'), 'id: torn\nname: "never closed\n');
    await writeFile(join(folder, 'named.yaml'), yaml('another'));
    await writeFile(join(folder, 'twin.yaml'), yaml('twin', 'https://good.cn/rss'));
    const { sources, problems } = await loadSources(folder);
    expect(sources.map(({ id }) => id)).toEqual(['good']);
    const lines = problems.map((problem) => describeProblem(problem).replace(`${folder}/`, ''));
    expect(lines.join('\n')).toMatch(/^bad\.yaml:5: everyMinutes: /m);
    expect(lines.join('\n')).toMatch(/^bad\.yaml.*colour/m);
    expect(lines.join('\n')).toMatch(/^torn\.yaml:\d: no valid YAML/m);
    expect(lines.join('\n')).toMatch(/^named\.yaml:1: id: is another, and the file says named/m);
    expect(lines.join('\n')).toMatch(/^twin\.yaml: url: is also that of .*good\.yml/m);
  });

  it.each(['', '[]', '42', 'null', '"text"', 'a: &a [*a]'])('%j is a problem and no crash', (text) => {
    const { source, problems } = parseSourceFile('x.yaml', text);
    expect(source).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  });

  it('with an alias bomb are refused', () => {
    const levels = Array.from({ length: 12 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at},`.repeat(9)}]`);
    const { source, problems } = parseSourceFile('x.yaml', `l0: &l0 [x]\n${levels.join('\n')}\n`);
    expect(source).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
  });
});
