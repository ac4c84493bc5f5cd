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
  'script style noscript template iframe object embed svg canvas select option button textarea input video audio map head title rp rt'.split(
    ' ',
  ),
);
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q ruby s samp small span strike strong sub sup time tt u var wbr o:p st1:date st1:chsdate'.split(
    ' ',
  ),
);

const foldSpace = (text: string): string =>
  text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim();

/** Words that scripts or style sheets hide within a line: marks against copying. */
const isHiddenInline = ({ attribs }: Element): boolean =>
  attribs.hidden !== undefined ||
  (attribs.style !== undefined && /display\s*:\s*none/i.test(attribs.style.slice(0, 500)));

interface Open {
  readonly node: AnyNode;
  readonly holder: number;
  readonly inLink: boolean;
}
const BOUNDARY = Symbol('block boundary');

/** Walks a page with a stack of its own and cuts the text where blocks begin and end. */
class BlockCutter {
  readonly elements: Element[] = [];
  readonly parents: number[] = [];
  readonly blocks: TextBlock[] = [];
  private readonly stack: (Open | typeof BOUNDARY)[] = [];
  private parts: string[] = [];
  private linkChars = 0;
  private holder = -1;

  cut(root: AnyNode): void {
    this.stack.push({ node: root, holder: -1, inLink: false });
    for (let next = this.stack.pop(); next !== undefined; next = this.stack.pop()) {
      if (next === BOUNDARY) this.flush();
      else if (isText(next.node)) this.addText(next.node.data, next);
      else if (isTag(next.node)) this.enter(next.node, next);
      else if ('children' in next.node) this.pushChildren(next.node.children, next.holder, next.inLink);
    }
    this.flush();
  }

  private flush(): void {
    const text = this.parts.length > 0 ? foldSpace(this.parts.join('')) : '';
    if (text !== '') this.blocks.push({ text, linkChars: this.linkChars, holder: this.holder });
    this.parts = [];
    this.linkChars = 0;
  }

  private addText(text: string, { holder, inLink }: Open): void {
    if (this.parts.length === 0) this.holder = holder;
    this.parts.push(text);
    if (inLink) this.linkChars += text.replace(/\s+/g, '').length;
  }

  private enter(node: Element, { holder, inLink }: Open): void {
    if (SKIPPED.has(node.name)) return;
    if (INLINE.has(node.name) && this.elements.length > 0 && isHiddenInline(node)) return;
    if (node.name === 'br' || node.name === 'hr') {
      this.flush();
      return;
    }
    let own = holder;
    if (!INLINE.has(node.name) || this.elements.length === 0) {
      this.flush();
      this.stack.push(BOUNDARY);
      own = this.elements.length;
      this.elements.push(node);
      this.parents.push(holder);
    }
    const isLink = node.name === 'a' && node.attribs.href !== undefined;
    this.pushChildren(node.children, own, inLink || isLink);
  }

  private pushChildren(children: readonly AnyNode[], holder: number, inLink: boolean): void {
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child) this.stack.push({ node: child, holder, inLink });
    }
  }
}

/** Cuts the text of a page into blocks. */
export function cutBlocks($: CheerioAPI): PageTree {
  const cutter = new BlockCutter();
  const root = $.root()[0];
  if (root) cutter.cut(root);
  return { $, elements: cutter.elements, parents: cutter.parents, blocks: cutter.blocks };
}
