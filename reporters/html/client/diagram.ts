import type { PageExchange } from '../page-data.js';
import { drawn, shown } from './dom.js';
import { jsonOf } from './difference.js';
import { isKci } from './evidence.js';

/** How many exchanges are drawn, and how many of them come after the one that broke. */
const maxSteps = 30;
const stepsAfter = 6;
const stepHeight = 58;
const top = 52;
const lanes = { tenant: 120, supplier: 430, inbox: 710 };

/** Who sent what to whom, from top to bottom, with the exchange that broke marked. */
export function sequenceDiagram(
  unordered: readonly PageExchange[],
  judged: number | undefined,
  name: string,
): SVGElement {
  const exchanges = [...unordered].sort(byBeginning);
  const breaking = exchanges.findIndex(({ number }) => number === judged);
  const end = Math.min(exchanges.length, breaking === -1 ? exchanges.length : breaking + 1 + stepsAfter);
  const steps = exchanges.slice(Math.max(0, end - maxSteps), end);
  const [first] = steps;
  const start = first ? Date.parse(first.startedAt) : 0;
  const height = top + steps.length * stepHeight + 16;
  const hasKcis = steps.some(isKci);
  const parties = [
    { x: lanes.tenant, name: 'Tenant side' },
    { x: lanes.supplier, name: 'Supplier' },
    ...(hasKcis ? [{ x: lanes.inbox, name: 'KCI inbox' }] : []),
  ];
  const left = exchanges.length - steps.length;
  return drawn(
    'svg',
    {
      class: hasKcis ? 'diagram with-kcis' : 'diagram',
      viewBox: `0 0 ${hasKcis ? 840 : 560} ${height}`,
      role: 'img',
      'aria-label': `Sequence of ${name}: ${steps.length} exchanges${breaking === -1 ? '' : `, of which #${judged} broke`}${left > 0 ? `; ${left} others are not drawn` : ''}. The list of exchanges says the same.`,
    },
    ...parties.flatMap(({ x, name: party }) => [
      drawn('text', { class: 'who', x, y: 24, 'text-anchor': 'middle' }, party),
      drawn('line', { class: 'life', x1: x, x2: x, y1: 34, y2: height - 8 }),
    ]),
    ...steps.map((exchange, index) => step(exchange, top + index * stepHeight, start, exchange.number === judged)),
  );
}

/** A KCI can arrive before the answer that it follows, but not before the request. */
function byBeginning(left: PageExchange, right: PageExchange): number {
  const earlier = Date.parse(left.startedAt) - Date.parse(right.startedAt);
  return earlier || Number(isKci(left)) - Number(isKci(right)) || left.number - right.number;
}

function step(exchange: PageExchange, y: number, start: number, broke: boolean): SVGElement {
  const [from, to] = isKci(exchange) ? [lanes.supplier, lanes.inbox] : [lanes.tenant, lanes.supplier];
  const offset = (Date.parse(exchange.startedAt) - start) / 1000;
  return drawn(
    'g',
    broke ? { class: 'broke' } : {},
    broke && drawn('rect', { class: 'band', x: 4, y: y - 4, width: to + 60, height: stepHeight - 4, rx: 6 }),
    drawn('text', { class: 'small', x: 10, y: y + 12 }, `+${offset.toFixed(2)} s`),
    drawn('text', { class: 'small', x: 10, y: y + 28 }, `#${exchange.number}`),
    ...arrow(from, to, y + 18, asked(exchange), 'ask'),
    ...arrow(to, from, y + 42, answered(exchange) + (broke ? '  ✕ broke here' : ''), 'answer'),
  );
}

function arrow(from: number, to: number, y: number, label: string, kind: string): readonly SVGElement[] {
  const direction = to > from ? 1 : -1;
  return [
    drawn('text', { x: (from + to) / 2, y: y - 5, 'text-anchor': 'middle' }, label),
    drawn('line', { class: kind, x1: from, x2: to - direction * 7, y1: y, y2: y }),
    drawn('path', { d: `M${to} ${y} l${-direction * 8} -4 v8 z` }),
  ];
}

function asked(exchange: PageExchange): string {
  if (!isKci(exchange)) return cut(exchange.operation ?? `${exchange.method} ${exchange.url}`);
  const words = ['reasonCode', 'status'].flatMap((key) => textIn(jsonOf(exchange.requestBody), key) ?? []);
  return cut(`KCI ${words.join(' ')}`);
}

function answered({ status, responseBody, failure }: PageExchange): string {
  if (status === undefined) return cut(failure ?? 'no answer');
  const body = jsonOf(responseBody);
  return cut([String(status), textIn(body, 'status') ?? textIn(body, 'code') ?? ''].join(' ').trim());
}

/** The first text under a key, at the top or one level below. */
function textIn(body: unknown, key: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const members = new Map<string, unknown>(Object.entries(body));
  const value = members.get(key);
  if (typeof value === 'string') return value;
  for (const inner of members.values())
    if (typeof inner === 'object' && inner !== null) {
      const found = new Map<string, unknown>(Object.entries(inner)).get(key);
      if (typeof found === 'string') return found;
    }
  return undefined;
}

function cut(text: string): string {
  const clean = shown(text).replace(/\s+/g, ' ');
  return clean.length > 40 ? `${clean.slice(0, 39)}…` : clean;
}
