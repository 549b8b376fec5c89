import { coveredBy } from '../../reporters/certificate/covered-by.js';
import { renderCertificate, type ClassOnPage, type Fact } from '../../reporters/certificate/page.js';
import { classesNote } from '../../reporters/scope-lines.js';
import type { Certificate, Waiver } from './certificate.js';

/** The page of a certificate that a certifier issues, the same bytes for the same certificate. */
export function certificatePage(certificate: Certificate): string {
  const { timeCreated, properties, verifier, fibreCafeCertificate: said } = certificate;
  const { evidence, product, waivers } = said;
  const conditional = said.classes.some(({ verdict }) => verdict === 'conditional');
  const titles = said.classes.map(({ title }) => title).join(', ');
  return renderCertificate({
    heading: 'CERTIFIED',
    name: said.id,
    supplier: said.supplier,
    ...(product && { product: `${product.name} ${product.release}` }),
    standing: conditional ? 'conditional' : 'good',
    result: `${conditional ? 'Conformant with waivers' : 'Conformant'} to ${evidence.specification}: ${titles}`,
    statement: `${said.certifier} certifies this for what is listed here, and for nothing else, until ${said.validUntil}. It rests on a test run that the supplier signed.`,
    classes: said.classes.map(({ title, verdict, operations, kcis }): ClassOnPage => ({
      title,
      verdict,
      standing: verdict === 'conditional' ? 'conditional' : 'good',
      covers: coveredBy(operations, kcis),
    })),
    note: classesNote,
    excluded: said.excluded,
    waivers: waivers.map(waiverSentence),
    facts: [
      ['Issued', timeCreated],
      ['Valid until', said.validUntil],
      ['Properties', properties.join(', ')],
      ['Run', `${evidence.startedAt} to ${evidence.endedAt}`],
      ['Suite', `fibre-cafe-conformance ${evidence.suiteVersion}, ${evidence.propertyRuns} values for each property`],
      ['KCIs', evidence.kcis ? 'examined' : 'not examined'],
      ['Verdict of the run', evidence.headline],
      ['Certifier', verifier.id],
    ],
    digests: [
      ...(product?.digest === undefined ? [] : [['product', product.digest] as const]),
      ['manifest.json', evidence.manifestDigest],
      ['evidence signed by', evidence.signedBy],
      ['specification', evidence.specificationDigest],
      ['profile', evidence.profileDigest],
      ['classes', evidence.classesDigest],
      ...verifier.policies.flatMap(({ name = '', digest = {} }): Fact[] =>
        name === 'policy' ? [[name, `sha256:${digest['sha256'] ?? ''}`]] : [],
      ),
    ],
    verification: 'To find out whether it is as it was issued, and not revoked, in the folder of this file:',
    command: `npx fibre-cafe-conformance@${evidence.suiteVersion} verify . --trust trust.yaml --revocations revocations.yaml`,
  });
}

/** What a waiver excuses, in one sentence. */
function waiverSentence({ class: id, requirement, operations, reason, owner, expires }: Waiver): string {
  return `Class ${id}: ${requirement} at ${operations.join(', ')}, until ${expires}: ${reason} (${owner})`;
}
