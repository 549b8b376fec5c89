import type { InferredOptionTypes } from 'yargs';

/** The options of `receive`, as yargs reads them. */
export const receiveOptions = {
  'kci-listen': { type: 'string', default: '127.0.0.1:8090', describe: 'HOST:PORT where the supplier sends its KCIs' },
  'kci-token': { type: 'string', describe: 'The bearer token that KCIs must have (better: FCC_KCI_TOKEN)' },
  'kci-client-id': { type: 'string', describe: 'The client id that the token endpoint knows' },
  'kci-client-secret': { type: 'string', describe: 'Its secret (better: FCC_KCI_CLIENT_SECRET)' },
  kcis: { type: 'number', describe: 'End after this many KCIs; default: at Ctrl-C' },
  out: { type: 'string', describe: 'A folder: every KCI, with the remarks about it, goes to kcis.ndjson there' },
  reporter: {
    type: 'string',
    choices: ['console', 'json'] as const,
    default: 'console' as const,
    describe: 'How to print each KCI: for people, or as one JSON object per line',
  },
} as const;

/** What the options of `receive` come to. */
export type ReceiveArguments = InferredOptionTypes<typeof receiveOptions>;
