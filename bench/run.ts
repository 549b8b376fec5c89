import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../contract/package-root.js';
import type { RunReport } from '../harness/run-report.js';

/** How long a full run against the embedded reference supplier takes, start and reports included. */
const runs = 5;
const out = mkdtempSync(join(tmpdir(), 'bench-'));
const seconds: number[] = [];
const perSecond: number[] = [];

for (let run = 0; run < runs; run++) {
  const start = performance.now();
  const options = ['run', '--seed', '1', '--reporter', 'json', '--out', out];
  execFileSync(process.execPath, [join(packageRoot, 'dist/bin/cli.js'), ...options], { stdio: 'ignore' });
  const elapsed = (performance.now() - start) / 1000;
  const { exchanges } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as RunReport;
  seconds.push(elapsed);
  perSecond.push(exchanges / elapsed);
}

rmSync(out, { recursive: true });
process.stdout.write(
  `${runs} runs: median ${median(seconds).toFixed(1)} s, ${median(perSecond).toFixed(0)} exchanges a second\n`,
);

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
