// The compiler leaves what is no TypeScript behind: the stylesheets and scripts that the pages serve.
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const to = join(root, 'dist/src/web/assets');
mkdirSync(to, { recursive: true });
cpSync(join(root, 'src/web/assets'), to, { recursive: true });
