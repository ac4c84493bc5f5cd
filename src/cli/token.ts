import type { Command } from 'commander';
import { openServingStore } from '../adapters/store/serving.ts';
import { hashSecret, makeToken, SCOPES, type Scope } from '../api/token.ts';
import { openStore } from '../compose.ts';
import { readConfig } from '../config.ts';
import type { Tokens } from '../ports/tokens.ts';
import { WorkFailure, WrongUse } from './failure.ts';
import { type Format, formatOption, print, render } from './output.ts';
import { type StoreOptions, withStoreOptions } from './store-options.ts';

const EXAMPLES = `
Examples:
  shanshui token make editor --scope tasks dictionary   a token that may retry tasks and change the dictionary
  shanshui token list                                   who has one
  shanshui token revoke 3f09ab12cd45                    takes one back, at once

Scopes: read (where reading is not open), sources, tasks, dictionary. The store keeps hashes only.`;

async function withTokens<T>(options: StoreOptions, work: (tokens: Tokens) => Promise<T>): Promise<T> {
  const config = readConfig(options);
  // Opening the store first brings it up to date.
  await (await openStore(config)).close();
  const serving = await openServingStore(config);
  try {
    return await work(serving.tokens);
  } finally {
    await serving.close();
  }
}

function scopesOf(names: readonly string[]): Scope[] {
  const unknown = names.find((name) => !SCOPES.some((scope) => scope === name));
  if (unknown !== undefined) throw new WrongUse(`--scope ${unknown}: use ${SCOPES.join(', ')}`);
  return SCOPES.filter((scope) => scope === 'read' || names.includes(scope));
}

async function make(
  name: string,
  options: StoreOptions & { readonly scope: readonly string[] },
): Promise<void> {
  const scopes = scopesOf(options.scope);
  await withTokens(options, async (tokens) => {
    const { id, secret, text } = makeToken();
    await tokens.add({ id, name, scopes, hash: hashSecret(secret), createdAt: Date.now() });
    await print(`${text}\n`);
    process.stderr.write(`shanshui: shown this once; may: ${scopes.join(', ')}\n`);
  });
}

async function list(options: StoreOptions & { readonly format: Format }): Promise<void> {
  await withTokens(options, async (tokens) => {
    const rows = (await tokens.list()).map(({ id, name, scopes, createdAt, revokedAt }) => ({
      id,
      name,
      scopes: scopes.join(' '),
      made: new Date(createdAt).toISOString(),
      revoked: revokedAt === null ? null : new Date(revokedAt).toISOString(),
    }));
    await print(
      await render(rows, options.format, { empty: 'no token; `shanshui token make NAME` makes one' }),
    );
  });
}

async function revoke(id: string, options: StoreOptions): Promise<void> {
  await withTokens(options, async (tokens) => {
    if (!(await tokens.revoke(id, Date.now()))) {
      throw new WorkFailure(`${id}: no token in force; \`shanshui token list\` shows their ids`);
    }
    await print(`${id} is revoked.\n`);
  });
}

/** `shanshui token`: who may ask and change something over HTTP. */
export function registerToken(program: Command): void {
  const token = program
    .command('token')
    .description('make, list and revoke the tokens of those who use the API')
    .addHelpText('after', EXAMPLES);
  const sub = (name: string, description: string, example: string): Command =>
    withStoreOptions(token.command(name))
      .description(description)
      .addHelpText('after', `\nExample:\n  shanshui token ${example}`);
  sub('make', 'make a token and print it, once', 'make editor --scope tasks')
    .argument('<name>', 'whom or what it is for')
    .option('--scope <scope...>', `what it may do: ${SCOPES.join(', ')}`, ['read'])
    .action(make);
  sub('list', 'tokens, without their secrets', 'list')
    .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
    .action(list);
  sub('revoke', 'take a token back', 'revoke 3f09ab12cd45').argument('<id>', 'its id').action(revoke);
}
