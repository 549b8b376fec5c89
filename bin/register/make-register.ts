import { createHash } from 'node:crypto';
import { conformanceClasses } from '../../contract/classes.js';
import { everyOperation } from '../../contract/requirements/index.js';
import type {
  Cell,
  Register,
  RegisteredCertificate,
  RegisteredSupplier,
  Rejected,
} from '../../reporters/register/register.js';
import { timeText } from '../certification/dates.js';
import type { Judges } from '../certification/origin.js';
import type { Verification } from '../certification/verification.js';
import { classCell, decidingRun, operationCell, type Held, type HeldCertificate, type HeldRun } from './cells.js';
import type { Entry } from './read-register.js';

interface Options {
  readonly judges: Judges;
  /** Whether base URLs are shown. */
  readonly addresses: boolean;
}

/** Outcomes of what counts, or did: somebody vouches for the key, and nothing was changed. */
const counted: readonly Verification['outcome'][] = ['trusted', 'expired', 'revoked'];

/**
 * Whether the site has the files of a certificate. What was revoked would still call itself certified, and a thief of
 * a revoked key could write any page.
 */
export function offersFiles({ verification, files }: Entry): boolean {
  return files !== undefined && (verification.outcome === 'trusted' || verification.outcome === 'expired');
}

/** Whether something that a register has is shown as what a supplier has, or had. */
function counts({ verification, run, certificate }: Entry): boolean {
  return (run ?? certificate) !== undefined && counted.includes(verification.outcome);
}

type RunEntry = HeldRun & { readonly digest: string };
type CertificateEntry = HeldCertificate & Pick<RegisteredCertificate, 'folder'>;

/** Who conforms to what, from all that is in a register. */
export function makeRegister(entries: readonly Entry[], { judges, addresses }: Options): Register {
  const { classes, digest } = conformanceClasses();
  const counting = entries.filter(counts);
  const runs = counting
    .flatMap(runIn)
    .toSorted((left, right) => left.facts.endedAt - right.facts.endedAt || order(left.digest, right.digest));
  const certificates = counting
    .flatMap(certificateIn)
    .toSorted((left, right) => order(left.certificate.timeCreated, right.certificate.timeCreated));
  const known = [...(judges.trust?.values() ?? [])].flatMap(({ role, suppliers = [] }) =>
    role === 'supplier' ? suppliers : [],
  );
  const names = new Set([
    ...known,
    ...runs.map(({ facts }) => facts.target.supplier),
    ...certificates.map(({ certificate }) => certificate.fibreCafeCertificate.supplier),
  ]);
  const runsOf = grouped(runs, ({ facts }) => facts.target.supplier);
  const certificatesOf = grouped(certificates, ({ certificate }) => certificate.fibreCafeCertificate.supplier);
  return {
    schemaVersion: 1,
    at: timeText(judges.at),
    classesDigest: digest,
    classes: classes.map(({ id, title }) => ({ id, title })),
    operations: everyOperation,
    suppliers: [...names].toSorted(order).map((name) => {
      const held = { runs: runsOf.get(name) ?? [], certificates: certificatesOf.get(name) ?? [] };
      return supplierOf(name, held, { at: judges.at, addresses });
    }),
    rejected: entries.filter((entry) => !counts(entry)).map(rejection),
  };
}

function runIn({ verification, run, digest }: Entry): readonly RunEntry[] {
  return run ? [{ facts: run, verification, digest }] : [];
}

function certificateIn(entry: Entry): readonly CertificateEntry[] {
  const { certificate, verification, digest } = entry;
  return certificate ? [{ certificate, verification, ...(offersFiles(entry) && { folder: digest }) }] : [];
}

function rejection({ file, verification, run, certificate, unreadable }: Entry): Rejected {
  const { outcome, problems } = verification;
  const sentences = problems.map(({ sentence }) => sentence);
  const said: Partial<Record<Verification['outcome'], string>> = {
    unreadable: unreadable === undefined ? 'It cannot be read.' : 'It is neither a bundle nor a certificate.',
    unsigned: 'It is not signed.',
    'unknown-key': 'The trust file does not have the key that signed it.',
    trusted: run || certificate ? '' : 'Its report is of a version that this one does not read.',
  };
  const why = said[outcome];
  return { file, outcome, problems: sentences.length > 0 ? sentences : why ? [why] : [] };
}

interface Showing {
  readonly at: number;
  readonly addresses: boolean;
}

/** All that counts about one supplier, with where it lies. */
interface HeldEntries extends Held {
  readonly runs: readonly RunEntry[];
  readonly certificates: readonly CertificateEntry[];
}

function supplierOf(name: string, held: HeldEntries, { at, addresses }: Showing): RegisteredSupplier {
  const deciding = decidingRun(held);
  const baseUrl = deciding?.facts.target.baseUrl;
  return {
    id: idOf(name),
    name,
    ...(addresses && baseUrl !== undefined && { baseUrl }),
    classes: cells(
      conformanceClasses().classes.map(({ id }) => id),
      (id) => classCell(id, held, at),
    ),
    operations: cells(everyOperation, (operation) => operationCell(operation, held)),
    runs: held.runs.map((run) => ({
      evidence: run.digest,
      startedAt: run.facts.startedAt,
      endedAt: timeText(run.facts.endedAt),
      suiteVersion: run.facts.suite.version,
      verdict: run.facts.verdict,
      headline: run.facts.headline,
      outcome: run.verification.outcome,
      decides: run === deciding,
    })),
    certificates: held.certificates.map(({ certificate, verification, folder }) => {
      const { id, certifier, classes, waivers, validUntil } = certificate.fibreCafeCertificate;
      return {
        id,
        ...(folder !== undefined && { folder }),
        certifier,
        classes: classes.map(({ id: of, verdict }) => ({ id: of, verdict })),
        waivers: waivers.length,
        issuedAt: certificate.timeCreated,
        validUntil: verification.validUntil ?? validUntil,
        outcome: verification.outcome,
        problems: verification.problems.map(({ sentence }) => sentence),
      };
    }),
  };
}

function cells(names: readonly string[], cell: (name: string) => Cell): Readonly<Record<string, Cell>> {
  return Object.fromEntries(names.map((name) => [name, cell(name)]));
}

function grouped<T>(all: readonly T[], key: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(key(each));
    if (group) group.push(each);
    else groups.set(key(each), [each]);
  }
  return groups;
}

/** A name for files, whatever a supplier is called: some of its letters for people, a digest for the difference. */
function idOf(name: string): string {
  const letters = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return `${letters === '' ? 'supplier' : letters}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** By code units: the order of a language could differ from machine to machine. */
function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
