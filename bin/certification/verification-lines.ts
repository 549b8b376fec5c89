import { scopeLines } from '../../reporters/scope-lines.js';
import type { Judges } from './origin.js';
import type { Verification } from './verification.js';

/** What is found out about a bundle or a certificate, for people; the last line says how far it can be relied on. */
export function verificationLines(verification: Verification, judges: Judges): readonly string[] {
  return [
    ...contentLines(verification),
    ...signerLines(verification),
    ...verification.problems.map(({ sentence }) => `problem: ${sentence}`),
    outcomeLine(verification, judges),
  ];
}

function contentLines(verification: Verification): readonly string[] {
  const { certificate, evidence, supplier = '' } = verification;
  if (certificate)
    return [
      `certificate ${certificate.id} by ${certificate.certifier} for ${supplier}`,
      `properties: ${certificate.properties.join(', ')}`,
      `classes: ${certificate.classes.map(({ id, verdict }) => `${id} ${verdict}`).join(', ')}`,
      ...certificate.excluded.map((sentence) => `not covered: ${sentence}`),
      ...certificate.waivers.map(
        (each) => `waived until ${each.expires}: ${each.requirement} at ${each.operations.join(', ')} (${each.reason})`,
      ),
      `issued ${certificate.issuedAt}, valid until ${verification.validUntil ?? 'revoked'}`,
    ];
  return evidence ? evidenceLines(evidence) : [];
}

function evidenceLines(manifest: NonNullable<Verification['evidence']>): readonly string[] {
  const { target, suite, mode, seed, startedAt, endedAt } = manifest;
  return [
    ...verdictLines(manifest),
    `${target.supplier} at ${target.baseUrl}`,
    ...(target.product ? [`product ${target.product.name} ${target.product.release}`] : []),
    `${suite.specification}, ${suite.name} ${suite.version}, mode ${mode}, seed ${seed}`,
    `${startedAt} to ${endedAt}`,
    `specification ${suite.specificationDigest}`,
    `profile       ${suite.profileDigest}`,
  ];
}

/** The verdict with its scope. */
function verdictLines({ verdict, headline, scope }: NonNullable<Verification['evidence']>): readonly string[] {
  if (headline === undefined || !scope)
    return [`verdict: ${verdict.toUpperCase()}; its scope is unknown, since an earlier version wrote the bundle`];
  return [`verdict: ${headline}`, ...scopeLines({ scope }).map((line) => `  ${line}`)];
}

function signerLines({ signer, origin }: Verification): readonly string[] {
  if (signer === null) return [];
  const who = signer.name === undefined ? '' : ` ${signer.name}, a ${signer.role}'s key,`;
  return [`signed by${who} ${signer.fingerprint} (origin ${origin})`];
}

function outcomeLine({ outcome, signer, integrity, validUntil }: Verification, judges: Judges): string {
  const { fingerprint = '', name } = signer ?? {};
  switch (outcome) {
    case 'changed':
      return 'CHANGED: do not rely on it.';
    case 'wrong-key':
      return 'WRONG KEY: do not rely on it.';
    case 'revoked':
      return 'REVOKED: do not rely on it.';
    case 'expired':
      return 'EXPIRED: do not rely on it.';
    case 'not-yet-valid':
      return 'NOT YET VALID: do not rely on it.';
    case 'unreadable':
      return 'NOT READABLE.';
    case 'unsigned':
      return 'CONSISTENT, NOT SIGNED: anybody could have written this.';
    case 'unknown-key': {
      if (integrity === 'unchecked')
        return `NOT CHECKED, signed by an unknown key ${fingerprint}: only with its key is it known whether it was changed.`;
      return judges.trust
        ? `CONSISTENT, signed by an unknown key ${fingerprint}: the trust file does not have it.`
        : `CONSISTENT, signed by an unknown key ${fingerprint}: give --public-key to see whether it is the right one.`;
    }
    case 'trusted': {
      if (name === undefined) return `UNCHANGED: every byte is as it was written, signed by ${fingerprint}.`;
      const end = validUntil === null ? '' : ` until ${validUntil}`;
      return `TRUSTED: unchanged, signed by ${name} (${fingerprint}), and in force${end}.`;
    }
  }
}
