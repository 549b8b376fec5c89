import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportedFinding, RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { frozenExchanges, hostileText } from '../reporters/frozen-exchanges.js';
import { frozenReport } from '../reporters/frozen-report.js';
import { largeReport } from '../reporters/large-report.js';
import { launch, open, pageFile, picture, accessibilityProblems } from './browser.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('whatever a supplier sent, the page only shows it', async () => {
  const [, failed] = frozenReport.testCases as readonly [TestCaseResult, TestCaseResult];
  const hostile: TestCaseResult = {
    ...failed,
    id: 'hostile',
    kind: 'lifecycle',
    reason: hostileText,
    expected: hostileText,
    actual: hostileText,
    pointer: `/${hostileText}`,
    curl: hostileText,
    counterexample: { [hostileText]: hostileText, __proto__: null },
    notes: [hostileText],
    exchanges: [1, 2, 3, 4, 9, 10],
    judgedExchange: 9,
  };
  const report: RunReport = {
    ...frozenReport,
    target: { supplier: hostileText, baseUrl: hostileText },
    testCases: [hostile, ...frozenReport.testCases],
  };
  await using opened = await open(browser, await pageFile({ report, exchanges: frozenExchanges }), {}, 'hostile');
  const { page, misdeeds } = opened;
  for (const summary of await page.locator('details.exchange > summary').all()) await summary.click();
  expect(await page.title()).toMatch(/^Not conformant · /);
  expect(await page.locator('img').count()).toBe(0);
  const text = await page.locator('li[data-id="hostile"]').textContent();
  expect(text).toContain('</script><script>document.title="broken"</script>');
  expect(text).toContain(String.raw`\u202egnp.exe`);
  expect(text).not.toMatch(/[\u202E\u2069]/);
  expect(await page.locator('.diagram').textContent()).toMatch(/KCI UPDATE IN_PROGRESS/);
  await picture(page, 'hostile');
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(misdeeds).toEqual([]);
});

test('5,000 test cases and 20,000 exchanges open in less than 2 seconds, and stay quick', async () => {
  const url = await pageFile(largeReport(5_000));
  await (await open(browser, url))[Symbol.asyncDispose]();
  await using opened = await open(browser, url);
  const { page, misdeeds, openedAfterMs } = opened;
  expect(openedAfterMs).toBeLessThan(2_000);
  const start = performance.now();
  await page.locator('#search').fill('4990th');
  await page.locator('#status', { hasText: '1 of 5000' }).waitFor();
  await page.locator('.row').first().click();
  await page.locator('.detail').waitFor();
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(misdeeds).toEqual([]);
});

test('sixty findings take four pages on paper at most', async () => {
  const [finding] = frozenReport.findings as readonly [ReportedFinding];
  const requirements = frozenReport.requirements.map(({ id }) => id);
  const findings = Array.from({ length: 60 }, (_, index) => ({
    ...finding,
    requirement: requirements[index % requirements.length] ?? finding.requirement,
    ways: [`way ${index}`],
  }));
  await using opened = await open(browser, await pageFile({ report: { ...frozenReport, findings }, exchanges: [] }));
  const { page } = opened;
  await page.emulateMedia({ media: 'print' });
  const paper = await page.pdf({ format: 'A4' });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeLessThanOrEqual(4);
  expect(await page.locator('.on-paper').textContent()).toMatch(/^\d+ more findings are on the page\.$/);
});
