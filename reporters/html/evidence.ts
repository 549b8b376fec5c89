import type { Exchange, Headers } from '../../harness/report/exchange.js';
import { verdicts, type RunReport, type TestCaseResult } from '../../harness/report/run-report.js';
import type { HeaderLine, PageEvidence, PageExchange } from './page-data.js';

/** How many bytes of exchanges a page holds; the rest of the 20 MB that a page may have is for the test cases. */
const maxBytes = 11_000_000;

/** How much of one body is kept, and how many exchanges of one test case: more where there is something to settle. */
const unsettled = { characters: 12_000, exchanges: 120 };
const settled = { characters: 2_500, exchanges: 24 };

/**
 * The exchanges that a page holds, those of failures first, as many as there is room for. What is left out is not
 * lost: it stands in the file of exchanges and in the HAR.
 */
export function evidenceOf({ testCases }: Pick<RunReport, 'testCases'>, exchanges: readonly Exchange[]): PageEvidence {
  const byNumber = new Map(exchanges.map((exchange) => [exchange.number, exchange]));
  const headerLines = new HeaderLines();
  const kept = new Map<number, PageExchange>();
  let bytes = 0;
  for (const verdict of verdicts)
    for (const testCase of testCases) {
      if (testCase.verdict !== verdict) continue;
      const limit = ['fail', 'error', 'warn', 'inconclusive'].includes(verdict) ? unsettled : settled;
      for (const number of wantedOf(testCase, limit.exchanges)) {
        const exchange = byNumber.get(number);
        if (!exchange || kept.has(number)) continue;
        const page = pageExchange(exchange, limit.characters, headerLines);
        bytes += Buffer.byteLength(JSON.stringify(page));
        if (bytes > maxBytes) return evidence(kept, headerLines);
        kept.set(number, page);
      }
    }
  return evidence(kept, headerLines);
}

function evidence(kept: ReadonlyMap<number, PageExchange>, headerLines: HeaderLines): PageEvidence {
  return {
    headerLines: headerLines.all,
    exchanges: [...kept.values()].toSorted((left, right) => left.number - right.number),
  };
}

/** The numbers of the exchanges that tell most: the judged one and what led to it, else the latest. */
function wantedOf(testCase: TestCaseResult, most: number): readonly number[] {
  const { control } = testCase;
  return [...ownOf(testCase, most), ...(control === undefined ? [] : [control])];
}

function ownOf({ exchanges, judgedExchange }: TestCaseResult, most: number): readonly number[] {
  if (exchanges.length <= most) return exchanges;
  const judged = judgedExchange === undefined ? -1 : exchanges.indexOf(judgedExchange);
  const end = judged === -1 ? exchanges.length : judged + 1;
  return exchanges.slice(Math.max(0, end - most), end);
}

function pageExchange(exchange: Exchange, characters: number, headerLines: HeaderLines): PageExchange {
  const { number, operation, startedAt, durationMs, request, response, failure } = exchange;
  const bodies = [request.body, response?.text];
  return {
    number,
    ...(operation !== undefined && { operation }),
    startedAt,
    durationMs,
    method: request.method,
    url: request.url,
    requestHeaders: headerLines.of(request.headers),
    ...(request.body !== undefined && { requestBody: request.body.slice(0, characters) }),
    ...(response && {
      status: response.status,
      responseHeaders: headerLines.of(response.headers),
      ...(response.text !== undefined && { responseBody: response.text.slice(0, characters) }),
    }),
    ...(failure && { failure: failure.message.slice(0, characters) }),
    ...(bodies.some((body) => body !== undefined && body.length > characters) && { cut: true }),
  };
}

/** The longest header line that is kept whole. */
const maxHeaderLineLength = 1_000;

/** Header lines, each stored once: most of them are the same in every exchange. */
class HeaderLines {
  readonly #indexes = new Map<string, number>();

  get all(): readonly string[] {
    return [...this.#indexes.keys()];
  }

  of(headers: Headers): readonly HeaderLine[] {
    return headers.map(([name, value]) => {
      const line = `${name}: ${value}`.slice(0, maxHeaderLineLength);
      // Only what can recur is worth a place in the table: ids and dates are not.
      if (
        !/^(authorization|accept|content-type|content-length|tenant|connection|keep-alive|server|cache-control|vary)$/i.test(
          name,
        )
      )
        return line;
      const index = this.#indexes.get(line) ?? this.#indexes.size;
      this.#indexes.set(line, index);
      return index;
    });
  }
}
