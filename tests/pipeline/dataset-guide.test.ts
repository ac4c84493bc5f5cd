import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SINGLE_VALUED } from '../../src/landscape/choice-policy.ts';
import { columnsOf } from '../../src/pipeline/export-columns.ts';
import { EXPORT_TABLES, type ExportTable } from '../../src/pipeline/export-schemas.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const GUIDE = readFileSync(join(ROOT, 'docs', 'data.md'), 'utf8');
const TABLES = Object.keys(EXPORT_TABLES).filter((name): name is ExportTable => name in EXPORT_TABLES);
const Statements = z.array(z.object({ property: z.string() }));

function section(heading: string): string {
  return new RegExp(`^## ${heading}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(GUIDE)?.[1] ?? '';
}

function propertiesOfStories(): string[] {
  const folder = join(ROOT, 'fixtures', 'stories');
  const found = readdirSync(folder).flatMap((story) => {
    const text = readFileSync(join(folder, story, '6-statements.json'), 'utf8');
    return Statements.parse(JSON.parse(text)).map(({ property }) => property);
  });
  return [...new Set(found)];
}

describe('docs/data.md', () => {
  it.each(TABLES)('explains every column of %s, as its schema does', (table) => {
    const rows = columnsOf(table, false).map(
      ({ name, type, about, nullable }) =>
        `| \`${name}\` | ${type}${nullable ? ', or null' : ''} | ${about} |`,
    );
    const written = section(table)
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(written).toEqual(rows);
  });

  it.each(TABLES)('shows a row of %s that its schema takes', (table) => {
    const example = /```json\n([\s\S]*?)```/.exec(section(table))?.[1] ?? '';
    expect(EXPORT_TABLES[table].safeParse(JSON.parse(example)).error).toBeUndefined();
  });

  it('names every property that stories state, and those of one value', () => {
    const guide = section('Properties');
    const missing = propertiesOfStories().filter((property) => !guide.includes(`\`${property}\``));
    expect(missing).toEqual([]);
    const single = [...guide.matchAll(/^\| (`[^|]*) \|[^|]*\| \*one\*/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    );
    expect(single.sort()).toEqual([...SINGLE_VALUED].sort());
  });
});
