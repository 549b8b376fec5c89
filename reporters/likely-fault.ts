import { isRequirementId, requirements } from '../contract/requirements/index.js';
import type { TestCaseResult, Verdict } from '../harness/report/run-report.js';

/** Who most likely has to act; `suite` is this tool or the machine that it runs on. */
export type Party = 'supplier' | 'profile' | 'network' | 'specification' | 'suite';

/** Who is likely at fault, and what speaks for that. */
export interface Fault {
  readonly party: Party;
  readonly because: string;
}

/** How each party is named to a reader. */
export const partyNames: Readonly<Record<Party, string>> = {
  supplier: 'the supplier',
  profile: 'the supplier profile',
  network: 'the network between',
  specification: 'a gap in the documents',
  suite: 'this suite or its machine',
};

/** Who is likely at fault for a violation. A verdict is not changed by it: it only tells where to look first. */
export function faultOfFinding(requirementId: string, testCases: readonly TestCaseResult[]): Fault {
  const requirement = isRequirementId(requirementId) ? requirements[requirementId] : undefined;
  if (testCases.every(({ reason }) => /cannot be reached|No connection within/.test(reason)))
    return { party: 'network', because: 'No connection was made, so that the supplier may never have seen it.' };
  if (requirementId === 'API-IMPLEMENTED')
    return { party: 'profile', because: 'The profile does not exclude an operation that the supplier does not have.' };
  if (requirement?.level === 'SHOULD' && requirement.reading !== undefined)
    return { party: 'specification', because: `The documents leave room here. ${requirement.reading}` };
  const shown = testCases.some(({ reproduced }) => reproduced === true);
  return {
    party: 'supplier',
    because: shown ? 'The answer itself shows it, and did so again on repeat.' : 'The answer itself shows it.',
  };
}

/** What our own sentences about undecided test cases say of who has to act, the first that fits. */
const signs: readonly (readonly [sign: RegExp, fault: Fault])[] = [
  [
    /no certificate|access token|token endpoint|refuses the plain valid request .*\((401|403)\b/,
    { party: 'profile', because: 'The supplier does not accept the credentials. Check auth in the profile.' },
  ],
  [
    /refuses the plain valid request .*\(5\d\d\b/,
    { party: 'supplier', because: 'A plain valid request is answered with a server error.' },
  ],
  [
    /refuses the plain valid request|^Only \d+ of \d+ valid requests were accepted/,
    { party: 'profile', because: 'testData in the profile may not be what the test system knows.' },
  ],
  [/answered 429/, { party: 'profile', because: 'The rate is higher than the supplier allows. Lower --rate.' }],
  [/answered 503/, { party: 'supplier', because: 'It was not available. Try again when it is.' }],
  [
    /cannot be reached|no answer|No connection|is down/,
    { party: 'network', because: 'Nothing answered. Check that the supplier runs and can be reached from here.' },
  ],
  [
    /\b(no|No) KCI\b|followed by a KCI/,
    { party: 'network', because: 'No KCI arrived. Check that the test system can reach kcis.publicUrl.' },
  ],
  [/stimulus|The profile|testData/, { party: 'profile', because: 'The profile lacks something, or it does not work.' }],
  [/^Seen once/, { party: 'supplier', because: 'It does not answer the same request in the same way.' }],
];

/** Who has to act before an undecided test case can be decided; undefined where nobody has to. */
export function faultOfReason(verdict: Verdict, reason: string): Fault | undefined {
  if (verdict === 'not-applicable') return undefined;
  const [, fault] = signs.find(([sign]) => sign.test(reason)) ?? [];
  if (fault) return fault;
  if (verdict === 'error') return { party: 'suite', because: 'It says nothing of the supplier.' };
  return undefined;
}
