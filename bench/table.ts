import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../contract/package-root.js';

/** One line of the table. Figures are for people to compare: none of them is a test. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly decimals: number;
  readonly goal: string;
  readonly detail?: string;
}

const page = join(packageRoot, 'docs/performance.md');

/** The figures as Markdown, below the machine that they were taken on. */
export function asMarkdown(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, decimals, goal, detail = '' }) => [
    what,
    Number.isFinite(value) ? value.toFixed(decimals) : 'not known',
    goal,
    detail,
  ]);
  return [machine(), '', markdownTable([['Figure', 'Value', 'Goal', 'Detail'], ...rows])].join('\n');
}

/** Rows as a table of Markdown, the first as its head. */
export function markdownTable([head = [], ...body]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n');
}

/**
 * Puts a table in the place of the one in docs/performance.md.
 * @param name how that place is marked
 */
export function writeTable(table: string, name = 'table'): void {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const text = readFileSync(page, 'utf8');
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`${page} has no place for the table: ${begin} … ${end}.`);
  writeFileSync(page, `${text.slice(0, before + begin.length)}\n\n${table}\n\n${text.slice(after)}`);
}

function machine(): string {
  const processors = cpus();
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GiB of memory`;
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}, ${memory}, Node ${process.versions.node}.`;
}
