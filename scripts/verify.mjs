// npm run verify: installs what the tests need and runs every check there is. CI runs exactly this.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run } from './checkout.mjs';
import { startTestServers } from './test-servers.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);
const cli = (...args) => [process.execPath, [join(root, 'dist', 'src', 'cli.js'), ...args]];

function step(name, [command, args], env = {}) {
  process.stdout.write(`\n── ${name}\n`);
  const begin = Date.now();
  const code = run(command, args, { env: { ...process.env, ...env } });
  const took = ((Date.now() - begin) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${code === 0 ? 'passed' : `FAILED (exit ${code})`} in ${took} s\n`);
  return { name, passed: code === 0 };
}

function countTests(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch (error) {
    process.stderr.write(`no test report: ${error.message}\n`);
    return { passed: 0, failed: 1 };
  }
}

ensureInstalled();
const scratch = mkdtempSync(join(tmpdir(), 'shanshui-verify-'));
const report = join(scratch, 'tests.json');
const servers = await startTestServers();
const results = [];
try {
  results.push(step('types', [bin('tsc'), ['--noEmit']]));
  results.push(step('lint and format', [bin('biome'), ['ci', '.']]));
  ensureBuilt();
  results.push(step('dictionaries', cli('dictionary', 'check')));
  results.push(step('rules', cli('rules', 'check')));
  results.push(step('sources', cli('sources', 'check')));
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  results.push(step('tests', [bin('vitest'), ['run', ...reporters]], servers.env));
} finally {
  await servers.stop();
}
const tests = countTests(report);
rmSync(scratch, { recursive: true, force: true });

process.stdout.write('\n');
for (const { name, passed } of results) process.stdout.write(`${passed ? '✓' : '✗'} ${name}\n`);
const failed = results.filter(({ passed }) => !passed);
process.stdout.write(`\n${tests.passed} passed, ${tests.failed} failed\n`);
process.exitCode = failed.length > 0 || tests.failed > 0 || tests.passed === 0 ? 1 : 0;
