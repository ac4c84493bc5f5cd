import { createHash } from 'node:crypto';
import { EVENT_TYPES } from '../src/event/event-mention.ts';
import type { MergedEvent } from '../src/event/merged-event.ts';
import type { AttributedStatement } from '../src/landscape/attributed-statement.ts';
import type { LandscapeValue } from '../src/landscape/landscape-value.ts';
import type { EntityReference } from '../src/landscape/statement.ts';
import type { Store, StoreSession } from '../src/ports/store.ts';

const MODELS = 800;
const MAKERS = 300;
const CITIES = 40;
const AT_ONCE = 1000;

const model = (n: number): EntityReference => ({
  kind: 'model',
  entityId: `m${n % MODELS}`,
  name: `云岭大模型M${n % MODELS}`,
});
const maker = (n: number): EntityReference => ({
  kind: 'organization',
  entityId: `o${n % MAKERS}`,
  name: `青湖智能O${n % MAKERS}`,
});
const city = (n: number): EntityReference => ({
  kind: 'city',
  entityId: `c${n % CITIES}`,
  name: `杭州C${n % CITIES}`,
});

/** Days of two years, spread evenly over the events. */
function dayOf(n: number): string {
  return new Date(Date.UTC(2023, 0, 1) + (n % 730) * 86_400_000).toISOString().slice(0, 10);
}

/** Id of the article of a number. */
export const articleId = (n: number): string =>
  createHash('sha256').update(`article ${n}`).digest('hex').slice(0, 16);

const SENTENCE =
  '青湖智能在杭州发布了云岭大模型的新版本，面向医疗和金融行业开放测试，负责人表示推理成本下降了一半。';

function eventOf(n: number, articles: number): MergedEvent {
  const saidBy = [articleId(n % articles), articleId((n * 7 + 1) % articles)].sort();
  const status =
    (['asserted', 'asserted', 'asserted', 'planned', 'rumored', 'denied'] as const)[n % 6] ?? 'asserted';
  // A few entities take part in many events, as in real news.
  const who = n % 5 === 0 ? n % 10 : n * 13;
  return {
    id: `e${createHash('sha256').update(`event ${n}`).digest('hex').slice(0, 16)}`,
    type: EVENT_TYPES[n % EVENT_TYPES.length] ?? 'model_release',
    status,
    time: { value: n % 11 === 0 ? null : dayOf(n), source: 'published' },
    otherTimes: [],
    fillers: [
      { filler: { role: 'model', ...model(who), inferred: false }, saidBy, rival: false },
      { filler: { role: 'developer', ...maker(who), inferred: false }, saidBy, rival: false },
      { filler: { role: 'place', ...city(who), inferred: false }, saidBy, rival: n % 9 === 0 },
      { filler: { role: 'domain', value: n % 4 === 0 ? '医疗' : '金融' }, saidBy, rival: false },
      { filler: { role: 'amount', value: n * 1000, unit: 'CNY' }, saidBy, rival: false },
    ],
    mentionIds: [`x${n}`, `y${n}`],
    articles: 2,
    sources: 2,
    confidence: 0.5 + (n % 50) / 100,
    firstPublishedOn: dayOf(n),
    lastPublishedOn: dayOf(n + 2),
    evidence: { text: SENTENCE, start: 0, end: SENTENCE.length, articleId: saidBy[0] ?? '' },
  };
}

function landscapeValue(
  subject: EntityReference,
  property: string,
  value: LandscapeValue['value'],
  n: number,
): LandscapeValue {
  return {
    subject,
    property,
    value,
    validFrom: dayOf(n),
    standing: n % 7 === 6 ? 'rival' : 'held',
    origin: 'press',
    articles: 1 + (n % 5),
    sources: 1 + (n % 3),
    confidence: 0.9,
    firstPublishedOn: dayOf(n),
    lastPublishedOn: dayOf(n + 3),
    evidence: [
      {
        text: SENTENCE,
        start: 0,
        end: SENTENCE.length,
        articleId: articleId(n),
        outlet: '报纸',
        publishedOn: dayOf(n),
      },
    ],
  };
}

function* values(): Generator<LandscapeValue> {
  for (let n = 0; n < MODELS; n++) {
    yield landscapeValue(model(n), 'developer', maker(n), n);
    yield landscapeValue(model(n), 'city', city(n), n);
    yield landscapeValue(model(n), 'category', n % 3 === 0 ? 'vertical' : 'general', n);
    yield landscapeValue(model(n), 'domain', n % 2 === 0 ? '医疗' : '金融', n);
    yield landscapeValue(model(n), 'release_date', dayOf(n), n);
    yield landscapeValue(model(n), 'parameters', 1e9 * n, n);
    for (let version = 0; version < 4; version++)
      yield landscapeValue(model(n), 'version', `${version}.0`, n);
  }
  for (let n = 0; n < MAKERS; n++) {
    yield landscapeValue(maker(n), 'headquarters', city(n), n);
    for (let round = 0; round < 3; round++) yield landscapeValue(maker(n), 'funding', 1e8 * (round + n), n);
  }
  for (let n = 0; n < CITIES; n++) yield landscapeValue(city(n), 'model_count', n, n);
}

/** What an article states: a release of a model by its maker, and another value of it. */
function statementsOf(n: number): AttributedStatement[] {
  const stated: [string, AttributedStatement['value']][] = [
    ['developer', maker(n)],
    ['release_date', dayOf(n)],
    ['domain', n % 2 === 0 ? '医疗' : '金融'],
  ];
  return stated.map(([property, value]) => ({
    id: createHash('sha256').update(`statement ${n} ${property}`).digest('hex').slice(0, 20),
    articleId: articleId(n),
    subject: model(n),
    property,
    value,
    validFrom: dayOf(n),
    eventMentionId: null,
    modality: 'asserted',
    evidence: { text: SENTENCE, start: 0, end: SENTENCE.length },
    confidence: 0.8,
    origin: 'press',
    publishedOn: dayOf(n),
    outlet: `报纸${n % 20}`,
    reprintGroup: articleId(n),
    firstSeenAt: n,
    lastSeenAt: n,
    withdrawnAt: null,
  }));
}

async function addArticle({ articles, readings, statements }: StoreSession, n: number): Promise<void> {
  const id = articleId(n);
  const title = `第${n}号：${SENTENCE.slice(0, 20)}`;
  const text = `${title}\n${SENTENCE.repeat(12)}第${n}次。`;
  const url = `https://news.example/${n}`;
  const published = dayOf(n);
  const feedItem = {
    title,
    url,
    publishedAt: published,
    guid: null,
    author: null,
    summary: null,
    contentHtml: null,
  };
  const announced = {
    sourceId: `s${n % 10}`,
    articleId: id,
    url,
    canonicalUrl: url,
    feedItem,
    format: 'import' as const,
  };
  await articles.announce([announced], n);
  const sha = createHash('sha256').update(text).digest('hex');
  const content = { pageSha256: sha, text, textSha256: sha };
  const fields = {
    title,
    author: null,
    publishedAt: published,
    outlet: '报纸',
    originalOutlet: null,
    canonicalUrl: url,
    fingerprint: null,
  };
  await readings.saveText(id, content, fields, n);
  await articles.dispose(id, 'read', null, n);
  await statements.replace(id, statementsOf(n), n);
}

async function inPieces(
  store: Store,
  count: number,
  add: (session: StoreSession, n: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    await store.transact(async (session) => {
      for (let n = from; n < Math.min(count, from + AT_ONCE); n++) await add(session, n);
    });
  }
}

/** Fills a store with made-up events, articles, values, changes and tasks, as many as a year of news brings. */
export async function fillStore(
  store: Store,
  size: { readonly events: number; readonly articles: number },
): Promise<void> {
  await inPieces(store, size.articles, addArticle);
  await inPieces(store, size.events, async (session, n) => {
    const event = eventOf(n, size.articles);
    await session.events.save(event, n);
    await session.landscape.addDeltas([
      {
        at: n,
        kind: 'added',
        cause: 'world',
        about: 'event',
        key: event.id,
        articleId: null,
        after: event,
        others: [],
      },
    ]);
  });
  const all = [...values()];
  await inPieces(store, all.length, async (session, n) => {
    const value = all[n];
    if (value !== undefined) await session.landscape.saveValues([value]);
  });
  await store.transact(async ({ entities, ledger }) => {
    const named = [...Array(MODELS).keys()]
      .map(model)
      .concat([...Array(MAKERS).keys()].map(maker), [...Array(CITIES).keys()].map(city));
    await entities.save(named);
    const tasks = [...Array(20_000).keys()].map((n) => ({
      key: `read-article:${articleId(n)}`,
      stage: 'read-article' as const,
      subject: articleId(n),
      input: '',
      sourceId: `s${n % 10}`,
    }));
    await ledger.enqueue(tasks, 0);
  });
}
