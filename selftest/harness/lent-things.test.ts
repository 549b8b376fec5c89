import { describe, expect, test } from 'vitest';
import { amendProblem, createProblem, type OperationKey } from '../../contract/requirements/index.js';
import { expect as judge } from '../../harness/authoring/matchers.js';
import type { TestBody, TestPurpose } from '../../harness/authoring/purpose.js';
import { decide } from '../../harness/engine/outcome.js';
import type { JsonObject } from '../../harness/json/json.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import { freePort } from '../../bin/run/free-port.js';
import { sendUpdate } from './kcis.js';
import { openSession, scriptedSupplier, type ScriptedAnswer } from './sessions.js';

const refusal: ScriptedAnswer = { status: 422, body: { uuid: 'x', code: 'INVALID_REQUEST', messages: ['no'] } };
const broken: ScriptedAnswer = { status: 302 };

function purposeOf(id: string, operation: OperationKey, body: TestBody, kind: TestPurpose['kind']): TestPurpose {
  const area = 'service-problems';
  return { id, title: id, kind, area, operation, requirements: ['API-VALID-ACCEPTED'], smoke: false, body };
}

/** Raises a problem, which others can have then. */
const raise: TestBody = async ({ given, supplier }) => {
  judge(await supplier.send(await given.plainRequest(createProblem))).toBeAccepted();
};
/** Amends a problem, which is to be accepted. */
const amend: TestBody = async ({ problems, supplier }) => {
  const body = problems.amendmentOf(await problems.problem(), { notes: 'amended' });
  judge(await supplier.send({ operation: amendProblem, body })).toBeAccepted();
};
/** Amends a problem in a way that is to be refused. */
const amendWrongly: TestBody = async ({ given, supplier }) => {
  const request = await given.plainRequest(amendProblem);
  const reply = await supplier.sendUnlessRefused({ ...request, body: { ...request.body, notes: 1 } }, request.body);
  judge(reply).toBeRejected({ by: 'API-FIELD-TYPE', described: [400, 422], otherwise: 'API-FIELD-CODE' });
};

/** Decides test purposes one after the other, in one session. */
async function resultsOf(
  purposes: readonly (readonly [operation: OperationKey, body: TestBody, kind?: TestPurpose['kind']])[],
  answerTo: (body: JsonObject, path: string) => ScriptedAnswer | 'echo',
  between: () => void = () => undefined,
) {
  await using supplier = await scriptedSupplier((body, _, path) => answerTo(body, path));
  const results: TestCaseResult[] = [];
  const sent: (readonly { readonly path: string; readonly body: JsonObject }[])[] = [];
  {
    await using opened = await openSession(supplier.url);
    for (const [index, [operation, body, kind = 'example']] of purposes.entries()) {
      const before = supplier.requests.length;
      between();
      results.push(await decide(purposeOf(`made-up.${index}`, operation, body, kind), opened.session));
      sent.push(supplier.requests.slice(before));
    }
  }
  return { results, sent };
}

const isAmendment = (path: string) => path.endsWith('amendments');
const pathsOf = (requests: readonly { readonly path: string }[] = []) => requests.map(({ path }) => path.slice(1));
const sound = (body: JsonObject, path: string): ScriptedAnswer | 'echo' =>
  isAmendment(path) && typeof body['notes'] !== 'string' ? refusal : 'echo';

describe('a problem that one test case has raised', () => {
  test('is amended by the next, whose evidence has its creation', async () => {
    const { results, sent } = await resultsOf(
      [
        [createProblem, raise],
        [amendProblem, amend],
      ],
      sound,
    );
    expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    expect(pathsOf(sent[1])).toEqual(['service-problem-amendments']);
    const [raised, amended] = results.map(({ exchanges }) => exchanges);
    expect(amended).toEqual([raised?.at(-1), (raised?.at(-1) ?? 0) + 1]);
  });

  test('is not what a test case about a lifecycle starts from', async () => {
    const { sent } = await resultsOf(
      [
        [createProblem, raise],
        [amendProblem, amend, 'lifecycle'],
      ],
      sound,
    );
    expect(pathsOf(sent[1])).toEqual(['service-problems', 'service-problem-amendments']);
  });

  test('does not count against a supplier that has ended it by itself: another one is raised, and decides', async () => {
    const raised = new Set<unknown>();
    const ended = new Set<unknown>();
    const { results, sent } = await resultsOf(
      [
        [createProblem, raise],
        [amendProblem, amend],
      ],
      (body, path) => {
        if (!isAmendment(path)) raised.add(body['id']);
        return ended.has(body['serviceProblemId']) ? refusal : 'echo';
      },
      () => raised.forEach((id) => ended.add(id)),
    );
    expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    const [first, ...again] = pathsOf(sent[1]);
    expect(first).toBe('service-problem-amendments');
    expect(again).toEqual(['service-problems', 'service-problem-amendments']);
    expect(results[1]?.attempts).toHaveLength(2);
  });

  test.each<[string, ScriptedAnswer, string]>([
    ['refused', refusal, 'API-VALID-ACCEPTED'],
    ['answered in an undocumented way', broken, 'API-STATUS'],
  ])('is not what a violation is shown with: what is %s is asked again about one of its own', async (_, wrong, by) => {
    const isWrong = (body: JsonObject) => body['notes'] === 'amended';
    const { results, sent } = await resultsOf(
      [
        [createProblem, raise],
        [amendProblem, amend],
      ],
      (body, path) => (isAmendment(path) && isWrong(body) ? wrong : 'echo'),
    );
    expect(results[1]).toMatchObject({ verdict: 'fail', violated: [by], reproduced: true });
    const asked =
      sent[1]?.filter(({ body }) => isWrong(body)).map(({ body }) => Number(body['serviceProblemId'])) ?? [];
    expect(new Set(asked).size).toBe(2);
    expect(results[1]?.curl).toContain(`"serviceProblemId":${asked.at(-1)}`);
  });

  test('leaves a supplier that answers wrongly now and then in doubt, as without lending', async () => {
    let count = 0;
    const { results } = await resultsOf(
      [
        [createProblem, raise],
        [amendProblem, amend],
      ],
      (_, path) => (isAmendment(path) && ++count === 1 ? broken : 'echo'),
    );
    expect(results[1]).toMatchObject({ verdict: 'inconclusive', seenOnce: [{ requirement: 'API-STATUS' }] });
  });
});

describe('a request that is refused', () => {
  test('is sent once: another test case has its answer and what it is about as evidence', async () => {
    const { results, sent } = await resultsOf(
      [
        [createProblem, raise],
        [amendProblem, amendWrongly],
        [amendProblem, amendWrongly],
      ],
      sound,
    );
    expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass']);
    expect(pathsOf(sent[2])).toEqual([]);
    const [first, second] = [results[1]?.exchanges ?? [], results[2]?.exchanges ?? []];
    expect(second.at(-1)).toBe(first.at(-1));
    expect(second).toContain(results[0]?.exchanges.at(-1));
  });

  test('is sent by each where the first one was accepted, and each finds that', async () => {
    const { results, sent } = await resultsOf(
      [
        [amendProblem, amendWrongly],
        [amendProblem, amendWrongly],
      ],
      () => 'echo',
    );
    expect(results.map(({ violated }) => violated)).toEqual([['API-FIELD-TYPE'], ['API-FIELD-TYPE']]);
    const wrong = sent.map((requests) => requests.filter(({ body }) => body['notes'] === 1).length);
    expect(wrong).toEqual([2, 2]);
  });

  test('in the wrong way is asked again by each test case that sees it', async () => {
    const { results, sent } = await resultsOf(
      [
        [amendProblem, amendWrongly],
        [amendProblem, amendWrongly],
      ],
      (body, path) => (isAmendment(path) && body['notes'] === 1 ? { ...refusal, status: 409 } : 'echo'),
    );
    expect(results.map(({ verdict, violated }) => [verdict, violated])).toEqual([
      ['warn', ['API-REFUSAL-STATUS']],
      ['warn', ['API-REFUSAL-STATUS']],
    ]);
    const wrong = sent.map((requests) => requests.filter(({ body }) => body['notes'] === 1).length);
    expect(wrong).toEqual([2, 1]);
  });
});

describe('a problem that ends by itself before it is amended, as a KCI shows,', () => {
  /** Decides whether an amendment is accepted, by a supplier that ends problems, as many as is said, and refuses to amend them. */
  async function amended(ends: number) {
    const listen = `127.0.0.1:${await freePort()}`;
    let ended = 0;
    await using supplier = await scriptedSupplier(async (body, _, path) => {
      if (!isAmendment(path) || body['notes'] !== 'amended' || ended >= ends) return 'echo';
      ended += 1;
      await sendUpdate(listen, { id: body['serviceProblemId'] ?? null, status: 'COMPLETED' });
      return refusal;
    });
    await using opened = await openSession(supplier.url, {}, { kcis: { listen, timeoutMs: 1000 } });
    return await decide(purposeOf('made-up.amend', amendProblem, amend, 'example'), opened.session);
  }

  test('is not what a refusal is blamed for: a fresh one is amended', async () => {
    expect(await amended(2)).toMatchObject({ verdict: 'pass', violated: [] });
  });

  test('leaves it open, if each one ends, whether an amendment is accepted', async () => {
    const result = await amended(Infinity);
    expect(result).toMatchObject({ verdict: 'inconclusive', violated: [], cause: 'supplier' });
    expect(result.reason).toMatch(/had ended by itself, as a KCI shows/);
  });
});
