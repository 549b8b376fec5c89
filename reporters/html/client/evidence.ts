import type { HeaderLine, PageEvidence, PageExchange } from '../page-data.js';
import { dataOf } from './dom.js';

let held: { readonly headerLines: readonly string[]; readonly byNumber: ReadonlyMap<number, PageExchange> } | undefined;

/** The exchanges of the page, read when they are first asked for: they are most of the page. */
function everyExchange() {
  if (!held) {
    const { headerLines, exchanges } = dataOf<PageEvidence>('evidence-data');
    held = { headerLines, byNumber: new Map(exchanges.map((exchange) => [exchange.number, exchange])) };
  }
  return held;
}

/** Those of some exchanges that the page holds. */
export function exchangesOf(numbers: readonly number[]): readonly PageExchange[] {
  const { byNumber } = everyExchange();
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
}

/** Header lines as they were sent. */
export function headersOf(lines: readonly HeaderLine[]): readonly string[] {
  const { headerLines } = everyExchange();
  return lines.map((line) => (typeof line === 'number' ? (headerLines[line] ?? '') : line));
}

/** Whether the supplier sent it: a KCI. */
export function isKci({ operation, method, url }: PageExchange): boolean {
  return operation === 'POST /kcis' || (operation === undefined && method === 'POST' && /\/kcis\/?$/.test(url));
}
