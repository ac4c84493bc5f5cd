import type { Kysely } from 'kysely';
import type { PoolState, Store, StoreSession } from '../../ports/store.ts';
import { KyselyAlerts } from './alerts.ts';
import { KyselyArticles } from './articles.ts';
import type { StoreDialect } from './dialect.ts';
import { KyselyEntities } from './entities.ts';
import { KyselyEvents } from './events.ts';
import { KyselyLandscape } from './landscape.ts';
import { KyselyLedger } from './ledger.ts';
import { KyselyEventMentions } from './mentions.ts';
import { KyselyReadings } from './readings.ts';
import { KyselyReprints } from './reprints.ts';
import { KyselyRequests } from './requests.ts';
import { KyselyScheduleOrders } from './schedules.ts';
import { KyselySources } from './sources.ts';
import { KyselyStatements } from './statements.ts';
import { KyselyStops } from './stops.ts';
import type { Tables } from './tables.ts';
import { KyselyTallies } from './tallies.ts';
import { KyselyWebhooks } from './webhooks.ts';

function session(db: Kysely<Tables>, dialect: StoreDialect): StoreSession {
  return {
    ledger: new KyselyLedger(db, dialect),
    sources: new KyselySources(db),
    articles: new KyselyArticles(db),
    readings: new KyselyReadings(db),
    reprints: new KyselyReprints(db),
    mentions: new KyselyEventMentions(db, dialect),
    events: new KyselyEvents(db, dialect),
    entities: new KyselyEntities(db),
    statements: new KyselyStatements(db, dialect),
    tallies: new KyselyTallies(db, dialect),
    landscape: new KyselyLandscape(db, dialect),
    requests: new KyselyRequests(db, dialect),
    stops: new KyselyStops(db),
    schedules: new KyselyScheduleOrders(db),
    alerts: new KyselyAlerts(db),
    webhooks: new KyselyWebhooks(db),
  };
}

/** The store over any dialect that Kysely speaks. */
export class KyselyStore implements Store {
  readonly #db: Kysely<Tables>;
  readonly #dialect: StoreDialect;
  readonly #pool: () => PoolState | null;
  readonly ledger: StoreSession['ledger'];
  readonly sources: StoreSession['sources'];
  readonly articles: StoreSession['articles'];
  readonly readings: StoreSession['readings'];
  readonly reprints: StoreSession['reprints'];
  readonly mentions: StoreSession['mentions'];
  readonly events: StoreSession['events'];
  readonly entities: StoreSession['entities'];
  readonly statements: StoreSession['statements'];
  readonly tallies: StoreSession['tallies'];
  readonly landscape: StoreSession['landscape'];
  readonly requests: StoreSession['requests'];
  readonly stops: StoreSession['stops'];
  readonly schedules: StoreSession['schedules'];
  readonly alerts: StoreSession['alerts'];
  readonly webhooks: StoreSession['webhooks'];

  constructor(db: Kysely<Tables>, dialect: StoreDialect, pool: () => PoolState | null = () => null) {
    this.#db = db;
    this.#pool = pool;
    this.#dialect = dialect;
    const all = session(db, dialect);
    this.ledger = all.ledger;
    this.sources = all.sources;
    this.articles = all.articles;
    this.readings = all.readings;
    this.reprints = all.reprints;
    this.mentions = all.mentions;
    this.events = all.events;
    this.entities = all.entities;
    this.statements = all.statements;
    this.tallies = all.tallies;
    this.landscape = all.landscape;
    this.requests = all.requests;
    this.stops = all.stops;
    this.schedules = all.schedules;
    this.alerts = all.alerts;
    this.webhooks = all.webhooks;
  }

  async transact<T>(work: (inside: StoreSession) => Promise<T>, articleId?: string): Promise<T> {
    return this.#db.transaction().execute(async (transaction) => {
      await this.#dialect.lockWriters(transaction, articleId);
      return work(session(transaction, this.#dialect));
    });
  }

  async snapshot<T>(work: (inside: StoreSession) => Promise<T>): Promise<T> {
    const reading = this.#db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read');
    return reading.execute(async (transaction) => work(session(transaction, this.#dialect)));
  }

  async backup(file: string): Promise<void> {
    await this.#dialect.copyInto(this.#db, file);
  }

  async time(): Promise<number> {
    return this.#dialect.time(this.#db);
  }

  async integrityProblems(): Promise<readonly string[]> {
    return this.#dialect.integrityProblems(this.#db);
  }

  pool(): PoolState | null {
    return this.#pool();
  }

  async close(): Promise<void> {
    await this.#db.destroy();
  }
}
