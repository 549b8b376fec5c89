import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createEthernetOrder, createProblem } from '../../contract/requirements/index.js';
import { Journal } from '../../harness/session/journal.js';
import { leftoversOf } from '../../harness/session/ledger.js';
import { openSession, scriptedSupplier, type ScriptedAnswer } from './sessions.js';

const refusal = (code: string): ScriptedAnswer => ({ status: 422, body: { uuid: 'x', code, messages: ['no'] } });

/** Creates so many things of each kind, and gives what the clean-up asked and left. */
async function cleanedUp(
  numbers: { readonly ethernet?: number; readonly problems?: number },
  answerTo: (id: number, count: number) => ScriptedAnswer | 'echo',
) {
  const ledgerFile = join(mkdtempSync(join(tmpdir(), 'fcc-teardown-')), 'ledger.ndjson');
  let cancelled = 0;
  await using supplier = await scriptedSupplier((body, _, path) =>
    path.endsWith('cancellations')
      ? answerTo(Number(body['orderId'] ?? body['serviceProblemId']), ++cancelled)
      : 'echo',
  );
  const { session } = await openSession(supplier.url, { ledgerFile });
  for (let id = 1; id <= (numbers.ethernet ?? 0); id++)
    await session.send({ operation: createEthernetOrder, body: { id } }, new Journal());
  for (let id = 101; id <= 100 + (numbers.problems ?? 0); id++)
    await session.send({ operation: createProblem, body: { id } }, new Journal());
  await session.close();
  const cancellations = supplier.requests.filter(({ path }) => path.endsWith('cancellations'));
  return {
    asked: cancellations.map(({ body }) => Number(body['orderId'] ?? body['serviceProblemId'])),
    left: leftoversOf(ledgerFile),
  };
}

describe('what a run created is removed at its end', () => {
  test('each once, where that is accepted', async () => {
    const { asked, left } = await cleanedUp({ ethernet: 5, problems: 6 }, () => 'echo');
    expect(asked.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 101, 102, 103, 104, 105, 106]);
    expect(left).toEqual([]);
  });

  test('but no more of a kind once three are refused alike: the newest, the oldest and one between', async () => {
    const { asked, left } = await cleanedUp({ ethernet: 20, problems: 6 }, (id) =>
      id <= 20 ? refusal('NOT_POSSIBLE') : 'echo',
    );
    expect(asked.filter((id) => id <= 20).toSorted((one, other) => one - other)).toEqual([1, 10, 20]);
    expect(asked).toHaveLength(3 + 6);
    expect(left).toHaveLength(20);
    const reasons = left.map(({ reason }) => reason.replace(/ \{.*/, ''));
    expect(reasons.filter((reason) => reason === 'The cancellation was answered 422')).toHaveLength(3);
    const given = 'Not cancelled, since 3 cancellations of its kind were all answered 422 NOT_POSSIBLE.';
    expect(reasons.filter((reason) => reason === given)).toHaveLength(17);
  });

  test('all of them while refusals differ, or one is accepted', async () => {
    const differing = await cleanedUp({ ethernet: 4 }, (_, count) => refusal(count % 2 ? 'ONE' : 'OTHER'));
    expect(differing.asked).toHaveLength(4);
    const mixed = await cleanedUp({ ethernet: 20 }, (id) => (id === 10 ? 'echo' : refusal('NOT_POSSIBLE')));
    expect(mixed.asked).toHaveLength(20);
    expect(mixed.left).toHaveLength(19);
  });

  test('and refusals that differ are counted each for itself', async () => {
    const { asked } = await cleanedUp({ ethernet: 30 }, (_, count) => refusal(count % 2 ? 'ONE' : 'OTHER'));
    expect(asked).toHaveLength(6);
  });
});
