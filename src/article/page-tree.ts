import type { CheerioAPI } from 'cheerio/slim';
import { type AnyNode, type Element, isTag, isText } from 'domhandler';

/** A run of text between two block boundaries. */
export interface TextBlock {
  /** White space folded. */
  readonly text: string;
  /** Characters of it that are inside links. */
  readonly linkChars: number;
  /** Index of the innermost block-level element in {@link PageTree.elements}. */
  readonly holder: number;
  /** Characters inside bold or emphasis. */
  readonly boldChars: number;
}

/** A page with its text cut into blocks; everything in document order, so children come after their parents. */
export interface PageTree {
  readonly $: CheerioAPI;
  readonly elements: readonly Element[];
  /** Index of the parent element, -1 for the outermost. */
  readonly parents: readonly number[];
  readonly blocks: readonly TextBlock[];
}

const SKIPPED = new Set(
  'script style noscript template iframe object embed svg canvas select option button textarea input video audio map head title'.split(
    ' ',
  ),
);
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr o:p st1:date st1:chsdate'.split(
    ' ',
  ),
);

const foldSpace = (text: string): string =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim();

interface Open {
  readonly node: AnyNode;
  readonly holder: number;
  readonly inLink: boolean;
  readonly inBold: boolean;
}
const BOUNDARY = Symbol('block boundary');

/** Cuts the text of a page, or of one of its elements, into blocks. */
export function cutBlocks($: CheerioAPI, within?: AnyNode): PageTree {
  const elements: Element[] = [];
  const parents: number[] = [];
  const blocks: TextBlock[] = [];
  let parts: string[] = [];
  let linkChars = 0;
  let boldChars = 0;
  let holder = -1;

  const flush = (): void => {
    if (parts.length > 0) {
      const text = foldSpace(parts.join(''));
      if (text !== '') blocks.push({ text, linkChars, boldChars, holder });
    }
    parts = [];
    linkChars = 0;
    boldChars = 0;
  };
  const root = within ?? $.root()[0];
  const stack: (Open | typeof BOUNDARY)[] = root
    ? [{ node: root, holder: -1, inLink: false, inBold: false }]
    : [];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next === BOUNDARY) {
      flush();
      continue;
    }
    const { node, inLink, inBold } = next;
    if (isText(node)) {
      if (parts.length === 0) holder = next.holder;
      parts.push(node.data);
      const visible = node.data.replace(/\s+/g, '').length;
      if (inLink) linkChars += visible;
      if (inBold) boldChars += visible;
      continue;
    }
    if (!('children' in node)) continue;
    let own = next.holder;
    let link = inLink;
    let bold = inBold;
    if (isTag(node)) {
      if (SKIPPED.has(node.name) && node !== root) continue;
      if (node.name === 'br' || node.name === 'hr') {
        flush();
        continue;
      }
      const inline = INLINE.has(node.name);
      if (!inline || elements.length === 0) {
        flush();
        stack.push(BOUNDARY);
        own = elements.length;
        elements.push(node);
        parents.push(next.holder);
      }
      link ||= node.name === 'a' && node.attribs.href !== undefined;
      bold ||= node.name === 'b' || node.name === 'strong';
    }
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = node.children[at];
      if (child) stack.push({ node: child, holder: own, inLink: link, inBold: bold });
    }
  }
  flush();
  return { $, elements, parents, blocks };
}
