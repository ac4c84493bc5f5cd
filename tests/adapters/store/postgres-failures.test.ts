import { EventEmitter } from 'node:events';
import { Pool, type PoolClient } from 'pg';
import { expect, it } from 'vitest';
import { asPostgresFailure, tellFailures } from '../../../src/adapters/store/postgres-failures.ts';
import { StoreFailure } from '../../../src/ports/store.ts';

const error = (message: string, code?: string): Error =>
  Object.assign(new Error(message), code === undefined ? {} : { code });

it.each([
  ['53100', 'could not extend file', 'its disk is full'],
  ['53300', 'too many clients already', 'max_connections'],
  ['57P01', 'terminating connection due to administrator command', 'shuts down'],
  ['57P03', 'the database system is starting up', 'shuts down or starts'],
  ['58030', 'could not read block', 'space and health'],
  ['08006', 'connection failure', 'the connection broke'],
  ['25P03', 'terminating connection due to idle-in-transaction timeout', 'the connection broke'],
  ['40P01', 'deadlock detected', 'tried again'],
  ['ECONNREFUSED', '', 'the connection broke'],
  [undefined, 'Connection terminated unexpectedly', 'the connection broke'],
  [undefined, 'timeout exceeded when trying to connect', 'the connection broke'],
])('takes %s (%s) for a fault of the server', (code, message, remedy) => {
  const failure = asPostgresFailure(error(message, code), 'postgresql://db/shanshui');
  expect(failure).toBeInstanceOf(StoreFailure);
  expect(String(failure)).toContain('postgresql://db/shanshui: ');
  expect(String(failure)).toContain(remedy);
});

it.each([
  ['23505', 'duplicate key value violates unique constraint'],
  ['42601', 'syntax error'],
  ['57014', 'canceling statement due to user request'],
  [undefined, 'x is undefined'],
])('leaves %s (%s) as it is', (code, message) => {
  const fault = error(message, code);
  expect(asPostgresFailure(fault, 'x')).toBe(fault);
});

it('survives a connection that breaks while a transaction has no query in flight', async () => {
  const client = Object.assign(new EventEmitter(), {
    query: () => Promise.reject(error('Connection terminated unexpectedly')),
    release: () => {},
  });
  const pool = new Pool();
  pool.connect = (() => Promise.resolve(client as unknown as PoolClient)) as typeof pool.connect;
  const told = await tellFailures(pool, 'db').connect();
  client.emit('error', error('read ECONNRESET', 'ECONNRESET'));
  await expect(told.query('select 1', [])).rejects.toThrow(StoreFailure);
});
