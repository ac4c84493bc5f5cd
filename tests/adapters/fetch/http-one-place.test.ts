import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/** The only file that opens connections to the open web. */
const ONE_PLACE = 'src/adapters/fetch/http-connect.ts';

/** These listen for connections or talk to the operator's own servers, and fetch nothing from the web. */
const MAY_LISTEN: readonly RegExp[] = [
  /^src\/api\//,
  /^src\/web\//,
  /^src\/cli\/serve\.ts$/,
  /^src\/adapters\/watching\/metrics-server\.ts$/,
  /^src\/(?:cli\/demo|adapters\/fixture-site\/fixture)[a-z-]*\.ts$/,
];

/** Modules that can open a connection; importing only types of them opens none. */
const CAN_CONNECT = [
  'undici',
  'http',
  'https',
  'http2',
  'net',
  'tls',
  'dgram',
  'dns',
  'dns/promises',
  'child_process',
  'axios',
  'got',
  'node-fetch',
  'ky',
  'ws',
];
const PROCESS_PLACES: readonly RegExp[] = [/^src\/cli\/(?:demo|verify|server-process)[a-z-]*\.ts$/];

/** Ways to fetch without an import. */
const CALLS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['global fetch', /(?<![.\w#'"`/])fetch\(/],
  ['globalThis.fetch', /\b(?:globalThis|global|window)\s*(?:\.|\[\s*['"])fetch\b/],
  ['WebSocket or EventSource', /\bnew (?:WebSocket|EventSource)\(/],
  ['rss-parser fetching by itself', /\.parseURL\(/],
  ['cheerio fetching by itself', /\bfromURL\(/],
];

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split('\\').join('/'));
}

/** Modules that a file imports as values. */
function imported(text: string): string[] {
  const statics = text.matchAll(/^\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm);
  const dynamics = text.matchAll(/\b(?:import|require)\(\s*['"]([^'"]+)['"]/g);
  return [...statics, ...dynamics].map((match) => (match[1] ?? '').replace(/^node:/, ''));
}

/** What in a file could open a connection. */
function connectors(file: string, text: string): string[] {
  if (file === ONE_PLACE || MAY_LISTEN.some((pattern) => pattern.test(file))) return [];
  const found = imported(text).filter((module) => CAN_CONNECT.includes(module));
  const modules = PROCESS_PLACES.some((pattern) => pattern.test(file))
    ? found.filter((module) => module === 'undici')
    : found;
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  // A method or function of one's own that is called fetch is none of the global ones.
  const withoutOwn = code.replace(/\b(?:async|function)\s+fetch\(/g, '').replace(/^\s*fetch\(request/gm, '');
  return [...modules, ...CALLS.filter(([, pattern]) => pattern.test(withoutOwn)).map(([what]) => what)];
}

describe('one place makes connections', () => {
  const files = [
    ...sourceFiles('src'),
    ...(readdirSync(ROOT).includes('workers') ? sourceFiles('workers') : []),
  ];

  it('and it is there', () => {
    expect(files).toContain(ONE_PLACE);
    expect(imported(readFileSync(join(ROOT, ONE_PLACE), 'utf8'))).toEqual(
      expect.arrayContaining(['undici', 'net', 'tls']),
    );
  });

  it('and no other does', () => {
    const others = files
      .map((file) => ({ file, connectors: connectors(file, readFileSync(join(ROOT, file), 'utf8')) }))
      .filter(({ connectors }) => connectors.length > 0);
    expect(others, `fetch through the Fetcher of src/ports/fetcher.ts instead`).toEqual([]);
  });

  it.each([
    [`import { request } from 'undici';`, ['undici']],
    [`import http from 'node:http';`, ['http']],
    [`import { connect } from "net";`, ['net']],
    [`import type { Socket } from 'node:net';`, []],
    [`const net = await import('node:net');`, ['net']],
    [`const net = require('net');`, ['net']],
    [`export { request } from 'node:https';`, ['https']],
    [`const page = await fetch(url);`, ['global fetch']],
    [`const page = await globalThis.fetch(url);`, ['globalThis.fetch']],
    [`const page = await fetcher.fetch(request);`, []],
    [`await parser.parseURL(url);`, ['rss-parser fetching by itself']],
    [`// fetch(url) would be wrong\nconst a = 1;`, []],
    [`import {\n  lookup,\n} from 'node:dns/promises';`, ['dns/promises']],
  ])('sees it in %j', (text, expected) => {
    expect(connectors('src/feed/some.ts', text)).toEqual(expected);
  });
});
