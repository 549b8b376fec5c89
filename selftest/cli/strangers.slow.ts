import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import { startSupplier } from '../../simulator/index.js';
import { newFolder, run } from './cli.js';

/** Markdown writes a colon as an entity. */
const stranger = /Somebody else posts to the KCI inbox(?::|&#58;) \d+ times, from 127\.0\.0\.1\./;

describe.concurrent('somebody without the token who posts to the KCI inbox', () => {
  test.each(['{}', 'not json'])('%s, all the time, changes no verdict, and is a note on the run', async (body) => {
    const port = await freePort();
    const kcis = `http://127.0.0.1:${port}`;
    const supplier = await startSupplier({ mode: 'async', kciUrl: kcis, kciToken: 'kci-token' });
    const profile = join(newFolder(), 'conformance.yaml');
    writeFileSync(profile, `kcis: { listen: "127.0.0.1:${port}", publicUrl: "${kcis}", token: kci-token }\n`);
    const timer = setInterval(() => void fetch(`${kcis}/kcis`, { method: 'POST', body }).catch(() => undefined), 30);
    const only = ['--only', 'create-problem.plain', 'kci.service-problem', 'kcis.every-kci'];
    const args = ['--profile', profile, '--base-url', supplier.url, '--token', 'demo-token', ...only];
    const { code, report, out, stdout, stderr } = await run(args);
    clearInterval(timer);
    await supplier.close();
    expect([code, report.verdict, report.counts.pass], stderr).toEqual([0, 'partial', 3]);
    expect(report.notes).toContainEqual(expect.stringMatching(stranger));
    expect(stdout).toMatch(stranger);
    for (const name of ['report.html', 'report.md', 'junit.xml'])
      expect(readFileSync(join(out, name), 'utf8'), name).toMatch(stranger);
    expect(report.testCases.flatMap(({ notes }) => notes).join('\n')).not.toMatch(/Somebody else/);
  });
});
