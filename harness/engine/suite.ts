import { inject, test as vitestTest, describe, type TestContext } from 'vitest';
import { describesSupplierApi, genericOperations, isDescribed } from '../../contract/description.js';
import type { Operation } from '../../contract/operation.js';
import { sendUpdate, type OperationKey } from '../../contract/requirements/index.js';
import { inOrder } from './order.js';
import { decide } from './outcome.js';
import { exclusionOf } from './selection.js';
import { definePurpose, type Checks, type TestBody, type TestPurpose } from '../authoring/purpose.js';
import { sourceOf } from '../authoring/source-line.js';
import type { TestCaseResult } from '../report/run-report.js';
import { decided, endOfRun } from '../session/pulse.js';
import { Session } from '../session/session.js';
import type { RunSettings } from '../session/settings.js';

declare module 'vitest' {
  interface TaskMeta {
    /** What a test case found out, for the run report; reporters of others find its file and line here. */
    outcome?: TestCaseResult;
  }
}

/** Defines one test purpose: a fact about a conforming supplier, what it checks, and how it is found out. */
export type DefineTest = (title: string, plan: Checks, body: TestBody) => void;

/** The settings of the run in whose worker this is; undefined where the purposes are only listed. */
function runSettings(): RunSettings | undefined {
  try {
    return inject('run');
  } catch {
    return undefined;
  }
}

/** vitest's test, with the session of the run as a fixture that lives as long as the worker. */
function testWithin(run: RunSettings) {
  return vitestTest.extend<{ $worker: { session: Session } }>({
    session: [
      // eslint-disable-next-line no-empty-pattern -- vitest reads the fixtures that are needed off this pattern
      async ({}, use) => {
        const session = await Session.open(run);
        const end = () => session.end();
        if (endOfRun.aborted) end();
        endOfRun.addEventListener('abort', end, { once: true });
        await use(session);
        await session.close();
      },
      { scope: 'worker' },
    ],
  });
}

/**
 * Groups the test purposes of one operation of the Supplier API, if the description has it. In a run each becomes a
 * vitest test; elsewhere they are only entered into the catalogue.
 */
export function suite(operation: OperationKey, title: string, define: (test: DefineTest) => void): void {
  if (operation === sendUpdate ? describesSupplierApi() : isDescribed(operation)) group(operation, title, define);
}

/**
 * Groups test purposes about KCIs that look back on the whole run. They are decided one after the other, when all
 * others are; their file has to be taken in last.
 */
export function lastSuite(title: string, define: (test: DefineTest) => void): void {
  if (!describesSupplierApi()) return;
  const enterLast = (test: DefineTest) => define((name, plan, body) => test(name, { ...plan, last: true }, body));
  group(sendUpdate, title, enterLast, describe.sequential);
}

/** Groups the test purposes of each operation that is known from its description only. */
export function genericSuites(title: string, define: (test: DefineTest, operation: Operation) => void): void {
  for (const operation of genericOperations())
    group(operation.key, `${title} of ${operation.key}`, (enter) => define(enter, operation));
}

/** A test purpose, and the group that it belongs to. */
interface Entered {
  readonly title: string;
  readonly purpose: TestPurpose;
  readonly together: (title: string, define: () => void) => unknown;
}

const entered: Entered[] = [];

function group(
  operation: OperationKey,
  title: string,
  define: (test: DefineTest) => void,
  together: Entered['together'] = describe,
): void {
  define((purposeTitle, plan, body) => {
    entered.push({ title, purpose: definePurpose(operation, purposeTitle, plan, body), together });
  });
}

/** Makes the tests of all groups that the run is to decide, in the order in which they are to begin. */
export function enterTests(): void {
  const settings = runSettings();
  // Outside a run vitest refuses to extend its test, and none is needed: purposes are only listed there.
  if (!settings) return;
  const test = testWithin(settings);
  // What the options exclude is reported by the process that reports the run.
  const left = inOrder(entered.filter(({ purpose }) => !exclusionOf(purpose, settings)));
  for (let first = left[0]; first; first = left[0]) {
    const { title, together } = first;
    const other = left.findIndex((each) => each.title !== title || each.together !== together);
    const group = left.splice(0, other < 0 ? left.length : other);
    together(title, () => {
      for (const { purpose } of group) asTest(test, purpose);
    });
  }
}

function asTest(test: ReturnType<typeof testWithin>, purpose: TestPurpose): void {
  // The engine reads the text of each of these functions, to see which fixtures it names: a short one is soon read.
  test(`${purpose.id} ${purpose.title}`, ({ session, task, skip }) => report(purpose, session, { task, skip }));
}

async function report(
  purpose: TestPurpose,
  session: Session,
  { task, skip }: Pick<TestContext, 'task' | 'skip'>,
): Promise<void> {
  const outcome = { ...(await decide(purpose, session)), ...sourceOf(purpose) };
  task.meta.outcome = outcome;
  decided(outcome);
  if (outcome.verdict === 'fail' || outcome.verdict === 'error')
    throw new Error(`${outcome.violated.join(', ')} ${outcome.reason}`.trim());
  if (outcome.verdict !== 'pass' && outcome.verdict !== 'warn') skip(`${outcome.verdict}: ${outcome.reason}`);
}
