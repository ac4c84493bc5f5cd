import { describe, expect, it } from 'vitest';
import { formatDictionaryFile, writeDictionaryFile } from '../../src/dictionary/format-file.ts';
import { parseDictionaryFile } from '../../src/dictionary/parse-file.ts';

const path = 'companies/ai.yaml';
const messy = `# our own words on this file
- type: company   # after the fact
  name: 云途科技
  id: yuntu
# why 青禾 stands here
- id: qinghe
  aliases:
    - 青禾智能科技
    - 青禾
  type: company
  name: 青禾智能
# the end
`;

describe('the canonical form of a file', () => {
  const text = formatDictionaryFile({ path, text: messy });

  it('sorts entries and fields, writes short lists on one line and keeps every comment', () => {
    expect(text.slice(text.indexOf('\n\n') + 2)).toBe(`# why 青禾 stands here
- id: qinghe
  name: 青禾智能
  aliases: [青禾智能科技, 青禾]
  type: company

- id: yuntu
  name: 云途科技
  type: company # after the fact

# the end
`);
    expect(text).toContain('# our own words on this file');
  });

  it('begins with the schema for editors and a line on each field', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../schemas/organization.schema.json');
    expect(text).toMatch(/#\s+type\s+What kind of organization it is\. \(required\)/);
  });

  it('is stable', () => {
    expect(formatDictionaryFile({ path, text })).toBe(text);
  });

  it('says the same as before', () => {
    const values = (source: string) =>
      parseDictionaryFile({ path, text: source })
        .entries.map((each) => each.value as { id: string })
        .sort((a, b) => a.id.localeCompare(b.id));
    expect(values(text)).toEqual(values(messy));
  });

  it('quotes what YAML would read as a number', () => {
    const written = writeDictionaryFile('models/a.yaml', [
      { id: 'a', name: '360', makers: ['b'], versions: [{ version: '3.5' }] },
    ]);
    const [entry] = parseDictionaryFile({ path: 'models/a.yaml', text: written }).entries;
    expect(entry?.value).toMatchObject({ name: '360', versions: [{ version: '3.5' }] });
  });

  it.each([
    ['broken YAML', '- id: [a\n'],
    ['no list', 'id: a\n'],
  ])('leaves %s alone', (_what, broken) => {
    expect(formatDictionaryFile({ path, text: broken })).toBe(broken);
  });
});
