import { dayMs, endOf, timeText } from './dates.js';
import type { ClassResult } from '../../harness/report/run-report.js';
import type { Certificate } from './certificate.js';
import type { Evidence } from './examine-bundle.js';
import type { Policy } from './policy.js';
import type { Revocations } from './revocations.js';
import type { Trust } from './trust.js';
import type { Verification } from './verification.js';
import { staleOperations, waiversFor } from './waivers.js';

/** A rule of the policy that the evidence does not meet. */
export interface UnmetRule {
  readonly rule:
    | 'evidence'
    | 'evidence-age'
    | 'reference'
    | 'mode'
    | 'specification'
    | 'suite-version'
    | 'classes'
    | 'kcis'
    | 'runs'
    | 'waiver'
    | 'validity'
    | 'revoked'
    | 'certifier-key';
  /** What is not as it has to be, in one sentence. */
  readonly sentence: string;
}

/** What the rules look at. Moments are in milliseconds since 1970. */
export interface Case {
  readonly policy: Policy;
  readonly evidence: Evidence;
  /** Each class, judged with the waivers of the policy. */
  readonly classes: readonly ClassResult[];
  readonly at: number;
  readonly validUntil: number;
}

/** Every rule of the policy that the evidence does not meet. */
export function unmetRules(given: Case): readonly UnmetRule[] {
  return [
    ...ageRules(given),
    ...runRules(given),
    ...classRules(given),
    ...waiverRules(given),
    ...(given.validUntil <= given.at
      ? [unmet('validity', `The certificate would have ended at ${timeText(given.validUntil)} already.`)]
      : []),
  ];
}

/** What speaks against a bundle itself, whatever the policy. */
export function evidenceRules({ outcome, problems }: Verification): readonly UnmetRule[] {
  if (outcome === 'trusted') return [];
  if (outcome === 'unsigned') return [unmet('evidence', 'The bundle is not signed.')];
  if (outcome === 'unknown-key')
    return [unmet('evidence', 'The bundle is signed by a key that the trust file does not have.')];
  return problems.map(({ sentence }) => unmet('evidence', sentence));
}

/** Whether a key may certify that supplier at that moment. */
export function certifierRules(
  fingerprint: string,
  supplier: string | undefined,
  { trust, revocations, at }: { readonly trust: Trust; readonly revocations: Revocations; readonly at: number },
): readonly UnmetRule[] {
  const key = trust.get(fingerprint);
  if (!key) return [unmet('certifier-key', `The trust file has no certifier with the key ${fingerprint}.`)];
  const { name, role, suppliers, validFrom = -Infinity, validUntil = Infinity } = key;
  const revokedAt = Math.min(key.revokedAt ?? Infinity, revocations.keys.get(fingerprint)?.revokedAt ?? Infinity);
  const problem =
    role !== 'certifier'
      ? `is a ${role}'s, and certifies nothing`
      : supplier !== undefined && suppliers?.includes(supplier) === false
        ? `may not certify ${supplier}`
        : at >= revokedAt
          ? `is revoked since ${timeText(revokedAt)}`
          : at < validFrom
            ? `is valid only from ${timeText(validFrom)}`
            : at > validUntil
              ? `was valid until ${timeText(validUntil)}`
              : undefined;
  return problem === undefined ? [] : [unmet('certifier-key', `The key ${name} ${problem}.`)];
}

/** The same evidence by the same policy has the same id: what was revoked cannot be issued once more. */
export function revocationRules(
  { fibreCafeCertificate: { id } }: Pick<Certificate, 'fibreCafeCertificate'>,
  { revocations, at }: { readonly revocations: Revocations; readonly at: number },
): readonly UnmetRule[] {
  const revocation = revocations.certificates.get(id);
  if (!revocation || at < revocation.revokedAt) return [];
  const since = `${timeText(revocation.revokedAt)}: ${revocation.reason}`;
  return [unmet('revoked', `The certificate ${id} is revoked since ${since} Certify a new run.`)];
}

function unmet(rule: UnmetRule['rule'], sentence: string): UnmetRule {
  return { rule, sentence };
}

function ageRules({ policy, evidence: { manifest }, at }: Case): readonly UnmetRule[] {
  const days = Math.floor((at - Date.parse(manifest.endedAt)) / dayMs);
  return at - Date.parse(manifest.endedAt) > policy.maxEvidenceAgeDays * dayMs
    ? [
        unmet(
          'evidence-age',
          `The run ended at ${manifest.endedAt}, ${days} days before ${timeText(at)}: the policy takes evidence of ${policy.maxEvidenceAgeDays} days.`,
        ),
      ]
    : [];
}

function runRules({ policy, evidence: { report } }: Case): readonly UnmetRule[] {
  const { suite, scope, mode } = report;
  const rules: UnmetRule[] = [];
  if (scope.reference && !policy.allowReference)
    rules.push(unmet('reference', 'The target was the embedded reference supplier, not a supplier.'));
  if (mode !== 'certify' || scope.filters.length > 0 || scope.shard !== null)
    rules.push(unmet('mode', 'The run was not one in certify mode: only that examines everything.'));
  if (!policy.specificationDigests.includes(suite.specificationDigest))
    rules.push(
      unmet(
        'specification',
        `The run was by another description (${suite.specification}, ${suite.specificationDigest}) than the policy takes.`,
      ),
    );
  if (!policy.suiteVersions.includes(suite.version))
    rules.push(
      unmet(
        'suite-version',
        `Version ${suite.version} of the suite ran: the policy takes ${policy.suiteVersions.join(', ')}.`,
      ),
    );
  if (policy.kcis && !scope.kcis) rules.push(unmet('kcis', 'KCIs were not examined, which the policy demands.'));
  if (scope.propertyRuns < policy.minRuns)
    rules.push(
      unmet('runs', `Each property tried ${scope.propertyRuns} values: the policy demands ${policy.minRuns} at least.`),
    );
  return rules;
}

function classRules({ policy, classes }: Case): readonly UnmetRule[] {
  return policy.classes.flatMap((id) => {
    const result = classes.find((each) => each.id === id);
    if (result?.verdict === 'conformant' || result?.verdict === 'conditional') return [];
    return [unmet('classes', `The class ${id} is ${result?.verdict ?? 'not judged'}${whyNot(result?.reasons ?? [])}`)];
  });
}

/** So many reasons are named; the report has all. */
const maxReasons = 3;

function whyNot(reasons: readonly string[]): string {
  if (reasons.length === 0) return '.';
  const more = reasons.length > maxReasons ? ` And ${reasons.length - maxReasons} more reasons; see report.json.` : '';
  return `: ${reasons.slice(0, maxReasons).join(' ')}${more}`;
}

/** A waiver that excuses nothing any more would hide the next failure. */
function waiverRules({ policy, evidence: { report }, at }: Case): readonly UnmetRule[] {
  return waiversFor(policy, report.target.supplier).flatMap((waiver) => {
    const name = `The waiver of ${waiver.requirement} in the class ${waiver.class}`;
    const end = endOf(waiver.expires) ?? -Infinity;
    if (at > end) return [unmet('waiver', `${name} expired on ${waiver.expires}: remove it.`)];
    const stale = staleOperations(waiver, report);
    return stale.length === 0
      ? []
      : [unmet('waiver', `${name} is stale: nothing fails at ${stale.join(', ')}. Remove that from it.`)];
  });
}
