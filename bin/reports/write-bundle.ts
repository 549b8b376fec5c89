import { createHash } from 'node:crypto';
import { profileWithoutSecrets } from '../../config/digest.js';
import type { SupplierProfile } from '../../config/supplier-profile.js';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import { closingFiles, type FileDigest } from '../../harness/report/bundle/evidence-bundle.js';
import { fingerprintOf } from '../../harness/report/bundle/keys.js';
import type { Exchanges } from '../../harness/report/exchange.js';
import type { Redactor } from '../../harness/report/redaction.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { renderSelfCertificate, type SelfCertification } from '../../reporters/certificate/self-certified.js';
import { reporterNames, reporters, type ReportText } from '../../reporters/index.js';
import { writeArchive } from './bundle-archive.js';
import { blocksOf } from './files.js';
import type { BundlePart } from './make-archive.js';
import type { BundleOptions } from '../options/bundle-options.js';

interface Evidence {
  readonly bundle: BundleOptions;
  readonly exchanges: Exchanges;
  readonly profile: SupplierProfile;
  readonly redactor: Redactor;
}

/** The files that the page of a bundle names by their digests. */
const named = ['report.json', 'traffic.har', 'profile.json'];

type Digests = ReadonlyMap<string, FileDigest>;

function certificationOf(files: Digests, { signKey }: BundleOptions): SelfCertification {
  const digests = named.flatMap((name) => {
    const file = files.get(name);
    return file ? [[name, file.sha256] as const] : [];
  });
  return { digests: new Map(digests), signedBy: signKey && fingerprintOf(signKey) };
}

/**
 * Writes the evidence of a certification: every report, the traffic, the profile without secrets, a page
 * to print, and a manifest; where it is signed, also the statement of the run.
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export async function writeBundle(report: RunReport, evidence: Evidence): Promise<void> {
  const { path } = evidence.bundle;
  try {
    await writeArchive(path, filesOf(report, evidence));
  } catch (cause) {
    throw new SuiteError('OUTPUT_UNWRITABLE', `The bundle ${path} cannot be written (${messageOf(cause)}).`, {
      cause,
    });
  }
  process.stdout.write(`Evidence bundle: ${path}\n`);
}

/** The later files name the digests of the earlier ones, which are known once those have been written. */
function* filesOf(report: RunReport, { bundle, exchanges, profile, redactor }: Evidence): Generator<BundlePart> {
  const digests = new Map<string, FileDigest>();
  const noted = (name: string, text: ReportText): BundlePart => [
    name,
    digested(blocksOf(text), (digest) => digests.set(name, digest)),
  ];
  for (const name of reporterNames) {
    const { fileName, render, onRequest } = reporters[name];
    if (!onRequest) yield noted(fileName, render(report, exchanges));
  }
  const shownProfile = redactor.data(profileWithoutSecrets(profile));
  yield noted('profile.json', [`${JSON.stringify(shownProfile, null, 2)}\n`]);
  yield noted('certificate.html', [renderSelfCertificate(report, certificationOf(digests, bundle))]);
  yield* closingFiles(report, digests, bundle.signKey);
}

/** The bytes of a text as they pass, and at its end what they are together. */
async function* digested(text: AsyncIterable<string>, note: (digest: FileDigest) => void): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of text) {
    const encoded = Buffer.from(part);
    hash.update(encoded);
    bytes += encoded.byteLength;
    yield encoded;
  }
  note({ sha256: hash.digest('hex'), bytes });
}
