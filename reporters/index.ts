import type { RunReport } from '../harness/run-report.js';
import { renderJson } from './json.js';
import { renderJunit } from './junit.js';

/** The formats that a report can be written in, as `--reporter` names them. */
export const reporterNames = ['json', 'junit'] as const;
export type ReporterName = (typeof reporterNames)[number];

/** One format: the file that it is written to, within the folder of reports, and its text. */
export interface Reporter {
  readonly fileName: string;
  readonly render: (report: RunReport) => string;
}

/** Every format by its name. */
export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  json: { fileName: 'report.json', render: renderJson },
  junit: { fileName: 'junit.xml', render: renderJunit },
};
