import type { CheerioAPI } from 'cheerio/slim';
import { type AnyNode, type Element, isTag } from 'domhandler';

/** Elements of a page by name, in document order; found in one walk, since every selector walks the page again. */
const indexes = new WeakMap<CheerioAPI, ReadonlyMap<string, readonly Element[]>>();

function indexOf($: CheerioAPI): ReadonlyMap<string, readonly Element[]> {
  const known = indexes.get($);
  if (known) return known;
  const index = new Map<string, Element[]>();
  const root = $.root()[0];
  const stack: AnyNode[] = root ? [root] : [];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isTag(node)) {
      const same = index.get(node.name);
      if (same) same.push(node);
      else index.set(node.name, [node]);
    }
    if (!('children' in node)) continue;
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = node.children[at];
      if (child && child.type !== 'text') stack.push(child);
    }
  }
  indexes.set($, index);
  return index;
}

/** All elements of the given names, name by name, each in document order. Taken when first asked; later changes do not count. */
export function elementsNamed($: CheerioAPI, ...names: readonly string[]): readonly Element[] {
  const index = indexOf($);
  const [only] = names;
  if (names.length === 1 && only) return index.get(only) ?? [];
  return names.flatMap((name) => index.get(name) ?? []);
}

/** Text below an element as far as `most` characters; no element of interest has more. */
export function textWithin(element: Element, most: number): string {
  const parts: string[] = [];
  let length = 0;
  const stack: AnyNode[] = [element];
  for (let node = stack.pop(); node && length < most; node = stack.pop()) {
    if (node.type === 'text') {
      parts.push(node.data);
      length += node.data.length;
    } else if ('children' in node) {
      for (let at = node.children.length - 1; at >= 0; at--) {
        const child = node.children[at];
        if (child) stack.push(child);
      }
    }
  }
  return parts.join('').slice(0, most);
}
