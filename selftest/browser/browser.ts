import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { packageRoot } from '../../contract/package-root.js';
import type { Evidenced } from '../../harness/report/merge-reports.js';
import { renderHtml } from '../../reporters/html.js';
import { textOf } from '../reporters/text-of.js';

/** Where the screenshots go, for people to look at. */
const screenshots = join(packageRoot, 'reports/screenshots');
mkdirSync(screenshots, { recursive: true });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Debian's Chromium, or the one that CHROMIUM names. It runs as root in CI, where it has no sandbox. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
}

/** A report on disk, as a reader opens it. */
export async function pageFile({ report, exchanges }: Evidenced): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'fcc-page-')), 'report.html');
  writeFileSync(file, await textOf(renderHtml(report, exchanges)));
  return pathToFileURL(file).href;
}

/** An open report, and everything that it should not have done. */
export interface Opened extends AsyncDisposable {
  readonly page: Page;
  /** Messages on the console, errors, dialogs, and requests for anything but the page itself. */
  readonly misdeeds: readonly string[];
  /** Milliseconds from the start of loading until the list of test cases was there. */
  readonly openedAfterMs: number;
}

/** Opens a report; `hash` is the part of its address after the number sign. */
export async function open(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  hash = '',
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const misdeeds: string[] = [];
  page.on('console', (message) => misdeeds.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => misdeeds.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== url) misdeeds.push(`request: ${request.url()}`);
  });
  const start = performance.now();
  await page.goto(hash === '' ? url : `${url}#${hash}`);
  const hasList = options.javaScriptEnabled !== false && (await page.locator('#status').count()) > 0;
  if (hasList) await page.locator('#status', { hasText: /\d/ }).waitFor();
  const openedAfterMs = performance.now() - start;
  return { page, misdeeds, openedAfterMs, [Symbol.asyncDispose]: () => context.close() };
}

/** Takes a picture of the whole page. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

/** What axe finds wrong, as rule and place. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary: string }[] }[] }> };
    };
    const { violations } = await engine.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 5).map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary}`),
    );
  });
}
