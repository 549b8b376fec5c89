import { describe, expect, test } from 'vitest';
import type { RequirementId } from '../../contract/requirements/index.js';
import { freePort } from '../../bin/run/free-port.js';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { startSupplier } from '../../simulator/index.js';
import { examineAt } from './examine-at.js';
import { startGateway } from './gateway.js';
import { startTwoMemories } from './two-memories.js';

/** Time enough for a busy machine: here nothing hangs. */
const patient = { limits: { requestTimeoutMs: 20_000 } };

/** What is violated by the refusal of a text, a length or a layout. */
const aboutTheText: readonly RequirementId[] = [
  'API-VALID-ACCEPTED',
  'API-UNUSUAL-TEXT',
  'API-JSON-LAYOUT',
  'API-HEADER-FORM',
  'API-LENGTHS',
] as RequirementId[];

const undecided = ({ testCases }: RunReport) =>
  testCases.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'not-run');

const brief = (testCases: readonly TestCaseResult[]) =>
  testCases.map(({ id, verdict, reason, violated, cause }) => [id, verdict, violated.join(), cause, reason]);

describe.concurrent('who has to act is right where', () => {
  test('the credentials are refused: the profile, once, after a few requests', async () => {
    const supplier = await startSupplier();
    const { report } = await examineAt(
      supplier.url,
      { ...patient, auth: { type: 'bearer', token: 'wrong-token' } },
      ({ id }) => /^(create|cancel|amend)-problem\.|^service-problem-resolution\.|^create-order\.|^quote\./.test(id),
    );
    await supplier.close();

    expect(report.verdict).toBe('incomplete');
    expect(report.findings).toEqual([]);
    const examined = report.testCases.filter(({ verdict }) => verdict !== 'not-applicable');
    expect(examined.length).toBeGreaterThan(200);
    expect(
      examined.filter(({ cause, choice }) => cause !== 'profile' && choice === undefined).map(({ id }) => id),
    ).toEqual([]);
    expect(
      new Set(
        undecided(report)
          .filter(({ choice }) => choice === undefined)
          .map(({ group }) => group),
      ),
    ).toEqual(new Set(['credentials-refused']));
    expect(report.testCases.map(({ reason }) => reason)).toContainEqual(
      expect.stringMatching(/^The supplier answers 401 to everything: it does not accept the credentials\./),
    );
    expect(report.exchanges).toBeLessThan(60);
  });

  test('a supplier has two memories: it forgets, and no text, length or layout is to blame', async () => {
    await using supplier = await startTwoMemories();
    const { report } = await examineAt(
      supplier.url,
      patient,
      ({ area, id }) => area === 'service-problems' && !/at-once|walk/.test(id),
    );

    const wrong = report.testCases.filter(({ violated }) => violated.some((each) => aboutTheText.includes(each)));
    expect(brief(wrong)).toEqual([]);
    expect(report.testCases.map(({ reason }) => reason)).toContainEqual(
      expect.stringContaining('The supplier forgets what it has just acknowledged'),
    );
    const forgetting = undecided(report).filter(({ group }) => group === 'forgets');
    expect(forgetting.length).toBeGreaterThan(5);
    expect(new Set(forgetting.map(({ cause }) => cause))).toEqual(new Set(['supplier']));
    // Nothing that it has acknowledged itself is test data of the profile.
    expect(
      brief(undecided(report).filter(({ choice, reason }) => choice === undefined && reason.includes('testData'))),
    ).toEqual([]);
  });

  test('no KCI arrives at all: the network, with the address of the inbox', async () => {
    const supplier = await startSupplier({ mode: 'async', kciUrl: `http://127.0.0.1:${await freePort()}` });
    const listen = `127.0.0.1:${await freePort()}`;
    const { report } = await examineAt(supplier.url, { ...patient, kcis: { listen, timeoutMs: 700 } }, [
      'create-problem.kci-after-202',
      'amend-problem.plain',
      'cancel-problem.plain',
      'create-order.kci-after-202',
      'kcis.every-promise',
    ]);
    await supplier.close();

    const broken = report.findings.filter(({ requirement }) => requirement.endsWith('-KCI'));
    expect(broken.length).toBeGreaterThan(0);
    expect(new Set(broken.map(({ cause }) => cause))).toEqual(new Set(['network']));
    const concerned = [...broken.map(({ why }) => why), ...undecided(report).map(({ why = '' }) => why)];
    expect(new Set(concerned).size).toBe(1);
    expect(concerned[0]).toContain(`0 KCIs received at http://${listen}`);
    expect(new Set(undecided(report).map(({ group }) => group))).toEqual(new Set(['no-kci-at-all']));
  });

  test('an operation is not there: the profile, and what to write there', async () => {
    const supplier = await startSupplier();
    await using gateway = await startGateway({
      target: supplier.url,
      admit: () => true,
      instead: ({ url = '' }) => (url.startsWith('/quote') ? { status: 404, body: '{}' } : undefined),
    });
    const { report } = await examineAt(
      gateway.url,
      patient,
      ({ area, id }) => area === 'quotes' && !id.includes('.any-'),
    );
    await supplier.close();

    expect(report.findings).toEqual([]);
    expect(brief(undecided(report).filter(({ cause }) => cause !== 'profile'))).toEqual([]);
    expect(undecided(report)[0]?.reason).toContain('Not implemented? Say `implements.quotes: false`');
    expect(new Set(undecided(report).map(({ group }) => group)).size).toBe(1);
  });

  test('a query is looked for in the body: what was sent is shown', async () => {
    const supplier = await startSupplier();
    await using gateway = await startGateway({
      target: supplier.url,
      admit: () => true,
      instead: ({ url = '' }) =>
        url.startsWith('/service-availability')
          ? { status: 400, body: '{"uuid":"x","code":"INVALID","messages":["address is required"]}' }
          : undefined,
    });
    const { report } = await examineAt(gateway.url, patient, ({ id }) =>
      /^availability-check\.(plain|auth\.none)$/.test(id),
    );
    await supplier.close();

    for (const { verdict, reason, curl } of undecided(report)) {
      expect(verdict).toBe('inconclusive');
      expect(reason).toMatch(/What was sent stands in the query: GET \/service-availability\?address/);
      expect(curl).toMatch(/^curl -i -X GET 'http[^']*\/service-availability\?address/);
    }
    expect(undecided(report).length).toBeGreaterThan(0);
  });
});

describe.concurrent('what never varies is said once for each operation where', () => {
  test.each([
    ['no-echo-on-errors', 'headers-not-echoed'],
    ['required-fields-only', 'fields-left-out'],
  ] as const)('the style is %s', async (style, kind) => {
    const where = ({ area, id }: { readonly area: string; readonly id: string }) =>
      area === 'service-problems' && !/\.any-|at-once|walk/.test(id);
    const [odd, usual] = [await startSupplier({ styles: [style] }), await startSupplier()];
    const reports = await Promise.all([examineAt(odd.url, patient, where), examineAt(usual.url, patient, where)]);
    await Promise.all([odd.close(), usual.close()]);
    const [{ report }, { report: sound }] = reports;

    const habits = report.habits ?? [];
    expect(habits.length).toBeGreaterThan(1);
    expect(new Set(habits.map((habit) => habit.kind))).toEqual(new Set([kind]));
    expect(new Set(habits.map(({ operation }) => operation)).size).toBe(habits.length);
    expect(habits.flatMap(({ testCases }) => testCases).length).toBeGreaterThan(habits.length);
    expect(report.findings).toEqual([]);
    // Each test case is decided as with the usual supplier, unless what it needs is left out; none has a note about it.
    const usualCases = new Map(sound.testCases.map((testCase) => [testCase.id, testCase]));
    const narrower = report.testCases.filter(
      ({ id, verdict }) => verdict === 'not-applicable' && usualCases.get(id)?.verdict !== verdict,
    );
    expect(narrower.length).toBeLessThan(10);
    const odder = report.testCases.filter(({ id, verdict, notes }) => {
      const known = usualCases.get(id);
      return ![known?.verdict, 'not-applicable'].includes(verdict) || notes.join() !== known?.notes.join();
    });
    expect(brief(odder)).toEqual([]);
  });
});
