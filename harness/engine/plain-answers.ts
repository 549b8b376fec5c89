import { sendUpdate } from '../../contract/requirements/index.js';
import { expect } from '../authoring/matchers.js';
import type { TestPurpose } from '../authoring/purpose.js';
import type { Finding } from '../report/finding.js';
import { isSuccess, type Journal } from '../session/journal.js';
import type { Session } from '../session/session.js';
import { turns } from '../wire/pacing.js';
import { aside } from './context.js';

/** What the answers to plain requests of an operation are like. */
interface PlainAnswers {
  /** Whether nothing is wrong with them. */
  readonly areSound: boolean;
  /** What is wrong with one and with the next. */
  readonly findings: readonly Finding[];
}

/** Finds out, once in a run, what is wrong with the answers to plain requests of the operation of a test purpose. */
export function plainAnswers(purpose: TestPurpose, session: Session): Promise<PlainAnswers> {
  const { operation } = purpose;
  const ask = () =>
    aside(
      purpose,
      session,
      async ({ given, supplier }) => expect(await supplier.send(await given.plainRequest(operation))).toBeAccepted(),
      { from: 'fresh-things', turn: turns.again },
    );
  return session.facts.once(`plain answers of ${operation}`, async () => {
    const { isSound, journal } = await ask();
    if (isSound !== false || journal.refusals.length > 0) return { areSound: isSound === true, findings: [] };
    const { findings } = (await ask()).journal;
    return {
      areSound: false,
      findings: journal.findings.filter((one) => findings.some((other) => isSame(one, other))),
    };
  });
}

/**
 * Whether all that an attempt found is wrong with each success that plain requests get, too, so that it has been shown
 * again already. What is refused or fails may be due to the moment, so that is always looked for again, as is what KCIs
 * say.
 */
export async function isWrongWithPlainAnswers(
  purpose: TestPurpose,
  journal: Journal,
  session: Session,
): Promise<boolean> {
  const { operation } = purpose;
  const { findings } = journal;
  const isOfSuccess = (finding: Finding) => {
    const status = journal.exchange(finding.exchange)?.response?.status ?? 0;
    const isOther = finding.operation !== operation || finding.kci !== undefined || finding.isPromise === true;
    return !isOther && isSuccess(status);
  };
  if (operation === sendUpdate || findings.length === 0 || !findings.every(isOfSuccess)) return false;
  const known = (await plainAnswers(purpose, session)).findings;
  return findings.every((finding) => known.some((other) => isSame(finding, other)));
}

/** Whether a finding is what is wrong with plain answers. In a walk, its reason goes on with the steps. */
function isSame(one: Finding, other: Finding): boolean {
  return (
    one.requirement === other.requirement &&
    one.operation === other.operation &&
    one.reason.startsWith(other.reason) &&
    one.pointer === other.pointer
  );
}
