import { markdownTable } from '../table.js';

/** How one tool did with the sound mock of a description, and with those that have a fault. */
export interface Result {
  readonly description: string;
  readonly tool: string;
  /** What it says about the sound mock. */
  readonly falseAlarms: readonly string[];
  readonly faults: number;
  readonly missed: readonly string[];
  /** Of all its runs together. */
  readonly requests: number;
  readonly seconds: number;
}

/** The results as Markdown. */
export function comparisonTable(results: readonly Result[]): string {
  return markdownTable([
    ['Mock', 'Tool', 'False alarms', 'Faults found', 'Requests', 'Seconds'],
    ...results.map(({ description, tool, falseAlarms, faults, missed, requests, seconds }) => [
      description,
      tool,
      String(falseAlarms.length),
      `${faults - missed.length} of ${faults}`,
      String(requests),
      seconds.toFixed(0),
    ]),
  ]);
}
