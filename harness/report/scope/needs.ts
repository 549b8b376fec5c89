import type { Choice, Need, TestCaseResult } from '../run-report.js';
import { isLeftOut } from '../verdict.js';

/**
 * How a run has to do with KCIs: they are received, there is no inbox for them, the profile says that the supplier sends
 * none, or the description has none.
 */
export type Updates = 'received' | 'no-inbox' | 'not-claimed' | 'not-described';

type Wanted = Pick<Need, 'what' | 'sentence'>;

const inbox: Wanted = { what: 'kcis.listen', sentence: 'Needs kcis.listen in the profile, or --kci-listen.' };

const updatesSent: Wanted = {
  what: 'implements.kcis',
  sentence: 'Needs KCIs, which the Supplier API asks for: the profile says `implements.kcis: false`.',
};

/** What would bring in a test case that a choice left out, by the choice. */
const wanted: Readonly<Record<Exclude<Choice, 'profile'>, (testCase: TestCaseResult) => Wanted>> = {
  area: () => without('--area'),
  only: () => without('--only'),
  'last-failed': () => without('--last-failed'),
  'max-failures': () => without('--max-failures'),
  mode: () => ({ what: '--mode', sentence: 'Needs --mode full.' }),
  shard: () => ({ what: '--shard', sentence: 'Needs the other shards: join their reports with `report merge`.' }),
  'property-seconds': () => ({ what: '--property-seconds', sentence: 'Needs more time for properties.' }),
  inbox: () => inbox,
  stimulus: ({ profileKey = 'stimuli' }) => ({
    what: profileKey,
    sentence: `Needs ${profileKey}, or \`false\` there if the supplier cannot be made to do that.`,
  }),
  operator: ({ profileKey = 'stimuli' }) => ({
    what: profileKey,
    sentence: `Needs a person at a terminal for ${profileKey}, or \`false\` there if the supplier cannot be made to do that.`,
  }),
  'not-implemented': ({ profileKey = 'implements' }) => ({
    what: profileKey,
    sentence: `Needs ${profileKey} in the profile: the operation is answered 501. Write \`false\` if it is not implemented.`,
  }),
  'own-reference': () => ({
    what: 'references',
    sentence: 'Needs references of service problems that the supplier itself takes back.',
  }),
};

/** What would make a run whole, each once, in the order of the test cases that were left out; first what no one shows. */
export function needsOf(testCases: readonly TestCaseResult[], updates: Updates): readonly Need[] {
  const needs = new Map<string, Need>();
  const add = ({ what, sentence }: Wanted, count: number) =>
    needs.set(sentence, { what, sentence, testCases: (needs.get(sentence)?.testCases ?? 0) + count });
  if (updates === 'not-claimed') add(updatesSent, 0);
  if (updates === 'no-inbox') add(inbox, 0);
  for (const testCase of testCases) {
    const { choice } = testCase;
    if (choice !== undefined && choice !== 'profile' && isLeftOut(testCase)) add(wanted[choice](testCase), 1);
  }
  return [...needs.values()];
}

function without(option: string): Wanted {
  return { what: option, sentence: `Needs a run without ${option}.` };
}
