import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import type { Exchange } from '../../harness/report/exchange.js';
import { KciEvidence } from '../../harness/kci/evidence.js';
import type { KciPost } from '../../harness/kci/inbox/post.js';
import type { Recorder } from '../../harness/report/recorder.js';
import { decide } from '../../harness/engine/outcome.js';
import { Session } from '../../harness/session/session.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { startSupplier } from '../../simulator/index.js';
import { post, problemKci } from './kcis.js';
import { settingsFor } from './sessions.js';

function recordedBy(session: Session): readonly Exchange[] {
  const lines = readFileSync(session.settings.exchangesFile, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Exchange);
}

test('a KCI that is wrong is among the exchanges of its test case, as the one that is judged', async () => {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const supplier = await startSupplier({ mode: 'async', kciUrl: publicUrl, faults: ['kci-for-other-tenant'] });
  const kcis = { listen: `127.0.0.1:${port}`, publicUrl, timeoutMs: 10_000 };
  const session = await Session.open(settingsFor(supplier.url, {}, { kcis }));
  const purpose = (await allPurposes()).find(({ id }) => id === 'kci.order');
  const result = purpose && (await decide(purpose, session));
  await session.close();
  await supplier.close();

  expect(result).toMatchObject({ verdict: 'fail', violated: ['KCI-TENANT'] });
  expect(result?.attempts?.reduce((sum, count) => sum + count)).toBe(result?.exchanges.length);
  expect(result?.exchanges).toContain(result?.judgedExchange);
  const judged = recordedBy(session).find(({ number }) => number === result?.judgedExchange);
  expect(judged).toMatchObject({
    operation: 'POST /kcis',
    request: { method: 'POST', url: `${publicUrl}/kcis` },
    response: { status: 204, text: '' },
  });
  expect(judged?.request.body).toContain('"tenant":"TENANT9"');
  // A KCI cannot be sent again by readers of the report; the request before it can.
  expect(result?.curl).toContain(supplier.url);
});

test('what the inbox refuses is recorded with its answer, and without the token', async () => {
  const kcis = { listen: '127.0.0.1:0', publicUrl: 'https://kci.example.net/', timeoutMs: 1_000, token: 'canary-kci' };
  const session = await Session.open(settingsFor('http://127.0.0.1:1', {}, { kcis }));
  const url = session.inbox?.url ?? '';
  const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer canary-other' };
  await fetch(`${url}/kcis`, { method: 'POST', headers, body: JSON.stringify(problemKci()) });
  await fetch(`${url}/elsewhere`, { method: 'POST', headers: { Authorization: 'Bearer canary-kci' }, body: '{}' });
  await session.close();

  const [refused, elsewhere] = recordedBy(session);
  expect(refused).toMatchObject({ operation: 'POST /kcis', request: { url: 'https://kci.example.net/kcis' } });
  expect(JSON.parse(refused?.response?.text ?? '')).toMatchObject({ code: 'NOT_AUTHORISED' });
  expect(elsewhere).toMatchObject({ request: { url: 'https://kci.example.net/elsewhere' }, response: { status: 404 } });
  expect(elsewhere).not.toHaveProperty('operation');
  expect(readFileSync(session.settings.exchangesFile, 'utf8')).not.toContain('canary');
});

test('so much is recorded, and no more: a flood does not fill the disk, nor one of strangers the room of the supplier', () => {
  let written = 0;
  const recorder = { record: () => ({ number: ++written }) } as unknown as Recorder;
  const evidence = new KciEvidence(recorder, 'https://kci.example.net');
  const one = post({ body: problemKci(), bytes: 100 });
  const strangers = { ...one, outcome: 'unauthenticated', status: 401 } as const;
  const numbersOf = (posts: number, kind: KciPost) =>
    Array.from({ length: posts }, () => evidence.record(kind)).filter((number) => number !== undefined).length;
  expect(numbersOf(5, { ...strangers, bytes: 1024 * 1024 })).toBe(4);
  expect(numbersOf(5000, { ...strangers, bytes: 0 })).toBe(996);
  expect(numbersOf(5, { ...one, bytes: 20 * 1024 * 1024 })).toBe(3);
  expect(numbersOf(30_000, one)).toBe(20_000 - 3);
  expect(evidence.record({ ...one, outcome: 'not-http' })).toBeUndefined();
});
