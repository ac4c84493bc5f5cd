import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, markedText } from '../../../src/web/pages/marks.ts';

const KINDS = [
  'model',
  'organization',
  'city',
  'trigger',
  'argument',
  'candidate',
  'left-out',
  'evidence',
] as const;

/** The characters of markup, without its tags. */
function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const mark = (start: number, end: number, kind: Mark['kind'], label: string): Mark => ({
  start,
  end,
  kind,
  label,
});

describe('markedText', () => {
  it('keeps every character, however marks overlap', () => {
    const anyMark = fc
      .record({
        start: fc.integer({ min: -3, max: 40 }),
        long: fc.integer({ min: 0, max: 20 }),
        kind: fc.constantFrom(...KINDS),
      })
      .map(({ start, long, kind }) => mark(start, start + long, kind, kind));
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30, unit: fc.constantFrom('百', '度', '<', '&', '"', 'a', ' ') }),
        fc.array(anyMark, { maxLength: 12 }),
        (text, marks) => {
          expect(textOf(markedText(text, marks).markup)).toBe(text);
        },
      ),
    );
  });

  it('opens and closes every tag in order', () => {
    const text = '百度发布文心一言';
    const marks = [
      mark(0, 6, 'trigger', '发布'),
      mark(2, 8, 'argument', '模型'),
      mark(4, 8, 'model', '文心一言'),
    ];
    const open: string[] = [];
    for (const [, slash, name] of markedText(text, marks).markup.matchAll(/<(\/?)([a-z]+)/g)) {
      if (slash === '') open.push(name ?? '');
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('marks exactly what the offsets say', () => {
    const { markup } = markedText('百度发布文心一言', [
      mark(0, 2, 'organization', '百度'),
      mark(4, 8, 'model', '文心一言'),
    ]);
    expect(markup).toContain(
      '<mark class="m-organization" title="百度">百度</mark>发布<mark class="m-model" title="文心一言">文心一言</mark>',
    );
  });

  it('says the role on the last character of an argument, once', () => {
    const { markup } = markedText('百度发布', [
      mark(0, 2, 'organization', '百度'),
      mark(0, 4, 'argument', '研发方'),
    ]);
    expect(markup.match(/data-gloss="研发方"/g)).toHaveLength(1);
    expect(markup).toContain('data-gloss="研发方">布</span>');
  });

  it('hangs a label below the line where it would lie on the one before', () => {
    const tight = markedText('百度发布', [
      mark(0, 2, 'argument', 'investee'),
      mark(2, 4, 'trigger', 'acquisition'),
    ]);
    const wide = markedText('百度今天上午在北京正式发布', [
      mark(0, 2, 'argument', 'investee'),
      mark(11, 13, 'trigger', 'release'),
    ]);
    expect([...tight.markup.matchAll(/class="(gloss[^"]*)"/g)].map(([, one]) => one)).toEqual([
      'gloss g-argument',
      'gloss g-trigger low',
    ]);
    expect(wide.markup).not.toContain('low');
  });

  it('cuts no character in two, and no text that turns the direction', () => {
    expect(markedText('发𠮷', [mark(0, 3, 'argument', 'x')]).markup).toContain('data-gloss="x">𠮷</span>');
    expect(markedText('\u202e发布\u202c', [mark(0, 4, 'argument', 'x')]).markup).toContain(
      'data-gloss="x"></span>',
    );
  });

  it('leaves an anchor where evidence begins, and does not mark it', () => {
    const { markup } = markedText('前文。百度发布。', [{ ...mark(3, 8, 'evidence', ''), anchor: 'q3' }]);
    expect(markup).toBe('前文。<span id="q3"></span>百度发布。');
  });

  it('does not grow without bound on a text full of marks', () => {
    const marks = Array.from({ length: 50_000 }, (_, start) => mark(start, start + 3, 'model', 'x'));
    expect(markedText('模'.repeat(50_000), marks).markup.length).toBeLessThan(3_000_000);
  });
});
