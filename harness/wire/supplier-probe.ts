import { setTimeout as sleep } from 'node:timers/promises';
import { supplierApi } from '../../contract/description.js';
import type { Operation } from '../../contract/operation.js';
import type { HttpClient } from './http-client.js';
import type { HttpRequest } from '../report/exchange.js';
import type { Recorder } from '../report/recorder.js';

/** A supplier that is alive answers something as simple as these within that time, in milliseconds. */
const maxMs = 3_000;

/**
 * Whether a supplier answers anything at all: its base address, or any operation that is called without credentials
 * and body, so that nothing is created. Any status counts.
 */
export async function asksForLife(parts: {
  readonly baseUrl: string;
  readonly probeClient: HttpClient;
  readonly recorder: Recorder;
}): Promise<boolean> {
  const requests: HttpRequest[] = [
    { method: 'GET', url: parts.baseUrl, headers: [] },
    ...[...supplierApi.operations.values()].filter(isHarmless).map(({ method, path }) => ({
      method,
      url: parts.baseUrl + path.replaceAll(/\{[^{}]+\}/g, '0'),
      headers: [],
    })),
  ];
  const asked = requests.map(async (request) => {
    const startedAt = new Date().toISOString();
    const { response, failure } = await parts.probeClient.send(request);
    if (!response && failure.status === undefined) throw new Error(failure.message);
    if (response) parts.recorder.record({ startedAt, durationMs: 0, request, response });
    return true;
  });
  return Promise.race([Promise.any(asked).catch(() => false), sleep(maxMs, false, { ref: false })]);
}

/** Operations of other APIs may do something even without credentials and body. */
function isHarmless({ generic, method }: Operation): boolean {
  return !generic || method === 'GET' || method === 'HEAD';
}
