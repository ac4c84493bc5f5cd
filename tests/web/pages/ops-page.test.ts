import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/web/pages/frame.ts';
import { type OpsModel, opsPage } from '../../../src/web/pages/ops/ops-page.ts';
import { sayIn } from '../../../src/web/pages/say.ts';

const frame: Frame = { language: 'en', say: sayIn('en'), carried: {}, formToken: null };

const EMPTY: OpsModel = {
  sources: [],
  problems: [],
  orders: [],
  isHealthKnown: true,
  stops: [],
  dispositions: [],
  tasks: [],
  failed: [],
  rates: [],
  missed: null,
  mayRetry: false,
  revived: null,
  bullBoard: null,
};

const shown = (model: Partial<OpsModel>): string => opsPage(frame, { ...EMPTY, ...model }).body.markup;

describe('the operations page', () => {
  it('names each broken source file with its line, what is wrong, and what to do', () => {
    const markup = shown({
      problems: [
        { file: '/srv/sources/moon.yaml', line: 7, message: 'kind: give `feed` or `index`' },
        { file: '/srv/sources/sun.yaml', line: null, message: 'url: <b>is also</b> that of moon' },
      ],
    });
    expect(markup).toContain('<code>moon.yaml:7</code>');
    expect(markup).toContain('kind: give <code>feed</code> or <code>index</code>');
    expect(markup).toContain('<code>sun.yaml</code>');
    expect(markup).toContain('&lt;b&gt;is also');
    expect(markup).not.toContain('/srv/');
    expect(markup).toContain('shanshui sources check');
  });

  it('lists orders to who may see them, escaped', () => {
    const order = {
      at: 0,
      who: 'token <i>x</i> (0123456789ab)',
      what: 'source.change',
      subject: '"><script>alert(1)</script>',
      why: '\u202egnp',
      detail: null,
    };
    const markup = shown({ orders: [order] });
    expect(markup).toContain('Who ordered what');
    expect(markup).not.toContain('<script>');
    expect(markup).not.toContain('<i>x');
    expect(shown({})).not.toContain('Who ordered what');
  });

  it('links the board of the queues where there is one', () => {
    expect(shown({ bullBoard: '/ops/queues' })).toContain('href="/ops/queues"');
    expect(shown({})).not.toContain('Bull Board');
  });
});
