import type { RunReport } from '../../harness/report/run-report.js';
import type { ReportText } from '../../reporters/index.js';
import { renderJson } from '../../reporters/json.js';

/** The whole text of a report that comes in parts. */
export async function textOf(text: ReportText): Promise<string> {
  const parts: string[] = [];
  for await (const part of text) parts.push(part);
  return parts.join('');
}

/** A report as JSON. */
export function jsonOf(report: RunReport): string {
  return [...renderJson(report)].join('');
}
