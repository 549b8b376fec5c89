import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvidenced } from '../../bin/reports/read.js';
import type { Evidenced } from '../../harness/report/merge-reports.js';
import { run } from '../cli/cli.js';
import { against } from '../cli/suppliers.js';
import { freePort } from '../../bin/run/free-port.js';
import { accessibilityProblems, launch, open, pageFile, picture } from './browser.js';

const faults = [
  'cancelled-problem-cancelled-on-cancel',
  'crashes-on-missing-field-on-create',
  'no-request-id-on-cancel',
  'unknown-problem-cancelled-on-cancel',
  'contacts-swapped-on-create',
];

let browser: Browser;
let nonConformant: Evidenced;
let pages: Readonly<Record<'conformant' | 'non-conformant', string>>;
beforeAll(async () => {
  browser = await launch();
  const sound = await run(['--reference', '--runs', '3', '--seed', '1', '--only', 'POST /service-problems']);
  const faulty = await against({ port: await freePort(), faults }, ({ url }) =>
    run(['--base-url', url, '--token', 'demo-token', '--runs', '3', '--seed', '1', '--area', 'service-problems']),
  );
  expect([sound.code, faulty.code], sound.stderr + faulty.stderr).toEqual([0, 1]);
  nonConformant = await readEvidenced(faulty.out);
  pages = {
    conformant: await pageFile(await readEvidenced(sound.out)),
    'non-conformant': await pageFile(nonConformant),
  };
});
afterAll(() => browser.close());

const looks = (['conformant', 'non-conformant'] as const).flatMap((name) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    ([1280, 390] as const).map((width) => ({ name, colorScheme, width })),
  ),
);

describe('the HTML report', () => {
  test.each(looks)(
    '$name, $colorScheme, $width wide: quiet, alone, and accessible',
    async ({ name, colorScheme, width }) => {
      await using opened = await open(browser, pages[name], { colorScheme, viewport: { width, height: 900 } });
      const { page, misdeeds } = opened;
      await page.locator('.row').first().click();
      await page.locator('details.exchange > summary').first().click();
      await picture(page, `${name}-${colorScheme}-${width}`);
      expect(await accessibilityProblems(page)).toEqual([]);
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
      expect(misdeeds).toEqual([]);
    },
  );

  test('its search and filters work by keyboard alone', async () => {
    await using opened = await open(browser, pages['non-conformant']);
    const { page, misdeeds } = opened;
    const status = () => page.locator('#status').textContent();
    const focused = () => page.evaluate<string>('document.activeElement.id');
    const everything = await status();
    const total = nonConformant.report.testCases.length;
    expect(everything).toBe(`${total} of ${total} test cases`);

    await page.keyboard.press('/');
    expect(await focused()).toBe('search');
    await page.keyboard.type('cancel-problem.twice');
    expect(await status()).toBe(`1 of ${total} test cases`);
    await page.keyboard.press('Escape');
    expect(await status()).toBe(everything);

    await page.keyboard.press('Tab');
    expect(await focused()).toBe('area');
    await page.keyboard.type('kcis');
    const kcis = nonConformant.report.testCases.filter(({ area }) => area === 'kcis').length;
    expect(await status()).toBe(`${kcis} of ${total} test cases`);
    await page.keyboard.press('Escape');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    const { fail } = nonConformant.report.counts;
    expect(await status()).toBe(`${fail} of ${total} test cases`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await status()).not.toBe(`${fail} of ${total} test cases`);

    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    expect(await page.locator('.row').nth(1).getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    expect(await page.locator('.row').nth(0).getAttribute('aria-expanded')).toBe('true');
    expect(misdeeds).toEqual([]);
  });

  test('a link to a test case opens it, from outside and from a finding, past any filter', async () => {
    const id = 'cancel-problem.twice';
    await using opened = await open(browser, pages['non-conformant'], {}, id);
    const { page, misdeeds } = opened;
    const detail = page.locator(`li[data-id="${id}"] .detail`);
    expect(await detail.count()).toBe(1);
    await page.locator('#search').fill('nothing has this');
    await page.locator('.finding .ids a').first().click();
    await page.locator('.row[aria-expanded="true"]').first().waitFor();
    expect(page.url()).toContain(await page.locator('.finding .ids a').first().getAttribute('href'));
    expect(misdeeds).toEqual([]);
  });

  test('a lifecycle is drawn with the step that broke, which its exchanges show too', async () => {
    await using opened = await open(browser, pages['non-conformant'], {}, 'cancel-problem.twice');
    const { page, misdeeds } = opened;
    const drawing = page.locator('.diagram');
    expect(await drawing.getAttribute('aria-label')).toMatch(
      /^Sequence of cancel-problem\.twice: \d+ exchanges, of which #\d+ broke/,
    );
    expect(await drawing.locator('.broke').textContent()).toContain('broke here');
    const judged = nonConformant.report.testCases.find(({ id }) => id === 'cancel-problem.twice')?.judgedExchange;
    expect(await page.locator('.exchange.judged summary').textContent()).toContain(`#${judged}`);
    await page.locator('.exchange.judged summary').click();
    expect(await page.locator('.exchange.judged pre').first().textContent()).toContain('POST http://127.0.0.1');
    await picture(page, 'lifecycle');
    expect(misdeeds).toEqual([]);
  });

  test('what came back differently is shown as a JSON difference', async () => {
    const swapped = nonConformant.report.testCases.find(({ violated }) => violated.includes('API-UNCHANGED'));
    await using opened = await open(browser, pages['non-conformant'], {}, swapped?.id);
    const rows = opened.page.locator('.difference').last().locator('tbody tr');
    expect(await rows.allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\/primaryContact\/name/)]),
    );
  });

  test('without scripts it still says what was found', async () => {
    await using opened = await open(browser, pages['non-conformant'], { javaScriptEnabled: false });
    expect(await opened.page.locator('h1').textContent()).toBe('Not conformant');
    expect(await opened.page.locator('.finding').count()).toBeGreaterThan(1);
    expect(await opened.page.locator('noscript').isVisible()).toBe(true);
  });

  test('on paper a failing run takes four pages at most: what was found, and no controls', async () => {
    await using opened = await open(browser, pages['non-conformant']);
    const { page, misdeeds } = opened;
    await page.emulateMedia({ media: 'print' });
    const paper = await page.pdf({ format: 'A4' });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeLessThanOrEqual(4);
    expect(await page.locator('.finding').first().isVisible()).toBe(true);
    for (const hidden of ['.tools', '#test-cases', '#requirements', '.command'])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    await picture(page, 'print');
    expect(misdeeds).toEqual([]);
  });

  test('prints every detail when it is asked to', async () => {
    await using opened = await open(browser, pages['non-conformant']);
    const { page, misdeeds } = opened;
    await page.evaluate('window.print = () => (window.printed = document.documentElement.dataset.print)');
    await page.locator('#print-all').click();
    expect(await page.evaluate('window.printed')).toBe('all');
    expect(await page.locator('.detail').count()).toBeGreaterThanOrEqual(
      Math.min(100, nonConformant.report.counts.fail),
    );
    expect(misdeeds).toEqual([]);
  });

  test('a finding has the commands that show it, each with a button that copies it', async () => {
    await using opened = await open(browser, pages['non-conformant'], {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const commands = opened.page.locator('.finding').first().locator('.command');
    const texts = await commands.locator('pre').allTextContents();
    expect(texts[0]).toMatch(/^curl /);
    expect(texts.at(-1)).toMatch(/^fibre-cafe-conformance replay /);
    await commands.locator('button').first().click();
    await commands.locator('button', { hasText: /Copied|Not allowed/ }).waitFor();
  });

  test('a violated requirement leads to the test cases that show it', async () => {
    const [finding] = nonConformant.report.findings;
    await using opened = await open(browser, pages['non-conformant']);
    const links = opened.page.locator(`tr[id="${finding?.requirement}"] .ids a`);
    const id = await links.first().textContent();
    await links.first().click();
    expect(await opened.page.locator(`li[data-id="${id}"] .row`).getAttribute('aria-expanded')).toBe('true');
  });

  test('on a phone the bar that stays takes less than 60 pixels', async () => {
    await using opened = await open(browser, pages['non-conformant'], { viewport: { width: 390, height: 800 } });
    const bar = await opened.page.locator('.top').boundingBox();
    expect(bar?.height).toBeLessThan(60);
  });

  test('its theme can be chosen', async () => {
    await using opened = await open(browser, pages.conformant, { colorScheme: 'light' });
    const paper = () => opened.page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await opened.page.locator('#theme').click();
    expect(await paper()).toBe(light);
    await opened.page.locator('#theme').click();
    expect(await paper()).not.toBe(light);
  });
});
