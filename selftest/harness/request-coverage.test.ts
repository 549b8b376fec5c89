import { describe, expect, test } from 'vitest';
import { createProblem, decideResolution, findAppointments } from '../../contract/requirements/index.js';
import type { Exchange } from '../../harness/report/exchange.js';
import type { Json } from '../../harness/json/json.js';
import { mergeCoverage } from '../../harness/report/merge-coverage.js';
import { RequestCoverage } from '../../harness/generation/coverage/request-coverage.js';
import type { OperationCoverage } from '../../harness/report/run-report.js';

const answer = { status: 200, headers: [], text: '', bytes: 0 };
const exchangeOf = (body: Json, response: Exchange['response'] = answer): Exchange => ({
  number: 1,
  operation: decideResolution,
  startedAt: '2026-01-02T03:04:05.678Z',
  durationMs: 1,
  request: { method: 'PATCH', url: 'https://example.net/', headers: [], body: JSON.stringify(body) },
  ...(response && { response }),
});
const notes = (text: string) => ({ status: 'ACCEPTED', tenantNotes: text });

async function coverageOf(exchanges: readonly Exchange[]): Promise<OperationCoverage> {
  const coverage = new RequestCoverage();
  coverage.prepare(decideResolution);
  const [found] = await coverage.of(exchanges);
  return found ?? expect.fail('no coverage');
}

function placeOf({ places }: OperationCoverage, pointer: string, keyword: string) {
  return places.find((place) => place.pointer === pointer && place.keyword === keyword);
}

describe('the coverage of requests', () => {
  test('has what valid bodies showed, and what others broke alone', async () => {
    const found = await coverageOf([
      exchangeOf(notes('text')),
      exchangeOf({ status: 'UNKNOWN' }),
      exchangeOf({ tenantNotes: 'x' }),
    ]);
    expect(placeOf(found, '/status', 'enum')).toEqual({
      pointer: '/status',
      keyword: 'enum',
      shown: ['"ACCEPTED"'],
      notShown: ['"REJECTED"'],
      broken: true,
    });
    expect(placeOf(found, '/status', 'required')?.broken).toBe(true);
    expect(placeOf(found, '/status', 'type')?.broken).toBe(false);
    expect(placeOf(found, '', 'properties')).toMatchObject({ notCounted: 'no value is certain to break it' });
    expect(found.percentage).toBeGreaterThan(0);
    expect(found.percentage).toBeLessThan(100);
  });

  test('counts no body that breaks two keywords, is not JSON, or was not answered', async () => {
    const noJson = { ...exchangeOf(null), request: { ...exchangeOf(null).request, body: '{' } };
    const none = await coverageOf([]);
    const unanswered = { ...exchangeOf(notes('x')), failure: { kind: 'timeout', message: 'none' } as const };
    delete (unanswered as { response?: unknown }).response;
    expect(await coverageOf([exchangeOf({ status: 'UNKNOWN', tenantNotes: 7 }), noJson, unanswered])).toEqual(none);
    expect(none.places.some(({ shown, broken }) => shown.length > 0 || broken === true)).toBe(false);
  });

  test('says why a place does not count, or not with all that it could have', async () => {
    const coverage = new RequestCoverage();
    coverage.prepare(createProblem);
    coverage.prepare(findAppointments);
    const [problem, ...others] = await coverage.of([]);
    expect(others).toEqual([]);
    expect(placeOf(problem ?? expect.fail('no coverage'), '/serviceId', 'maxLength')).toMatchObject({
      notCounted: 'its valid values are given',
      broken: false,
      notShown: [],
    });
  });

  test('of several parts of a run is that of all of them', async () => {
    const one = await coverageOf([exchangeOf(notes('text'))]);
    const other = await coverageOf([exchangeOf({ status: 'REJECTED' }), exchangeOf({ status: 'UNKNOWN' })]);
    const both = await coverageOf([
      exchangeOf(notes('text')),
      exchangeOf({ status: 'REJECTED' }),
      exchangeOf({ status: 'UNKNOWN' }),
    ]);
    const [merged, ...none] = mergeCoverage([one, other]);
    expect(none).toEqual([]);
    expect(merged?.percentage).toBe(both.percentage);
    expect(placeOf(merged ?? expect.fail('no coverage'), '/status', 'enum')).toMatchObject({
      shown: ['"ACCEPTED"', '"REJECTED"'],
      notShown: [],
      broken: true,
    });
  });
});
