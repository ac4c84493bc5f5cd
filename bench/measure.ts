import Table from 'cli-table3';

/** Milliseconds of the fastest of `rounds` runs; the fastest is the one least disturbed by other processes. */
export function fastest(rounds: number, run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** Million UTF-16 units a second. */
export function megaUnits(units: number, milliseconds: number): string {
  return (units / milliseconds / 1000).toFixed(1);
}

export function ratio(a: number, b: number): string {
  return `${(a / b).toFixed(1)} ×`;
}

export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const table = new Table({ head: [...head], style: { head: [], border: [] } });
  for (const row of rows) table.push([...row]);
  process.stdout.write(`${table.toString()}\n`);
}
