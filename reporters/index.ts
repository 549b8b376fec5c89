import type { Exchanges } from '../harness/report/exchange.js';
import type { RunReport } from '../harness/report/run-report.js';
import { renderCtrf } from './ctrf.js';
import { renderHar } from './har.js';
import { renderHtml } from './html.js';
import { renderJson } from './json.js';
import { renderJunit } from './junit.js';
import { renderMarkdown } from './markdown.js';

/** The formats that a report can be written in, as `--reporter` names them. */
export const reporterNames = ['json', 'junit', 'html', 'markdown', 'har', 'ctrf'] as const;
export type ReporterName = (typeof reporterNames)[number];

/** The text of a report, part by part. */
export type ReportText = Iterable<string> | AsyncIterable<string>;

/** One format: the file that it is written to, within the folder of reports, and its text. */
export interface Reporter {
  readonly fileName: string;
  readonly render: (report: RunReport, exchanges: Exchanges) => ReportText;
  /** Whether it is written only when it is asked for. */
  readonly onRequest?: true;
  /** Whether it shows requests and answers at length: then only the owner of the file may read it. */
  readonly holdsTraffic?: true;
}

/** Every format by its name. The exchanges are those of the run, for formats that show them. */
export const reporters: Readonly<Record<ReporterName, Reporter>> = {
  json: { fileName: 'report.json', render: renderJson, holdsTraffic: true },
  junit: { fileName: 'junit.xml', render: inOnePart(renderJunit) },
  html: { fileName: 'report.html', render: renderHtml, holdsTraffic: true },
  markdown: { fileName: 'report.md', render: inOnePart(renderMarkdown) },
  har: { fileName: 'traffic.har', render: renderHar, holdsTraffic: true },
  ctrf: { fileName: 'ctrf.json', render: inOnePart(renderCtrf), onRequest: true },
};

/** For formats that grow with the test cases alone. */
function inOnePart(render: (report: RunReport) => string): Reporter['render'] {
  return (report) => [render(report)];
}
