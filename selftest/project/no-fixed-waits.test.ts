import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';

/** What waits for a time, however it is written. A timer that makes something happen later does not count. */
const waits = [
  /\bfrom 'node:timers\/promises'/,
  /=>\s*(?:void\s+)?setTimeout\(\s*\w+\s*,/,
  /\bawait (?:sleep|wait|pause)\(/,
];

/** The files that may, since the time is part of what they show, or they look again and again for a condition. */
const allowed: Readonly<Record<string, string>> = {
  'arbitraries/smallest-failure.slow.ts': 'answers that come in different orders',
  'cli/readme-authentication.slow.ts': 'looks again until the authorization server has forgotten a token',
  'endurance/killed-runs.ts': 'kills a run at any moment, not at one that can be awaited',
  'endurance/noisy-network.ts': 'a network that holds every request up',
  'harness/hanging.slow.ts': 'requests that are sent one after the other to a supplier that hangs',
  'harness/kci-inbox-hardening.slow.ts': 'looks at memory while connections hold what they sent',
  'hostile/comings-and-goings.ts': 'a supplier that is away for some time',
  'hostile/hostile-kcis.ts': 'a sender that tries again when nothing listens',
  'traffic/mitmproxy.slow.ts': 'looks again until another program listens',
};

/** Every file of the self-tests, by its path, whose text fits one of the patterns. */
function filesThatWait(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => waitsForTime(readFileSync(join(folder, file), 'utf8')))
    .toSorted();
}

function waitsForTime(text: string): boolean {
  return waits.some((pattern) => pattern.test(text));
}

test('no self-test waits for a fixed time, but where the time is what it is about', () => {
  const self = 'project/no-fixed-waits.test.ts';
  const waiting = filesThatWait(join(packageRoot, 'selftest')).filter((file) => file !== self);
  expect(waiting).toEqual(Object.keys(allowed));
});

test.each([
  "import { setTimeout as sleep } from 'node:timers/promises';",
  'await new Promise((resolve) => setTimeout(resolve, 50));',
  'await new Promise<void>((done) => void setTimeout(done, pauseMs));',
])('a wait is seen in %s', (text) => {
  expect(waitsForTime(text)).toBe(true);
});
