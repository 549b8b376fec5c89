import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSelected } from '../../harness/report/run-report.js';
import { startSupplier } from '../../simulator/index.js';
import { newFolder, run } from './cli.js';

/** A reporter, in TypeScript, that keeps everything that it receives about each test case. */
function recordingReporter(): { readonly file: string; readonly seen: string } {
  const folder = newFolder();
  const seen = join(folder, 'seen.json');
  const file = join(folder, 'recording.ts');
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs';
     interface Seen { name: string; state: string; all: unknown[] }
     export default class Recording {
       readonly seen: Seen[] = [];
       constructor({ file = ${JSON.stringify(seen)} }: { file?: string }) {
         this.file = file;
       }
       readonly file: string;
       onTestCaseResult(testCase: any): void {
         const result = testCase.result();
         const errors = (result.errors ?? []).map(({ message, stack }: Error) => [message, stack]);
         this.seen.push({ name: testCase.name, state: result.state, all: [testCase.meta(), result.note, errors] });
       }
       onTestRunEnd(): void {
         writeFileSync(this.file, JSON.stringify(this.seen));
       }
     }\n`,
  );
  return { file, seen };
}

describe.concurrent('a run takes vitest reporters along', () => {
  test('one of the user sees each chosen test case with its state, and no secret', async () => {
    const token = 'canary-5d41402abc4b2a76';
    const supplier = await startSupplier({ faults: ['constant-reference-on-create'] });
    const { file, seen } = recordingReporter();
    try {
      const { out, report } = await run([
        '--base-url',
        supplier.url,
        '--token',
        token,
        '--reporter',
        file,
        '--only',
        'create-problem.plain',
      ]);
      const kept = readFileSync(seen, 'utf8');
      const states = new Map(
        (JSON.parse(kept) as { name: string; state: string }[]).map((each) => [each.name, each.state]),
      );

      expect(kept).not.toContain(token);
      const chosen = report.testCases.filter(isSelected);
      expect(states.size).toBe(chosen.length);
      expect(report.testCases.length, 'the report has the others, too').toBeGreaterThan(1000);
      for (const { id, title, verdict } of chosen) expect(states.get(`${id} ${title}`), id).toBe(stateOf(verdict));
      expect(existsSync(join(out, 'report.html')), 'our own reports stay').toBe(true);
    } finally {
      await supplier.close();
    }
  });

  test('it sees what fails as failed', async () => {
    const supplier = await startSupplier({ faults: ['constant-reference-on-create'] });
    const { file, seen } = recordingReporter();
    try {
      const { report } = await run([
        '--base-url',
        supplier.url,
        '--token',
        'demo-token',
        '--reporter',
        file,
        '--only',
        'POST /service-problems',
        '--runs',
        '3',
      ]);
      const failed = (JSON.parse(readFileSync(seen, 'utf8')) as { name: string; state: string }[]).filter(
        ({ state }) => state === 'failed',
      );

      expect(report.counts.fail).toBeGreaterThan(0);
      expect(failed).toHaveLength(report.counts.fail);
    } finally {
      await supplier.close();
    }
  });

  test('a built-in one writes to the output', async () => {
    const { stdout, code } = await run(['--reference', '--reporter', 'tap-flat', '--only', 'create-problem.plain']);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok \d+ .*create-problem\.plain/m);
  });
});

function stateOf(verdict: string): string {
  if (verdict === 'pass' || verdict === 'warn') return 'passed';
  return verdict === 'fail' || verdict === 'error' ? 'failed' : 'skipped';
}
