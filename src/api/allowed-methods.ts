import type { FastifyInstance } from 'fastify';

interface Route {
  readonly methods: readonly string[];
  /** Parts of the path; null for one that may be anything. */
  readonly parts: readonly (string | null)[];
}

function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

/** What may be done at an address, of all routes that are added from now on. */
export class AllowedMethods {
  readonly #routes: Route[] = [];

  /** Takes note of every route; stands before the routes. */
  watch(app: FastifyInstance): void {
    app.addHook('onRoute', ({ method, url }) => {
      const parts = partsOf(url).map((part) => (part.startsWith(':') ? null : part));
      this.#routes.push({ methods: [method].flat(), parts });
    });
  }

  /** Methods of the routes at a path, sorted, `OPTIONS` among them; none where nothing is there. */
  at(path: string): string[] {
    const asked = partsOf(path);
    const methods = this.#routes
      .filter(({ parts }) => parts.length === asked.length)
      .filter(({ parts }) => parts.every((part, at) => part === null || part === asked[at]))
      .flatMap((route) => route.methods);
    return methods.length === 0 ? [] : [...new Set([...methods, 'OPTIONS'])].sort();
  }
}
