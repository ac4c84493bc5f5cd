import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/adapters/store/sqlite.ts';
import type { AttributedStatement } from '../../src/landscape/attributed-statement.ts';
import { canonicalLandscape } from '../../src/pipeline/canonical-landscape.ts';
import { checkStore } from '../../src/pipeline/check-store.ts';
import { foldAllWaiting } from '../../src/pipeline/update-landscape.ts';
import type { Store } from '../../src/ports/store.ts';
import { statementOf } from '../landscape/sample-statements.ts';
import { smallDictionary } from './small-dictionary.ts';

const { dictionary } = smallDictionary();

/** What an article says at some time: of two models, where they come from and what they are for. */
type Saying = readonly (readonly [model: number, property: number, value: number, confidence: number])[];

/** An article is read, or read again, otherwise; saying nothing, it is gone. */
interface Step {
  readonly article: number;
  readonly says: Saying;
  /** Folded after this step, or together with the next ones. */
  readonly folds: boolean;
}

const saying: fc.Arbitrary<Saying> = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 1 }),
    fc.integer({ min: 0, max: 2 }),
    fc.integer({ min: 0, max: 2 }),
    fc.constantFrom(0.4, 0.6, 0.9),
  ),
  { maxLength: 5 },
);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ article: fc.integer({ min: 0, max: 7 }), says: saying, folds: fc.boolean() }),
  { minLength: 1, maxLength: 14 },
);

function statementsOf({ article, says }: Step): AttributedStatement[] {
  const byId = new Map<string, AttributedStatement>();
  says.forEach(([model, property, value, confidence], at) => {
    // A value may stand at several places of one article.
    const id = `${article}-${model}-${property}-${value}-${at % 2}`;
    byId.set(
      id,
      statementOf(id, {
        articleId: `article ${article}`,
        subject: { kind: 'model', entityId: `m${model}`, name: `模型${model}` },
        property: ['city', 'domain', 'category'][property] ?? 'domain',
        value: ['北京', '金融', '通用'][value] ?? '金融',
        confidence,
        outlet: `outlet ${article % 3}`,
        publishedOn: `2024-0${1 + article}-01`,
      }),
    );
  });
  return [...byId.values()];
}

async function apply(store: Store, all: readonly Step[]): Promise<void> {
  const fold = { dictionary, causes: new Map(), now: 1 };
  for (const [at, step] of all.entries()) {
    await store.transact(async (session) => {
      await session.statements.replace(`article ${step.article}`, statementsOf(step), at);
      if (step.folds || at === all.length - 1) await foldAllWaiting(session, fold);
    });
  }
}

async function datasetOf(store: Store): Promise<string> {
  let text = '';
  for await (const line of canonicalLandscape(store)) text += line;
  return text;
}

describe('a landscape folded a few statements at a time', () => {
  it('is what its standing statements say, however articles came, changed and went', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const folder = await mkdtemp(join(tmpdir(), 'shanshui-fold-'));
        const store = await openSqliteStore(join(folder, 'grown'));
        const fresh = await openSqliteStore(join(folder, 'fresh'));
        try {
          await apply(store, all);
          const last = new Map(all.map((step) => [step.article, step]));
          await apply(fresh, [...last.values()].reverse());
          expect(await datasetOf(store)).toBe(await datasetOf(fresh));
          const problems = [];
          for await (const problem of checkStore(store, dictionary))
            if (problem.about.startsWith('facet')) problems.push(problem);
          expect(problems).toEqual([]);
        } finally {
          await store.close();
          await fresh.close();
          await rm(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
