import { createPublicKey } from 'node:crypto';
import type { CommandModule } from 'yargs';
import { messageOf } from '../../harness/report/errors.js';
import { checkBundle, fingerprintOf, type Manifest } from '../../harness/report/bundle/evidence-bundle.js';
import { readOrdinaryFile } from '../../harness/report/files/ordinary-file.js';
import { scopeLines } from '../../reporters/scope-lines.js';
import { visible } from '../../reporters/terminal-text.js';
import { maxKeyBytes } from '../options/bundle-options.js';
import { readArchive } from '../reports/bundle-archive.js';
import { UsageError } from '../terminal/usage-error.js';

interface VerifyArguments {
  readonly bundle: string;
  readonly 'public-key': string | undefined;
}

export const verifyCommand: CommandModule<object, VerifyArguments> = {
  command: 'verify <bundle>',
  describe: 'Check that an evidence bundle is unchanged, and show its verdict and scope',
  builder: (command) =>
    command
      .positional('bundle', { type: 'string', demandOption: true, describe: 'The .zip file or the folder' })
      .options({
        'public-key': { type: 'string', describe: 'The PEM file of the key that must have signed it' },
      })
      .example('$0 verify evidence.zip', 'exit code 3 when it is consistent, but nothing shows who wrote it')
      .example(
        '$0 verify evidence.zip --public-key platform.pem',
        'exit code 0 when every byte is as that key has signed it, else 1',
      ),
  handler: verifyBundle,
};

async function verifyBundle({ bundle, 'public-key': keyFile }: VerifyArguments): Promise<void> {
  const wanted = keyFile === undefined ? undefined : await fingerprintOfFile(keyFile);
  const { files, intact } = await readArchive(bundle);
  const { problems, manifest, signedBy } = checkBundle(files);
  const all = [
    ...problems,
    ...(intact ? [] : ['The archive is not as it was written.']),
    ...(wanted === undefined || wanted === signedBy
      ? []
      : [signedBy === undefined ? 'It is not signed.' : `It is signed by another key (${signedBy}).`]),
  ];
  const [exitCode, outcome] = worthOf(all, signedBy, wanted !== undefined);
  const lines = [
    ...(manifest
      ? [
          ...verdictLines(manifest),
          `${manifest.target.supplier} at ${manifest.target.baseUrl}`,
          `${manifest.suite.specification}, ${manifest.suite.name} ${manifest.suite.version}, mode ${manifest.mode}, seed ${manifest.seed}`,
          `${manifest.startedAt} to ${manifest.endedAt}`,
          `specification ${manifest.suite.specificationDigest}`,
          `profile       ${manifest.suite.profileDigest}`,
        ]
      : []),
    ...all.map((problem) => `problem: ${problem}`),
    outcome,
  ];
  process.stdout.write(`${lines.map(visible).join('\n')}\n`);
  process.exitCode = exitCode;
}

/** What a bundle is worth, and the exit code. Only who knows the key knows who has written it. */
function worthOf(
  problems: readonly string[],
  signedBy: string | undefined,
  isKeyKnown: boolean,
): readonly [exitCode: 0 | 1 | 3, outcome: string] {
  if (problems.length > 0) return [1, 'CHANGED: do not rely on it.'];
  if (signedBy === undefined) return [3, 'CONSISTENT, NOT SIGNED: anybody could have written this.'];
  if (!isKeyKnown)
    return [
      3,
      `CONSISTENT, signed by an unknown key ${signedBy}: give --public-key to see whether it is the right one.`,
    ];
  return [0, `UNCHANGED: every byte is as it was written, signed by ${signedBy}.`];
}

/** The verdict with its scope. */
function verdictLines({ verdict, headline, scope }: Manifest): readonly string[] {
  if (headline === undefined || !scope)
    return [`verdict: ${verdict.toUpperCase()}; its scope is unknown, since an earlier version wrote the bundle`];
  return [`verdict: ${headline}`, ...scopeLines({ scope }).map((line) => `  ${line}`)];
}

async function fingerprintOfFile(file: string): Promise<string> {
  try {
    return fingerprintOf(createPublicKey(await readOrdinaryFile(file, maxKeyBytes)));
  } catch (cause) {
    throw new UsageError(`The key ${file} cannot be read (${messageOf(cause)}). It has to be a public key, PEM.`, {
      cause,
    });
  }
}
