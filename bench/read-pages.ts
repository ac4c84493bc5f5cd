/**
 * Articles per second on one core, against @mozilla/readability with linkedom in the same run.
 *
 *   node --import tsx bench/read-pages.ts [FOLDER] [ROUNDS]
 *
 * FOLDER holds NAME.html; the bytes are read before the clock starts, decoding counts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { extractArticle } from '../src/article/extract-article.ts';
import { decodeBytes } from '../src/page/decode.ts';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../shared/corpus/pages/', import.meta.url));
const rounds = Number(process.argv[3] ?? '3');
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => readFileSync(join(folder, name)));

/** Runs a reader over all pages, once to warm up; pages per second of CPU time. */
function measure(name: string, read: (bytes: Uint8Array) => void): number {
  for (const page of pages) read(page);
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) for (const page of pages) read(page);
  const { user, system } = process.cpuUsage(before);
  const perSecond = (pages.length * rounds) / ((user + system) / 1e6);
  console.log(`${name.padEnd(34)} ${perSecond.toFixed(0).padStart(5)} pages/s`);
  return perSecond;
}

const megabytes = pages.reduce((sum, page) => sum + page.length, 0) / 1e6;
console.log(`${pages.length} pages, ${megabytes.toFixed(1)} MB, ${rounds} rounds, Node ${process.version}`);
const ours = measure('shanshui, site rules off', (bytes) => {
  extractArticle(decodeBytes(bytes, { contentType: null }).text, { url: null, siteRules: [] });
});
const peer = measure('@mozilla/readability + linkedom', (bytes) => {
  const { document } = parseHTML(decodeBytes(bytes, { contentType: null }).text);
  try {
    new Readability(document as never).parse();
  } catch {
    // Pages without <html> have no documentElement in linkedom; the peer reads nothing there.
  }
});
console.log(`ratio ${(ours / peer).toFixed(1)}`);
