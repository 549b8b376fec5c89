import type { Exchange } from '../../harness/report/exchange.js';

/** What must not become markup, a header of its own or the end of a script, wherever it stands. */
export const hostileText =
  '</script><script>document.title="broken"</script><img src="http://127.0.0.1:9/x" onerror="document.title=1"> \u202Egnp.exe\u2069 \u0000 \uD800 ${x} `code` | @someone <!-- --> &amp; ]]>';

const operation = 'POST /service-problems';

/** Exchanges of the frozen report: one accepted, one judged and broken, one without an answer, one hostile, one KCI. */
export const frozenExchanges: readonly Exchange[] = [
  exchange(1, 201, { id: 1, status: 'ACKNOWLEDGED' }),
  exchange(2, 201, { id: 2, status: 'ACKNOWLEDGED' }),
  exchange(3, 418, { uuid: 'u', code: 'TEAPOT', messages: ['short', 'stout'] }),
  {
    number: 4,
    operation,
    startedAt: '2026-01-02T03:04:09.000Z',
    durationMs: 30_000,
    request: request(4),
    failure: { kind: 'timeout', message: 'No complete answer within 30000 ms.' },
  },
  {
    ...exchange(9, 422, {}),
    request: { ...request(9), url: `https://cvt.example.net/x?q=${hostileText}`, body: hostileText },
    response: { status: 422, headers: [['X-Told', hostileText]], text: hostileText, bytes: 400 },
  },
  {
    number: 10,
    operation: 'POST /kcis',
    startedAt: '2026-01-02T03:04:12.000Z',
    durationMs: 3,
    request: {
      method: 'POST',
      url: 'http://127.0.0.1:8090/kcis',
      headers: [['Content-Type', 'application/json']],
      body: JSON.stringify({ reasonCode: 'UPDATE', serviceProblem: { id: 1, status: 'IN_PROGRESS' } }),
    },
    response: { status: 204, headers: [], text: '', bytes: 0 },
  },
];

function exchange(number: number, status: number, answer: object): Exchange {
  const text = JSON.stringify(answer);
  return {
    number,
    operation,
    startedAt: `2026-01-02T03:04:0${number % 10}.678Z`,
    durationMs: 12.3,
    request: request(number),
    response: {
      status,
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Request-ID', `r${number}`],
      ],
      text,
      bytes: Buffer.byteLength(text),
    },
  };
}

function request(number: number): Exchange['request'] {
  return {
    method: 'POST',
    url: 'https://cvt.example.net/service-problems?b=2&a=1',
    headers: [
      ['Authorization', '[redacted]'],
      ['Content-Type', 'application/json'],
      ['X-Request-ID', `r${number}`],
    ],
    body: JSON.stringify({ id: number, reference: 'FC_1' }),
  };
}
