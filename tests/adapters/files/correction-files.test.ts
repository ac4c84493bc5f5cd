import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCorrections } from '../../../src/adapters/files/correction-files.ts';
import { smallDictionary } from '../../pipeline/small-dictionary.ts';

const SOUND = `
- id: home-of-yunling
  kind: wrong-value
  entity: yunling
  property: city
  value: hangzhou
  by: desk
  why: the maker moved
  since: "2024-04-01"
  source: https://example.com/note
`;

describe('files of corrections', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shanshui-corrections-'));
    mkdirSync(join(folder, 'corrections'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const messages = (text: string): string[] => {
    writeFileSync(join(folder, 'corrections', 'desk.yaml'), text);
    const { dictionary } = smallDictionary();
    return loadCorrections(folder, dictionary).problems.map(({ line, message }) => `${line} ${message}`);
  };

  it('are read', () => {
    expect(messages(SOUND)).toEqual([]);
    const { corrections } = loadCorrections(folder, smallDictionary().dictionary);
    expect(corrections.ofFacet('model:yunling', 'city').map(({ id }) => id)).toEqual(['home-of-yunling']);
    expect(corrections.version).toMatch(/^[0-9a-f]{12}$/);
  });

  const faults: readonly [string, string, RegExp][] = [
    ['a field too many', SOUND.replace('  by:', '  colour: red\n  by:'), /^2 .*colour/],
    ['nobody who says so', SOUND.replace('  by: desk\n', ''), /^2 by: /],
    ['an unknown kind', SOUND.replace('wrong-value', 'wish'), /^2 kind: /],
    ['an entity that nobody knows', SOUND.replace('entity: yunling', 'entity: nobody'), /^2 nobody is no id/],
    ['one id twice', SOUND + SOUND, /^12 the id home-of-yunling already stands/],
    ['no list', 'id: home', /^1 is not a list/],
    ['no YAML', '- id: [', /^\d+ /],
  ];
  it.each(faults)('are refused with their place: %s', (_what, text, message) => {
    expect(messages(text)).toEqual([expect.stringMatching(message)]);
  });
});
