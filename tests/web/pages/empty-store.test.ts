import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSite, openSite } from '../../../src/api/open-site.ts';
import { buildServer } from '../../../src/api/server.ts';
import { readConfig } from '../../../src/config.ts';
import { smallDictionary } from '../../pipeline/small-dictionary.ts';

const folder = mkdtempSync(join(tmpdir(), 'shanshui-empty-'));
let opened: OpenSite;
let app: FastifyInstance;

beforeAll(async () => {
  const config = readConfig({ data: folder, sources: folder, dictionaries: folder });
  const knowledge = { dictionary: smallDictionary(), softwareVersion: 'test' };
  opened = await openSite(config, knowledge, { reading: 'open', requestsPerMinute: 10_000 });
  app = await buildServer(opened.site, opened.log);
});

afterAll(async () => {
  opened.stop();
  await app.close();
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('on an empty store', () => {
  it.each([
    ['/', 'The landscape is still blank paper', 'shanshui run'],
    ['/models', 'The list is empty', 'shanshui run'],
    ['/organizations', 'The list is empty', 'shanshui run'],
    ['/cities', 'The list is empty', 'shanshui run'],
    ['/events', 'No event has been read yet', 'shanshui import'],
    ['/articles', 'There is no article yet', 'shanshui import'],
    ['/changes', 'Nothing changed in this time', 'shanshui run'],
    ['/ops', 'There is no source yet', 'shanshui sources add'],
    ['/dictionary', 'No article names anything that the dictionary lacks', 'shanshui run'],
    ['/search', 'What are you looking for?', 'Write the name'],
  ])('%s says what is missing and what to do', async (path, said, remedy) => {
    const answer = await app.inject({ url: `${path}?lang=en` });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain(said);
    expect(answer.body).toContain(remedy);
  });

  it.each([
    ['/models/nobody', 'Nobody has heard of nobody'],
    ['/events/e0', 'There is no event e0'],
    ['/articles/a0', 'There is no article a0'],
  ])('%s is not there, and says where to look', async (path, said) => {
    const answer = await app.inject({ url: `${path}?lang=en` });
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain(said);
    expect(answer.body).toContain('Look in the list');
  });

  it('changes nothing for whoever is not signed in', async () => {
    for (const url of ['/ops/tasks/retry', '/dictionary/write']) {
      const answer = await app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'key=',
      });
      expect(answer.statusCode).toBe(401);
    }
  });
});
