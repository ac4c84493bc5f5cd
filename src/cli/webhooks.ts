import { createHash } from 'node:crypto';
import { type Command, Option } from 'commander';
import { newWebhookSecret } from '../adapters/telling/sign-webhook.ts';
import { openShanshui } from '../compose.ts';
import { readConfig } from '../config.ts';
import { replayFrom, tellWebhooks } from '../pipeline/tell-webhooks.ts';
import { WorkFailure, WrongUse } from './failure.ts';
import { type Format, formatOption, print, render } from './output.ts';
import { onStopSignal } from './stop-signal.ts';
import { type StoreOptions, withStore, withStoreOptions } from './store-options.ts';
import { tellingOf } from './watch-options.ts';

const EXAMPLES = `
Examples:
  shanshui webhooks add https://hooks.example/shanshui     prints the secret, once
  shanshui webhooks send                                   tell everybody what is new, with retries, without a crawl
  shanshui webhooks list --dead                            what was not taken, and why
  shanshui webhooks replay 1a2b3c4d --since 0              tell one everything again`;

type Options = StoreOptions & { readonly format: Format };

function sequence(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new WrongUse(`--since ${text}: give a sequence number, as 0`);
  return Number(text);
}

async function add(url: string, options: Options & { readonly since?: number }): Promise<void> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new WrongUse(`${url}: give an address, as https://hooks.example/shanshui`);
  await withStore(options, async (store) => {
    const id = createHash('sha256').update(url).digest('hex').slice(0, 8);
    const secret = newWebhookSecret();
    const told = options.since ?? (await store.landscape.lastSequence());
    await store.webhooks.save({ id, url, secret, told }, Date.now());
    await print(`${id}: told what comes after ${told}. Its secret, shown only now: ${secret}\n`);
  });
}

async function list(options: Options & { readonly dead?: boolean }): Promise<void> {
  await withStore(options, async (store) => {
    const all = await store.webhooks.list();
    const letters = await Promise.all(all.map(({ id }) => store.webhooks.deadLetters(id)));
    const rows =
      options.dead === true
        ? letters.flat().map((one) => ({ ...one, at: new Date(one.at).toISOString() }))
        : all.map(({ id, url, told }, at) => ({ id, url, told, dead: letters[at]?.length ?? 0 }));
    await print(await render(rows, options.format, { empty: 'none' }));
  });
}

async function remove(id: string, options: Options): Promise<void> {
  await withStore(options, async (store) => {
    if (!(await store.webhooks.remove(id)))
      throw new WorkFailure(`${id}: is no webhook; \`shanshui webhooks list\` names them`);
    await print(`${id}: is told no more\n`);
  });
}

async function replay(id: string, options: Options & { readonly since: number }): Promise<void> {
  await withStore(options, async (store) => {
    if (!(await store.webhooks.list()).some((one) => one.id === id))
      throw new WorkFailure(`${id}: is no webhook; \`shanshui webhooks list\` names them`);
    await replayFrom(store, id, options.since);
    await print(`${id}: \`shanshui webhooks send\` tells it again everything after ${options.since}\n`);
  });
}

async function send(options: Options): Promise<void> {
  const config = readConfig(options);
  const opened = await openShanshui(config);
  let isStopped = false;
  const forget = onStopSignal(() => {
    isStopped = true;
  });
  try {
    const told = await tellWebhooks(opened.store, {
      ...tellingOf(config, opened.fetcher),
      now: () => opened.clock.now(),
      isOver: () => isStopped,
    });
    await print(
      await render(
        told.map((one) => ({ ...one })),
        options.format,
        { empty: 'nobody is to be told' },
      ),
    );
  } finally {
    forget();
    await opened.close();
  }
}

/** `shanshui webhooks`: who is told of changes by signed POSTs (Standard Webhooks). */
export function registerWebhooks(program: Command): void {
  const webhooks = program
    .command('webhooks')
    .description('tell others of every change by signed webhooks')
    .addHelpText('after', EXAMPLES);
  const sub = (name: string, description: string): Command =>
    withStoreOptions(webhooks.command(name))
      .description(description)
      .addOption(formatOption(['table', 'json', 'ndjson', 'csv'], 'table'))
      .addHelpText('after', EXAMPLES);
  const since = (): Option =>
    new Option('--since <sequence>', 'after which change to begin').argParser(sequence);
  sub('add', 'tell an address of changes from now on').argument('<url>').addOption(since()).action(add);
  sub('list', 'who is told, how far, and what was not taken')
    .option('--dead', 'the dead letters')
    .action(list);
  sub('remove', 'tell an address no more').argument('<id>').action(remove);
  sub('replay', 'tell one again from a sequence number on')
    .argument('<id>')
    .addOption(since().makeOptionMandatory())
    .action(replay);
  sub('send', 'tell everybody what is new').action(send);
}
