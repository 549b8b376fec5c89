import { isInFlight, type Entity } from '../state/entity.js';
import { orderStimuli } from './order-stimuli.js';
import { resolutionBody } from '../messages/resolution-body.js';
import type { State } from '../state/state.js';
import { announced, hold, refused, type Stimulus, type StimulusOutcome } from './stimulus.js';
import { testResult } from '../state/test-result.js';

const problemStimuli: Readonly<Record<string, Stimulus>> = {
  resolve: (problem, { book }) => {
    const { reference, resolvedDate } = book.resolve(problem);
    const details = { serviceProblemResolution: resolutionBody(reference, resolvedDate) };
    const update = { cause: undefined, entity: problem, reasonCode: 'UPDATE', shown: { status: 'RESOLVED' }, details };
    return { body: { resolutionId: reference, supplierReference: problem.reference }, updates: [update] };
  },
  hold,
  resume: (problem) => {
    problem.status = 'IN_PROGRESS';
    return announced(problem, 'RESUMED', { status: 'IN_PROGRESS' });
  },
  'request-information': (problem) => {
    const details = { problemCode: 'OTHER', text: 'Please say which lights of the terminal are on' };
    return announced(problem, 'INFORMATION_REQUIRED', { status: problem.status }, details);
  },
};

const testStimuli: Readonly<Record<string, Stimulus>> = {
  'complete-test': (test) => {
    test.status = 'COMPLETED';
    return announced(test, 'COMPLETED', { status: 'COMPLETED', result: testResult() });
  },
};

/** A sort of things that stimuli act on. */
interface Subject {
  readonly stimuli: Readonly<Record<string, Stimulus>>;
  readonly name: string;
  readonly find: (state: State, key: string) => Entity | undefined;
  /** Whether it can be acted on after its end too. */
  readonly always?: boolean;
}

const subjects: readonly Subject[] = [
  {
    stimuli: problemStimuli,
    name: 'service problem',
    find: ({ book }, key) => book.byReference(key) ?? book.byId(key),
  },
  {
    stimuli: orderStimuli,
    name: 'order',
    find: ({ orders, ethernetOrders }, key) =>
      orders.byReference(key) ?? ethernetOrders.byReference(key) ?? orders.byId(key) ?? ethernetOrders.byId(key),
  },
  {
    stimuli: testStimuli,
    name: 'service test',
    find: ({ tests }, key) => tests.byReference(key) ?? tests.byId(key),
    always: true,
  },
];

/**
 * Makes the supplier act on a problem, an order or a test, which its reference or its Fibre Cafe id names; undefined for
 * no such stimulus.
 */
export function stimulate(state: State, stimulus: string, key: string): StimulusOutcome | undefined {
  const subject = subjects.find(({ stimuli }) => Object.hasOwn(stimuli, stimulus));
  const act = subject?.stimuli[stimulus];
  if (subject === undefined || act === undefined) return undefined;
  const entity = subject.find(state, key);
  if (entity === undefined) return refused(404, `There is no such ${subject.name}`);
  if (!isInFlight(entity) && subject.always !== true) {
    return refused(409, `The ${subject.name} is ${entity.status}`);
  }
  return { status: 200, ...act(entity, state) };
}
