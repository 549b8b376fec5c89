import { conformanceClasses } from '../../contract/classes.js';
import { everyOperation, sendUpdate } from '../../contract/requirements/index.js';
import { sha256 } from '../../harness/report/bundle/keys.js';
import { digestSet } from '../../harness/report/bundle/run-statement.js';
import { subjectOf } from '../../harness/report/bundle/statement.js';
import { isDecided } from '../../harness/report/scope/scope.js';
import type { ClassResult, RunReport } from '../../harness/report/run-report.js';
import { scopeLines } from '../../reporters/scope-lines.js';
import { badge } from './badge.js';
import { certificatePage } from './certificate-page.js';
import { idOf, type Certificate, type CertifiedClass, type CertifiedEvidence } from './certificate.js';
import { timeText } from './dates.js';
import type { Evidence } from './examine-bundle.js';
import type { Case } from './rules.js';
import { waiversFor } from './waivers.js';

/** A certificate that is not signed yet, with its page and its badge by name of file. */
export interface MadeCertificate {
  readonly certificate: Certificate;
  readonly documents: ReadonlyMap<string, string>;
}

/**
 * Makes the certificate of a case that meets every rule.
 * @param evidenceSigner the fingerprint of the key that signed the bundle
 */
export function makeCertificate(given: Case, evidenceSigner: string): MadeCertificate {
  const drafted = draft(given, evidenceSigner);
  const named = withExtension(drafted, { id: idOf(drafted) });
  const documents = new Map([
    ['certificate.html', certificatePage(named)],
    ['badge.svg', badgeOf(named)],
  ]);
  const digests = [...documents].map(([name, text]) => [name, sha256(Buffer.from(text))] as const);
  return { certificate: withExtension(named, { documents: Object.fromEntries(digests) }), documents };
}

function withExtension(certificate: Certificate, changes: Partial<Certificate['fibreCafeCertificate']>): Certificate {
  return { ...certificate, fibreCafeCertificate: { ...certificate.fibreCafeCertificate, ...changes } };
}

/** All that the certificate says, but for its id and the digests of its documents. */
function draft({ policy, evidence, classes, at, validUntil }: Case, evidenceSigner: string): Certificate {
  const { report, files } = evidence;
  const { target } = report;
  const certified = classes.flatMap(certifiedClass);
  const subject = ['manifest.json', 'report.json'].flatMap((name) => {
    const bytes = files.get(name);
    return bytes ? [subjectOf(name, sha256(bytes))] : [];
  });
  return {
    subject,
    verifier: {
      id: policy.certifier.id,
      policies: [
        { name: 'policy', digest: { sha256: policy.digest } },
        { name: 'classes', digest: digestSet(conformanceClasses().digest) },
      ],
    },
    timeCreated: timeText(at),
    properties: certified.map(({ id }) => `FCC_1_15_${id.toUpperCase().replaceAll('-', '_')}`),
    fibreCafeCertificate: {
      id: '',
      certifier: policy.certifier.name,
      supplier: target.supplier,
      ...(target.product && { product: target.product }),
      classes: certified,
      excluded: excludedFrom(certified, classes, report),
      waivers: waiversFor(policy, target.supplier).filter((each) => certified.some(({ id }) => id === each.class)),
      evidence: evidenceFacts(evidence, evidenceSigner),
      restsOn: requirementsOf(certified, report),
      validUntil: timeText(validUntil),
      documents: {},
    },
  };
}

function certifiedClass({ id, title, verdict, operations, kcis }: ClassResult): readonly CertifiedClass[] {
  return verdict === 'conformant' || verdict === 'conditional' ? [{ id, title, verdict, operations, kcis }] : [];
}

function evidenceFacts({ report, manifest, files }: Evidence, signedBy: string): CertifiedEvidence {
  const { suite, scope, startedAt, verdict, headline } = report;
  return {
    manifestDigest: `sha256:${sha256(files.get('manifest.json') ?? Buffer.of())}`,
    signedBy,
    suiteVersion: suite.version,
    specification: suite.specification,
    specificationDigest: suite.specificationDigest,
    profileDigest: suite.profileDigest,
    classesDigest: conformanceClasses().digest,
    startedAt,
    endedAt: manifest.endedAt,
    verdict,
    headline,
    kcis: scope.kcis,
    propertyRuns: scope.propertyRuns,
  };
}

/** What the certificate does not cover, one sentence each. */
function excludedFrom(
  certified: readonly CertifiedClass[],
  classes: readonly ClassResult[],
  report: RunReport,
): readonly string[] {
  const covered = certified.flatMap(({ operations }) => operations);
  const others = everyOperation.filter((operation) => !covered.includes(operation));
  const failing = classes.filter(({ verdict }) => verdict === 'non-conformant' || verdict === 'incomplete');
  return [
    ...(others.length === 0 ? [] : [`Operations: ${others.join(', ')}.`]),
    ...failing.map(({ title, verdict }) => `Class ${title}: ${verdict}.`),
    ...(report.scope.kcis ? [] : ['KCIs were not examined.']),
    ...scopeLines({ scope: report.scope }),
  ];
}

/** The requirements that were decided for what the certified classes cover. */
function requirementsOf(certified: readonly CertifiedClass[], { testCases }: RunReport): readonly string[] {
  const operations = new Set(certified.flatMap((each) => [...each.operations, ...(each.kcis ? [sendUpdate] : [])]));
  const decided = testCases.filter((each) => isDecided(each) && operations.has(each.operation));
  return [...new Set(decided.flatMap(({ requirements }) => requirements as readonly string[]))].toSorted();
}

function badgeOf({ fibreCafeCertificate: { classes, evidence } }: Certificate): string {
  const isConditional = classes.some(({ verdict }) => verdict === 'conditional');
  const message = `certified${isConditional ? ' with waivers' : ''}: ${classes.map(({ id }) => id).join(', ')}`;
  return badge(evidence.specification, message, isConditional ? 'conditional' : 'good');
}
