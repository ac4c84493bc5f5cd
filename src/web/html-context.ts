/** Where a value lands in the markup. */
export type Hole =
  /** Between tags. */
  | 'text'
  /** In an element whose content is text only (`title`, `textarea`, `option`). */
  | 'plain'
  /** In a quoted attribute. */
  | 'attribute'
  /** In a quoted attribute that holds an address. */
  | 'address'
  /** Within a tag, outside of any attribute: whole attributes made by `html` only. */
  | 'tag';

const ADDRESS_ATTRIBUTE = /(?:^|\s)(?:href|src|action|formaction|poster|cite|data|xlink:href)=["']$/i;
const PLAIN_ELEMENT = /^(?:title|textarea|option)$/i;
const FORBIDDEN_ELEMENT = /^(?:script|style)$/i;

/** Walks the fixed parts of a template; its state carries over the holes between them. */
class Walk {
  #state: 'text' | 'tag' | 'double' | 'single' = 'text';
  #element = '';

  /** Reads one fixed part. Throws for a comment, a script or a style: nothing may be put there. */
  read(part: string): void {
    for (let at = 0; at < part.length; at++) {
      const character = part[at];
      if (this.#state === 'text') {
        if (character === '<') at += this.#open(part, at);
      } else if (this.#state === 'double') {
        if (character === '"') this.#state = 'tag';
      } else if (this.#state === 'single') {
        if (character === "'") this.#state = 'tag';
      } else if (character === '"') this.#state = 'double';
      else if (character === "'") this.#state = 'single';
      else if (character === '>') this.#state = 'text';
    }
  }

  #open(part: string, at: number): number {
    const name = /^<(\/?)([a-z][a-z0-9-]*)/i.exec(part.slice(at, at + 40));
    if (name === null) {
      if (part.startsWith('<!--', at)) throw new TypeError('html: no comments in a template with values');
      return 0;
    }
    const [whole, slash, element = ''] = name;
    this.#state = 'tag';
    this.#element = slash === '/' ? '' : element;
    return whole.length - 1;
  }

  hole(before: string): Hole {
    if (FORBIDDEN_ELEMENT.test(this.#element)) {
      if (this.#state === 'text') throw new TypeError(`html: no values inside <${this.#element}>`);
    }
    if (this.#state === 'tag') {
      if (/=\s*$/.test(before)) throw new TypeError('html: quote the attribute that a value stands in');
      return 'tag';
    }
    // A part of a template may itself be a list of attributes: what an attribute's name says holds there too.
    if (ADDRESS_ATTRIBUTE.test(before)) return 'address';
    if (this.#state !== 'text' || /[\w-]=["']$/.test(before)) return 'attribute';
    return PLAIN_ELEMENT.test(this.#element) ? 'plain' : 'text';
  }
}

const known = new WeakMap<TemplateStringsArray, readonly Hole[]>();

/**
 * The kind of each hole of a template. Looked up once a template.
 * Throws `TypeError` for a template that no escaping could make safe (an unquoted attribute, a script).
 */
export function holesOf(strings: TemplateStringsArray): readonly Hole[] {
  const before = known.get(strings);
  if (before !== undefined) return before;
  const walk = new Walk();
  const holes: Hole[] = [];
  strings.forEach((part, index) => {
    walk.read(part);
    if (index < strings.length - 1) holes.push(walk.hole(part));
  });
  known.set(strings, holes);
  return holes;
}
