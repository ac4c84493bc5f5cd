import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { checkRules, type ReadEvents } from '../event/check-rules.ts';
import { RULES, RULES_VERSION } from '../event/rules/index.ts';
import { loadKnowledge } from '../load-knowledge.ts';
import { type Knowledge, readStations } from '../reading/read-article.ts';
import { WorkFailure } from './failure.ts';
import { type Format, formatOption, print, render } from './output.ts';

interface Options {
  format: Format;
  dictionaries?: string;
}

/** The day that examples without one were published on. */
const EXAMPLE_DAY = '2023-07-07';

/** Reads an example as any article is read. */
export function exampleReader(knowledge: Knowledge): ReadEvents {
  return ({ text, title, published }) =>
    readStations(
      {
        id: 'example',
        url: null,
        canonicalUrl: null,
        title: title ?? null,
        author: null,
        publishedAt: published ?? EXAMPLE_DAY,
        source: null,
        text,
      },
      knowledge,
    );
}

async function check(options: Options): Promise<void> {
  const knowledge = loadKnowledge(readConfig({ dictionaries: options.dictionaries }));
  const problems = checkRules(RULES, exampleReader(knowledge));
  const examples = RULES.reduce((sum, rule) => sum + rule.examples.length + rule.counterexamples.length, 0);
  for (const { rule, message } of problems) process.stderr.write(`${rule}: ${message}\n`);
  if (problems.length > 0) {
    throw new WorkFailure(
      `${problems.length} problem${problems.length === 1 ? '' : 's'} in the event rules, see above; mend src/event/rules and run \`shanshui rules check\` again`,
    );
  }
  await print(
    `${RULES.length} rules, ${examples} examples and counterexamples, no problem (rules ${RULES_VERSION})\n`,
  );
}

async function list({ format }: Options): Promise<void> {
  const rows = RULES.map((rule) => ({
    rule: rule.name,
    triggers: rule.triggers.flatMap((trigger) => trigger.words).join(' '),
    roles: [...new Set(rule.roles.map((role) => role.role))].join(' '),
    needs: rule.needs.map((need) => [need].flat().join('|')).join(' '),
    examples: rule.examples.length,
    counterexamples: rule.counterexamples.length,
  }));
  await print(await render(rows, format));
}

/** `shanshui rules`: what the event rules are, and whether they hold. */
export function registerRules(program: Command): void {
  const rules = program.command('rules').description('the event rules: list them, run their examples');
  rules
    .command('check')
    .description('run every example and counterexample of the event rules and list all problems')
    .option('--dictionaries <folder>', 'use the dictionaries in this folder')
    .addHelpText('after', '\nExample:\n  shanshui rules check')
    .action(check);
  rules
    .command('list')
    .description('the event rules with their triggers and roles')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .addHelpText('after', '\nExample:\n  shanshui rules list --format json')
    .action(list);
}
