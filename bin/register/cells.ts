import type { ClassResult } from '../../harness/report/run-report.js';
import type { Cell, Status } from '../../reporters/register/register.js';
import type { Certificate } from '../certification/certificate.js';
import { dayMs } from '../certification/dates.js';
import { isClassMet } from '../../harness/report/verdict.js';
import type { Verification } from '../certification/verification.js';
import type { RunFacts } from './run-facts.js';

/** A run that a bundle vouches for. */
export interface HeldRun {
  readonly facts: RunFacts;
  readonly verification: Verification;
}

/** A certificate that was not changed, by a key that somebody vouches for or did. */
export interface HeldCertificate {
  readonly certificate: Certificate;
  readonly verification: Verification;
}

/** All that counts about one supplier. Runs and certificates are in the order of time. */
export interface Held {
  readonly runs: readonly HeldRun[];
  readonly certificates: readonly HeldCertificate[];
}

/** A certificate that ends within so many days is expiring. */
const expiringDays = 30;

/** The latest trusted run: it decides, not the best one. */
export function decidingRun({ runs }: Held): HeldRun | undefined {
  return runs.findLast(({ verification }) => verification.outcome === 'trusted');
}

/**
 * What a supplier has come to in a class. The latest trusted evidence decides: a later run that fails takes the place of
 * a certificate, and a certificate that of the run that it rests on.
 */
export function classCell(id: string, held: Held, at: number): Cell {
  const run = decidingRun(held);
  const result = run?.facts.classes?.find((each) => each.id === id);
  const certificate = held.certificates.findLast((each) =>
    each.certificate.fibreCafeCertificate.classes.some((certified) => certified.id === id),
  );
  if (!certificate) return run && result ? ownCell(result, run) : withoutTrusted(held);
  const { evidence } = certificate.certificate.fibreCafeCertificate;
  const isLater = run !== undefined && run.facts.endedAt > Date.parse(evidence.endedAt);
  // A later pass does not take back a certificate; anything else does.
  if (isLater && result && !isClassMet(result)) return ownCell(result, run);
  const cell = certificateCell(id, certificate, at);
  return cell.status === 'expired' && isLater && result ? ownCell(result, run) : cell;
}

const ownStatuses: Readonly<Record<ClassResult['verdict'], Status>> = {
  conformant: 'self-certified',
  conditional: 'conditional',
  'non-conformant': 'failing',
  incomplete: 'incomplete',
  'not-claimed': 'not-claimed',
};

function ownCell({ verdict }: ClassResult, { facts }: HeldRun): Cell {
  return { status: ownStatuses[verdict], since: dayOf(facts.endedAt) };
}

function certificateCell(id: string, { certificate, verification }: HeldCertificate, at: number): Cell {
  const { classes, validUntil } = certificate.fibreCafeCertificate;
  const end = verification.validUntil ?? validUntil;
  const dates = { until: end.slice(0, 10), since: certificate.timeCreated.slice(0, 10) };
  if (verification.outcome === 'expired') return { status: 'expired', ...dates };
  if (verification.outcome !== 'trusted') return { status: 'revoked', since: dates.since };
  if (Date.parse(end) - at < expiringDays * dayMs) return { status: 'expiring', ...dates };
  const conditional = classes.some((each) => each.id === id && each.verdict === 'conditional');
  return { status: conditional ? 'conditional' : 'certified', ...dates };
}

/** What is left where no trusted evidence is: why the last one does not count. */
function withoutTrusted({ runs }: Held): Cell {
  const last = runs.at(-1);
  if (!last) return { status: 'no-evidence' };
  return { status: last.verification.outcome === 'expired' ? 'expired' : 'revoked', since: dayOf(last.facts.endedAt) };
}

/** What the latest trusted run found out about an operation. */
export function operationCell(operation: string, held: Held): Cell {
  const run = decidingRun(held);
  if (!run) return withoutTrusted(held);
  const { scope, failing, passing, endedAt } = run.facts;
  const found = scope.operations.find((each) => each.operation === operation);
  const since = dayOf(endedAt);
  if (found?.claimed !== true) return { status: 'not-claimed', since };
  if (failing.includes(operation)) return { status: 'failing', since };
  const isWhole = found.decided === found.testCases && passing.includes(operation);
  return { status: isWhole ? 'self-certified' : 'incomplete', since };
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
