import { describe, expect, test } from 'vitest';
import { conformanceClasses, type ConformanceClass } from '../../contract/classes.js';
import { everyOperation, sendUpdate } from '../../contract/requirements/index.js';
import { classResultsOf, type ClassFacts } from '../../harness/report/classes/class-results.js';
import { headlineOf } from '../../harness/report/scope/headline.js';
import { scopeOf } from '../../harness/report/scope/scope.js';
import type { ClassResult, TestCaseResult, Violation } from '../../harness/report/run-report.js';
import { exitCodeOf } from '../../harness/report/verdict.js';
import { renderConsole } from '../../reporters/console.js';
import { renderGithub } from '../../reporters/github.js';
import { renderHtml } from '../../reporters/html.js';
import { textOf } from '../reporters/text-of.js';
import { renderJunit } from '../../reporters/junit.js';
import { renderMarkdown } from '../../reporters/markdown.js';
import { frozenReport, wholeScope } from '../reporters/frozen-report.js';

const { classes } = conformanceClasses();

describe('the classes', () => {
  test('name operations of the Supplier API, under ids of their own', () => {
    expect(new Set(classes.map(({ id }) => id)).size).toBe(classes.length);
    for (const { operations } of classes) {
      expect(operations.length).toBeGreaterThan(0);
      expect(everyOperation).toEqual(expect.arrayContaining([...operations]));
    }
  });

  test('are the six areas, four that join them, and complete has everything', () => {
    expect(classes.map(({ id }) => id)).toEqual([
      'service-availability',
      'quotes',
      'appointments',
      'orders',
      'service-tests',
      'service-problems',
      'ordering',
      'assurance',
      'ethernet',
      'complete',
    ]);
    expect(classOf('complete')).toMatchObject({ operations: everyOperation, kcis: true });
    for (const [whole, ...parts] of [
      ['ordering', 'service-availability', 'appointments', 'orders'],
      ['assurance', 'service-tests', 'service-problems'],
    ] as const)
      expect(classOf(whole).operations).toEqual(parts.flatMap((part) => classOf(part).operations));
    expect(classOf('assurance').kcis).toBe(true);
  });

  test('have a digest, which the report states', () => {
    expect(conformanceClasses().digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

const [available, reserve] = ['GET /available-appointments', 'POST /appointments'];
const [template] = frozenReport.testCases as readonly [TestCaseResult];

function testCase(operation: string, changes: Partial<TestCaseResult> = {}): TestCaseResult {
  return { ...template, id: `t.${operation}`, area: 'appointments', operation, ...changes };
}

function violation(operation: string, level: Violation['level'] = 'MUST', requirement = 'API-STATUS'): Violation {
  const words = { reason: 'x', expected: 'x', actual: 'x', why: 'x' };
  return { requirement, operation, level, cause: 'supplier', ...words } as Violation;
}

function failed(operation: string, ...violations: readonly Violation[]): TestCaseResult {
  const violated = violations.map(({ requirement }) => requirement);
  return testCase(operation, { verdict: 'fail', reason: 'x', violated, violations });
}

function facts(testCases: readonly TestCaseResult[], changes: Partial<ClassFacts> = {}, runs = 50): ClassFacts {
  const operations = everyOperation.map((operation) => ({ operation, claimed: operation !== 'POST /quote' }));
  const scope = scopeOf({ ...wholeScope, operations, propertyRuns: runs }, 'certify', testCases);
  return { testCases, scope, claimsKcis: true, ...changes };
}

const passed = [testCase(available), testCase(reserve)];

describe('a class', () => {
  test.each<[string, ClassFacts, ClassResult['verdict'], readonly string[]]>([
    ['whose operations pass', facts(passed), 'conformant', []],
    [
      'that warns',
      facts([testCase(available, { verdict: 'warn' }), testCase(reserve, { verdict: 'warn' })]),
      'conformant',
      [],
    ],
    [
      'that warns, strictly',
      facts([testCase(available), testCase(reserve, { verdict: 'warn', violations: [violation(reserve, 'SHOULD')] })], {
        strict: true,
      }),
      'non-conformant',
      [`API-STATUS is violated at ${reserve}.`],
    ],
    [
      'that fails',
      facts([...passed, failed(reserve, violation(reserve))]),
      'non-conformant',
      [`API-STATUS is violated at ${reserve}.`],
    ],
    [
      'that fails in a report without single violations',
      facts([...passed, testCase(reserve, { verdict: 'fail', violated: ['API-STATUS'] })]),
      'non-conformant',
      [`API-STATUS is violated at ${reserve}.`],
    ],
    [
      'that fails in a test case of another operation',
      facts([...passed, failed('POST /service-orders', violation(reserve))]),
      'non-conformant',
      [`API-STATUS is violated at ${reserve}.`],
    ],
    [
      'whose test case only another operation failed',
      facts([...passed, failed(reserve, violation('POST /service-orders'))]),
      'incomplete',
      [`1 test case of ${reserve} was not decided.`],
    ],
    ['beside another operation that fails', facts([...passed, failed('POST /quote')]), 'conformant', []],
    [
      'with an operation of which nothing was examined',
      facts([testCase(available)]),
      'incomplete',
      [`No test case of ${reserve} passed.`],
    ],
    [
      'with an operation of which only exclusions are left',
      facts([testCase(available), testCase(reserve, { verdict: 'not-applicable', choice: 'profile' })]),
      'incomplete',
      [`No test case of ${reserve} passed.`],
    ],
    [
      'with something that the profile excludes',
      facts([...passed, testCase(reserve, { verdict: 'not-applicable', choice: 'profile' })]),
      'conformant',
      [],
    ],
    ...(['inconclusive', 'error', 'not-run'] as const).map(
      (verdict): [string, ClassFacts, ClassResult['verdict'], readonly string[]] => [
        `with a test case that is ${verdict}`,
        facts([...passed, testCase(reserve, { verdict })]),
        'incomplete',
        [`1 test case of ${reserve} was not decided.`],
      ],
    ),
    [
      'with an operation that answers 501',
      facts([...passed, testCase(reserve, { verdict: 'not-applicable', choice: 'not-implemented' })]),
      'incomplete',
      [`1 test case of ${reserve} was not decided.`],
    ],
    [
      'of which properties tried too little',
      facts(passed, {}, 34),
      'incomplete',
      ['Properties tried 34 values each; the class asks for 35.'],
    ],
    [
      'whose every violation is waived',
      facts([...passed, failed(reserve, violation(reserve))], { isWaived: () => true }),
      'conditional',
      [`Waived: API-STATUS is violated at ${reserve}.`],
    ],
    [
      'of whose violations one is not waived',
      facts([...passed, failed(reserve, violation(reserve), violation(reserve, 'MUST', 'API-UNCHANGED'))], {
        isWaived: (_, { requirement }) => requirement === 'API-STATUS',
      }),
      'non-conformant',
      [`API-UNCHANGED is violated at ${reserve}.`],
    ],
    [
      'that is waived and incomplete',
      facts([testCase(available), failed(reserve, violation(reserve))], { isWaived: () => true }),
      'incomplete',
      [`No test case of ${reserve} passed.`],
    ],
  ])('%s', (_, known, verdict, reasons) => {
    const [result] = classResultsOf([classOf('appointments')], ['appointments'], known);
    expect(result).toMatchObject({ verdict, reasons, requested: true });
  });

  test('of which the profile claims a part is not claimed, whatever its operations do', () => {
    const [ethernet] = classResultsOf(
      [classOf('ethernet')],
      [],
      facts([failed('POST /quote', violation('POST /quote'))]),
    );
    expect(ethernet).toMatchObject({
      verdict: 'not-claimed',
      requested: false,
      reasons: ['The profile does not claim POST /quote.'],
    });
  });

  test('that requires KCIs is judged by them, too', () => {
    const assurance = classOf('assurance');
    const all = [...assurance.operations, sendUpdate].map((operation) => testCase(operation));
    const judged = (known: ClassFacts) => classResultsOf([assurance], [], known)[0];
    expect(judged(facts(all))?.verdict).toBe('conformant');
    expect(judged(facts([...all, failed(sendUpdate, violation(sendUpdate))]))?.verdict).toBe('non-conformant');
    expect(judged(facts(all.slice(0, -1)))?.reasons).toEqual([
      `No test case of ${sendUpdate} passed.`,
      'KCIs were not received.',
    ]);
    expect(judged(facts(all, { claimsKcis: false }))?.reasons).toEqual(['The profile does not claim KCIs.']);
  });
});

describe('a certification', () => {
  const result = (verdict: ClassResult['verdict'], requested = true): ClassResult => {
    const reasons = verdict === 'conformant' ? [] : ['It is so.'];
    const counts = { testCases: 2, decided: 2 };
    return {
      ...counts,
      id: 'quotes',
      title: 'Quotes',
      verdict,
      requested,
      operations: ['POST /quote'],
      kcis: false,
      reasons,
    };
  };

  test.each<[string, Parameters<typeof exitCodeOf>, number]>([
    ['conformant, with its class', ['conformant', 'certify', [result('conformant')]], 0],
    ['conformant, with a conditional class', ['conformant', 'certify', [result('conditional')]], 0],
    ['conformant, with a class that is not', ['conformant', 'certify', [result('incomplete')]], 3],
    ['conformant, with a class that is not claimed', ['conformant', 'certify', [result('not-claimed')]], 3],
    ['conformant, of no class', ['conformant', 'certify', [result('conformant', false)]], 3],
    ['conformant, by a version without classes', ['conformant', 'certify'], 0],
    ['partial', ['partial', 'certify', [result('conformant')]], 3],
    ['incomplete', ['incomplete', 'certify', [result('conformant')]], 3],
    ['non-conformant, which is graver', ['non-conformant', 'certify', [result('incomplete')]], 1],
    ['an error, which is graver', ['error', 'certify', [result('incomplete')]], 2],
    ['in another mode', ['conformant', 'full'], 0],
  ])('that is %s', (_, given, exitCode) => {
    expect(exitCodeOf(...given)).toBe(exitCode);
  });

  test('says its classes in the headline, and why one is not conformant in every output', async () => {
    const certified = {
      ...frozenReport,
      mode: 'certify',
      classes: [result('incomplete'), { ...result('conformant', false), id: 'orders' }],
    } as const;
    const report = { ...certified, headline: headlineOf(certified) };
    expect(report.headline).toContain('; class quotes incomplete');
    const outputs = [
      renderConsole(report, { colour: false, width: 200 }),
      renderGithub(report),
      await textOf(renderHtml(report, [])),
      renderMarkdown(report),
      renderJunit(report),
    ];
    for (const output of outputs) {
      expect(output).toContain('class quotes incomplete');
      expect(output.replaceAll('&#58;', ':')).toContain('Class quotes is incomplete: It is so.');
      expect(output).toContain('The classes are proposed');
    }
    expect(renderJunit(report)).toContain('<property name="class quotes" value="incomplete: It is so."/>');
    expect(headlineOf({ ...certified, classes: [] })).toContain('no class is claimed whole');
  });
});

function classOf(id: string): ConformanceClass {
  const found = classes.find((each) => each.id === id);
  if (!found) throw new Error(`There is no class ${id}.`);
  return found;
}
