import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import { startSupplier, type SupplierOptions } from '../../simulator/index.js';
import { run } from './cli.js';

/** Starts a supplier whose KCIs go to a port, and gives the options of a run against it that listens there. */
async function against(options: SupplierOptions, timeoutMs: number): Promise<string[]> {
  const port = await freePort();
  const supplier = await startSupplier({ kciUrl: `http://127.0.0.1:${port}`, ...options });
  onTestFinished(() => supplier.close());
  const inbox = ['--kci-listen', `127.0.0.1:${port}`, '--kci-timeout', String(timeoutMs)];
  return ['--base-url', supplier.url, '--token', 'demo-token', ...inbox];
}

const dateTime = String.raw`\d{4}-\d\d-\d\dT[\d:.]+Z`;

test('a missing KCI is reported with what was awaited, since when and how long, and that none came', async () => {
  const target = await against({ faults: ['no-kci-after-creation'] }, 700);
  const { code, report } = await run([...target, '--only', 'create-problem.kci-after-202']);

  expect(code).toBe(1);
  const [result] = report.testCases.filter(({ verdict }) => verdict === 'fail');
  expect(result?.requirements).toContain('SP-CREATE-KCI');
  expect(result?.reason).toMatch(
    new RegExp(
      String.raw`answered 202, and no KCI that acknowledges or rejects the service problem arrived about service problem \d+: it was awaited since ${dateTime}, for 0\.7 s\.`,
    ),
  );
  expect(result?.actual).toBe('no KCI about it');
});

test('a KCI with the id of the amendment in the place of the id of the order is named', async () => {
  const target = await against({ faults: ['kci-about-the-amendment-itself'] }, 700);
  const { code, report } = await run([...target, '--only', 'amend-order.kci-after-202']);

  expect(code).toBe(1);
  const [result] = report.testCases.filter(({ verdict }) => verdict === 'fail');
  expect(result?.requirements).toContain('OR-AMEND-KCI');
  expect(result?.actual).toMatch(
    new RegExp(String.raw`^no KCI about it, but "AMENDED" about the id \d+ and the reference "\w+" at ${dateTime}$`),
  );
});

test('a KCI that says something else is named with its reason, its status and its time', async () => {
  const target = await against({ faults: ['mistold-hold'] }, 700);
  const { code, report } = await run([...target, '--only', 'lifecycle.problem-held']);

  expect(code).toBe(1);
  const [result] = report.testCases.filter(({ verdict }) => verdict === 'fail');
  expect(result?.operation).toBe('POST /kcis');
  expect(result?.reason).toContain('no KCI that reports that the service problem is held arrived');
  expect(result?.actual).toMatch(new RegExp(`instead came "ADDITIONAL" with the status "IN_PROGRESS" at ${dateTime}`));
});

test('a supplier whose KCIs never arrive is found out, or not decided on', async () => {
  const target = await against({ mode: 'async', kciUrl: 'http://127.0.0.1:9' }, 300);
  const { code, report } = await run([...target, '--area', 'kcis']);

  expect(code).toBe(1);
  expect(report.verdict).toBe('non-conformant');
  expect(report.counts.error).toBe(0);
});

test('every lifecycle of the embedded supplier is decided, and a completed order is not a left-over', async () => {
  const lifecycles = ['problem-held', 'problem-information', 'resolution-accepted', 'resolution-rejected'];
  const others = ['order-delayed', 'order-completed', 'unsolicited-cease', 'test-result'];
  const ids = [...lifecycles, ...others].map((name) => `lifecycle.${name}`);
  const { code, report, stdout } = await run(['--reference', '--only', ...ids]);

  expect(code, stdout).toBe(0);
  const passed = report.testCases.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id);
  expect(new Set(passed)).toEqual(new Set(ids));
  expect(report.leftovers).toEqual([]);
});
