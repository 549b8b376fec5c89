import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { messageOf, SuiteError } from '../harness/errors.js';
import type { Redactor } from '../harness/redaction.js';
import type { RunReport } from '../harness/run-report.js';
import { renderConsole } from '../reporters/console.js';
import { reporterNames, reporters, type ReporterName } from '../reporters/index.js';

/** Files of an earlier run that a new one starts afresh. */
const evidenceFiles = ['exchanges.ndjson', 'ledger.ndjson'];

/**
 * Makes the folder of reports ready, before any traffic.
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export async function prepareOutput(folder: string): Promise<string> {
  const out = resolve(folder);
  try {
    await mkdir(out, { recursive: true });
    for (const name of evidenceFiles) {
      await rm(join(out, name), { force: true });
      await writeFile(join(out, name), '');
    }
    return out;
  } catch (cause) {
    throw new SuiteError('OUTPUT_UNWRITABLE', `The reports cannot be written to ${out} (${messageOf(cause)}). Choose another folder with --out.`, { cause });
  }
}

/**
 * Writes the reports that were asked for, and prints the one for the console.
 * One that cannot be written does not keep the others from being written.
 * @throws SuiteError OUTPUT_UNWRITABLE after all have been tried
 */
export async function writeReports(
  report: RunReport,
  { out, names, redactor }: { readonly out: string; readonly names: readonly string[] | undefined; readonly redactor: Redactor },
): Promise<void> {
  const wanted = (name: string) => names === undefined || names.includes(name);
  const unwritten: unknown[] = [];
  const written: string[] = [];
  for (const name of reporterNames.filter(wanted) as ReporterName[]) {
    const { fileName, render } = reporters[name];
    try {
      await writeFile(join(out, fileName), redactor.text(render(report)));
      written.push(join(out, fileName));
    } catch (thrown) {
      unwritten.push(thrown);
    }
  }
  if (wanted('console')) {
    const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
    process.stdout.write(redactor.text(renderConsole(report, { colour, width: Math.min(process.stdout.columns ?? 100, 120) })));
  }
  if (written.length > 0) process.stdout.write(`Reports: ${written.join(', ')}\n`);
  if (unwritten.length > 0)
    throw new SuiteError('OUTPUT_UNWRITABLE', `Not every report could be written: ${unwritten.map(messageOf).join('; ')}`);
}
