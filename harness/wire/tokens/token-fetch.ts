import { setTimeout as sleep } from 'node:timers/promises';
import type { CustomFetchOptions } from 'oauth4webapi';
import type { Redactor } from '../../report/redaction.js';
import type { HttpClient, HttpOutcome } from '../http-client.js';
import { secretsIn } from '../../report/secrets/of-tokens.js';

/** A request for a token changes nothing, so it may be repeated: so often, after so long. */
const pausesMs = [250, 1000];

/**
 * How a request for a token is sent: with the client of the run, so that its proxy, authorities, time-outs and limits of
 * size hold, and no redirect is followed with a secret.
 * @param redactor learns every secret that is sent or answered, before anything is said about the answer
 */
export function tokenFetch(http: HttpClient, redactor: Redactor) {
  return async (url: string, { method, headers, body }: CustomFetchOptions<string, unknown>): Promise<Response> => {
    const request = {
      method,
      url,
      headers: Object.entries(headers),
      ...(body !== undefined && body !== null && { body: bodyText(body) }),
    };
    const [, credentials] = /^Basic (.+)$/i.exec(new Headers(request.headers).get('authorization') ?? '') ?? [];
    if (credentials !== undefined) redactor.add(credentials);
    let outcome: HttpOutcome = await http.send(request);
    for (const pauseMs of pausesMs) {
      if (!isPassing(outcome)) break;
      await sleep(pauseMs);
      outcome = await http.send(request);
    }
    const { response, failure } = outcome;
    if (!response) throw new Error(failure.message);
    for (const secret of secretsIn(response.text ?? '')) redactor.add(secret);
    // These statuses have no body, and a Response would not take one.
    const empty = [204, 205, 304].includes(response.status);
    return new Response(empty ? null : (response.text ?? ''), {
      status: Math.min(Math.max(response.status, 200), 599),
      headers: storable(response.headers),
    });
  };
}

function bodyText(body: unknown): string {
  return body instanceof URLSearchParams || typeof body === 'string' ? String(body) : '';
}

/** Whether another try may end better: the connection broke, or the server says that it is overloaded. */
function isPassing({ response, failure }: HttpOutcome): boolean {
  if (response) return [429, 502, 503, 504].includes(response.status);
  return failure.kind === 'reset' || failure.kind === 'unreachable' || failure.kind === 'truncated';
}

/** Headers as far as the Fetch API takes them: a hostile endpoint may send others. */
function storable(headers: readonly (readonly [string, string])[]): Headers {
  const kept = new Headers();
  for (const [name, value] of headers)
    try {
      kept.append(name, value);
    } catch {
      // Nothing that a token needs.
    }
  return kept;
}
