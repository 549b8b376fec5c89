import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { build } from '../../bin/register/build.js';
import { newFolder } from '../certification/bundles.js';
import { at, twenty } from '../register/twenty.js';
import { accessibilityProblems, launch, picture } from './browser.js';

let browser: Browser;
let site: string;
beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const { register, trust, revocations } = await twenty();
  site = join(newFolder(), 'site');
  await build({ register, out: site, trust, revocations, at, addresses: false });
  vi.restoreAllMocks();
  browser = await launch();
});
afterAll(() => browser.close());

describe('the site of a register', () => {
  test.each([
    { name: 'wide', width: 1440, colorScheme: 'light', media: 'screen' },
    { name: 'narrow', width: 390, colorScheme: 'light', media: 'screen' },
    { name: 'dark', width: 1440, colorScheme: 'dark', media: 'screen' },
    { name: 'print', width: 1120, colorScheme: 'light', media: 'print' },
  ] as const)('$name: alone, accessible, and not wider than the page', async ({ name, width, colorScheme, media }) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const misdeeds: string[] = [];
    page.on('console', (message) => misdeeds.push(message.text()));
    page.on('requestfailed', (request) => misdeeds.push(request.url()));
    await page.emulateMedia({ media });
    await page.goto(pathToFileURL(join(site, 'index.html')).href);
    for (const part of ['index', 'supplier']) {
      if (part === 'supplier') await page.locator('tbody a').first().click();
      await picture(page, `register-${part}-${name}`);
      expect(await accessibilityProblems(page), part).toEqual([]);
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow, `${part} scrolls sideways`).toBeLessThanOrEqual(0);
    }
    expect(misdeeds).toEqual([]);
    await context.close();
  });
});
