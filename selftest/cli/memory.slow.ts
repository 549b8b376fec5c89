import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Behaviour } from '../hostile/behaviour.js';
import { brokenConnections } from '../hostile/broken-connections.js';
import { bytesOf, spoiltSupplier } from '../hostile/mangler.js';
import { spoiltAnswers } from '../hostile/spoilt-answers.js';
import { startSupplier } from '../../simulator/index.js';
import { ended, newFolder, startCli } from './cli.js';
import { peakOf } from './peak-memory.js';

/** So much more than against a sound supplier a run may take at its peak. */
const maxMoreMegabytes = 150;
const named = (...names: readonly string[]) =>
  [...brokenConnections, ...spoiltAnswers].filter(({ name }) => names.includes(name));

/** Suppliers that would fill the memory of who trusts them. */
const fillers: readonly Pick<Behaviour, 'name' | 'open'>[] = [
  ...named('sends a gzip bomb', 'sends a body without end', 'sends a head without end'),
  {
    name: 'compresses a megabyte of JSON into every answer',
    open: () =>
      spoiltSupplier((socket, sound) => {
        const body = sound.body.replace('{', `{"pad":[${'{},'.repeat(330_000)}1],`);
        socket.write(bytesOf(sound, { body: gzipSync(body), headers: { 'Content-Encoding': 'gzip' } }));
      }),
  },
];

describe.runIf(existsSync('/proc/self/status'))(
  'a run takes at most 150 MB more than usual against a supplier that',
  () => {
    let usual = 0;
    beforeAll(async () => {
      const supplier = await startSupplier();
      usual = await peakAgainst(supplier.url);
      await supplier.close();
      expect(usual).toBeGreaterThan(50);
    });

    test.each(fillers)('$name', async ({ open }) => {
      await using supplier = await open();
      expect((await peakAgainst(supplier.url)) - usual).toBeLessThan(maxMoreMegabytes);
    });
  },
);

/** The most memory that a run against a supplier has at any time, in megabytes. */
async function peakAgainst(url: string): Promise<number> {
  const args = [
    '--base-url',
    url,
    '--token',
    'demo-token',
    '--mode',
    'smoke',
    '--area',
    'service-problems',
    '--timeout',
    '3000',
  ];
  const run = startCli(['run', '--out', newFolder(), ...args]);
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, peakOf(run.pid))), 20);
  const { code, stderr } = await ended(run);
  clearInterval(timer);
  expect(code, stderr).not.toBeNull();
  return peak;
}
