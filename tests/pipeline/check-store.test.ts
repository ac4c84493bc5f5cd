import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE_FILE, openSqliteStore } from '../../src/adapters/store/sqlite.ts';
import { checkStore } from '../../src/pipeline/check-store.ts';
import { smallDictionary } from './small-dictionary.ts';
import { serveSmallSite } from './small-site.ts';
import { crawlOnce, smallWorld } from './small-world.ts';

describe('checking a store', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shanshui-check-'));
    const site = await serveSmallSite(12);
    const world = await smallWorld(join(folder, 'sound'), site.origin);
    await crawlOnce(world);
    await world.close();
    await site.close();
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  /** The problems of a copy of the store after some damage. */
  async function problemsAfter(name: string, damage: string): Promise<string[]> {
    const copy = join(folder, name);
    await cp(join(folder, 'sound'), copy, { recursive: true });
    const database = new Database(join(copy, DATABASE_FILE));
    database.exec(damage);
    database.close();
    const store = await openSqliteStore(copy);
    const problems: string[] = [];
    for await (const { about, message } of checkStore(store, smallDictionary().dictionary)) {
      problems.push(`${about.split(' ')[0] ?? ''}: ${message}`);
    }
    await store.close();
    return [...new Set(problems)];
  }

  it('finds nothing in a sound one', async () => {
    expect(await problemsAfter('untouched', 'select 1')).toEqual([]);
  });

  const damages: readonly [string, string, RegExp][] = [
    ['a text that was changed', "update texts set body = 'x' || body", /^article: its text differs/],
    ['a text that was lost', 'delete from texts', /^article: its text is not stored/],
    ['a lost reading', 'delete from readings', /^article: is read, and has no reading/],
    [
      'an article nobody works on',
      "update articles set disposition = null where disposition = 'gone'",
      /^article: is on its way/,
    ],
    [
      'a mention moved elsewhere',
      "update event_mentions set event_id = 'e0'",
      /^event: names mentions that stand elsewhere/,
    ],
    [
      'an event that redirects',
      "insert into event_redirects select id, 'e0', 1 from events limit 1",
      /^event: stands, and redirects/,
    ],
    ['a lost delta', 'delete from deltas where sequence = 3', /^deltas: a gap after sequence number 2/],
    ['lost deltas at the end', 'delete from deltas where sequence > 5', /^deltas: the last ones are missing/],
    ['a lost value', 'delete from landscape_values', /^facet: does not follow from its statements/],
  ];
  it.each(damages)('finds %s', async (name, damage, expected) => {
    const problems = await problemsAfter(name.replaceAll(' ', '-'), damage);
    expect(
      problems.some((problem) => expected.test(problem)),
      problems.join('\n'),
    ).toBe(true);
  });
});
