import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../src/cli/program.ts';
import { root } from './shanshui.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
const documented = rows.flatMap((line) =>
  [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
);
const commands = buildProgram().commands.map((command) => command.name());

describe('the README', () => {
  it.each(commands)('names the command %s', (name) => {
    expect(documented).toContain(name);
  });

  it('promises no command that is not there', () => {
    const stations = rows.filter((line) => line.split('|').length > 5);
    const tables = rows.filter((line) => !stations.includes(line));
    const named = tables.flatMap((line) =>
      [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(named.filter((name) => name !== undefined && !commands.includes(name))).toEqual([]);
  });

  it('links only to files that are there', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target ?? '');
    const local = links.filter((target) => !/^https?:/.test(target));
    expect(local.length).toBeGreaterThan(3);
    for (const target of local)
      expect(() => readFileSync(join(root, target, target.endsWith('/') ? 'README.md' : ''))).not.toThrow(
        /ENOENT/,
      );
  });
});

describe('every command', () => {
  it.each(commands)('%s shows an example in its help', (name) => {
    const command = buildProgram().commands.find((one) => one.name() === name);
    let text = '';
    command?.configureOutput({
      writeOut: (part) => {
        text += part;
      },
    });
    command?.outputHelp();
    expect(text).toMatch(/shanshui [a-z]/);
  });
});

it('tells its version', () => {
  expect(buildProgram().version()).toMatch(/^\d+\.\d+\.\d+/);
});
