import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, SuiteError } from '../harness/errors.js';
import type { RunReport } from '../harness/run-report.js';
import { renderConsole } from '../reporters/console.js';
import { reporterNames, reporters } from '../reporters/index.js';

/** Names of reporters; all unless given. */
type Wanted = readonly string[] | undefined;

/** Prints the report for the console, if it is wanted. */
export function printReport(report: RunReport, names: Wanted): void {
  if (names !== undefined && !names.includes('console')) return;
  const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  const width = Math.min(process.stdout.columns ?? 100, 120);
  process.stdout.write(renderConsole(report, { colour, width }));
}

/**
 * Writes the reports that are wanted. One that cannot be written does not keep the others from being written.
 * @throws SuiteError OUTPUT_UNWRITABLE after all have been tried
 */
export async function writeReports(
  report: RunReport,
  { out, reporters: names }: { readonly out: string; readonly reporters: Wanted },
): Promise<void> {
  const written: string[] = [];
  const unwritten: string[] = [];
  for (const name of reporterNames) {
    if (names !== undefined && !names.includes(name)) continue;
    const { fileName, render } = reporters[name];
    const file = join(out, fileName);
    try {
      await writeFile(file, render(report));
      written.push(file);
    } catch (thrown) {
      unwritten.push(`${file} (${messageOf(thrown)})`);
    }
  }
  if (written.length > 0) process.stdout.write(`Reports: ${written.join(', ')}\n`);
  if (unwritten.length > 0)
    throw new SuiteError('OUTPUT_UNWRITABLE', `Not every report could be written: ${unwritten.join('; ')}.`);
}
