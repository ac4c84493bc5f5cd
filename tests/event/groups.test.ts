import { describe, expect, it } from 'vitest';
import { buildGroups, toActors } from '../../src/event/groups.ts';
import { markerIn } from '../../src/event/markers.ts';
import type { Mention } from '../../src/mention/mention.ts';

/** Marks 【names】 of organizations and 〖names〗 of models; gives the text without the marks. */
function marked(written: string): { text: string; mentions: Mention[] } {
  let text = '';
  const mentions: Mention[] = [];
  let open = -1;
  for (const character of written) {
    if (character === '【' || character === '〖') open = text.length;
    else if (character === '】' || character === '〗') {
      const kind = character === '】' ? 'organization' : 'model';
      mentions.push({
        start: open,
        end: text.length,
        kind,
        entityId: null,
        name: text.slice(open),
        confidence: 1,
        reasons: [],
      });
    } else text += character;
  }
  return { text, mentions };
}

function groupsIn(written: string) {
  const { text, mentions } = marked(written);
  const clause = { index: 0, start: 0, end: text.length, mark: '' };
  return buildGroups(text, clause, toActors(mentions)).map(({ actors, marker, source }) => ({
    names: actors.map((actor) => `${text.slice(actor.start, actor.end)}${actor.owner ? '’s' : ''}`),
    marker,
    source,
  }));
}

describe('buildGroups', () => {
  it.each<[string, string[][]]>([
    ['【甲】、【乙】和【丙】等发布', [['甲', '乙', '丙']]],
    ['【甲】旗下〖子〗亮相', [['甲’s', '子']]],
    ['【甲】的〖子〗', [['甲’s', '子']]],
    ['【甲】（〖子〗）、【乙】（〖丑〗）', [['甲', '子', '乙', '丑']]],
    ['【甲】发布〖子〗', [['甲'], ['子']]],
    ['【甲】宣布与【乙】合作', [['甲'], ['乙']]],
    ['【甲】集团、独角兽【乙】以及【丙】', [['甲', '乙', '丙']]],
  ])('joins %s', (written, expected) => {
    expect(groupsIn(written).map((group) => group.names)).toEqual(expected);
  });

  it.each<[string, (string | null)[]]>([
    ['由【甲】发布', ['by']],
    ['被【甲】收购', ['by']],
    ['【甲】向【乙】订购', [null, 'to']],
    ['【甲】对总部在外地的公司【乙】投资', [null, 'to']],
    ['在【甲】举办', ['at']],
    ['基于【甲】', ['basis']],
    ['在发布会上宣布【甲】', [null]],
    ['面向企业的产品【甲】', [null]],
    ['据【甲】报道', ['source']],
  ])('marks %s', (written, expected) => {
    expect(groupsIn(written).map((group) => group.marker)).toEqual(expected);
  });

  it('knows the text’s own source', () => {
    expect(groupsIn('【甲】获悉，').map((group) => group.source)).toEqual([true]);
    expect(groupsIn('【甲】发布的数据显示，').map((group) => group.source)).toEqual([true]);
    expect(groupsIn('【甲】发布').map((group) => group.source)).toEqual([false]);
  });
});

describe('markerIn', () => {
  it.each([['成为'], ['正在'], ['面对'], ['共同'], ['和平'], ['自研'], ['已经'], ['来自理由']])(
    'takes no marker out of %s',
    (gap) => {
      expect(['with', 'to', 'at', 'by', 'take']).not.toContain(markerIn(gap));
    },
  );
});
