import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countLines } from '../../harness/report/build-report.js';
import type { Exchange } from '../../harness/report/exchange.js';
import { Ledger, leftoversOf } from '../../harness/session/ledger.js';
import { Recorder } from '../../harness/report/recorder.js';
import { Redactor } from '../../harness/report/redaction.js';

const newFile = () => join(mkdtempSync(join(tmpdir(), 'fcc-recorder-')), 'lines.ndjson');
const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Exchange);

function exchange(body: string): Omit<Exchange, 'number'> {
  return {
    operation: 'POST /service-problems',
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1,
    request: {
      method: 'POST',
      url: 'http://x/?key=the-secret',
      headers: [
        ['Authorization', 'Bearer x'],
        ['X-Echo', 'the-secret'],
      ],
      body,
    },
    response: { status: 201, headers: [['Set-Cookie', 'a=b']], text: body, bytes: body.length },
  };
}

describe('the recorder', () => {
  test('stores every exchange with its number, as it comes', () => {
    const file = newFile();
    const recorder = new Recorder(file, new Redactor([]));
    expect(recorder.record(exchange('{}')).number).toBe(1);
    expect(linesOf(file).map(({ number }) => number)).toEqual([1]);
    expect(recorder.record(exchange('"line\\nbreak"')).number).toBe(2);
    expect(linesOf(file).map(({ number }) => number)).toEqual([1, 2]);
    expect(countLines(file)).toBe(2);
    recorder.close();
  });

  test('stores no secret, but gives the exchange back as it was, to be judged', () => {
    const file = newFile();
    const recorder = new Recorder(file, new Redactor(['the-secret']));
    const body = '{"notes":"the-secret"}';
    const recorded = recorder.record(exchange(body));
    recorder.record({ ...exchange(body), failure: { kind: 'reset', message: 'for the-secret' } });
    recorder.close();
    const stored = readFileSync(file, 'utf8');
    expect(stored).not.toContain('the-secret');
    expect(stored).not.toContain('Bearer x');
    expect(stored).not.toContain('a=b');
    expect(stored.match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(11);
    expect(recorded.request.body).toBe(body);
    expect(recorded.request.headers).toContainEqual(['Authorization', 'Bearer x']);
  });

  test('stores the beginning of a long body, and no part of a secret at the cut', () => {
    const file = newFile();
    const recorder = new Recorder(file, new Redactor(['the-secret']));
    recorder.record(exchange(`${'x'.repeat(65_530)}the-secret${'y'.repeat(100_000)}`));
    recorder.close();
    const [stored] = linesOf(file);
    expect(stored?.request.body).toHaveLength(65_536);
    expect(stored?.response?.text).toHaveLength(65_536);
    expect(stored?.request.body).not.toContain('the-s');
    expect(stored?.response?.bytes).toBe(165_540);
  });

  test('stores an answer that is not text', () => {
    const file = newFile();
    const recorder = new Recorder(file, new Redactor([]));
    recorder.record({ ...exchange('{}'), response: { status: 201, headers: [], text: undefined, bytes: 3 } });
    recorder.close();
    expect(linesOf(file)[0]?.response).toEqual({ status: 201, headers: [], bytes: 3 });
  });
});

test('a file that is not there has no lines', () => expect(countLines('/nonexistent')).toBe(0));

describe('the ledger', () => {
  const problem = (id: number) => ({ kind: 'service-problem', id, supplierReference: `REF_${id}` }) as const;

  test('knows what is open, newest first', () => {
    const ledger = new Ledger(newFile());
    for (const id of [1, 2, 3]) ledger.opened(problem(id));
    ledger.closed(2);
    ledger.closed(99);
    expect(ledger.open.map(({ id }) => id)).toEqual([3, 1]);
  });

  test('leaves nothing behind when everything was removed', () => {
    const file = newFile();
    const ledger = new Ledger(file);
    ledger.opened(problem(1));
    ledger.closed(1);
    expect(leftoversOf(file)).toEqual([]);
  });

  test('says what was left behind, and why', () => {
    const file = newFile();
    const ledger = new Ledger(file);
    for (const id of [1, 2]) ledger.opened(problem(id));
    ledger.kept(2, 'The cancellation was answered 422');
    expect(leftoversOf(file)).toEqual([
      { ...problem(1), reason: 'The run ended before it was removed.' },
      { ...problem(2), reason: 'The cancellation was answered 422' },
    ]);
  });

  test('outlives a crash, also one in the middle of a line', () => {
    const file = newFile();
    const ledger = new Ledger(file);
    for (const id of [1, 2]) ledger.opened(problem(id));
    ledger.closed(1);
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"event":"open","kind":"service-pro`);
    expect(leftoversOf(file).map(({ id }) => id)).toEqual([2]);
  });

  test('shows no leftovers where there was no run', () => expect(leftoversOf('/nonexistent')).toEqual([]));
});
