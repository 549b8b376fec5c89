import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createProblem, type RequirementId } from '../../contract/requirements/index.js';
import type { PartialProfile } from '../../config/profile-document.js';
import { expect as judge } from '../../harness/authoring/matchers.js';
import { decide } from '../../harness/engine/outcome.js';
import type { TestBody, TestPurpose } from '../../harness/authoring/purpose.js';
import type { RunSettings } from '../../harness/session/settings.js';
import { Inconclusive, Excluded, NotApplicable, NotRun } from '../../harness/report/signals.js';
import { startSupplier } from '../../simulator/index.js';
import { openSession, scriptedSupplier, type ScriptedAnswer } from './sessions.js';
import type { JsonObject } from '../../harness/json/json.js';

function purpose(body: TestBody, requirements: readonly RequirementId[] = ['API-VALID-ACCEPTED']): TestPurpose {
  return {
    id: 'create-problem.made-up',
    title: 'made up',
    kind: 'example',
    area: 'service-problems',
    operation: createProblem,
    requirements,
    smoke: false,
    body,
  };
}

/** Decides against a supplier with scripted answers. */
async function outcomeOf(
  body: TestBody,
  answerTo: (body: JsonObject, count: number, path: string) => ScriptedAnswer | 'echo' = () => 'echo',
  changes: Partial<RunSettings> = {},
  file: PartialProfile = {},
) {
  await using supplier = await scriptedSupplier(answerTo);
  await using opened = await openSession(supplier.url, changes, file);
  const result = await decide(purpose(body), opened.session);
  return { result, requests: supplier.requests.length };
}

const plain: TestBody = async ({ given, supplier }) => {
  judge(await supplier.send(await given.plainRequest(createProblem))).toBeAccepted();
};
const refusal: ScriptedAnswer = { status: 422, body: { uuid: 'x', code: 'INVALID_REQUEST', messages: ['no'] } };
/** A request that a test marks, so that the supplier can tell it from a plain one. */
const marked: TestBody = async ({ given, supplier }) => {
  const request = await given.plainRequest(createProblem);
  judge(await supplier.send({ ...request, body: { ...request.body, notes: 'marked' } })).toBeAccepted();
};

describe('a test case passes', () => {
  test('on fewer values when the time for properties is used up, and says that it is less', async () => {
    const slow: TestBody = ({ given, supplier, forAll }) => {
      let end: number | undefined;
      return forAll(fc.integer(), async () => {
        // From the first value on, however long it took to come so far.
        end ??= performance.now() + 300;
        judge(await supplier.send(await given.plainRequest(createProblem))).toBeAccepted();
        while (performance.now() < end);
      });
    };
    const { result } = await outcomeOf(slow, () => 'echo', {}, { limits: { propertySeconds: 0.2 } });
    expect(result).toMatchObject({ verdict: 'pass', choice: 'property-seconds' });
    expect(result.notes).toContainEqual(expect.stringMatching(/^Decided on \d+ of up to 20 values/));
  });

  test('when nothing is found, with its evidence', async () => {
    const { result } = await outcomeOf(plain);
    expect(result).toMatchObject({ verdict: 'pass', reason: '', violated: [], exchanges: [1, 2] });
    expect(result).not.toHaveProperty('reproduced');
  });
});

describe('a violation', () => {
  test('that a repeat shows again fails, reproduced and with all that a reader needs', async () => {
    const { result } = await outcomeOf(marked, (body) => (body['notes'] === 'marked' ? { status: 302 } : 'echo'));
    expect(result).toMatchObject({
      verdict: 'fail',
      violated: ['API-STATUS'],
      requirements: ['API-STATUS', 'API-VALID-ACCEPTED'],
      level: 'MUST',
      reproduced: true,
      actual: '302',
      expected: expect.stringContaining('201, 202') as string,
      curl: expect.stringContaining('"notes":"marked"') as string,
    });
    expect(result.curl).toContain('$FCC_TOKEN');
    expect(result.exchanges).toHaveLength(3);
  });

  test('that two plain requests show as well is not looked for again', async () => {
    const lacking: ScriptedAnswer = { status: 201, body: { status: 'ACKNOWLEDGED' } };
    const { result, requests } = await outcomeOf(marked, () => lacking);
    expect(result).toMatchObject({ verdict: 'fail', reproduced: true });
    expect(result.violated).toContain('SP-CREATE-BODY');
    expect(result).not.toHaveProperty('attempts');
    // One to know that plain requests are accepted, the judged one, and two plain ones.
    expect(requests).toBe(4);
  });

  test('that plain requests show only once is looked for again', async () => {
    let plainOnes = 0;
    const lacking: ScriptedAnswer = { status: 201, body: { status: 'ACKNOWLEDGED' } };
    const { result } = await outcomeOf(marked, (body) =>
      body['notes'] === 'marked' || ++plainOnes === 2 ? lacking : 'echo',
    );
    expect(result).toMatchObject({
      verdict: 'fail',
      reproduced: true,
      attempts: [expect.any(Number), expect.any(Number)],
    });
  });

  test('that no repeat shows again is inconclusive, and says what was seen', async () => {
    let seen = 0;
    const { result } = await outcomeOf(marked, (body) =>
      body['notes'] === 'marked' && ++seen === 1 ? { status: 302 } : 'echo',
    );
    expect(result).toMatchObject({ verdict: 'inconclusive', violated: [] });
    expect(result.reason).toMatch(/Seen once, but not in 3 repeats: API-STATUS/);
    expect(seen).toBe(4);
  });

  test('that comes back in a later repeat fails', async () => {
    let seen = 0;
    const { result } = await outcomeOf(marked, (body) =>
      body['notes'] === 'marked' && ++seen % 2 === 1 ? { status: 302 } : 'echo',
    );
    expect(result).toMatchObject({ verdict: 'fail', violated: ['API-STATUS'] });
  });

  test('that turns into another one is inconclusive', async () => {
    let seen = 0;
    const { result } = await outcomeOf(marked, (body) =>
      body['notes'] === 'marked' ? { status: seen++ === 0 ? 302 : 500 } : 'echo',
    );
    expect(result.verdict).toBe('inconclusive');
  });

  test('of a SHOULD warns', async () => {
    const { result } = await outcomeOf(marked, (body) =>
      body['notes'] === 'marked' ? { status: 201, body: { ...body, status: 'HELD', supplierReference: 'R' } } : 'echo',
    );
    expect(result).toMatchObject({
      verdict: 'warn',
      violated: ['SP-CREATE-STATUS-DESCRIBED'],
      level: 'SHOULD',
      reproduced: true,
      pointer: '/status',
    });
  });

  test('of a MUST comes before one of a SHOULD', async () => {
    const { result } = await outcomeOf(marked, (body) =>
      body['notes'] === 'marked' ? { status: 201, body: { ...body, status: 'HELD', supplierReference: '' } } : 'echo',
    );
    expect(result.verdict).toBe('fail');
    expect(result.violated).toEqual(['SP-CREATE-BODY', 'SP-CREATE-STATUS-DESCRIBED']);
    expect(result.pointer).toBe('/supplierReference');
  });

  test('shows no secret, wherever the supplier puts it', async () => {
    const { result } = await outcomeOf(marked, (body) =>
      body['notes'] === 'marked' ? { status: 302, body: 'unknown token demo-token' } : 'echo',
    );
    expect(result.actual).toContain('[redacted]');
    expect(JSON.stringify(result)).not.toContain('demo-token');
  });
});

describe('a refusal of a valid request', () => {
  test('fails while plain requests are accepted before and after', async () => {
    const { result } = await outcomeOf(marked, (body) => (body['notes'] === 'marked' ? refusal : 'echo'));
    expect(result).toMatchObject({ verdict: 'fail', violated: ['API-VALID-ACCEPTED'] });
  });

  test('is inconclusive once plain requests are refused too', async () => {
    let full = false;
    const { result } = await outcomeOf(marked, (body) => {
      full ||= body['notes'] === 'marked';
      return full ? refusal : 'echo';
    });
    expect(result).toMatchObject({ verdict: 'inconclusive', violated: [] });
    expect(result.reason).toContain('refuses the plain valid request');
  });

  test('is inconclusive where the supplier takes one problem for each service', async () => {
    const supplier = await startSupplier({ styles: ['one-problem-a-service'] });
    try {
      await using opened = await openSession(supplier.url);
      const { verdict } = await decide(purpose(marked), opened.session);
      expect(verdict).toBe('inconclusive');
    } finally {
      await supplier.close();
    }
  });

  test('from the start is inconclusive', async () => {
    const { result } = await outcomeOf(plain, () => refusal);
    expect(result).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('testData') as string });
  });
});

describe('a test case that says nothing of the supplier', () => {
  test.each([
    ['not-applicable', new NotApplicable('x'), undefined],
    ['inconclusive', new Inconclusive('x'), undefined],
    ['not-run', new NotRun('x'), undefined],
    ['not-run', new Excluded('x', 'profile'), true],
  ] as const)('is %s when it says so', async (verdict, signal, filtered) => {
    const { result } = await outcomeOf(() => Promise.reject(signal));
    expect(result).toMatchObject({ verdict, reason: 'x', violated: [] });
    expect(result.filtered).toBe(filtered);
  });

  test('is not-run when a prerequisite is answered in an undocumented way', async () => {
    const { result } = await outcomeOf(plain, () => ({ status: 302 }));
    expect(result).toMatchObject({ verdict: 'not-run', reason: expect.stringContaining('prerequisite') as string });
    expect(result.filtered).toBeUndefined();
  });

  test('is an error when it ends without an exchange, as after a forgotten await', async () => {
    const { result } = await outcomeOf(({ given }) => {
      void given.plainRequest(createProblem).catch(() => undefined);
      return Promise.resolve();
    });
    expect(result).toMatchObject({ verdict: 'error', reason: expect.stringContaining('await') as string });
  });

  test('is an error when the suite itself breaks', async () => {
    const { result } = await outcomeOf(() => Promise.reject(new TypeError('undefined is not a function')));
    expect(result).toMatchObject({ verdict: 'error', reason: 'The suite failed: undefined is not a function' });
  });

  test('is not-run without any request when the user left it out', async () => {
    const { result, requests } = await outcomeOf(plain, undefined, { only: ['SP-CANCEL-BODY'] });
    expect(result).toMatchObject({ verdict: 'not-run', filtered: true });
    expect(requests).toBe(0);
  });

  test.each<[string, PartialProfile['implements']]>([
    ['the operation', { 'service-problems': { create: false } }],
    ['its area', { 'service-problems': false }],
  ])('is not-applicable without any request when the profile excludes %s', async (_, implemented) => {
    const file = implemented === undefined ? {} : { implements: implemented };
    const { result, requests } = await outcomeOf(plain, undefined, {}, file);
    expect(result.verdict).toBe('not-applicable');
    expect(requests).toBe(0);
  });

  test('is examined when the profile names the codes of its operation', async () => {
    const file: PartialProfile = { implements: { 'service-problems': { create: [201] } } };
    expect((await outcomeOf(plain, undefined, {}, file)).result.verdict).toBe('pass');
  });
});

describe('a property', () => {
  const property: TestBody = async ({ given, supplier, forAll }) => {
    await forAll(fc.nat({ max: 1000 }), async (number) => {
      const request = await given.plainRequest(createProblem);
      judge(await supplier.send({ ...request, body: { ...request.body, notes: `no. ${number}` } })).toBeAccepted();
    });
  };
  const numberOf = (body: JsonObject) => Number(/^no\. (\d+)$/.exec(body['notes'] as string)?.[1] ?? 0);

  test('that holds passes', async () => {
    expect((await outcomeOf(property)).result.verdict).toBe('pass');
  });

  test('that does not hold fails with its smallest counterexample, and how to get there again', async () => {
    const { result } = await outcomeOf(property, (body) => (numberOf(body) >= 100 ? { status: 302 } : 'echo'));
    expect(result).toMatchObject({ verdict: 'fail', violated: ['API-STATUS'], counterexample: 100, seed: 1 });
    expect(result.path).toMatch(/^\d+(:\d+)*$/);
    expect(result.curl).toContain('no. 100');
    expect(result.tries).toBeGreaterThan(0);
    expect(result.differences).toEqual([{ pointer: '', before: 99, after: 100 }]);
  });

  test('is not searched again where the smallest value shows the violation again', async () => {
    const { result } = await outcomeOf(property, (body) => (numberOf(body) >= 100 ? { status: 302 } : 'echo'));
    expect(result.attempts).toHaveLength(2);
    expect(Number(result.attempts?.[0])).toBeGreaterThan(Number(result.tries));
    expect(result.attempts?.[1]).toBe(1);
  });

  test('is searched again where the smallest value shows nothing the next time', async () => {
    let seen = 0;
    const answerTo = (body: JsonObject): ScriptedAnswer | 'echo' => {
      const number = numberOf(body);
      return number > 100 || (number === 100 && ++seen === 1) ? { status: 302 } : 'echo';
    };
    const { result } = await outcomeOf(property, answerTo);
    expect(result).toMatchObject({ verdict: 'fail', reproduced: true, counterexample: 101 });
    expect(result.differences).toEqual([{ pointer: '', before: 100, after: 101 }]);
  });

  test('is checked against only the value at a path where one is given', async () => {
    const answerTo = (body: JsonObject): ScriptedAnswer | 'echo' => (numberOf(body) >= 100 ? { status: 302 } : 'echo');
    const { result } = await outcomeOf(property, answerTo);
    const path = result.path ?? expect.fail('no path');
    const again = await outcomeOf(property, answerTo, { path });
    expect(again.result).toMatchObject({ verdict: 'fail', counterexample: 100, seed: 1, path, tries: 0 });
    const fixed = await outcomeOf(property, undefined, { path });
    expect(fixed.result.verdict).toBe('pass');
    // One to know that plain requests are accepted, and the value's own.
    expect(fixed.requests).toBeLessThanOrEqual(3);
  });

  test('is checked against all values where the one at that path is not the one of the report', async () => {
    const answerTo = (body: JsonObject): ScriptedAnswer | 'echo' => (numberOf(body) >= 100 ? { status: 302 } : 'echo');
    const inWords: TestBody = async ({ given, supplier, forAll }) => {
      await forAll(fc.constantFrom('one', 'two', 'three'), async (notes) => {
        const request = await given.plainRequest(createProblem);
        judge(await supplier.send({ ...request, body: { ...request.body, notes } })).toBeAccepted();
      });
    };
    const refuseTwo = (body: JsonObject): ScriptedAnswer | 'echo' =>
      body['notes'] === 'two' ? { status: 302 } : 'echo';
    const { result } = await outcomeOf(inWords, refuseTwo);
    const { path = expect.fail('no path'), counterexample = expect.fail('no counterexample') } = result;
    const again = await outcomeOf(inWords, refuseTwo, { path, counterexample });
    expect(again.result).toMatchObject({ verdict: 'fail', counterexample, tries: 0, notes: [] });
    const elsewhere = await outcomeOf(inWords, refuseTwo, { path: '0', counterexample: 'four' });
    expect(elsewhere.result).toMatchObject({ verdict: 'fail', counterexample: 'two', path });
    expect(elsewhere.result.notes[0]).toContain('Another version of the suite');
    // An id in it is fresh in each run.
    const numbered = await outcomeOf(property, answerTo, { path: '0', counterexample: 123_456 });
    expect(numbered.result.notes).toEqual([]);
  });

  test('tries no value twice', async () => {
    const sent: string[] = [];
    const few: TestBody = async ({ forAll, given }) => {
      await given.plainRequest(createProblem);
      await forAll(fc.constantFrom('one', 'two', 'three'), (word) => Promise.resolve(void sent.push(word)));
    };
    await outcomeOf(few);
    expect(sent.toSorted()).toEqual(['one', 'three', 'two']);
  });

  test('is inconclusive when nothing is at that path', async () => {
    const { result } = await outcomeOf(property, undefined, { path: '0:99999' });
    expect(result).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('no value at the path') });
  });

  const oftenRefused: TestBody = async ({ given, supplier, forAll }) => {
    await given.plainRequest(createProblem);
    await forAll(fc.nat({ max: 1000 }), async (number) => {
      const request = await given.plainRequest(createProblem);
      const reply = await supplier.send({ ...request, body: { ...request.body, notes: `no. ${number}` } });
      if (!reply.refused) judge(reply).toBeAccepted();
    });
  };
  const refuseNumbers = (body: JsonObject) =>
    (body['notes'] as string | undefined)?.startsWith('no. ') ? refusal : 'echo';

  test('whose valid requests are mostly refused is inconclusive, with the refusals and the test data that may help', async () => {
    const { result } = await outcomeOf(oftenRefused, refuseNumbers);
    expect(result).toMatchObject({ verdict: 'inconclusive', violated: [] });
    expect(result.reason).toMatch(/^Only 0 of \d+ valid requests were accepted .* 422 «INVALID_REQUEST, no»/);
    expect(result.reason).toContain('testData.address');
  });

  test('whose valid requests are partly refused is decided by the others', async () => {
    const answerTo = (body: JsonObject) => (numberOf(body) > 500 ? refusal : 'echo');
    expect((await outcomeOf(oftenRefused, answerTo)).result.verdict).toBe('pass');
  });

  test('of requests that are to be refused needs no acceptance', async () => {
    const nearMisses: TestBody = async ({ given, supplier, forAll }) => {
      await forAll(fc.nat({ max: 1000 }), async (number) => {
        const request = await given.plainRequest(createProblem);
        const reply = await supplier.send({ ...request, body: { ...request.body, notes: `no. ${number}` } });
        judge(reply).toBeRejected({ by: 'API-FIELD-TYPE', described: [422], otherwise: 'API-FIELD-CODE' });
      });
    };
    const { result } = await outcomeOf(nearMisses, refuseNumbers);
    expect(result.reason).not.toContain('valid requests');
    expect(['pass', 'warn']).toContain(result.verdict);
  });

  test('that the supplier keeps from being decided is inconclusive', async () => {
    const answerTo = (body: JsonObject): ScriptedAnswer | 'echo' =>
      numberOf(body) >= 100 ? { status: 503, headers: { 'Retry-After': '0' } } : 'echo';
    expect((await outcomeOf(property, answerTo)).result.verdict).toBe('inconclusive');
  });
});
