import type { InferredOptionTypes } from 'yargs';
import { specOption } from '../options/run-options.js';

/** The options of `judge`, as yargs reads them. */
export const judgeOptions = {
  server: { type: 'string', describe: "The supplier's base URL in the capture" },
  kcis: { type: 'string', describe: 'The kcis.ndjson that receive --out wrote during this traffic' },
  spec: specOption,
  out: { type: 'string', describe: 'A folder for judgement.json and judgement.txt' },
  reporter: {
    type: 'string',
    choices: ['console', 'json'] as const,
    default: 'console' as const,
    describe: 'What to print: text for people, or the judgement as JSON',
  },
  'show-values': {
    type: 'boolean',
    default: false,
    describe: 'Show values of the traffic, which can be personal data; by default only their lengths',
  },
  strict: { type: 'boolean', default: false, describe: 'A violated SHOULD sets the exit code 1, too' },
} as const;

/** What the options of `judge` come to. */
export type JudgeArguments = InferredOptionTypes<typeof judgeOptions> & { readonly files: readonly string[] };
