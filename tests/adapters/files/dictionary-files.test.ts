import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  dictionaryVersion,
  loadDictionary,
  readDictionaryFiles,
} from '../../../src/adapters/files/dictionary-files.ts';
import { type DictionaryWatch, watchDictionary } from '../../../src/adapters/files/dictionary-watch.ts';
import {
  outdatedSchemas,
  writeDictionaryFiles,
  writeDictionarySchemas,
} from '../../../src/adapters/files/dictionary-write.ts';
import { smallDictionary } from '../../dictionary/small-dictionary.ts';

let folder: string;
let watch: DictionaryWatch | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shanshui-dictionary-'));
  writeDictionaryFiles(folder, smallDictionary());
});
afterEach(() => {
  watch?.close();
  watch = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function until(true_: () => boolean): Promise<void> {
  for (let waited = 0; !true_(); waited += 10) {
    if (waited > 5000) throw new Error('waited five seconds in vain');
    await new Promise((done) => setTimeout(done, 10));
  }
}

describe('reading a dictionary folder', () => {
  it('reads the files of the dictionary and nothing beside them', () => {
    put('README.md', '# words');
    put('schemas/model.schema.json', '{}');
    put('models/.draft.yaml', '- [');
    const paths = readDictionaryFiles(folder).map((file) => file.path);
    expect(paths).toEqual(
      smallDictionary()
        .map((file) => file.path)
        .sort(),
    );
    expect(loadDictionary(folder).problems).toEqual([]);
  });

  it('names a YAML file that no reader would expect', () => {
    put('model/extra.yml', '- a');
    put('extra.yml', '- a');
    expect(loadDictionary(folder).problems).toMatchObject([{ file: 'extra.yml', problem: 'unreadable' }]);
  });

  it('throws the system error of a folder that is not there', () => {
    expect(() => loadDictionary(join(folder, 'nowhere'))).toThrow(/ENOENT/);
  });

  it('gives a version that changes with the content only', () => {
    const { version } = loadDictionary(folder).dictionary;
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    utimesSync(join(folder, 'groups.yaml'), 1, 1);
    expect(loadDictionary(folder).dictionary.version).toBe(version);
    put(
      'groups.yaml',
      `${smallDictionary().find((file) => file.path === 'groups.yaml')?.text}# one more word\n`,
    );
    expect(loadDictionary(folder).dictionary.version).not.toBe(version);
    expect(dictionaryVersion(smallDictionary().reverse())).toBe(version);
  });
});

describe('the schemas for editors', () => {
  it('are written, and known to be out of date', () => {
    expect(outdatedSchemas(folder)).toContain('schemas/model.schema.json');
    writeDictionarySchemas(folder);
    expect(outdatedSchemas(folder)).toEqual([]);
    put('schemas/city.schema.json', '{}');
    expect(outdatedSchemas(folder)).toEqual(['schemas/city.schema.json']);
  });
});

describe('watching a dictionary folder', () => {
  /** Watches the folder, and counts changes and notes kinds of problems. */
  function watched(): { changes: number; problems: string[] } {
    const seen = { changes: 0, problems: [] as string[] };
    watch = watchDictionary(
      folder,
      () => {
        seen.changes += 1;
      },
      (found) => seen.problems.push(...found.map((each) => each.problem)),
      { lookEveryMs: 10 },
    );
    return seen;
  }

  it('hands over a sound change once, keeps the old one on a broken change, and takes the mended one', async () => {
    const versions: string[] = [];
    const problems: string[] = [];
    watch = watchDictionary(
      folder,
      (loaded) => versions.push(loaded.dictionary.version),
      (found) => problems.push(...found.map((each) => `${each.file}:${each.line} ${each.problem}`)),
      { lookEveryMs: 10 },
    );
    put('companies/new.yaml', '- {id: new, name: 新禾, type: company}\n');
    await until(() => versions.length === 1);
    expect(versions).toEqual([loadDictionary(folder).dictionary.version]);

    put('companies/new.yaml', '- {id: new, name: 新禾, type: firm}\n');
    await until(() => problems.length > 0);
    expect(problems).toEqual(['companies/new.yaml:1 schema']);
    expect(versions).toHaveLength(1);

    put('companies/new.yaml', '- {id: new, name: 新禾二, type: company}\n');
    await until(() => versions.length === 2);
    expect(problems).toHaveLength(1);
  });

  it('refuses a change that leaves a reference without its entry', async () => {
    const seen = watched();
    rmSync(join(folder, 'companies'), { recursive: true });
    await until(() => seen.problems.length > 0);
    expect(new Set(seen.problems)).toEqual(new Set(['dangling-reference']));
    expect(seen.changes).toBe(0);
  });

  it('says when the folder is gone, and goes on when it is back', async () => {
    const seen = watched();
    rmSync(folder, { recursive: true });
    await until(() => seen.problems.length > 0);
    expect(seen.problems).toEqual(['unreadable']);
    writeDictionaryFiles(folder, smallDictionary());
    await until(() => seen.changes > 0);
    expect(seen.changes).toBe(1);
  });
});
