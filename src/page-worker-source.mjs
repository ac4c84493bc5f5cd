// While developing, the thread is TypeScript: Node 20 needs to be told in each thread anew. The build leaves this out.
import { register } from 'tsx/esm/api';

register();
await import('./page-worker.ts');
