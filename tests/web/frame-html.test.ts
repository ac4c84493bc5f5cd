import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { html, safeHref, trusted } from '../../src/web/html.ts';
import { HOSTILE } from '../api/serving.ts';

interface Seen {
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  readonly text: string;
}

function seen(markup: string): Seen {
  const elements: string[] = [];
  const attributes: string[] = [];
  let text = '';
  const walk = (nodes: readonly unknown[]): void => {
    for (const node of nodes) {
      if (typeof node !== 'object' || node === null) continue;
      if ('name' in node && typeof node.name === 'string') elements.push(node.name);
      if ('attribs' in node && typeof node.attribs === 'object' && node.attribs !== null) {
        attributes.push(...Object.keys(node.attribs));
      }
      if ('data' in node && typeof node.data === 'string') text += node.data;
      if ('children' in node && Array.isArray(node.children)) walk(node.children);
    }
  };
  walk(parseDocument(markup).children);
  return { elements, attributes, text };
}

const NO_CONTROLS = /[^\P{Cc}\t\n\r]/gu;

describe('the template', () => {
  it('lets no value add an element or an attribute, wherever it stands', () => {
    const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(hostile, (value) => {
        const { markup } =
          html`<p title="${value}" class='${value}'>${value}</p><a href="${value}">${[value]}</a>`;
        const { elements, attributes } = seen(markup);
        expect(elements.filter((name) => name !== 'bdi')).toEqual(['p', 'a']);
        expect(attributes).toEqual(['title', 'class', 'href']);
      }),
      { numRuns: 300 },
    );
  });

  it('shows every text as it is, but for control characters', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(seen(html`<p>${value}</p>`.markup).text).toBe(value.replace(NO_CONTROLS, ' '));
      }),
    );
  });

  it.each([
    ['https://example.com/?a=1&b="2"', 'https://example.com/?a=1&amp;b=&quot;2&quot;'],
    ['/models/qwen', '/models/qwen'],
    ['?lang=en', '?lang=en'],
    ['#main', '#main'],
    ['javascript:alert(1)', '#'],
    [' JaVaScRiPt:alert(1)', '#'],
    ['java\tscript:alert(1)', '#'],
    ['data:text/html,<script>', '#'],
    ['vbscript:x', '#'],
    ['//evil.example', '#'],
    ['/\\evil.example', '#'],
    ['file:///etc/passwd', '#'],
  ])('turns the address %j into %j', (address, expected) => {
    expect(html`<a href="${address}">x</a>`.markup).toBe(`<a href="${expected}">x</a>`);
    // A list of attributes made apart from its tag is no way round.
    expect(html`<a${html` href="${address}"`}>x</a>`.markup).toBe(`<a href="${expected}">x</a>`);
  });

  it('keeps marks that turn the direction apart from what stands beside', () => {
    expect(html`<p>a${'x\u202ey'}b</p>`.markup).toBe('<p>a<bdi>x\u202ey</bdi>b</p>');
    expect(html`<p title="${'x\u202ey'}">b</p>`.markup).toBe('<p title="xy">b</p>');
    expect(html`<title>${'x\u2066y'}</title>`.markup).toBe('<title>xy</title>');
  });

  it('leaves markup of its own alone, and shows nothing for nothing', () => {
    expect(
      html`<p>${html`<b>${'<'}</b>`}${trusted('<i>1</i>')}${null}${undefined}${false}${0}</p>`.markup,
    ).toBe('<p><b>&lt;</b><i>1</i>0</p>');
  });

  it.each([
    ['an unquoted attribute', () => html`<p class=${'x'}>y</p>`],
    ['a script', () => html`<script>${'x'}</script>`],
    ['a style', () => html`<style>${'x'}</style>`],
    ['a comment', () => html`<!-- ${'x'} -->`],
    ['a bare text within a tag', () => html`<p ${'onclick=x'}>y</p>`],
  ])('refuses %s', (_name, make) => {
    expect(make).toThrow(TypeError);
  });

  it('lets only addresses of the web lead elsewhere', () => {
    expect(safeHref('https://a.example/')).toBe('https://a.example/');
    expect(safeHref('javascript:x')).toBeNull();
    expect(safeHref(null)).toBeNull();
  });
});
