import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificate } from '../../bin/certification/make-certificate.js';
import { classesWith } from '../../bin/certification/waivers.js';
import { checkBundle } from '../../harness/report/bundle/evidence-bundle.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { renderSelfCertificate } from '../../reporters/certificate/self-certified.js';
import { filesOf, newOwner } from '../certification/bundles.js';
import { certifiedReport, examinedRequirement } from '../certification/reports.js';
import { accessibilityProblems, launch, open, picture } from './browser.js';

const owner = newOwner();
const product = { name: 'Access API', release: '4.2.1', digest: `sha256:${'b'.repeat(64)}` };
const target = { baseUrl: 'https://cvt.example.net', supplier: 'Example & Söhne <Net>', product };
const hostile = { ...target, supplier: `<script>document.title = 'stolen'</script>\u202E${'long'.repeat(40)}` };
const failing = { verdicts: { 'POST /service-orders': 'fail', 'POST /quote': 'inconclusive' } } as const;

const selfCertified = (report: RunReport) => {
  const digests = new Map(['report.json', 'traffic.har', 'profile.json'].map((name) => [name, 'a'.repeat(64)]));
  return renderSelfCertificate(report, { digests, signedBy: owner.fingerprint });
};

/** What a certifier issues for a supplier with three failures that are waived. */
function certified(): string {
  const files = filesOf(certifiedReport({ target, verdicts: { 'POST /service-orders': 'fail' } }), owner);
  const { manifest, report } = checkBundle(files);
  if (!manifest || !report) throw new Error('The bundle cannot be read.');
  const waivers = ['orders', 'ordering', 'complete'].map((id) => ({
    supplier: target.supplier,
    class: id,
    requirement: examinedRequirement,
    operations: ['POST /service-orders'],
    owner: 'service desk',
    reason: 'The gateway answers 418 until release 4.3, which is due in March.',
    expires: '2026-03-31',
  }));
  const policy = {
    certifier: { name: 'The Fibre Cafe', id: 'https://certifier.example/rules/v1' },
    classes: ['ordering'],
    kcis: true,
    minRuns: 50,
    suiteVersions: ['0.2.0'],
    specificationDigests: [],
    maxEvidenceAgeDays: 30,
    validityDays: 365,
    allowReference: false,
    waivers,
    digest: 'c'.repeat(64),
  };
  const at = Date.parse('2026-01-10T00:00:00Z');
  const classes = classesWith(waivers, report);
  const given = { policy, evidence: { manifest, report, files }, classes, at, validUntil: at + 1e10 };
  return makeCertificate(given, owner.fingerprint).documents.get('certificate.html') ?? '';
}

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe.each<[string, () => string]>([
  ['conformant', () => selfCertified(certifiedReport({ target }))],
  ['partial', () => selfCertified(certifiedReport({ target, claimed: ['POST /quote'], requested: [] }))],
  ['failing', () => selfCertified(certifiedReport({ target: hostile, ...failing }))],
  ['issued', certified],
])('the page of a certificate: %s', (name, render) => {
  const url = () => {
    const file = join(mkdtempSync(join(tmpdir(), 'fcc-certificate-')), 'certificate.html');
    writeFileSync(file, render());
    return pathToFileURL(file).href;
  };

  test.each([
    { colorScheme: 'light', width: 1000 },
    { colorScheme: 'dark', width: 390 },
  ] as const)('$colorScheme, $width wide: alone, and accessible', async ({ colorScheme, width }) => {
    await using opened = await open(browser, url(), { colorScheme, viewport: { width, height: 900 } });
    const { page, misdeeds } = opened;
    await picture(page, `certificate-${name}-${colorScheme}`);
    expect(await accessibilityProblems(page)).toEqual([]);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow, 'the page scrolls sideways').toBeLessThanOrEqual(0);
    expect(misdeeds).toEqual([]);
  });

  test.each(['A4', 'Letter'])('fits on one page of paper: %s', async (format) => {
    await using opened = await open(browser, url());
    const paper = (await opened.page.pdf({ format })).toString('latin1');
    expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});
