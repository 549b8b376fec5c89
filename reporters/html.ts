import type { Exchanges } from '../harness/report/exchange.js';
import type { RunReport } from '../harness/report/run-report.js';
import { evidenceOf } from './html/evidence.js';
import { exercisedSection } from './html/exercised-section.js';
import { findingsSection } from './html/findings-section.js';
import { asJson, jsonParts, markup } from './html/markup.js';
import { pageReport } from './html/page-data.js';
import { pageScript } from './html/page-script.js';
import { pageStyle } from './html/page-style.js';
import { classesSection } from './html/classes-section.js';
import { summary } from './html/summary.js';
import { matrixSection, propertiesSection, requirementsSection } from './html/tables.js';
import { testCasesSection } from './html/test-cases-section.js';
import { sourceHash } from './html/script-free-page.js';
import { titleOf } from './scope-lines.js';

/**
 * The report as one HTML page that needs nothing else: no network, no other file. Its own policy lets only its one
 * style and its one script through. The exchanges are those of the run; the page holds as many as there is room for.
 */
export async function* renderHtml(report: RunReport, exchanges: Exchanges): AsyncGenerator<string> {
  const evidence = await evidenceOf(report, exchanges);
  const policy = `default-src 'none'; style-src '${sourceHash(pageStyle)}'; script-src '${sourceHash(pageScript)}'; base-uri 'none'; form-action 'none'`;
  const properties = propertiesSection(report);
  const exercised = exercisedSection(report);
  const sections = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${titleOf(report)} · ${report.target.supplier} · ${report.suite.specification}</title>
<style>${{ html: pageStyle }}</style>
</head>
<body>
<a class="skip" href="#test-cases">Skip to the test cases</a>
<nav class="top" aria-label="Sections">
  <a href="#findings">Findings</a><a href="#coverage">Areas</a><a href="#test-cases">Test cases</a>
  <a href="#requirements">Requirements</a>${properties && markup`<a href="#properties">Properties</a>`}
  ${exercised && markup`<a href="#exercised">Schema coverage</a>`}
  <button type="button" id="theme" hidden>Theme: as the system</button>
</nav>
<main>
${summary(report)}
${classesSection(report)}
${findingsSection(report)}
${matrixSection(report)}
${testCasesSection(report, evidence.exchanges.length)}
${requirementsSection(report)}
${properties}
${exercised}
</main>
`;
  yield sections.html;
  yield '<script type="application/json" id="report-data">';
  const { testCases, requirements } = pageReport(report);
  yield* jsonParts({ testCases: asJson(testCases), requirements: asJson(requirements) });
  yield '</script>\n<script type="application/json" id="evidence-data">';
  yield* jsonParts({ headerLines: asJson(evidence.headerLines), exchanges: evidence.exchanges });
  yield `</script>\n<script type="module">${pageScript}</script>\n</body>\n</html>\n`;
}
