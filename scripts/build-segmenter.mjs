// Builds nodejieba, the segmenter, after `npm ci`: its own install script asks npx for a tool and node-gyp for
// headers from the network, which fails where either is out of reach (docs/decisions/0002-segmenter-build.md).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Where node-gyp finds Node's headers: beside the running Node, unless npm was told otherwise. */
function headersFolder() {
  const given = process.env.npm_config_nodedir;
  if (given) return given;
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node', 'node.h')) ? prefix : null;
}

function loads(folder) {
  const probe = 'require(process.argv[1]).load(); process.exit(0)';
  return spawnSync(process.execPath, ['-e', probe, folder], { stdio: 'ignore' }).status === 0;
}

function missingTools() {
  const needed = { 'g++': ['--version'], make: ['--version'], python3: ['--version'] };
  return Object.entries(needed)
    .filter(([tool, args]) => spawnSync(tool, args, { stdio: 'ignore' }).status !== 0)
    .map(([tool]) => tool);
}

function fail(lines) {
  process.stderr.write(`shanshui: the segmenter nodejieba could not be built.\n${lines.join('\n')}\n`);
  process.exit(1);
}

const folder = dirname(require.resolve('nodejieba/package.json'));
if (!loads(folder)) {
  const missing = missingTools();
  if (missing.length > 0) {
    fail([`Missing: ${missing.join(', ')}. On Debian: apt-get install g++ make python3; then npm ci again.`]);
  }
  const nodedir = headersFolder();
  const builder = require.resolve('@mapbox/node-pre-gyp/bin/node-pre-gyp');
  const built = spawnSync(process.execPath, [builder, 'install', '--build-from-source'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...(nodedir === null ? {} : { npm_config_nodedir: nodedir }) },
  });
  if (built.status !== 0 || !loads(folder)) {
    const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const said = `${built.stdout ?? ''}${built.stderr ?? ''}`.split('\n').filter(Boolean).slice(-15);
    const headers =
      nodedir === null
        ? [
            `No include/node/node.h beside ${process.execPath}: set npm_config_nodedir to the folder that holds include/node.`,
          ]
        : [];
    fail([...headers, `${name} in ${folder}:`, ...said]);
  }
}
