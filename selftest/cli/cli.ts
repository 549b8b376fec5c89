import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { RunReport } from '../../harness/report/run-report.js';

/** The built command; `npm test` builds it first. */
export const command = fileURLToPath(new URL('../../dist/bin/cli.js', import.meta.url));

export type Environment = Readonly<Record<string, string>>;
export type Cli = ChildProcessByStdio<null, Readable, Readable>;

/** What a command left when it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for what a command writes. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'fcc-cli-'));
}

/** Starts the command with nothing of the environment that could steer it, but what is given. */
export function startCli(args: readonly string[], environment: Environment = {}, cwd = newFolder()): Cli {
  const kept = Object.entries(process.env).filter(([name]) => !/^(FCC_|VITEST|NODE_OPTIONS|CI$)/.test(name));
  return spawn(process.execPath, [command, ...args], {
    cwd,
    env: { ...Object.fromEntries(kept), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Waits until a command has ended. */
export async function ended(cli: Cli): Promise<Ended> {
  const [stdout, stderr, code] = await Promise.all([
    textOf(cli.stdout),
    textOf(cli.stderr),
    new Promise<number | null>((resolve) => cli.once('close', resolve)),
  ]);
  return { code, stdout, stderr };
}

/** Runs the command to its end. */
export function cli(args: readonly string[], environment: Environment = {}): Promise<Ended> {
  return ended(startCli(args, environment));
}

/** A run that has ended, with its folder of reports. */
export interface EndedRun extends Ended {
  readonly out: string;
  readonly report: RunReport;
}

/** Runs `run` with reports in a folder of its own, and reads the one for programs. */
export async function run(args: readonly string[], environment: Environment = {}): Promise<EndedRun> {
  const out = newFolder();
  const outcome = await cli(['run', '--out', out, ...args], environment);
  if (!existsSync(join(out, 'report.json'))) throw new Error(`There is no report: ${outcome.stderr}`);
  return { ...outcome, out, report: reportIn(out) };
}

export function reportIn(out: string): RunReport {
  return JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as RunReport;
}

/** Everything that a run wrote, files and streams together. */
export function everythingOf({ out, stdout, stderr }: EndedRun): string {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return [stdout, stderr, ...files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))].join('\n');
}
