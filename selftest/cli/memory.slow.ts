import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Behaviour } from '../hostile/behaviour.js';
import { brokenConnections } from '../hostile/broken-connections.js';
import { bytesOf, spoiltSupplier } from '../hostile/mangler.js';
import { spoiltAnswers } from '../hostile/spoilt-answers.js';
import { ended, newFolder, startCli } from './cli.js';

const maxMegabytes = 300;
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

describe.runIf(existsSync('/proc/self/status'))('a run stays below 300 MB against a supplier that', () => {
  test.each(fillers)('$name', async ({ open }) => {
    await using supplier = await open();
    const args = [
      '--base-url',
      supplier.url,
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
    expect(peak).toBeGreaterThan(50);
    expect(peak).toBeLessThan(maxMegabytes);
  });
});

/** The most memory that a process has had so far, in megabytes; 0 once it is gone. */
function peakOf(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}
