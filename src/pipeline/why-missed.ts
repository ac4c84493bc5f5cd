import { canonicalUrl } from '../feed/canonical-url.ts';
import { registrableDomain } from '../feed/registrable-domain.ts';
import type { Store } from '../ports/store.ts';
import type { StoredArticle } from '../ports/store-articles.ts';
import { contentId } from '../reading/content-id.ts';
import { admits } from '../source/admits.ts';
import { judgeHealth } from '../source/health.ts';
import type { Source } from '../source/source.ts';
import { observeSource } from './observe-source.ts';

/** At which station an article was lost, and what to do about it. */
export interface WhyMissed {
  readonly url: string;
  readonly canonicalUrl: string | null;
  /** Null when no station lost it: it was read. */
  readonly lostAt: 'source' | 'announcement' | 'fetch' | 'page' | 'article' | null;
  readonly reason: string;
  readonly remedy: string;
}

type Loss = Pick<WhyMissed, 'lostAt' | 'reason' | 'remedy'>;

function disposed(article: StoredArticle): Loss {
  const detail = article.detail === null ? '' : `: ${article.detail}`;
  switch (article.disposition) {
    case 'read':
      return { lostAt: null, reason: `it was read, as article ${article.id}`, remedy: 'nothing to do' };
    case 'duplicate': {
      const reason = `it was read, as a reprint of article ${article.duplicateOf ?? '?'}`;
      return { lostAt: null, reason, remedy: 'nothing to do: it counts as one story with its first' };
    }
    case 'not-an-article': {
      const remedy =
        'look at the page; if it is an article, report it with the address, or declare a site rule';
      return { lostAt: 'article', reason: `no article was found on the page${detail}`, remedy };
    }
    case 'gone':
      return {
        lostAt: 'fetch',
        reason: `the server said it is not there${detail}`,
        remedy: 'open it by hand',
      };
    case 'blocked': {
      const remedy = 'robots.txt: ask the site; a stop: lift it with `shanshui sources resume`';
      return { lostAt: 'fetch', reason: `it was not asked for${detail}`, remedy };
    }
    case 'too-large':
      return {
        lostAt: 'page',
        reason: `the page is too large${detail}`,
        remedy: 'read it by hand with `extract`',
      };
    case 'failed': {
      const remedy = 'try again: `shanshui store tasks` lists what was given up';
      return { lostAt: 'fetch', reason: `it was given up${detail}`, remedy };
    }
    case 'no-address':
      return {
        lostAt: 'announcement',
        reason: `it was announced without an address${detail}`,
        remedy: 'none',
      };
    case null:
      return {
        lostAt: null,
        reason: 'it was announced and is on its way',
        remedy: 'run `shanshui run` to go on',
      };
  }
}

/** A task of the article that was tried as often as it may be; null when there is none, or it was read before. */
async function givenUp(store: Store, article: StoredArticle): Promise<Loss | null> {
  if (article.disposition === 'read' || article.disposition === 'duplicate') return null;
  const task = (await store.ledger.failed()).find(({ subject }) => subject === article.id);
  if (task === undefined) return null;
  const reason = `${task.stage} was given up after ${task.attempts} attempts: ${task.error}`;
  const remedy = '`shanshui store tasks` lists what was given up, and puts it back';
  return { lostAt: task.stage === 'fetch-page' ? 'fetch' : 'article', reason, remedy };
}

/** Sources of the address's site: the same host first. */
function sourcesOf(url: URL, sources: Iterable<Source>): Source[] {
  const domain = registrableDomain(url.hostname);
  const own = [...sources].filter((source) => registrableDomain(new URL(source.url).hostname) === domain);
  const isHost = (source: Source): number => (new URL(source.url).hostname === url.hostname ? 0 : 1);
  return own.sort((a, b) => isHost(a) - isHost(b));
}

async function stopped(store: Store, url: URL, own: readonly Source[]): Promise<string | null> {
  for (const { scope, who, why } of await store.stops.inForce()) {
    const isOurs =
      scope.kind === 'all' ||
      (scope.kind === 'source' && own.some(({ id }) => id === scope.sourceId)) ||
      (scope.kind === 'host' && (url.hostname === scope.host || url.hostname.endsWith(`.${scope.host}`)));
    if (isOurs) return `${who} stopped it: ${why}`;
  }
  return null;
}

async function neverAnnounced(store: Store, url: URL, sources: Iterable<Source>, now: number): Promise<Loss> {
  const own = sourcesOf(url, sources);
  const stop = await stopped(store, url, own);
  if (stop !== null) {
    return { lostAt: 'source', reason: stop, remedy: 'lift it with `shanshui sources resume`' };
  }
  const enabled = own.filter((source) => source.enabled);
  if (enabled.length === 0) {
    const disabled = own.map(({ id }) => id).join(', ');
    return own.length === 0
      ? {
          lostAt: 'source',
          reason: `no source is of ${url.hostname}`,
          remedy: `\`shanshui sources add ${url.origin}/\``,
        }
      : {
          lostAt: 'source',
          reason: `its sources are not enabled: ${disabled}`,
          remedy: 'enable one in its file',
        };
  }
  const admitting = enabled.filter((source) => admits(source, url.href));
  if (admitting.length === 0) {
    const reason = `include and exclude of ${enabled.map(({ id }) => id).join(', ')} keep it out`;
    return { lostAt: 'announcement', reason, remedy: 'widen them in the source file' };
  }
  const ails: string[] = [];
  for (const source of admitting) {
    const health = judgeHealth(source, await observeSource(store, source.id, now));
    for (const { kind, reason } of health.findings) ails.push(`${source.id} is ${kind}: ${reason}`);
  }
  const who = admitting.map(({ id }) => id).join(', ');
  if (ails.length > 0) {
    return {
      lostAt: 'source',
      reason: ails.join('; '),
      remedy: '`shanshui sources health` and mend the source',
    };
  }
  const reason = `${who} never announced it`;
  const remedy =
    'it may be older than the source, or in another section: `shanshui sources test` shows what is announced';
  return { lostAt: 'announcement', reason, remedy };
}

/** Tells at which station an article was lost, from what the store remembers. */
export async function whyMissed(
  store: Store,
  sources: Iterable<Source>,
  address: string,
  now: number,
): Promise<WhyMissed> {
  const canonical = canonicalUrl(address);
  const none: Loss = {
    lostAt: 'announcement',
    reason: 'it is no address of a page',
    remedy: 'give http(s)://…',
  };
  if (canonical === null) return { url: address, canonicalUrl: null, ...none };
  const article = await store.articles.article(contentId('article', canonical));
  const loss =
    article === null
      ? await neverAnnounced(store, new URL(canonical), sources, now)
      : ((await givenUp(store, article)) ?? disposed(article));
  return { url: address, canonicalUrl: canonical, ...loss };
}
