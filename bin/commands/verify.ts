import type { CommandModule } from 'yargs';
import type { VerifyArguments } from '../certification/verify.js';

export const verifyCommand: CommandModule<object, VerifyArguments> = {
  command: 'verify <bundles..>',
  describe: 'Check that bundles and certificates are unchanged, trusted and in force, and show what they say',
  builder: (command) =>
    command
      .positional('bundles', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Evidence bundles (.zip files or folders) and certificates (folders, or certificate.dsse.json)',
      })
      .options({
        'public-key': { type: 'string', describe: 'The PEM file of the key that must have signed them' },
        trust: { type: 'string', describe: 'The keys that are trusted, and for what; YAML or JSON' },
        revocations: { type: 'string', describe: 'With --trust: what is revoked; YAML or JSON, signed' },
        at: { type: 'string', describe: 'Judge as of this DATE (its end, UTC) or time; default: now' },
        json: { type: 'boolean', default: false, describe: 'As JSON, for programs' },
      })
      .example('$0 verify evidence.zip', 'exit code 3 when it is consistent, but nothing shows who wrote it')
      .example(
        '$0 verify evidence.zip --public-key platform.pem',
        'exit code 0 when every byte is as that key has signed it, else 1',
      )
      .example(
        '$0 verify bundles/*.zip --trust trust.yaml --revocations revocations.yaml',
        'each of them; one bad bundle does not stop the rest',
      )
      .epilogue(
        'Exit codes: 0 intact, trusted and in force; 1 changed, expired, revoked, or of a wrong role or key; 2 usage, or a file cannot be read; 3 intact, origin unknown. Of several the gravest counts: 1, then 2, then 3.',
      ),
  handler: async (options) => (await import('../certification/verify.js')).verify(options),
};
