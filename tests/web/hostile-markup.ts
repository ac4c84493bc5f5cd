import { parseDocument } from 'htmlparser2';

const ADDRESS = new Set(['href', 'src', 'action', 'formaction']);

/** What in a page could run or lead astray: inline scripts, handlers, addresses that are none of the web. */
export function hostileMarkup(page: string): string[] {
  const found: string[] = [];
  const attributes = (name: string, own: object): void => {
    for (const [attribute, value] of Object.entries(own)) {
      const text = String(value).trim();
      if (/^on/i.test(attribute) || attribute === 'style' || attribute === 'srcdoc')
        found.push(`${name} ${attribute}`);
      if (/[^a-z0-9:_-]/i.test(attribute))
        found.push(`${name} has an attribute ${JSON.stringify(attribute)}`);
      if (ADDRESS.has(attribute) && !/^(?:https?:\/\/|\/(?!\/)|[?#]|$)/i.test(text))
        found.push(`${name} ${attribute}=${text}`);
    }
  };
  const walk = (nodes: readonly unknown[]): void => {
    for (const node of nodes) {
      if (typeof node !== 'object' || node === null) continue;
      if ('name' in node && typeof node.name === 'string') {
        const own =
          'attribs' in node && typeof node.attribs === 'object' && node.attribs !== null ? node.attribs : {};
        if (['iframe', 'object', 'embed', 'base', 'style', 'img'].includes(node.name))
          found.push(`<${node.name}>`);
        if (node.name === 'script' && !('src' in own && String(own.src).startsWith('/assets/')))
          found.push('<script>');
        attributes(node.name, own);
      }
      if ('children' in node && Array.isArray(node.children)) walk(node.children);
    }
  };
  walk(parseDocument(page).children);
  return found;
}
