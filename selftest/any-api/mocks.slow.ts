// cspell:ignore pullrequests
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { startPrism } from '../cli/prism.js';
import { run } from '../cli/cli.js';

/** What is true of a mock of an API: the finding, and why it is one. */
type Findings = Readonly<Record<string, string>>;

const find = createRequire(import.meta.url);
const anyToken = 'fail API-AUTH-VALID';
const whyAnyToken = 'Prism knows no tokens and takes any';

/**
 * Public descriptions of other systems, and every finding about what Prism makes of each. Prism checks requests against
 * the description and answers with its examples.
 */
const descriptions: readonly (readonly [name: string, file: string, code: number, findings: Findings])[] = [
  [
    'the data sets of the United States Patent and Trademark Office (OpenAPI 3.0)',
    find.resolve('@readme/oas-examples/3.0/json/uspto.json'),
    0,
    {},
  ],
  [
    'the expanded pet store (OpenAPI 3.0)',
    find.resolve('@readme/oas-examples/3.0/json/petstore-expanded.json'),
    0,
    { 'warn API-ERROR-BODY POST /pets': 'answers malformed JSON with a body of its own, not the documented Error' },
  ],
  [
    'train travel (OpenAPI 3.1)',
    find.resolve('@readme/oas-examples/3.1/json/train-travel.json'),
    1,
    {
      [`${anyToken} GET /stations`]: whyAnyToken,
      [`${anyToken} GET /trips`]: whyAnyToken,
      [`${anyToken} GET /bookings`]: whyAnyToken,
      [`${anyToken} POST /bookings`]: whyAnyToken,
      [`${anyToken} GET /bookings/{bookingId}`]: whyAnyToken,
      [`${anyToken} DELETE /bookings/{bookingId}`]: whyAnyToken,
      [`${anyToken} POST /bookings/{bookingId}/payment`]: whyAnyToken,
      'warn API-ERROR-BODY POST /bookings':
        'answers malformed JSON with application/json, where application/problem+json is documented',
      'warn API-ERROR-BODY POST /bookings/{bookingId}/payment': 'the same',
    },
  ],
  [
    'pull requests (OpenAPI 3.0)',
    find.resolve('@readme/oas-examples/3.0/json/link-example.json'),
    1,
    {
      'fail API-STATUS GET /2.0/repositories/{username}/{slug}/pullrequests':
        'answers 422 to a state that is not listed, where only 200 is documented',
    },
  ],
];

describe('a public mock made from the description of another system', () => {
  test.each(descriptions)('%s: the run completes, and every finding is true', async (_, file, code, findings) => {
    await using mock = await startPrism(file);
    const outcome = await run(['--spec', file, '--base-url', mock.url, '--token', 'any-token']);
    const { report, stderr } = outcome;
    const said = report.testCases.flatMap(({ verdict, operation, violated }) =>
      violated.map((id) => `${verdict} ${id} ${operation}`),
    );
    expect([...new Set(said)].sort()).toEqual(Object.keys(findings).sort());
    expect(outcome.code).toBe(code);
    expect([report.counts.error, report.counts.inconclusive, report.counts['not-run']]).toEqual([0, 0, 0]);
    expect(report.counts.pass).toBeGreaterThan(5);
    expect(stderr).not.toMatch(/error:|^\s+at /m);
  });
});
