import type { Server } from 'node:http';

/** Starts a server on a free port of 127.0.0.1 and gives its origin. */
export function listenOnLoopback(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(`http://127.0.0.1:${address.port}`);
      else reject(new Error('the server has no port'));
    });
  });
}
