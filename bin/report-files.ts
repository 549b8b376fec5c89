import { appendFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, SuiteError } from '../harness/errors.js';
import type { Exchange } from '../harness/exchange.js';
import type { RunReport } from '../harness/run-report.js';
import { renderConsole } from '../reporters/console.js';
import { renderGithub } from '../reporters/github.js';
import { reporterNames, reporters } from '../reporters/index.js';
import { renderMarkdown } from '../reporters/markdown.js';

/** Names of reporters; all unless given. */
type Wanted = readonly string[] | undefined;

/** Prints the report for the console, if it is wanted, and on GitHub the annotations. */
export function printReport(report: RunReport, names: Wanted): void {
  if (names === undefined || names.includes('console')) {
    const colour = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '';
    const width = Math.min(process.stdout.columns ?? 100, 120);
    process.stdout.write(renderConsole(report, { colour, width }));
  }
  if (names === undefined ? process.env['GITHUB_ACTIONS'] === 'true' : names.includes('github'))
    process.stdout.write(renderGithub(report));
}

/** Writes a file whole or not at all: a full disk leaves no half of a report that a reader takes for all of it. */
async function writeWhole(file: string, text: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await writeFile(part, text);
    await rename(part, file);
  } catch (thrown) {
    await rm(part, { force: true });
    throw thrown;
  }
}

/** What is written, and where. */
interface Writing {
  readonly out: string;
  readonly reporters: Wanted;
  readonly exchanges: readonly Exchange[];
}

/**
 * Writes the reports that are wanted. One that cannot be written does not keep the others from being written.
 * @throws SuiteError OUTPUT_UNWRITABLE after all have been tried
 */
export async function writeReports(
  report: RunReport,
  { out, reporters: names, exchanges }: Writing,
): Promise<readonly string[]> {
  const written: string[] = [];
  const unwritten: string[] = [];
  const attempt = async (file: string, write: () => Promise<void>) => {
    try {
      await write();
      written.push(file);
    } catch (thrown) {
      unwritten.push(`${file} (${messageOf(thrown)})`);
    }
  };
  for (const name of reporterNames) {
    const { fileName, render, onRequest } = reporters[name];
    if (names === undefined ? onRequest : !names.includes(name)) continue;
    const file = join(out, fileName);
    await attempt(file, () => writeWhole(file, render(report, exchanges)));
  }
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  if (summary) await attempt(summary, () => appendFile(summary, renderMarkdown(report)));
  if (written.length > 0) process.stdout.write(`Reports: ${written.join(', ')}\n`);
  if (unwritten.length > 0)
    throw new SuiteError('OUTPUT_UNWRITABLE', `Not every report could be written: ${unwritten.join('; ')}.`);
  return written;
}
