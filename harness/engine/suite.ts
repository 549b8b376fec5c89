import { inject, test as vitestTest, describe } from 'vitest';
import { describesSupplierApi, genericOperations, isDescribed } from '../../contract/description.js';
import type { Operation } from '../../contract/operation.js';
import { sendUpdate, type OperationKey } from '../../contract/requirements/index.js';
import { decide } from './outcome.js';
import { exclusionOf } from './selection.js';
import { definePurpose, type Checks, type TestBody } from '../authoring/purpose.js';
import { sourceOf } from '../authoring/source-line.js';
import type { TestCaseResult } from '../report/run-report.js';
import { endOfRun } from '../session/pulse.js';
import { Session } from '../session/session.js';
import type { RunSettings } from '../session/settings.js';

declare module 'vitest' {
  interface TaskMeta {
    /** What a test case found out, for the run report; reporters of others find its file and line here. */
    outcome?: TestCaseResult;
    /** Whether the options of the run exclude it. */
    excluded?: boolean;
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

const settings = runSettings();
// Outside a run vitest refuses to extend its test, and none is needed: purposes are only listed there.
const test = settings && testWithin(settings);

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

function group(
  operation: OperationKey,
  title: string,
  define: (test: DefineTest) => void,
  together: (title: string, define: () => void) => unknown = describe,
): void {
  const enter: DefineTest = (purposeTitle, plan, body) => {
    const purpose = definePurpose(operation, purposeTitle, plan, body);
    const meta = { excluded: settings !== undefined && exclusionOf(purpose, settings) !== undefined };
    test?.(`${purpose.id} ${purpose.title}`, { meta }, async ({ session, task, skip }) => {
      const outcome = { ...(await decide(purpose, session)), ...sourceOf(purpose) };
      task.meta.outcome = outcome;
      if (outcome.verdict === 'fail' || outcome.verdict === 'error')
        throw new Error(`${outcome.violated.join(', ')} ${outcome.reason}`.trim());
      if (outcome.verdict !== 'pass' && outcome.verdict !== 'warn') skip(`${outcome.verdict}: ${outcome.reason}`);
    });
  };
  if (test) together(title, () => define(enter));
  else define(enter);
}
