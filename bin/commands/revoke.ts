import type { CommandModule } from 'yargs';
import type { RevokeArguments } from '../certification/revoke.js';

export const revokeCommand: CommandModule<object, RevokeArguments> = {
  command: 'revoke',
  describe: 'Revoke a certificate, a key, or what a defective test decided, and sign the list',
  builder: (command) =>
    command
      .options({
        revocations: { type: 'string', demandOption: true, describe: 'The list, YAML; a new one is made if need be' },
        'sign-key': {
          type: 'string',
          demandOption: true,
          describe: "The certifier's Ed25519 private key, PEM, to sign the list with",
        },
        certificate: { type: 'string', describe: 'The id of the certificate to revoke' },
        key: { type: 'string', describe: 'The fingerprint of the key to revoke, sha256: and hex' },
        requirement: { type: 'string', describe: 'The requirement whose test is defective' },
        'suite-version': {
          type: 'string',
          array: true,
          describe: 'With --requirement: the versions of the suite with the defective test',
        },
        reason: { type: 'string', describe: 'Why, in one sentence' },
        at: { type: 'string', describe: 'From which DATE (its start, UTC) or time on; default: now' },
      })
      .example(
        '$0 revoke --revocations revocations.yaml --sign-key certifier.key --certificate FCC-… --reason "Withdrawn."',
        'from now on verify and issue refuse that certificate',
      )
      .example(
        '$0 revoke --revocations revocations.yaml --sign-key certifier.key --requirement API-STATUS --suite-version 0.2.0 --reason "It missed 206."',
        'recalls every bundle and certificate that rests on it',
      )
      .example('$0 revoke --revocations revocations.yaml --sign-key certifier.key', 'signs what was changed by hand'),
  handler: async (options) => (await import('../certification/revoke.js')).revoke(options),
};
