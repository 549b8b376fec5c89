import { isInFlight, type Problem, type ProblemBook } from './problem-book.js';
import { resolutionBody } from './resolution-body.js';
import type { JsonObject } from './json.js';
import type { Update } from './update.js';

/** What a stimulus comes to. */
export interface StimulusOutcome {
  readonly status: number;
  readonly body: JsonObject;
  readonly updates: readonly Update[];
}

type Stimulus = (problem: Problem, book: ProblemBook) => Pick<StimulusOutcome, 'body' | 'updates'>;

const stimuli: Readonly<Record<string, Stimulus>> = {
  resolve: (problem, book) => {
    const { reference, resolvedDate } = book.resolve(problem);
    const details = { serviceProblemResolution: resolutionBody(reference, resolvedDate) };
    const update = { cause: undefined, problem, reasonCode: 'UPDATE', shown: { status: 'RESOLVED' }, details };
    return { body: { resolutionId: reference, supplierReference: problem.reference }, updates: [update] };
  },
  hold: (problem) => {
    problem.status = 'HELD';
    const details = { problemCode: 'NETWORK_ISSUE', text: 'Waiting for the network to be repaired' };
    return told(problem, 'DELAY', 'HELD', details);
  },
  resume: (problem) => {
    problem.status = 'IN_PROGRESS';
    return told(problem, 'RESUMED', 'IN_PROGRESS', {});
  },
  'request-information': (problem) => {
    const details = { problemCode: 'OTHER', text: 'Please tell which lights of the terminal are on' };
    return told(problem, 'INFORMATION_REQUIRED', problem.status, details);
  },
};

/** Makes the supplier act on a problem, which its reference or its Fibre Cafe id names; undefined for no such stimulus. */
export function stimulate(book: ProblemBook, name: string, key: string): StimulusOutcome | undefined {
  const stimulus = Object.hasOwn(stimuli, name) ? stimuli[name] : undefined;
  if (stimulus === undefined) return undefined;
  const problem = book.byReference(key) ?? book.byId(key);
  if (problem === undefined) return refused(404, 'There is no such service problem');
  if (!isInFlight(problem)) return refused(409, `The service problem is ${problem.status}`);
  return { status: 200, ...stimulus(problem, book) };
}

function told(problem: Problem, reasonCode: string, status: string, details: JsonObject): ReturnType<Stimulus> {
  const update: Update = { cause: undefined, problem, reasonCode, shown: { status }, details };
  return { body: { supplierReference: problem.reference, status }, updates: [update] };
}

function refused(status: number, message: string): StimulusOutcome {
  return { status, body: { messages: [message] }, updates: [] };
}
