// cspell:ignore unknwon
import { describe, expect, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, newFolder, run } from './cli.js';
import { against } from './suppliers.js';
import { freePort } from '../../bin/run/free-port.js';

interface Failure {
  readonly kind: string;
  readonly id: string;
  readonly fault: string;
  readonly async?: true;
}

const failures: readonly Failure[] = [
  { kind: 'an example', id: 'cancel-problem.unknown', fault: 'unknown-problem-cancelled-on-cancel' },
  { kind: 'a property', id: 'create-problem.any-text', fault: 'crashes-on-non-ascii-on-create' },
  { kind: 'a lifecycle', id: 'amend-problem.after-cancellation', fault: 'cancelled-problem-amended-on-amend' },
  { kind: 'a KCI', id: 'create-problem.kci-after-202', fault: 'no-kci-after-creation', async: true },
  { kind: 'a stimulus', id: 'lifecycle.problem-held', fault: 'untold-problem-resumption', async: true },
  { kind: 'a random walk', id: 'kci.any-order-walk', fault: 'second-order-amendment-untold', async: true },
];

describe.concurrent('replay says STILL FAILS against the faulty supplier, and FIXED against the sound one', () => {
  test.each(failures)('for the failure of $kind', async ({ id, fault, async }) => {
    const [port, kciPort] = [await freePort(), await freePort()];
    const url = `http://127.0.0.1:${port}`;
    const listen = async ? ['--kci-listen', `127.0.0.1:${kciPort}`, '--kci-timeout', '1500'] : [];
    const supplier = { port, ...(async && { kciPort }) };
    const again = (out: string) => cli(['replay', out, id, '--token', 'demo-token', ...listen]);
    const { out, still } = await against({ ...supplier, faults: [fault] }, async () => {
      const first = await run(['--base-url', url, '--token', 'demo-token', '--only', id, '--runs', '20', ...listen]);
      expect(first.code, first.stdout).toBe(1);
      return { out: first.out, still: await again(first.out) };
    });
    expect(still.code, still.stdout + still.stderr).toBe(1);
    expect(still.stdout).toMatch(new RegExp(`^STILL FAILS: ${id} `));
    expect(still.stdout).toMatch(/ -> \d+.*<- broke here/);
    const fixed = await against(supplier, () => again(out));
    expect(fixed.stdout + fixed.stderr).toMatch(new RegExp(`^FIXED: ${id} `, 'm'));
    expect(fixed.code).toBe(0);
  });
});

describe.concurrent('replay', () => {
  test('says CANNOT REPLAY where nothing answers, with exit code 3', async () => {
    const port = await freePort();
    const id = 'cancel-problem.unknown';
    const { out } = await against({ port, faults: ['unknown-problem-cancelled-on-cancel'] }, ({ url }) =>
      run(['--base-url', url, '--token', 'demo-token', '--only', id]),
    );
    const { code, stdout } = await cli(['replay', out, id]);
    expect(stdout).toMatch(
      /^CANNOT REPLAY: cancel-problem\.unknown .*\n {2}reason +The supplier at .* cannot be reached/,
    );
    expect(code).toBe(3);

    const [passed, unknown, over] = await Promise.all([
      cli(['replay', out, 'cancel-problem.unknwon']),
      cli(['replay', join(out, 'report.json'), id, '--profile', profileFor('https://elsewhere.example.net')]),
      cli(['replay', out, id, '--out', out]),
    ]);
    expect([over.code, over.stderr]).toEqual([2, expect.stringContaining('would write over the exchanges')]);
    expect([passed.code, passed.stderr]).toEqual([2, expect.stringContaining('Did you mean cancel-problem.unknown?')]);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('--base-url')]);
  });
});

function profileFor(baseUrl: string): string {
  const file = join(newFolder(), 'conformance.yaml');
  writeFileSync(file, `supplier: { baseUrl: "${baseUrl}" }\n`);
  return file;
}
