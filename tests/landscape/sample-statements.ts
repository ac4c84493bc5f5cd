import type { AttributedStatement } from '../../src/landscape/attributed-statement.ts';

/** A statement for tests: 山海 was made by 山海公司. */
export function statementOf(id: string, change: Partial<AttributedStatement> = {}): AttributedStatement {
  const articleId = change.articleId ?? `article ${id}`;
  return {
    id,
    articleId,
    subject: { kind: 'model', entityId: 'shanhai', name: '山海' },
    property: 'developer',
    value: { kind: 'organization', entityId: 'shan', name: '山海公司' },
    validFrom: null,
    eventMentionId: null,
    modality: 'asserted',
    evidence: { text: '山海公司研发的山海大模型', start: 3, end: 15 },
    confidence: 0.8,
    origin: 'press',
    publishedOn: '2024-03-01',
    outlet: `outlet of ${articleId}`,
    reprintGroup: articleId,
    firstSeenAt: 1000,
    lastSeenAt: 1000,
    withdrawnAt: null,
    ...change,
  };
}
