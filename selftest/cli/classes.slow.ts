import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import { startSupplier } from '../../simulator/index.js';
import { newFolder, run, type EndedRun } from './cli.js';

let byDefault: EndedRun;
let complete: EndedRun;
beforeAll(async () => {
  const listen = `127.0.0.1:${await freePort()}`;
  const supplier = await startSupplier({ kciUrl: `http://${listen}` });
  const profile = join(newFolder(), 'conformance.json');
  const claims = ['quotes', 'appointments', 'orders', 'service-tests', 'service-problems'].map((area) => [area, false]);
  writeFileSync(
    profile,
    JSON.stringify({
      supplier: { name: 'one operation', baseUrl: supplier.url },
      auth: {
        type: 'bearer',
        token: 'demo-token',
        expiredToken: 'demo-expired-token',
        otherClientToken: 'demo-other-client-token',
      },
      implements: Object.fromEntries(claims),
      testData: { unknownServiceId: 'SI0000000000000' },
      kcis: { listen },
    }),
  );
  const certify = ['--profile', profile, '--mode', 'certify'];
  try {
    byDefault = await run(certify);
    complete = await run([...certify, '--class', 'complete', 'service-availability']);
  } finally {
    await supplier.close();
  }
});

test('a supplier of one operation is certified for the class of that operation', () => {
  const { code, report, stderr } = byDefault;
  expect([code, report.verdict], stderr).toEqual([0, 'conformant']);
  expect(report.headline).toMatch(/^CONFORMANT for 1 of 13 operations: GET \/service-availability; not claimed: /);
  expect(report.headline).toContain('class service-availability conformant');
  expect(report.suite.classesDigest).toMatch(/^sha256:/);
  const requested = report.classes?.filter((each) => each.requested);
  expect(requested).toMatchObject([{ id: 'service-availability', verdict: 'conformant', reasons: [] }]);
  expect(report.classes?.filter(({ verdict }) => verdict === 'not-claimed')).toHaveLength(9);
});

test('it is not certified for a class that it does not claim whole, and no test case is left out for that', () => {
  const { code, report, stdout } = complete;
  expect([code, report.verdict]).toEqual([3, 'conformant']);
  expect(report.headline).toContain('classes service-availability conformant, complete not-claimed');
  expect(stdout).toContain('Class complete is not-claimed: The profile does not claim POST /quote.');
  const verdicts = ({ report: { testCases } }: EndedRun) => testCases.map(({ id, verdict }) => [id, verdict]);
  expect(verdicts(complete)).toEqual(verdicts(byDefault));
});

test('no output says a bare CONFORMANT of it', () => {
  for (const { out, stdout } of [byDefault, complete]) {
    const outputs = readdirSync(out).filter((name) => !name.endsWith('.ndjson'));
    const texts = outputs.map((name) => [name, readFileSync(join(out, name), 'utf8')] as const);
    expect(outputs).toEqual(expect.arrayContaining(['report.html', 'report.md', 'junit.xml', 'report.json']));
    for (const [name, text] of [['terminal', stdout] as const, ...texts]) {
      const said = [...text.matchAll(/CONFORMANT(?! for 1 of 13 operations)/g)];
      expect(
        said.map(({ index }) => text.slice(index - 30, index + 60)),
        name,
      ).toEqual([]);
    }
  }
});
