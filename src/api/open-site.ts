import { join } from 'node:path';
import { loadAssets } from '../adapters/files/asset-files.ts';
import { openServingStore } from '../adapters/store/serving.ts';
import { openLog } from '../adapters/watching/inline-log.ts';
import { secretsOf } from '../adapters/watching/log-secrets.ts';
import { openStore } from '../compose.ts';
import type { Config } from '../config.ts';
import { followKnowledge } from '../live-knowledge.ts';
import { followSources } from '../live-sources.ts';
import type { Log } from '../ports/log.ts';
import type { Knowledge } from '../reading/read-article.ts';
import type { Site } from './site.ts';

export interface OpenSite {
  readonly site: Site;
  readonly log: Log;
  /** Ends long answers, and closes the store. */
  close(): Promise<void>;
  /** Tells long answers to end. */
  stop(): void;
}

export interface SiteOptions {
  /** As the configuration says, unless told. */
  readonly reading?: Site['reading'];
  readonly requestsPerMinute?: number;
  /** Told what the dictionary's files do while we serve, one line each. */
  readonly onDictionary?: (line: string) => void;
}

const ASSETS_FOLDER = join(import.meta.dirname, '..', 'web', 'assets');

/**
 * Opens what serving needs. `first` is the dictionary to begin with; its files are followed from there.
 * Throws `StoreFailure` when the store cannot be opened.
 */
export async function openSite(
  config: Config,
  first: Knowledge,
  options: SiteOptions = {},
): Promise<OpenSite> {
  const store = await openStore(config);
  const serving = await openServingStore(config);
  const log = openLog({ to: config.logTo, dataFolder: config.dataFolder, secrets: secretsOf(config) });
  const liveSources = await followSources(config.sourcesFolder, log);
  const live = followKnowledge(first, config, log, options.onDictionary);
  const stopping = new AbortController();
  const site: Site = {
    store,
    queries: serving.queries,
    tokens: serving.tokens,
    knowledge: () => live.current(),
    audit: serving.audit,
    sources: liveSources.sources,
    get sourceProblems() {
      return liveSources.problems();
    },
    lookAtSources: () => liveSources.look(),
    config,
    assets: loadAssets(ASSETS_FOLDER),
    reading: options.reading ?? (config.serve.isPrivate ? 'token' : 'open'),
    requestsPerMinute: options.requestsPerMinute ?? config.serve.requestsPerMinute,
    stopping: stopping.signal,
    now: () => Date.now(),
  };
  return {
    site,
    log,
    stop: () => stopping.abort(),
    async close() {
      stopping.abort();
      live.close();
      liveSources.close();
      await serving.close();
      await store.close();
    },
  };
}
