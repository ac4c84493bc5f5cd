import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** One file that pages refer to. */
export interface Asset {
  /** `frame.css`. */
  readonly name: string;
  readonly mediaType: string;
  readonly body: Buffer;
  /** Changes with the content: stands in the address, so that browsers may keep the file. */
  readonly version: string;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** All assets of a folder by name, read once: a few small files. */
export function loadAssets(folder: string): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const file of readdirSync(folder, { withFileTypes: true })) {
    const mediaType = MEDIA_TYPES[extname(file.name)];
    if (!file.isFile() || mediaType === undefined) continue;
    const body = readFileSync(join(folder, file.name));
    const version = createHash('sha256').update(body).digest('hex').slice(0, 10);
    assets.set(file.name, { name: file.name, mediaType, body, version });
  }
  return assets;
}

/** Address of an asset with its version; one that is not there has none. */
export function assetAddress(assets: ReadonlyMap<string, Asset>, name: string): string {
  const asset = assets.get(name);
  return asset === undefined ? `/assets/${name}` : `/assets/${name}?v=${asset.version}`;
}
