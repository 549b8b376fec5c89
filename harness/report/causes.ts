import type { Party } from './run-report.js';

/**
 * Why a test case found something or could not decide: who most likely has to act, and one sentence for the reader.
 * The code that signals a result names its cause; a cause never changes a verdict.
 */
export const causes = {
  // Causes of violations.
  'shown-again': { party: 'supplier', why: 'The answer itself shows it, and did so again on repeat.' },
  'no-connection': {
    party: 'network',
    why: 'No connection was made, so the supplier may never have seen the request.',
  },
  'not-excluded': { party: 'profile', why: 'The profile does not exclude an operation that the supplier lacks.' },
  'room-in-documents': { party: 'specification', why: 'The documents leave room here.' },
  // Causes of undecided results.
  'credentials-refused': {
    party: 'profile',
    why: 'The supplier does not accept the credentials. Check auth in the profile.',
  },
  'server-error': { party: 'supplier', why: 'A plain valid request is answered with a server error.' },
  'request-refused': {
    party: 'profile',
    why: 'testData in the profile may not be what the test system knows.',
  },
  'nothing-accepted': {
    party: 'profile',
    why: 'Nothing was ever accepted there. Either the profile claims an operation that is not implemented, or the address is wrong.',
  },
  'refuses-acknowledged': {
    party: 'supplier',
    why: 'It refuses every change of what it has acknowledged itself, so test data in the profile cannot help.',
  },
  forgets: {
    party: 'supplier',
    why: 'It forgets what it has just acknowledged. Several processes that share no memory behave like that.',
  },
  rate: { party: 'profile', why: 'The rate is higher than the supplier allows. Lower --rate.' },
  'absurd-wait': { party: 'supplier', why: 'Its Retry-After asks for a wait that no client can keep.' },
  unavailable: { party: 'supplier', why: 'It was not available. Try again when it is.' },
  unreachable: {
    party: 'network',
    why: 'Nothing answered. Check that the supplier runs and can be reached from here.',
  },
  'no-kci': { party: 'network', why: 'No KCI arrived. Check that the test system can reach kcis.publicUrl.' },
  'no-kci-at-all': {
    party: 'network',
    why: 'Not one KCI has arrived, so the supplier may send them elsewhere, or something between keeps them back. Check what address it is configured with, and that it can reach this one.',
  },
  stimulus: { party: 'profile', why: 'The stimulus in the profile does not work.' },
  'profile-lacks': { party: 'profile', why: 'The profile lacks something that this test purpose needs.' },
  'no-slots': { party: 'supplier', why: 'Its test system offers no slot to reserve.' },
  'no-reference': { party: 'supplier', why: 'It does not hand out what later requests have to quote.' },
  'not-reproduced': { party: 'supplier', why: 'It does not answer the same request in the same way.' },
  'connection-broke': { party: 'network', why: 'The connection broke, so what became of the request is unknown.' },
  'ends-by-itself': {
    party: 'supplier',
    why: 'Its test system ends what was just made before it can be used. Let it keep orders and problems open for a while.',
  },
  'cannot-follow': { party: 'suite', why: 'This suite cannot make or follow what the supplier may do here.' },
  'suite-failed': { party: 'suite', why: 'It says nothing about the supplier.' },
  'cut-short': { party: 'suite', why: 'The run ended, or its budget was used up, before this test case was decided.' },
} as const satisfies Readonly<Record<string, { readonly party: Party; readonly why: string }>>;

export type Cause = keyof typeof causes;

/** The cause of a refusal of a plain valid request, by its status code. */
export function causeOfRefusal(status: number): Cause {
  if (status === 401 || status === 403) return 'credentials-refused';
  return status >= 500 ? 'server-error' : 'request-refused';
}
