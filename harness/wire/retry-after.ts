import { headerValues, type HttpResponse } from '../report/exchange.js';

/** How long is waited at most for a supplier that is unavailable, before one request is given up; in milliseconds. */
export const retryBudgetMs = 10_000;

/**
 * How long to wait before a request is repeated that was answered 429 or 503, in milliseconds: as long as the supplier
 * asks, in seconds or as a date (RFC 9110, 10.2.3), else a little longer each time.
 */
export function pauseAfter(
  { headers }: HttpResponse,
  repeat: number,
): { readonly ms: number; readonly asked: boolean } {
  const [wanted = ''] = headerValues(headers, 'retry-after');
  if (/^\d+$/.test(wanted.trim())) return { ms: Number(wanted) * 1000, asked: true };
  const until = /[a-z]/i.test(wanted) ? Date.parse(wanted) : Number.NaN;
  if (Number.isNaN(until)) return { ms: 250 * 2 ** repeat, asked: false };
  // The supplier's clock may be hours off: what it means is counted from its own Date.
  const now = Date.parse(headerValues(headers, 'date')[0] ?? '');
  return { ms: Math.max(0, until - (Number.isNaN(now) ? Date.now() : now)), asked: true };
}
