import { look, type Fields, type Probe } from './probing.js';
import { having, valueAt, type JsonObject } from '../../simulator/json/json.js';
import { fullProblem, order, quote, send } from './requests.js';

/** What a history is about: how a problem or order is raised, and what is sent to amend and to cancel it. */
interface History {
  readonly raise: (url: string, id: number) => Promise<string>;
  readonly amend: (id: number, reference: string) => readonly [path: string, body: Fields];
  readonly cancel: (id: number, reference: string) => readonly [path: string, body: Fields];
}

const problems: History = {
  raise: async (url, id) =>
    String((await send(url, 'POST', '/service-problems', fullProblem(id))).body?.['supplierReference']),
  amend: (id, reference) => [
    '/service-problem-amendments',
    { id: 9, serviceProblemId: id, supplierServiceProblemReference: reference },
  ],
  cancel: (id, reference) => [
    '/service-problem-cancellations',
    { id: 9, serviceProblemId: id, supplierServiceProblemReference: reference, reasonCode: 'OTHER' },
  ],
};

const orders: History = {
  raise: async (url, id) => {
    await send(url, 'POST', '/service-orders', order(id));
    return '';
  },
  amend: (id) => ['/service-order-amendments', { id: 9, orderId: id }],
  cancel: (id) => ['/service-order-cancellations', { id: 9, orderId: id, reasonCode: 'OTHER' }],
};

type Event = `${'amend' | 'cancel' | 'complete'} ${1 | 2}`;

/** One probe for each history, which shows the answer to its last event. */
function historyProbes({ raise, ...requests }: History, histories: readonly (readonly Event[])[]): readonly Probe[] {
  return histories.map((events) => ({
    title: events.join(', '),
    send: async (url) => {
      const references = [await raise(url, 1), await raise(url, 2)] as const;
      let shown: readonly string[] = [];
      for (const event of events) {
        const [action, number] = event.split(' ') as ['amend' | 'cancel' | 'complete', '1' | '2'];
        if (action === 'complete') {
          await send(url, 'POST', `/_test/complete-order/${number}`, {});
          continue;
        }
        const [path, body] = requests[action](Number(number), references[number === '1' ? 0 : 1]);
        shown = await look(url, 'POST', path, body);
      }
      return shown;
    },
  }));
}

/** The answers to two cancellations of one thing at the same time. */
function atOnceProbe({ raise, cancel }: History): Probe {
  return {
    title: 'cancel 1 twice at once',
    send: async (url) => {
      const [path, body] = cancel(1, await raise(url, 1));
      const shown = await Promise.all([0, 1].map(() => look(url, 'POST', path, body)));
      return shown.map(([status = '']) => status).toSorted();
    },
  };
}

/** What two requests that come at the same time, with different texts in one place, are answered there. */
function pairProbe(path: string, body: Fields, pointer: string): Probe {
  const bodies = ['One', 'Other'].map((text, index) => ({
    ...having(body as JsonObject, pointer, text),
    id: index + 1,
  }));
  return {
    title: 'two at once',
    send: async (url) => {
      const answers = await Promise.all(bodies.map((each) => send(url, 'POST', path, each)));
      return answers.map(({ body: answered }) =>
        JSON.stringify(valueAt((answered ?? {}) as JsonObject, pointer) ?? null),
      );
    },
  };
}

/** The answer to a change of problem 1 that quotes the reference of problem 2. */
function misquotingProbe(change: 'amend' | 'cancel'): Probe {
  return {
    title: `${change} 1 with the reference of 2`,
    send: async (url) => {
      await problems.raise(url, 1);
      const [path, body] = problems[change](1, await problems.raise(url, 2));
      const [status = ''] = await look(url, 'POST', path, { ...body, notes: 'Amended' });
      const [after = ''] = await look(url, 'POST', ...problems.amend(2, ''));
      return [status, after];
    },
  };
}

/** Histories that end with an amendment. */
const amendments: readonly (readonly Event[])[] = [
  ['amend 1', 'amend 2', 'amend 1'],
  ['amend 1', 'amend 1', 'cancel 1', 'amend 1'],
  ['cancel 1', 'amend 1', 'amend 1'],
  ['cancel 1', 'cancel 2', 'amend 1'],
];

/** Histories that end with a cancellation. */
const cancellations: readonly (readonly Event[])[] = [
  ['amend 1', 'cancel 1', 'cancel 1'],
  ['cancel 1', 'cancel 2', 'cancel 1'],
];

/** What only shows after a certain order of events, or at the same time, by operation. */
export const histories = {
  createProblem: pairProbe('/service-problems', fullProblem(), '/notes'),
  requestQuote: pairProbe('/quote', quote(), '/externalIdentifier'),
  createOrder: pairProbe(
    '/service-orders',
    { ...order(), secondaryContact: { name: 'Anna', phoneNumber: '01234 567890' } },
    '/secondaryContact/name',
  ),
  amendProblem: [...historyProbes(problems, amendments), misquotingProbe('amend')],
  cancelProblem: [...historyProbes(problems, cancellations), atOnceProbe(problems), misquotingProbe('cancel')],
  amendOrder: historyProbes(orders, [...amendments, ['complete 1', 'amend 1']]),
  cancelOrder: [...historyProbes(orders, [...cancellations, ['complete 1', 'cancel 1']]), atOnceProbe(orders)],
};
