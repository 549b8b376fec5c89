import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import { createProblem } from '../../contract/requirements/index.js';
import { startSupplier } from '../../simulator/index.js';
import { smallProblem, search, send } from '../simulator/requests.js';
import { judged, violations } from './captures.js';

const run = promisify(execFile);

/** From PyPI; `MITMDUMP` names one that is there already. */
const mitmproxy = 'mitmproxy==11.0.2';

let mitmdump: string | undefined;

beforeAll(async () => {
  mitmdump = process.env['MITMDUMP'] ?? (await installed());
});

/** How long the installation may take, in milliseconds: a registry that is slower counts as none. */
const patienceMs = 90_000;

/** Installs mitmproxy; undefined where there is no Python, or no registry that answers soon. */
async function installed(): Promise<string | undefined> {
  const folder = join(mkdtempSync(join(tmpdir(), 'fcc-mitmproxy-')), 'venv');
  const limit = { signal: AbortSignal.timeout(patienceMs) };
  const options = ['--quiet', '--no-compile', '--disable-pip-version-check', '--retries', '0', '--timeout', '10'];
  try {
    await run('python3', ['-m', 'venv', folder], limit);
    await run(join(folder, 'bin/pip'), ['install', ...options, mitmproxy], limit);
    return join(folder, 'bin/mitmdump');
  } catch {
    return undefined;
  }
}

/** What mitmproxy records while something is done through it, as a HAR file. */
async function recorded(target: string, work: (through: string) => Promise<void>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'fcc-mitmproxy-'));
  const file = join(folder, 'traffic.har');
  const port = await freePort();
  const options = ['--mode', `reverse:${target}`, '--listen-port', String(port), '--set', `hardump=${file}`];
  const proxy = spawn(mitmdump ?? '', [...options, '--set', `confdir=${folder}`], { stdio: 'ignore' });
  try {
    const through = `http://127.0.0.1:${port}`;
    for (let tries = 0; !(await isUp(through)); tries++) {
      if (tries > 900 || proxy.exitCode !== null) throw new Error('mitmproxy does not answer.');
      await sleep(100);
    }
    await work(through);
  } finally {
    const closed = once(proxy, 'close');
    proxy.kill('SIGINT');
    await closed;
  }
  return file;
}

async function isUp(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

test.for([
  ['a sound supplier', [], []],
  ['a supplier with a fault', ['no-request-id-on-create'], ['API-REQUEST-ID']],
] as const)('traffic that mitmproxy has recorded is read whole: %s', async ([, faults, expected], { skip }) => {
  skip(mitmdump === undefined, 'There is no Python here, or no registry that answers soon.');
  const supplier = await startSupplier({ faults: [...faults] });
  const work = async (through: string) => {
    for (let id = 1; id <= 5; id++)
      await send(through, 'POST', '/service-problems', smallProblem(id), { 'X-Request-ID': `r-${id}` });
    await send(through, 'GET', search());
    await send(through, 'POST', '/service-problems', { id: 6 });
  };
  let file: string;
  try {
    file = await recorded(supplier.url, work);
  } finally {
    await supplier.close();
  }
  const judgement = await judged([], { files: [file], server: supplier.url });
  expect(judgement.sources[0]?.creator).toMatch(/mitmproxy/i);
  expect(judgement.counts).toMatchObject({ judged: 7, unanswered: 0, unreadable: 0, otherHosts: 0 });
  expect(judgement.operations.find(({ operation }) => operation === createProblem)).toMatchObject({
    accepted: 5,
    refused: 1,
    invalidRequests: 1,
    unrecordedBodies: 0,
    unknownRequests: 0,
  });
  expect(violations(judgement)).toEqual(expected.map((requirement) => `${requirement} in ${createProblem}`));
});
