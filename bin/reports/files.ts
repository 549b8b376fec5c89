import { appendFile, lstat, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import type { Exchanges } from '../../harness/report/exchange.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { renderConsole, type OwnCommands } from '../../reporters/console.js';
import { renderGithub } from '../../reporters/github.js';
import { reporterNames, reporters, type ReportText } from '../../reporters/index.js';
import { renderMarkdown } from '../../reporters/markdown.js';
import { inert } from '../../reporters/terminal-text.js';

/** Names of reporters; default: all. */
type Wanted = readonly string[] | undefined;

/** Prints the report for the console, if it is wanted, and on GitHub the annotations. */
export function printReport(report: RunReport, names: Wanted, commands?: OwnCommands): void {
  if (names === undefined || names.includes('console')) {
    const colour = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '';
    const width = Math.min(process.stdout.columns ?? 100, 120);
    process.stdout.write(inert(renderConsole(report, { colour, width }, commands)));
  }
  if (names === undefined ? process.env['GITHUB_ACTIONS'] === 'true' : names.includes('github'))
    process.stdout.write(renderGithub(report));
}

/**
 * Writes a file whole or not at all: a full disk leaves no half of a report that a reader takes for all of it. Never
 * writes through a link, which could lead to a file that is none of ours.
 * @param text whole, or in parts that are asked for as they are written
 * @param mode who may read it
 */
export async function writeWhole(file: string, text: string | ReportText, mode?: number): Promise<void> {
  const part = `${file}.part`;
  const left = await lstat(part).catch(() => undefined);
  if (left && !left.isFile()) throw new Error(`${part} is there already, and is not an ordinary file: remove it`);
  try {
    // What a killed run left of it would keep its mode.
    await rm(part, { force: true });
    await writeFile(part, typeof text === 'string' ? text : blocksOf(text), {
      flag: 'wx',
      ...(mode !== undefined && { mode }),
    });
    await rename(part, file);
  } catch (thrown) {
    await rm(part, { force: true });
    throw thrown;
  }
}

/** How many characters of small parts are written at once. */
const blockCharacters = 64 * 1024;

/** The same text in fewer parts: each costs a call of the system. */
export async function* blocksOf(text: ReportText): AsyncGenerator<string> {
  let block = '';
  for await (const part of text) {
    block += part;
    if (block.length < blockCharacters) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

/** Only the owner may read and write. */
export const privateMode = 0o600;

/** What is written, and where. */
interface Writing {
  readonly out: string;
  readonly reporters: Wanted;
  readonly exchanges: Exchanges;
}

/** What came of the reports that are wanted: the files that were written, and why others were not. */
interface Written {
  readonly written: readonly string[];
  readonly unwritten: readonly string[];
}

/** Tries to write the reports that are wanted, and the summary of GitHub's job where there is one. */
export async function publishReports(report: RunReport, writing: Writing): Promise<Written> {
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  return attempted([
    ...reportFiles(report, writing),
    ...(summary ? [{ file: summary, write: () => appendFile(summary, renderMarkdown(report)) }] : []),
  ]);
}

/** What to do about reports that are large to keep, as a pipeline keeps them; undefined where they are not. */
export async function sizeNote(files: readonly string[]): Promise<string | undefined> {
  const sizes = await Promise.all(files.map(async (file) => ({ file, bytes: (await stat(file)).size })));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const [largest] = sizes.toSorted((left, right) => right.bytes - left.bytes);
  if (!largest || total < noteworthyBytes) return undefined;
  return `They have ${megabytes(total)}, of which ${basename(largest.file)} has ${megabytes(largest.bytes)}; --reporter chooses which are written.`;
}

/** From here on a note says how large reports are. */
const noteworthyBytes = 10_000_000;

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/**
 * Writes the reports that are wanted, and gives their paths.
 * @throws SuiteError OUTPUT_UNWRITABLE after all have been tried
 */
export async function writeReports(report: RunReport, writing: Writing): Promise<readonly string[]> {
  const { written, unwritten } = await attempted(reportFiles(report, writing));
  refuseUnwritten(unwritten);
  return written;
}

interface ReportFile {
  readonly file: string;
  readonly write: () => Promise<void>;
}

function reportFiles(report: RunReport, { out, reporters: names, exchanges }: Writing): readonly ReportFile[] {
  return reporterNames.flatMap((name) => {
    const { fileName, render, onRequest, holdsTraffic } = reporters[name];
    if (names === undefined ? onRequest : !names.includes(name)) return [];
    const file = join(out, fileName);
    return [{ file, write: () => writeWhole(file, render(report, exchanges), holdsTraffic && privateMode) }];
  });
}

/** One that cannot be written does not keep the others from being written. */
async function attempted(files: readonly ReportFile[]): Promise<Written> {
  const written: string[] = [];
  const unwritten: string[] = [];
  for (const { file, write } of files)
    try {
      await write();
      written.push(file);
    } catch (thrown) {
      unwritten.push(`${file} (${messageOf(thrown)})`);
    }
  return { written, unwritten };
}

/** @throws SuiteError OUTPUT_UNWRITABLE where a report could not be written */
export function refuseUnwritten(unwritten: Written['unwritten']): void {
  if (unwritten.length > 0)
    throw new SuiteError('OUTPUT_UNWRITABLE', `Not every report could be written: ${unwritten.join('; ')}.`);
}
