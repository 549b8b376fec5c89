import { profileWithoutSecrets } from '../../config/digest.js';
import type { SupplierProfile } from '../../config/supplier-profile.js';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import { bundleOf } from '../../harness/report/bundle/evidence-bundle.js';
import { fingerprintOf, sha256 } from '../../harness/report/bundle/keys.js';
import type { Exchange } from '../../harness/report/exchange.js';
import type { Redactor } from '../../harness/report/redaction.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { renderSelfCertificate, type SelfCertification } from '../../reporters/certificate/self-certified.js';
import { reporterNames, reporters } from '../../reporters/index.js';
import { writeArchive } from './bundle-archive.js';
import type { BundleOptions } from '../options/bundle-options.js';

interface Evidence {
  readonly bundle: BundleOptions;
  readonly exchanges: readonly Exchange[];
  readonly profile: SupplierProfile;
  readonly redactor: Redactor;
}

/** The files that the page of a bundle names by their digests. */
const named = ['report.json', 'traffic.har', 'profile.json'];

function certificationOf(files: ReadonlyMap<string, Uint8Array>, { signKey }: BundleOptions): SelfCertification {
  const digests = named.flatMap((name) => {
    const bytes = files.get(name);
    return bytes ? [[name, sha256(bytes)] as const] : [];
  });
  return { digests: new Map(digests), signedBy: signKey && fingerprintOf(signKey) };
}

/**
 * Writes the evidence of a certification: every report, the traffic, the profile without secrets, a page
 * to print, and a manifest; where it is signed, also the statement of the run.
 * @throws SuiteError OUTPUT_UNWRITABLE
 */
export async function writeBundle(
  report: RunReport,
  { bundle, exchanges, profile, redactor }: Evidence,
): Promise<void> {
  const files = new Map<string, Uint8Array>();
  for (const name of reporterNames) {
    const { fileName, render, onRequest } = reporters[name];
    if (!onRequest) files.set(fileName, Buffer.from(render(report, exchanges)));
  }
  const shownProfile = redactor.data(profileWithoutSecrets(profile));
  files.set('profile.json', Buffer.from(`${JSON.stringify(shownProfile, null, 2)}\n`));
  files.set('certificate.html', Buffer.from(renderSelfCertificate(report, certificationOf(files, bundle))));
  try {
    await writeArchive(bundle.path, bundleOf(report, files, bundle.signKey));
  } catch (cause) {
    throw new SuiteError('OUTPUT_UNWRITABLE', `The bundle ${bundle.path} cannot be written (${messageOf(cause)}).`, {
      cause,
    });
  }
  process.stdout.write(`Evidence bundle: ${bundle.path}\n`);
}
