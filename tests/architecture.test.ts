import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** In the order of a news item's way: each may import what stands before it. */
const STATIONS = [
  'source',
  'feed',
  'page',
  'article',
  'text',
  'dictionary',
  'mention',
  'event',
  'landscape',
  'reading',
  'quality',
];

/** Node modules without input or output; the rest is for adapters. */
const PURE_NODE_MODULES = new Set(['node:crypto', 'node:module', 'node:url']);

const VAGUE_NAMES = /\b(utils?|helpers?|managers?|misc)\b/i;

interface Import {
  readonly file: string;
  readonly target: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort();
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return specifiers.map((specifier) => ({
    file,
    target: specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier,
  }));
}

function areaOf(path: string): string {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? path;
}

const sources = ['src', 'workers'].filter((folder) => existsSync(join(root, folder))).flatMap(filesBelow);
const imports = sources.flatMap(importsOf);

function offending(wrong: (one: Import) => boolean): string[] {
  return imports.filter(wrong).map(({ file, target }) => `${file} imports ${target}`);
}

describe('the architecture', () => {
  it('is read from real imports', () => {
    expect(sources.length).toBeGreaterThan(30);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('lets a station import only itself and earlier stations', () => {
    const wrong = offending(({ file, target }) => {
      const from = STATIONS.indexOf(areaOf(file));
      if (from < 0 || !target.startsWith('src/')) return false;
      const to = STATIONS.indexOf(areaOf(target));
      return to < 0 || to > from;
    });
    expect(wrong).toEqual([]);
  });

  it('keeps input and output out of the stations', () => {
    const wrong = offending(
      ({ file, target }) =>
        STATIONS.includes(areaOf(file)) && target.startsWith('node:') && !PURE_NODE_MODULES.has(target),
    );
    expect(wrong).toEqual([]);
  });

  it('lets ports import stations and ports only', () => {
    const allowed = [...STATIONS, 'ports'];
    const wrong = offending(
      ({ file, target }) =>
        areaOf(file) === 'ports' && target.startsWith('src/') && !allowed.includes(areaOf(target)),
    );
    expect(wrong).toEqual([]);
  });

  it('lets adapters import ports, stations and the configuration only', () => {
    const allowed = [...STATIONS, 'ports', 'adapters', 'src/config.ts'];
    const wrong = offending(
      ({ file, target }) =>
        areaOf(file) === 'adapters' && target.startsWith('src/') && !allowed.includes(areaOf(target)),
    );
    expect(wrong).toEqual([]);
  });

  it('lets the pipeline import stations and ports only', () => {
    const allowed = [...STATIONS, 'ports', 'pipeline', 'src/pipeline.ts'];
    const wrong = offending(
      ({ file, target }) =>
        ['pipeline', 'src/pipeline.ts'].includes(areaOf(file)) &&
        target.startsWith('src/') &&
        !allowed.includes(areaOf(target)),
    );
    expect(wrong).toEqual([]);
  });

  it('reads the environment in config.ts alone', () => {
    const readers = sources.filter((file) => /\bprocess\.env\b/.test(readFileSync(join(root, file), 'utf8')));
    expect(readers).toEqual(['src/config.ts']);
  });

  it('has no file over 300 lines and none with a vague name', () => {
    const long = sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
    expect(sources.filter((file) => VAGUE_NAMES.test(file.replace(/[-/.]/g, ' ')))).toEqual([]);
  });

  it('has no import cycle between files', () => {
    const graph = new Map<string, string[]>();
    for (const { file, target } of imports) {
      if (target.startsWith('src/')) graph.set(file, [...(graph.get(file) ?? []), target]);
    }
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of graph.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });
});
