import type { InferredOptionTypes } from 'yargs';

/** The options of `init`. */
export const initOptions = {
  name: { type: 'string', describe: 'Your name, as reports show it' },
  'base-url': { type: 'string', describe: 'The base URL of your test system' },
  auth: { type: 'string', choices: ['none', 'bearer', 'basic', 'oauth2'] as const, describe: 'How to log in' },
  'token-url': { type: 'string', describe: 'With --auth oauth2: the token endpoint' },
  'client-id': { type: 'string', describe: 'With --auth oauth2: the client' },
  tenant: { type: 'string', describe: 'The tenant that requests are made for' },
  answers: {
    type: 'string',
    choices: ['sync', 'async', 'both'] as const,
    describe: 'sync answers 201 at once; async answers 202, and KCIs follow',
  },
  area: {
    type: 'string',
    array: true,
    describe: 'The areas of the API that you implement; default: all',
  },
  'kci-listen': { type: 'string', describe: 'HOST:PORT where the suite receives KCIs' },
  out: { type: 'string', default: 'conformance.yaml', describe: 'The file to write' },
  force: { type: 'boolean', default: false, describe: 'Overwrite an existing file' },
} as const;

/** What the options of `init` come to. */
export type InitArguments = InferredOptionTypes<typeof initOptions>;
