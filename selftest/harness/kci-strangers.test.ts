import { describe, expect, test } from 'vitest';
import { createProblem } from '../../contract/requirements/index.js';
import { KciConversations } from '../../harness/kci/conversations.js';
import type { KciPost } from '../../harness/kci/inbox/post.js';
import { post, problemKci, problemRequest, usualHeaders, violations } from './kcis.js';

const supplier = '192.0.2.10';
const stranger = '198.51.100.7';
const problem = { kind: 'service-problem', id: 23467 } as const;
const withoutToken = usualHeaders.filter(([name]) => name !== 'Authorization');

/** A run that has asked for one problem. */
function conversations(): KciConversations {
  const run = new KciConversations('TENANT1', {
    knowsAllThatWasSent: true,
    now: () => Date.parse('2024-04-10T09:00:00Z'),
  });
  run.sending({ operation: createProblem, body: problemRequest });
  return run;
}

let number = 0;
const unauthorised = (from: string, more: Partial<KciPost> = {}): KciPost =>
  post({
    number: ++number,
    outcome: 'unauthenticated',
    status: 401,
    reason: 'The request has no Authorization header.',
    headers: withoutToken,
    from,
    ...more,
  });
const authorised = (from: string) => post({ number: ++number, from, body: problemKci() });

const found = (run: KciConversations) => violations(run.about(problem).flatMap(({ remarks }) => remarks));

describe('a post without a good token', () => {
  test.each<[string, Partial<KciPost>]>([
    ['{}', { body: {} }],
    ['not json', {}],
    ['another id', { body: problemKci({}, { id: 5, supplierReference: 'OTHER' }) }],
    ['another conversation', { headers: [...withoutToken, ['X-Conversation-ID', 'other']] }],
  ])('is a stranger’s when it has %s, wherever it comes from', (_, more) => {
    const run = conversations();
    run.receive(unauthorised(stranger, more));
    run.receive(authorised(supplier));
    run.receive(unauthorised(supplier, more));
    expect(found(run)).toEqual([]);
    expect(run.nameless(0, [problem])).toEqual([]);
    expect(run.everything.map(({ kci }) => kci.post)).toEqual([number - 1]);
    expect(run.strangers).toEqual([
      `Somebody else posts to the KCI inbox: 1 time, from ${stranger}.`,
      `Somebody else posts to the KCI inbox: 1 time, from ${supplier}.`,
    ]);
  });

  test('is the supplier’s when it names something of the run and no KCI was authorised', () => {
    const run = conversations();
    run.receive(unauthorised(supplier, { body: problemKci() }));
    expect(found(run)).toEqual(['KCI-AUTHENTICATED']);
    expect(run.strangers).toEqual([]);
  });

  test('is the supplier’s when it names something and comes from where an authorised one came from', () => {
    const run = conversations();
    run.receive(authorised(supplier));
    run.receive(unauthorised(supplier, { body: problemKci() }));
    expect(found(run)).toEqual(['KCI-AUTHENTICATED']);
  });

  test('is a stranger’s once an authorised KCI has come from elsewhere, also when that comes later', () => {
    const run = conversations();
    run.receive(unauthorised(stranger, { body: problemKci() }));
    expect(found(run)).toEqual(['KCI-AUTHENTICATED']);
    run.receive(authorised(supplier));
    run.receive(unauthorised(stranger, { body: problemKci() }));
    expect(found(run)).toEqual([]);
    expect(run.strangers).toEqual([`Somebody else posts to the KCI inbox: 1 time, from ${stranger}.`]);
  });

  test('of which there are many, is counted in bounded memory', () => {
    const run = conversations();
    for (let count = 0; count < 30; count++) run.receive(unauthorised(`198.51.100.${count}`));
    expect(run.strangers).toHaveLength(21);
    expect(run.strangers.at(-1)).toBe('Somebody else posts to the KCI inbox: 10 times, from other addresses.');
  });
});
