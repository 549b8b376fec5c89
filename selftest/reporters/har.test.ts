import { expect, test } from 'vitest';
import { renderHar } from '../../reporters/har.js';
import { frozenExchanges } from './frozen-exchanges.js';
import { frozenReport } from './frozen-report.js';
import { textOf } from './text-of.js';

interface Entry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: {
    readonly url: string;
    readonly headers: readonly object[];
    readonly queryString: readonly object[];
    readonly postData?: { readonly mimeType: string; readonly text: string };
  };
  readonly response: {
    readonly status: number;
    readonly content: { readonly size: number; readonly mimeType: string; readonly text?: string };
    readonly _error?: string;
  };
  readonly timings: object;
  readonly comment: string;
}

const text = await textOf(renderHar(frozenReport, frozenExchanges));
const { log } = JSON.parse(text) as { log: { version: string; creator: object; entries: readonly Entry[] } };

test('is HAR 1.2 with every key that the format asks for', () => {
  expect(log.version).toBe('1.2');
  expect(log.creator).toEqual({ name: 'fibre-cafe-conformance', version: '0.1.0' });
  for (const entry of log.entries) {
    for (const key of ['startedDateTime', 'time', 'request', 'response', 'cache', 'timings'])
      expect(entry).toHaveProperty(key);
    for (const key of ['method', 'url', 'httpVersion', 'cookies', 'headers', 'queryString', 'headersSize', 'bodySize'])
      expect(entry.request).toHaveProperty(key);
    for (const key of [
      'status',
      'statusText',
      'httpVersion',
      'cookies',
      'headers',
      'content',
      'redirectURL',
      'headersSize',
      'bodySize',
    ])
      expect(entry.response).toHaveProperty(key);
    expect(entry.timings).toEqual({ send: 0, wait: entry.time, receive: 0 });
  }
});

test('has the exchanges as they were, and the test case of each', () => {
  expect(log.entries[1]).toMatchObject({
    startedDateTime: '2026-01-02T03:04:02.678Z',
    time: 12.3,
    request: {
      queryString: [
        { name: 'b', value: '2' },
        { name: 'a', value: '1' },
      ],
      postData: { mimeType: 'application/json', text: '{"id":2,"reference":"FC_1"}' },
    },
    response: {
      status: 201,
      content: { size: 32, mimeType: 'application/json', text: '{"id":2,"status":"ACKNOWLEDGED"}' },
    },
    comment: 'exchange 2 · SPC-UNDOCUMENTED',
  });
});

test('says why there is no answer', () => {
  expect(log.entries[3]?.response).toMatchObject({ status: 0, _error: 'No complete answer within 30000 ms.' });
});

test('is well-formed whatever was sent', () => {
  expect(text).not.toMatch(/\p{Surrogate}/u);
  expect(JSON.stringify(log)).not.toMatch(/\\ud[89a-f]/i);
});

test('of bodies that no text could hold it leaves some out, and says so', async () => {
  const [first] = frozenExchanges;
  if (!first) throw new Error('There are no frozen exchanges.');
  const body = 'x'.repeat(40_000_000);
  const exchanges = [1, 2, 3, 4].map((number) => ({ ...first, number, request: { ...first.request, body } }));
  const { log: large } = JSON.parse(await textOf(renderHar(frozenReport, exchanges))) as {
    log: { entries: readonly Entry[] };
  };
  expect(large.entries.map(({ request }) => request.postData !== undefined)).toEqual([true, true, true, false]);
  expect(large.entries[3]?.comment).toContain('bodies left out for size');
});
