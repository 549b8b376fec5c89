import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderTrend } from '../../reporters/trend/page.js';
import { twoWeeks } from '../reporters/trend-runs.js';
import { accessibilityProblems, launch, open, picture } from './browser.js';

let browser: Browser;
let url: string;
beforeAll(async () => {
  browser = await launch();
  const file = join(mkdtempSync(join(tmpdir(), 'fcc-trend-')), 'trend.html');
  writeFileSync(file, renderTrend(twoWeeks()));
  url = pathToFileURL(file).href;
});
afterAll(() => browser.close());

describe('the page of a trend', () => {
  test.each([
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 390 },
  ] as const)('$colorScheme, $width wide: alone, and accessible', async ({ colorScheme, width }) => {
    await using opened = await open(browser, url, {
      colorScheme,
      viewport: { width, height: 900 },
    });
    const { page, misdeeds } = opened;
    await picture(page, `trend-${colorScheme}-${width}`);
    expect(await accessibilityProblems(page)).toEqual([]);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
    expect(misdeeds).toEqual([]);
  });
});
