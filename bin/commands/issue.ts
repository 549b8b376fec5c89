import type { CommandModule } from 'yargs';
import type { IssueArguments } from '../certification/issue.js';

export const issueCommand: CommandModule<object, IssueArguments> = {
  command: 'issue <bundle>',
  describe: "Issue a certificate for what a bundle shows, by a certifier's policy",
  builder: (command) =>
    command
      .positional('bundle', { type: 'string', demandOption: true, describe: 'The evidence: a .zip file or a folder' })
      .options({
        policy: { type: 'string', demandOption: true, describe: "The certifier's policy, YAML or JSON" },
        'sign-key': { type: 'string', demandOption: true, describe: "The certifier's Ed25519 private key, PEM" },
        out: { type: 'string', demandOption: true, describe: 'The folder for the certificate, its page and its badge' },
        trust: { type: 'string', describe: 'The keys that are trusted; default: the trust file of the policy' },
        revocations: { type: 'string', describe: 'What is revoked; default: the list of the policy' },
        at: { type: 'string', describe: 'Issue as of this DATE (its end, UTC) or time; default: now' },
      })
      .example(
        '$0 issue evidence.zip --policy certifier.yaml --sign-key certifier.key --out certificates/example-net',
        'exit code 1 when the policy is not met: it names each rule, and writes nothing',
      )
      .epilogue(
        'Exit codes: 0 issued; 1 refused, each unmet rule is named and nothing is written; 2 usage or policy error.',
      ),
  handler: async (options) => (await import('../certification/issue.js')).issue(options),
};
