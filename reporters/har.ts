import { sendUpdate } from '../contract/requirements/index.js';
import type { Exchange, Exchanges, Headers } from '../harness/report/exchange.js';
import type { RunReport } from '../harness/report/run-report.js';

/** How many characters of bodies one file holds: most programs read it whole, and none a text of more than half a gigabyte. */
const maxCharacters = 150_000_000;

/**
 * The exchanges of a run as HAR 1.2, one a line, each written as it is read. Times are in milliseconds; sizes that are
 * not known are -1.
 */
export async function* renderHar(report: RunReport, exchanges: Exchanges): AsyncGenerator<string> {
  const testCases = new Map<number, string>();
  for (const { id, exchanges: numbers } of report.testCases)
    for (const number of numbers) if (!testCases.has(number)) testCases.set(number, id);
  const { name, version } = report.suite;
  const comment = `${report.headline}. ${report.target.supplier} at ${report.target.baseUrl}; secrets are removed`;
  yield `{"log":{"version":"1.2","creator":${JSON.stringify({ name, version })},"comment":${JSON.stringify(comment)},"pages":[],"entries":[\n`;
  let left = maxCharacters;
  let separator = '';
  for await (const exchange of exchanges) {
    left -= (exchange.request.body?.length ?? 0) + (exchange.response?.text?.length ?? 0);
    yield separator + JSON.stringify(entry(exchange, testCases.get(exchange.number), left >= 0));
    separator = ',\n';
  }
  yield '\n]}}\n';
}

function entry(exchange: Exchange, testCase: string | undefined, withBodies: boolean): object {
  const { number, startedAt, durationMs, request, response, failure } = exchange;
  const comment = [
    `exchange ${number}`,
    exchange.operation === sendUpdate ? 'a KCI: the supplier sent it, and was answered' : undefined,
    testCase,
    failure?.message,
    withBodies ? undefined : 'bodies left out for size',
  ];
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: durationMs,
    request: {
      method: request.method,
      url: wellFormed(request.url),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(request.headers),
      queryString: queryOf(request.url),
      ...(request.body !== undefined &&
        withBodies && {
          postData: { mimeType: valueOf(request.headers, 'content-type'), text: wellFormed(request.body) },
        }),
      headersSize: -1,
      bodySize: request.body === undefined ? 0 : Buffer.byteLength(request.body),
    },
    response: {
      status: response?.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(response?.headers ?? []),
      content: {
        size: response?.bytes ?? 0,
        mimeType: valueOf(response?.headers ?? [], 'content-type') || 'x-unknown',
        ...(response?.text !== undefined && withBodies && { text: wellFormed(response.text) }),
      },
      redirectURL: valueOf(response?.headers ?? [], 'location'),
      headersSize: -1,
      bodySize: response?.bytes ?? -1,
      ...(failure && { _error: failure.message }),
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: comment.filter((part) => part !== undefined).join(' · '),
  };
}

function pairs(headers: Headers): readonly object[] {
  return headers.map(([name, value]) => ({ name, value: wellFormed(value) }));
}

function valueOf(headers: Headers, wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}

function queryOf(url: string): readonly object[] {
  return URL.canParse(url) ? [...new URL(url).searchParams].map(([name, value]) => ({ name, value })) : [];
}

/** Half of a surrogate pair would make other programs refuse the file. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
