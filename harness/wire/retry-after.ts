import type { Cause } from '../report/causes.js';
import { headerValues, type HttpResponse } from '../report/exchange.js';
import { quote } from '../json/quote.js';

/** How long is waited at most for a supplier that is unavailable, before one request is given up; in milliseconds. */
export const retryBudgetMs = 10_000;

/** A supplier that asks to wait longer than this means no time at all: no quota lasts longer than a day. */
const maxSensibleMs = 24 * 3_600_000;

/** A pause before a request is repeated. */
interface Pause {
  readonly ms: number;
  /** Whether the supplier asked for it. */
  readonly asked: boolean;
  /** What it asks for, where no client can do that. */
  readonly absurd?: string;
}

/**
 * How long to wait before a request is repeated that was answered 429 or 503: as long as the supplier asks, in seconds or
 * as a date (RFC 9110, 10.2.3), else a little longer each time.
 */
export function pauseAfter(response: HttpResponse, repeat: number): Pause {
  const [wanted = ''] = headerValues(response.headers, 'retry-after');
  const pause = pauseOf(wanted, response, repeat);
  const isAbsurd = pause.ms > maxSensibleMs || (!pause.asked && wanted.trim() !== '');
  return isAbsurd ? { ...pause, absurd: quote(wanted.trim().slice(0, 60)) } : pause;
}

function pauseOf(wanted: string, { headers }: HttpResponse, repeat: number): Pause {
  if (/^\d+$/.test(wanted.trim())) return { ms: Number(wanted) * 1000, asked: true };
  const until = /[a-z]/i.test(wanted) ? Date.parse(wanted) : Number.NaN;
  if (Number.isNaN(until)) return { ms: 250 * 2 ** repeat, asked: false };
  // The supplier's clock may be hours off: what it means is counted from its own Date.
  const now = Date.parse(headerValues(headers, 'date')[0] ?? '');
  return { ms: Math.max(0, until - (Number.isNaN(now) ? Date.now() : now)), asked: true };
}

/** Why a request is given up that was answered with this status so often, and would have to wait that long once more. */
export function whyGivenUp(operation: string, status: number, repeat: number, { ms, asked, absurd }: Pause): string {
  if (absurd !== undefined && asked)
    return `${operation} was answered ${status} with Retry-After ${absurd}: no client can wait that long.`;
  const times = `${operation} was answered ${status} ${repeat + 1} times in a row`;
  if (absurd !== undefined) return `${times}, with Retry-After ${absurd}, which is neither seconds nor a date.`;
  if (!asked || ms <= retryBudgetMs) return `${times}.`;
  return `${operation} was answered ${status}, and asks to come back only after ${Math.round(ms / 1000)} s; this suite waits ${retryBudgetMs / 1000} s at most.`;
}

/** Who has to act then: a wait that makes no sense says nothing about the rate. */
export function causeOfGivingUp(status: number, { absurd }: Pause): Cause {
  if (absurd !== undefined) return 'absurd-wait';
  return status === 429 ? 'rate' : 'unavailable';
}
