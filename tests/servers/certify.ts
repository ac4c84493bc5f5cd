import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SmallSite } from '../pipeline/small-site.ts';
import { type CalmRun, CertificateFolder, type Row } from './certificate-folder.ts';
import { type CrawlOptions, certifiedCrawl } from './certified-crawl.ts';
import { type Outcome, serveSites } from './deployment.ts';
import { allTrials, type Trial } from './trials.ts';

/**
 * The crash certificate: `npm run certify`. Crawls the same sites calmly, then once for each kind of fault, and compares
 * what is left.
 *
 *   CERTIFY_PAGES, CERTIFY_KILLS, CERTIFY_STOPS   make it smaller
 *   CERTIFY_ONLY     only trials whose names match this regular expression
 *   CERTIFY_FOLDER   keeps the calm run and each trial's row there, and goes on from them; failed trials are made again
 */
const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const PAGES = number('CERTIFY_PAGES', 5_000);
const SITES = 20;
const WORKERS = 3;
/** A trial that is not done by then is stuck; the machine may be busy with other work. */
const LIMIT_MS = 3 * 3_600_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(0)} s`;
const CALM: Trial = { name: 'a calm run', faults: () => [] };

function verdict(calm: Outcome, shaken: Outcome): string {
  const differing = (['articles', 'tasks', 'dataset'] as const).filter((part) => calm[part] !== shaken[part]);
  if (differing.length === 0) return 'identical';
  say(JSON.stringify({ calm: [calm.articles, calm.tasks], shaken: [shaken.articles, shaken.tasks] }));
  return `DIFFERS in ${differing.join(', ')}`;
}

function articlesOf({ articles }: Outcome): string {
  const counts = JSON.parse(articles) as { count: number }[];
  return `${counts.reduce((sum, { count }) => sum + count, 0)}`;
}

const lineOf = ({ trial, struck, articles, verdict: said, tookMs }: Row): string =>
  `| ${trial} | ${struck} | ${articles} | ${said} | ${seconds(tookMs)} |`;

async function calmRun(sites: readonly SmallSite[], options: Omit<CrawlOptions, 'tasks'>): Promise<CalmRun> {
  const begin = Date.now();
  const crawled = await certifiedCrawl(CALM, { ...options, tasks: 0 });
  if (crawled.kind === 'not-tried') throw new Error(crawled.why);
  const ports = sites.map(({ origin }) => Number(new URL(origin).port));
  return { pages: PAGES, ports, ...crawled, tookMs: Date.now() - begin };
}

async function tryOut(trial: Trial, calm: CalmRun, options: Omit<CrawlOptions, 'tasks'>): Promise<Row> {
  const begin = Date.now();
  const row = (struck: number, articles: string, said: string): Row => ({
    trial: trial.name,
    struck,
    articles,
    verdict: said,
    tookMs: Date.now() - begin,
  });
  try {
    const crawled = await certifiedCrawl(trial, { ...options, tasks: calm.tasks });
    if (crawled.kind === 'not-tried') return row(0, '', `not tried: ${crawled.why}`);
    const { outcome, struck } = crawled;
    return row(struck, articlesOf(outcome), verdict(calm.outcome, outcome));
  } catch (error) {
    const why = error instanceof Error ? `${error.message} ${error.cause ?? ''}` : String(error);
    return row(0, '', `FAILED: ${why}`);
  }
}

async function certify(folder: CertificateFolder): Promise<boolean> {
  const known = folder.calm(PAGES);
  const sites = await serveSites(SITES, PAGES, known?.ports);
  const options = { sites, workers: WORKERS, limitMs: LIMIT_MS, say };
  try {
    say(`${PAGES} pages on ${SITES} sites, ${WORKERS} workers, PostgreSQL and Redis on loopback`);
    const calm = known ?? (await calmRun(sites, options));
    if (known === null) folder.setCalm(calm);
    const { outcome, tookMs } = calm;
    say(`calm run: ${seconds(tookMs)}, ${outcome.articles}, ${outcome.dataset.length} characters`);
    say('| trial | faults | articles | export, schedules, queues | took |\n|---|---|---|---|---|');
    const only = new RegExp(process.env.CERTIFY_ONLY ?? '');
    const kills = number('CERTIFY_KILLS', 200);
    const trials = allTrials({ kills, stops: number('CERTIFY_STOPS', 50) }).filter(({ name }) =>
      only.test(name),
    );
    let isSound = true;
    for (const trial of trials) {
      const done = folder.rows().find((row) => row.trial === trial.name && row.verdict === 'identical');
      const row = done ?? (await tryOut(trial, calm, options));
      if (done === undefined) folder.addRow(row);
      say(lineOf(row));
      isSound &&= row.verdict === 'identical' || row.verdict.startsWith('not tried');
    }
    return isSound;
  } finally {
    for (const site of sites) await site.close();
  }
}

// A stop from outside ends in order as well: what is mounted is unmounted.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const kept = process.env.CERTIFY_FOLDER;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'shanshui-certificate-'));
try {
  const isSound = await certify(new CertificateFolder(folder));
  say(isSound ? 'certified: identical after every fault' : 'NOT certified: see the rows above');
  process.exitCode = isSound ? 0 : 1;
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
