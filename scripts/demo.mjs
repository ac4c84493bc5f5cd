// npm run demo: from a fresh clone to a landscape on the screen.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run } from './checkout.mjs';

ensureInstalled();
ensureBuilt();
process.exitCode = run(
  process.execPath,
  [join(root, 'dist', 'src', 'cli.js'), 'demo', ...process.argv.slice(2)],
  {
    cwd: process.cwd(),
  },
);
