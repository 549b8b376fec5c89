import type { Exchange, Exchanges, Headers } from '../../harness/report/exchange.js';
import { verdicts, type RunReport, type TestCaseResult } from '../../harness/report/run-report.js';
import { Candidates } from './candidates.js';
import type { HeaderLine, PageExchange } from './page-data.js';

/** How many bytes of exchanges a page holds; the rest of the 20 MB that a page may have is for the test cases. */
const maxBytes = 11_000_000;

/** How much of one body is kept, and how many exchanges of one test case: more where there is something to settle. */
const unsettled = { characters: 12_000, exchanges: 120 };
const settled = { characters: 2_500, exchanges: 24 };

/** The `PageEvidence` of a page, each exchange as the JSON that the page holds. */
interface HeldEvidence {
  readonly headerLines: readonly string[];
  readonly exchanges: readonly string[];
}

/** An exchange that a page is to hold, if there is room. */
interface Wish {
  /** Its place among them: the first matters most. */
  readonly place: number;
  /** How much of a body is kept. */
  readonly characters: number;
}

/**
 * The exchanges that a page holds, those of failures first, as many as there is room for. What is left out is not
 * lost: it stands in the file of exchanges and in the HAR. They are gone through once, and little more is in memory than
 * the page holds.
 */
export async function evidenceOf(
  { testCases }: Pick<RunReport, 'testCases'>,
  exchanges: Exchanges,
): Promise<HeldEvidence> {
  const wishes = wishesOf(testCases);
  const candidates = new Candidates(maxBytes);
  for await (const exchange of exchanges) {
    const wish = wishes.get(exchange.number);
    if (wish) candidates.add(candidate(exchange, wish));
  }
  const headerLines = new HeaderLines();
  const kept: { readonly number: number; readonly text: string }[] = [];
  let bytes = 0;
  for (const { text } of candidates.inOrder()) {
    const page = headerLines.indexed(JSON.parse(text) as PageExchange);
    const indexed = JSON.stringify(page);
    bytes += Buffer.byteLength(indexed);
    if (bytes > maxBytes) break;
    kept.push({ number: page.number, text: indexed });
  }
  const inOrder = kept.toSorted((left, right) => left.number - right.number);
  return { headerLines: headerLines.all, exchanges: inOrder.map(({ text }) => text) };
}

/** What a page is to hold, by the numbers of the exchanges. */
function wishesOf(testCases: RunReport['testCases']): ReadonlyMap<number, Wish> {
  const wishes = new Map<number, Wish>();
  for (const verdict of verdicts)
    for (const testCase of testCases) {
      if (testCase.verdict !== verdict) continue;
      const limit = ['fail', 'error', 'warn', 'inconclusive'].includes(verdict) ? unsettled : settled;
      for (const number of wantedOf(testCase, limit.exchanges))
        if (!wishes.has(number)) wishes.set(number, { place: wishes.size, characters: limit.characters });
    }
  return wishes;
}

function candidate(exchange: Exchange, { place, characters }: Wish) {
  const page = pageExchange(exchange, characters);
  const text = JSON.stringify(page);
  const headers = JSON.stringify([page.requestHeaders, page.responseHeaders ?? []]);
  return { place, text, leastBytes: Buffer.byteLength(text) - Buffer.byteLength(headers) };
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

function pageExchange(exchange: Exchange, characters: number): PageExchange {
  const { number, operation, startedAt, durationMs, request, response, failure } = exchange;
  const bodies = [request.body, response?.text];
  return {
    number,
    ...(operation !== undefined && { operation }),
    startedAt,
    durationMs,
    method: request.method,
    url: request.url,
    requestHeaders: linesOf(request.headers),
    ...(request.body !== undefined && { requestBody: request.body.slice(0, characters) }),
    ...(response && {
      status: response.status,
      responseHeaders: linesOf(response.headers),
      ...(response.text !== undefined && { responseBody: response.text.slice(0, characters) }),
    }),
    ...(failure && { failure: failure.message.slice(0, characters) }),
    ...(bodies.some((body) => body !== undefined && body.length > characters) && { cut: true }),
  };
}

/** The longest header line that is kept whole. */
const maxHeaderLineLength = 1_000;

function linesOf(headers: Headers): readonly string[] {
  return headers.map(([name, value]) => `${name}: ${value}`.slice(0, maxHeaderLineLength));
}

/** Only what can recur is worth a place in the table: ids and dates are not. */
const recurring =
  /^(authorization|accept|content-type|content-length|tenant|connection|keep-alive|server|cache-control|vary):/i;

/** Header lines, each stored once: most of them are the same in every exchange. */
class HeaderLines {
  readonly #indexes = new Map<string, number>();

  get all(): readonly string[] {
    return [...this.#indexes.keys()];
  }

  /** An exchange with the places of its header lines, where they can recur. */
  indexed(exchange: PageExchange): PageExchange {
    const { requestHeaders, responseHeaders } = exchange;
    return {
      ...exchange,
      requestHeaders: requestHeaders.map((line) => this.#indexOf(line)),
      ...(responseHeaders && { responseHeaders: responseHeaders.map((line) => this.#indexOf(line)) }),
    };
  }

  #indexOf(line: HeaderLine): HeaderLine {
    if (typeof line === 'number' || !recurring.test(line)) return line;
    const index = this.#indexes.get(line) ?? this.#indexes.size;
    this.#indexes.set(line, index);
    return index;
  }
}
