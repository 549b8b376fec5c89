import { describe, expect, test } from 'vitest';
import { amendProblem, cancelProblem, sendUpdate } from '../../contract/requirements/index.js';
import { problemKci } from '../harness/kcis.js';
import {
  amendment,
  answerTo,
  cancellation,
  decision,
  entry,
  judged,
  kciEntry,
  known,
  moment,
  violations,
  type EntryParts,
} from './captures.js';

const id = 23467;

/** A KCI about the problem, issued and posted so many seconds after the beginning of the capture. */
function news(sequenceNumber: number, at: number, reasonCode: string, status: string, more: object = {}): unknown {
  const body = { sequenceNumber, issuedOn: moment(at), reasonCode, ...more };
  return kciEntry(problemKci(body, { ...known.sent, status }), { at: at + 0.05, time: 1 });
}

/** A request that is answered 202. */
const later: EntryParts = { status: 202, answered: '' };

describe('what a KCI confirms that is not possible any longer', () => {
  const cancelled = [entry(known), cancellation(61, id, { at: 1 })];
  const ended = `SP-AMEND-ENDED in ${amendProblem}`;
  const late = amendment(71, id, { at: 5, ...later });

  test('is found', async () => {
    const judgement = await judged([...cancelled, late, news(3, 8, 'AMENDED', 'CANCELLED')]);
    expect(violations(judgement)).toContain(ended);
    expect(judgement.findings.find(({ requirement }) => requirement === 'SP-AMEND-ENDED')?.places).toEqual([
      expect.objectContaining({ entry: 3 }),
    ]);
    const twice = await judged([
      ...cancelled,
      cancellation(62, id, { at: 5, ...later }),
      news(3, 8, 'CANCELLED', 'CANCELLED'),
    ]);
    expect(violations(twice)).toContain(`SP-CANCEL-TWICE in ${cancelProblem}`);
  });

  test('is found where the KCI comes before the 202', async () => {
    const slow = amendment(71, id, { at: 5, time: 9000, ...later });
    expect(violations(await judged([...cancelled, slow, news(3, 8, 'AMENDED', 'CANCELLED')]))).toContain(ended);
  });

  test('is found without the body of the 202', async () => {
    const bare = amendment(71, id, {
      at: 5,
      ...later,
      as: (raw) => ({ ...raw, response: { ...raw.response, content: { size: 5, mimeType: 'x-unknown' } } }),
    });
    expect(violations(await judged([...cancelled, bare, news(3, 8, 'AMENDED', 'CANCELLED')]))).toContain(ended);
  });

  test('counts as examined where the KCI refuses it, and not without a KCI', async () => {
    const refused = await judged([...cancelled, late, news(3, 8, 'AMENDMENT_REJECTED', 'CANCELLED')]);
    expect(violations(refused)).not.toContain(ended);
    expect(refused.requirements.map((each) => each.id)).toContain('SP-AMEND-ENDED');
    const silent = await judged([...cancelled, late]);
    expect(silent.requirements.map((each) => each.id)).not.toContain('SP-AMEND-ENDED');
  });

  test.each<readonly [string, readonly unknown[]]>([
    ['an amendment that was sent before the end', [amendment(70, id, { at: 0.5, ...later }), ...cancelled, late]],
    ['the same cancellation', [...cancelled, cancellation(61, id, { at: 5, ...later })]],
    ['what came before the request', [...cancelled, amendment(71, id, { at: 9, ...later })]],
  ])('is not found where the KCI can be about %s', async (_, capture) => {
    const reason = JSON.stringify(capture).includes('"id\\":61') ? 'CANCELLED' : 'AMENDED';
    const judgement = await judged([...capture, news(3, 8, reason, 'CANCELLED')]);
    expect(violations(judgement)).not.toContain(ended);
    expect(violations(judgement)).not.toContain(`SP-CANCEL-TWICE in ${cancelProblem}`);
  });
});

test('a KCI that comes in the millisecond of its request confirms it', async () => {
  const body = { sequenceNumber: 1, issuedOn: moment(5), reasonCode: 'CANCELLED', problemCode: 'OTHER', text: 'Done' };
  const posted = kciEntry(problemKci(body, { ...known.sent, status: 'CANCELLED' }), { at: 5, time: 0 });
  const judgement = await judged([entry(known), posted, cancellation(61, id, { at: 5, time: 1, ...later })]);
  expect(violations(judgement)).toEqual([]);
});

describe('two cancellations under way at the same time', () => {
  const once = `SP-CANCEL-ONCE in ${cancelProblem}`;
  const first = cancellation(61, id, { at: 1, time: 500 });
  const refused = { status: 422, answered: { uuid: 'u', code: 'INVALID_REQUEST', messages: ['No'] } };

  test('that are both confirmed are found, without a KCI', async () => {
    const judgement = await judged([entry(known), first, cancellation(62, id, { at: 1.2, time: 500 })]);
    expect(violations(judgement)).toEqual([once]);
  });

  test.each<readonly [string, unknown]>([
    ['one is refused', cancellation(62, id, { at: 1.2, time: 500, ...refused })],
    ['they are one', cancellation(61, id, { at: 1.2, time: 500 })],
    ['they are of two problems', cancellation(62, 7, { at: 1.2, time: 500 })],
  ])('are not where %s', async (_, second) => {
    expect(violations(await judged([entry(known), first, second]))).toEqual([]);
  });

  test('are not examined where one follows the other', async () => {
    const { requirements } = await judged([entry(known), first, cancellation(62, id, { at: 3 })]);
    expect(requirements.map((each) => each.id)).not.toContain('SP-CANCEL-ONCE');
  });
});

describe('a KCI that is issued while a decision is under way', () => {
  const reopened = `KCI-AFTER-END in ${sendUpdate}`;
  const details = { resolutionDetails: { resolutionCode: 'OTHER' }, supplierReference: 'SPR_1' };
  const resolution = { resolvedDate: moment(1), status: 'UNCONFIRMED', ...details };
  const resolved = [entry(known), news(1, 1, 'UPDATE', 'RESOLVED', { serviceProblemResolution: resolution })];
  const decided = (status: 'ACCEPTED' | 'REJECTED', time = 2000) =>
    decision(status, { at: 5, time, answered: answerTo({}, { status, closedDate: moment(6), ...details }) });

  test('and shows the problem at work again is found, once', async () => {
    const judgement = await judged([...resolved, decided('ACCEPTED'), news(2, 6, 'UPDATE', 'IN_PROGRESS')]);
    expect(violations(judgement)).toContain(reopened);
    const after = await judged([...resolved, decided('ACCEPTED'), news(2, 9, 'UPDATE', 'IN_PROGRESS')]);
    const found = after.findings.filter(({ requirement }) => requirement === 'KCI-AFTER-END');
    expect(found.map(({ occurrences }) => occurrences)).toEqual([1]);
  });

  test('and comes after the answer is found', async () => {
    const body = { sequenceNumber: 2, issuedOn: moment(6), reasonCode: 'UPDATE' };
    const posted = kciEntry(problemKci(body, { ...known.sent, status: 'IN_PROGRESS' }), { at: 8 });
    expect(violations(await judged([...resolved, decided('ACCEPTED'), posted]))).toContain(reopened);
  });

  test.each<readonly [string, readonly unknown[]]>([
    ['is news', [decided('ACCEPTED'), news(2, 6, 'UPDATE', 'RESOLVED')]],
    ['shows the end', [decided('ACCEPTED'), news(2, 6, 'COMPLETED', 'COMPLETED')]],
    ['was issued before', [decided('ACCEPTED'), news(2, 4, 'UPDATE', 'IN_PROGRESS')]],
    ['follows a rejection', [decided('REJECTED'), news(2, 6, 'UPDATE', 'IN_PROGRESS')]],
  ])('and %s is not', async (_, capture) => {
    expect(violations(await judged([...resolved, ...capture]))).not.toContain(reopened);
  });
});
