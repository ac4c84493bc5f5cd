import type { AttributedMention, Filler } from '../../src/event/merged-event.ts';

export const model = (name: string, role = 'model'): Filler => ({
  role,
  kind: 'model',
  entityId: name,
  name,
  inferred: false,
});

export const organization = (role: string, name: string): Filler => ({
  role,
  kind: 'organization',
  entityId: name,
  name,
  inferred: false,
});

/** A mention for tests: a release of 山海, told by an article of its own. */
export function mentionOf(id: string, change: Partial<AttributedMention> = {}): AttributedMention {
  const articleId = change.articleId ?? 'a';
  return {
    id,
    articleId,
    type: 'model_release',
    modality: 'asserted',
    time: { value: '2024-03-01', source: 'explicit' },
    publishedOn: '2024-03-01',
    fillers: [model('shanhai')],
    trigger: '发布',
    evidence: { text: '山海公司3月1日发布山海大模型，并开放测试。', start: 0, end: 22 },
    confidence: 0.8,
    outlet: `outlet of ${articleId}`,
    reprintGroup: articleId,
    ...change,
  };
}
