import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** `whole`: all rules; `colours`: only what depends on the colour scheme; `none`: nothing. */
export type Inspection = 'whole' | 'colours' | 'none';

const RUNS: Readonly<Record<Exclude<Inspection, 'none'>, string>> = {
  whole: 'axe.run().then((results) => results.violations)',
  colours: `axe.run({ runOnly: ['color-contrast'] }).then((results) => results.violations)`,
};

/** What axe finds serious or critical on a page, one line each with the first place. */
export async function seriousFindings(page: Page, inspection: Inspection): Promise<string[]> {
  if (inspection === 'none') return [];
  await page.evaluate(axe.source);
  const violations = (await page.evaluate(RUNS[inspection])) as Violation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help} (${nodes.length}×) ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
    );
}
