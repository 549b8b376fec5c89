import type { Exchange } from '../../harness/report/exchange.js';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { frozenReport, reportOf } from './frozen-report.js';

const [passed, failed] = frozenReport.testCases as readonly [TestCaseResult, TestCaseResult];

/** A report of so many test cases, one in fifty failed, each with four exchanges. */
export function largeReport(testCases: number): {
  readonly report: RunReport;
  readonly exchanges: readonly Exchange[];
} {
  const cases = Array.from({ length: testCases }, (_, index): TestCaseResult => {
    const bad = index % 50 === 7;
    return {
      ...(bad ? failed : passed),
      id: `large.test-case.${index}`,
      title: `a request with the ${index}th of its variations is answered as documented`,
      requirements: bad ? failed.requirements : ['API-STATUS', 'API-ANSWER', 'API-REQUEST-ID', 'API-CONVERSATION-ID'],
      exchanges: [1, 2, 3, 4].map((step) => index * 4 + step),
      ...(bad && { judgedExchange: index * 4 + 4 }),
    };
  });
  const fail = cases.filter(({ verdict }) => verdict === 'fail').length;
  return {
    report: {
      ...reportOf(cases),
      counts: { pass: testCases - fail, fail, warn: 0, inconclusive: 0, 'not-applicable': 0, 'not-run': 0, error: 0 },
      exchanges: testCases * 4,
      leftovers: [],
    },
    exchanges: Array.from({ length: testCases * 4 }, (_, index) => exchange(index + 1)),
  };
}

/** As large as exchanges of a full run are. */
function exchange(number: number): Exchange {
  const body = JSON.stringify({
    id: number,
    problemType: 'STABILITY',
    problemText: `The service keeps dropping every evening, for the ${number}th time. ${'ä€😀'.repeat(20)}`,
    serviceId: 'SI2345432345345',
    notes: 'Conformance test: raised by fibre-cafe-conformance and cancelled at its end.'.repeat(3),
  });
  const headers = [
    ['Content-Type', 'application/json'],
    ['X-Request-ID', `d1d04bfe-7134-4639-9bd9-${String(number).padStart(12, '0')}`],
    ['X-Conversation-ID', `e40963a5-774e-44ae-b5fd-${String(number).padStart(12, '0')}`],
    ['Date', 'Wed, 25 Nov 2026 02:11:50 GMT'],
  ] as const;
  return {
    number,
    operation: 'POST /service-problems',
    startedAt: new Date(Date.UTC(2026, 0, 2) + number * 20).toISOString(),
    durationMs: 12.3,
    request: { method: 'POST', url: 'https://cvt.example.net/service-problems', headers, body },
    response: { status: 201, headers, text: body, bytes: Buffer.byteLength(body) },
  };
}
