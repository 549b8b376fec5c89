import type { HeaderLine, PageExchange } from '../page-data.js';
import { jsonOf } from './difference.js';
import { drawn, element, shown } from './dom.js';
import { headersOf, isKci } from './evidence.js';

/** One exchange that opens to its request and answer; both are made only then. */
export function exchangeView(
  exchange: PageExchange,
  range: readonly [start: number, end: number],
  judged: boolean,
): HTMLElement {
  const { number, operation, method, url, status, failure } = exchange;
  const view = element(
    'details',
    { class: judged ? 'exchange judged' : 'exchange' },
    element(
      'summary',
      {},
      element('span', { class: 'mono' }, `#${number}`),
      element('span', { class: 'mono' }, `${isKci(exchange) ? 'KCI: ' : ''}${operation ?? shown(`${method} ${url}`)}`),
      element(
        'span',
        {},
        `${judged ? '✕ ' : ''}${status ?? shown(failure ?? 'no answer').slice(0, 60)} · ${exchange.durationMs} ms`,
      ),
      lane(exchange, range),
    ),
  );
  view.addEventListener('toggle', () => {
    if (view.open && view.childElementCount === 1) view.append(both(exchange));
  });
  return view;
}

/** When it was, and how long it took, within the test case. */
function lane({ startedAt, durationMs }: PageExchange, [start, end]: readonly [number, number]): SVGElement {
  const whole = Math.max(1, end - start);
  const x = ((Date.parse(startedAt) - start) / whole) * 100;
  const width = Math.max(2, (durationMs / whole) * 100);
  return drawn(
    'svg',
    { class: 'lane', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    drawn('rect', { class: 'track', x: 0, y: 3, width: 100, height: 2 }),
    drawn('rect', {
      class: 'took',
      x: Math.min(x, 98),
      y: 0,
      width: Math.min(width, 100 - Math.min(x, 98)),
      height: 8,
    }),
  );
}

function both(exchange: PageExchange): HTMLElement {
  const { method, url, requestHeaders, requestBody, status, responseHeaders = [], responseBody, failure } = exchange;
  return element(
    'div',
    { class: 'pair' },
    side('Request', `${method} ${url}`, requestHeaders, requestBody),
    side('Answer', status === undefined ? (failure ?? 'none') : String(status), responseHeaders, responseBody),
    exchange.cut && element('p', { class: 'quiet' }, 'A body is cut here; the file of exchanges has more of it.'),
  );
}

function side(title: string, line: string, headers: readonly HeaderLine[], body: string | undefined): HTMLElement {
  return element(
    'div',
    {},
    element('h4', {}, title),
    element('pre', {}, shown([line, ...headersOf(headers)].join('\n'))),
    body !== undefined && body !== '' && element('pre', {}, pretty(body)),
  );
}

/** A body laid out for reading, if it is JSON; else as it came. */
function pretty(body: string): string {
  const value = jsonOf(body);
  return shown(value === undefined ? body : JSON.stringify(value, null, 2));
}
