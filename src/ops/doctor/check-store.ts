import { askStore, type StoreState } from '../../adapters/store/state.ts';
import type { Config } from '../../config.ts';
import { type Diagnosis, isAtLeast, problem, warning, well } from './diagnosis.ts';

/** Leases and retries follow the store's clock; logs and certificates follow the machine's. */
const SMALL_DIFFERENCE_MS = 2_000;
const LARGE_DIFFERENCE_MS = 60_000;

/** What the state of a store means. Pure: `now` is the machine's time. */
export function judgeStore(state: StoreState, now: number): Diagnosis[] {
  const found: Diagnosis[] = [];
  const place = `${state.kind} ${state.version}`;
  const isOld = state.kind === 'postgres' && !isAtLeast(state.version, [14]);
  found.push(isOld ? problem('store', place, 'use PostgreSQL 14 or newer') : well('store', place));
  if (!/^utf-?8$/i.test(state.encoding))
    found.push(problem('store encoding', state.encoding, 'make the database with encoding UTF8'));
  if (!state.mayMigrate)
    found.push(
      problem(
        'store permissions',
        'may not make tables',
        'grant CREATE on the schema to the user of DATABASE_URL',
      ),
    );
  const pending = state.pending.join(', ');
  found.push(
    state.pending.length > 0
      ? warning(
          'migrations',
          `pending: ${pending}`,
          'they are done when the next process opens the store; back it up before',
        )
      : well('migrations', 'all done'),
  );
  const difference = Math.round(now - state.time);
  const clock = `${Math.abs(difference) / 1_000} s ${difference < 0 ? 'behind' : 'ahead of'} the store's`;
  const remedy = 'let NTP set the clocks of all machines';
  if (Math.abs(difference) > LARGE_DIFFERENCE_MS) found.push(problem('clock', clock, remedy));
  else if (Math.abs(difference) > SMALL_DIFFERENCE_MS) found.push(warning('clock', clock, remedy));
  else found.push(well('clock', clock));
  return found;
}

/** The store, reached and asked. */
export async function checkStoreState(config: Config): Promise<Diagnosis[]> {
  try {
    const state = await askStore(config);
    if (state === null) return [well('store', `none yet: \`shanshui run\` makes it in ${config.dataFolder}`)];
    return judgeStore(state, Date.now());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [problem('store', why, 'see that the server runs and DATABASE_URL names it')];
  }
}
