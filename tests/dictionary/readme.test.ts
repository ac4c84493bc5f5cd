import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerDictionary } from '../../src/cli/dictionary.ts';
import { fieldOrder } from '../../src/dictionary/file-header.ts';

const readme = readFileSync(join(import.meta.dirname, '..', '..', 'dictionaries', 'README.md'), 'utf8');

function commandNames(): string[] {
  const program = new Command();
  registerDictionary(program);
  return program.commands.flatMap((command) => command.commands.map((sub) => sub.name()));
}

describe('dictionaries/README.md', () => {
  it('names every dictionary command, and none that is not there', () => {
    const named = [...readme.matchAll(/shanshui dictionary ([a-z|]+)/g)].flatMap((match) =>
      (match[1] ?? '').split('|'),
    );
    expect([...new Set(named)].sort()).toEqual([...commandNames()].sort());
  });

  it('shows flags that the commands take', () => {
    const program = new Command();
    registerDictionary(program);
    const flags = new Set(
      program.commands
        .flatMap((command) => command.commands)
        .flatMap((sub) => [sub, ...sub.commands])
        .flatMap((command) => command.options.map((option) => option.long)),
    );
    const shown = [...readme.matchAll(/ (--[a-z-]+)/g)].map((match) => match[1] ?? '');
    expect(shown.filter((flag) => !flags.has(flag) && flag !== '--watch')).toEqual([]);
    expect(shown.length).toBeGreaterThan(8);
  });

  it('explains the fields that decide what a name means', () => {
    for (const field of ['weak_aliases', 'weak_name', 'distinctive', 'from', 'sources', 'examples']) {
      expect(fieldOrder('model')).toContain(field);
      expect(readme).toContain(`\`${field}`);
    }
  });
});
