import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Extraction } from '../src/reading/extraction.ts';

export const storiesFolder = join(import.meta.dirname, '..', 'fixtures', 'stories');

const ExpectedEvent = z.strictObject({
  type: z.string(),
  modality: z.string(),
  /** Null where the story leaves the time open; then any time will do. */
  time: z.string().nullable(),
  arguments: z.record(z.string(), z.array(z.string())),
});
export type ExpectedEvent = z.infer<typeof ExpectedEvent>;

const Story = z.strictObject({
  outlet: z.string(),
  title: z.string(),
  published: z.string(),
  expect: z.strictObject({
    models: z.array(z.string()),
    organizations: z.array(z.string()),
    cities: z.array(z.string()),
    /** Names that must not be mentioned although their characters are there. */
    absent: z.array(z.string()).default([]),
    events: z.array(ExpectedEvent),
  }),
});
export type Story = z.infer<typeof Story> & { readonly slug: string; readonly html: string };

/** All stories of the fixtures, by slug. */
export function readStories(): Story[] {
  return readdirSync(storiesFolder)
    .sort()
    .map((slug) => ({
      slug,
      html: readFileSync(join(storiesFolder, slug, '1-page.html'), 'utf8'),
      ...Story.parse(parse(readFileSync(join(storiesFolder, slug, 'story.yaml'), 'utf8'))),
    }));
}

function valuesOf(event: Extraction['events'][number], role: string): string[] {
  return event.arguments
    .filter((argument) => argument.role === role)
    .map((argument) => ('name' in argument ? argument.name : String(argument.value)));
}

/** Whether an event says at least what is expected: type, modality, time and every named argument. */
export function saysAtLeast(event: Extraction['events'][number], expected: ExpectedEvent): boolean {
  if (event.type !== expected.type || event.modality !== expected.modality) return false;
  if (expected.time !== null && event.time.value !== expected.time) return false;
  return Object.entries(expected.arguments).every(([role, wanted]) => {
    const found = valuesOf(event, role);
    return wanted.every((name) => found.some((value) => value.includes(name)));
  });
}
