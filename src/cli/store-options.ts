import type { Command } from 'commander';
import { openStore } from '../compose.ts';
import { type Config, readConfig } from '../config.ts';
import type { Store } from '../ports/store.ts';

export interface StoreOptions {
  readonly data?: string;
}

/** Adds the option that says where the store lies. */
export function withStoreOptions(command: Command): Command {
  return command.option('--data <folder>', 'where the store lies');
}

/** Opens the store of the options, hands it to `work`, and closes it whatever happens. */
export async function withStore<T>(
  options: StoreOptions,
  work: (store: Store, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(options);
  const store = await openStore(config);
  try {
    return await work(store, config);
  } finally {
    await store.close();
  }
}
