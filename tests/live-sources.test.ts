import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followSources } from '../src/live-sources.ts';
import { silent } from './pipeline/small-world.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shanshui-live-sources-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (id: string, more = ''): void =>
  writeFileSync(
    join(folder, `${id}.yaml`),
    `id: ${id}\nname: 来源${id}\nkind: feed\nurl: https://${id}.example/feed.xml\n${more}`,
  );

describe('sources that are followed', () => {
  it('come, change and go in the one map that everybody holds', async () => {
    write('one');
    const live = await followSources(folder, silent);
    const { sources } = live;
    write('two');
    write('one', 'enabled: false\n');
    await live.look();
    expect([...sources.keys()].sort()).toEqual(['one', 'two']);
    expect(sources.get('one')?.enabled).toBe(false);
    rmSync(join(folder, 'one.yaml'));
    await live.look();
    expect([...sources.keys()]).toEqual(['two']);
    live.close();
  });

  it('stay as they were while their file is broken, and the problem is told', async () => {
    write('one');
    write('two');
    const live = await followSources(folder, silent);
    writeFileSync(join(folder, 'one.yaml'), 'id: one\nkind: [');
    await live.look();
    expect([...live.sources.keys()].sort()).toEqual(['one', 'two']);
    expect(live.problems().map(({ file, line }) => [file.split('/').at(-1), line])).toEqual([
      ['one.yaml', 2],
    ]);
    write('one', 'everyMinutes: 5\n');
    await live.look();
    expect(live.problems()).toEqual([]);
    expect(live.sources.get('one')?.everyMinutes).toBe(5);
    live.close();
  });

  it('are told of by themselves within a few looks', async () => {
    write('one');
    const live = await followSources(folder, silent);
    write('late');
    await expect.poll(() => live.sources.has('late'), { timeout: 8000 }).toBe(true);
    live.close();
  });
});
