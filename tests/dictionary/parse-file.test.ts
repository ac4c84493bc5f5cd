import { describe, expect, it } from 'vitest';
import { parseDictionaryFile } from '../../src/dictionary/parse-file.ts';

function problemsOf(path: string, text: string) {
  return parseDictionaryFile({ path, text }).problems.map(
    ({ problem, line, entry, message }) => `${line} ${problem} ${entry} ${message}`,
  );
}

describe('reading one dictionary file', () => {
  it('keeps the good entries and names the bad ones with their lines', () => {
    const text = `# a comment
- id: qinghe
  name: 青禾智能
  type: company

- id: yuntu
  name: 云途科技
  type: company
  founded: 2019
- id: Third
  name: 三三
  type: startup
`;
    const { entries, problems } = parseDictionaryFile({ path: 'companies/ai.yaml', text });
    expect(entries.map((each) => [each.line, (each.value as { id: string }).id])).toEqual([[2, 'qinghe']]);
    expect(problems.map(({ line, entry, problem }) => [line, entry, problem])).toEqual([
      [9, 'yuntu', 'schema'],
      [10, 'Third', 'schema'],
      [12, 'Third', 'schema'],
    ]);
    expect(problems.every((problem) => problem.remedy !== '')).toBe(true);
  });

  it('gives the line of a value inside a field', () => {
    const text = `- id: qinghe
  name: 青禾智能
  type: company
  aliases:
    - 青禾
    - 青禾科技
`;
    const [entry] = parseDictionaryFile({ path: 'companies/ai.yaml', text }).entries;
    expect(entry?.lineOf(['aliases', 1])).toBe(6);
    expect(entry?.lineOf(['aliases'])).toBe(4);
    expect(entry?.lineOf(['parent'])).toBe(1);
  });

  it.each([
    ['broken YAML', 'models/a.yaml', '- id: a\n  name: [青\n- id: b\n', /^\d yaml null /],
    ['a field given twice', 'models/a.yaml', '- id: a\n  name: 青\n  name: 禾\n', /^3 yaml null .*unique/],
    ['no list', 'models/a.yaml', 'id: a\n', /^1 unreadable null .*list/],
    ['an unknown path', 'modles/a.yaml', '[]\n', /^1 unreadable null no kind/],
    [
      'a YAML reference',
      'models/a.yaml',
      '- &x {id: a, name: 青, makers: []}\n- *x\n',
      /^2 yaml null YAML references/,
    ],
    ['an entry that is a word', 'domains.yaml', '- law\n', /^1 schema null /],
  ])('reports %s', (_what, path, text, expected) => {
    expect(problemsOf(path, text).join('\n')).toMatch(expected);
  });

  it('takes an empty file for an empty list', () => {
    expect(parseDictionaryFile({ path: 'models/a.yaml', text: '# nothing yet\n' })).toEqual({
      entries: [],
      problems: [],
    });
  });
});
