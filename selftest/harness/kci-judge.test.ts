import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../harness/json/json.js';
import { KciJudge } from '../../harness/kci/judge.js';
import type { KciPost } from '../../harness/kci/inbox/post.js';
import {
  acceptedOrder,
  acceptedProblem,
  notes,
  orderKci,
  post,
  problemKci,
  problemRequest,
  violations,
} from './kcis.js';

const problem = { kind: 'service-problem', id: 23467 } as const;
const order = { kind: 'service-order', id: 12345 } as const;

/** A judge, and what it says about KCIs that come one after the other, a second apart. */
function listening(knowsAllThatWasSent = true) {
  const judge = new KciJudge({ knowsAllThatWasSent });
  let second = 0;
  const hear = (body: JsonObject, more: Partial<KciPost> = {}) => {
    second += 1;
    const at = new Date(Date.parse('2024-04-10T09:00:00Z') + second * 1000).toISOString();
    return judge.judge(post({ body, startedAt: at, arrivedAt: at, ...more })).remarks;
  };
  const wrong = (body: JsonObject, more?: Partial<KciPost>) => violations(hear(body, more));
  return { judge, hear, wrong };
}

const at = (sequenceNumber: number, reasonCode: string, status: string, entity: JsonObject = {}) =>
  problemKci(
    { sequenceNumber, reasonCode, problemCode: 'X', issuedOn: `2024-04-10T09:00:${10 + sequenceNumber}Z` },
    { status, ...entity },
  );

describe('the whole conversation about a problem', () => {
  test('conforms from the acknowledgement to the end', () => {
    const { judge, wrong } = listening();
    judge.accepted(problem, acceptedProblem());
    expect(wrong(at(1, 'ACKNOWLEDGED', 'ACKNOWLEDGED'))).toEqual([]);
    expect(wrong(at(2, 'COMMITTED', 'IN_PROGRESS'))).toEqual([]);
    judge.amending(problem, { id: 1, notes: 'Amended' });
    expect(wrong(at(3, 'DELAY', 'HELD'))).toEqual([]);
    expect(wrong(at(4, 'AMENDED', 'HELD', { notes: 'Amended' }))).toEqual([]);
    expect(wrong(at(5, 'RESUMED', 'IN_PROGRESS', { notes: 'Amended' }))).toEqual([]);
    expect(wrong(at(6, 'UPDATE', 'RESOLVED', { notes: 'Amended' }))).toEqual([]);
    judge.answered(problem, { status: 'COMPLETED' });
    expect(wrong(at(7, 'UPDATE', 'COMPLETED', { notes: 'Amended' }))).toEqual([]);
    expect(wrong(at(8, 'UPDATE', 'IN_PROGRESS', { notes: 'Amended' }))).toEqual([
      'KCI-AFTER-END /serviceProblem/status',
    ]);
  });

  test('shows an amendment once it is applied, whatever comes late', () => {
    const { judge, wrong } = listening();
    judge.accepted(problem, acceptedProblem());
    judge.amending(problem, { id: 1, serviceProblemId: 23467, notes: 'Amended' });
    // While it is open, either value passes.
    expect(wrong(at(1, 'ACKNOWLEDGED', 'ACKNOWLEDGED'))).toEqual([]);
    expect(wrong(at(2, 'DELAY', 'HELD', { notes: 'Amended' }))).toEqual([]);
    expect(wrong(at(5, 'AMENDED', 'HELD', { notes: 'Amended' }))).toEqual([]);
    expect(wrong(at(4, 'DELAY', 'HELD'))).toEqual([]);
    expect(wrong(at(6, 'DELAY', 'HELD'))).toEqual(['KCI-AMENDMENT-SHOWN /serviceProblem/notes']);
    expect(wrong(at(7, 'DELAY', 'HELD', { notes: `${problemRequest['notes'] as string} Amended` }))).toEqual([
      'KCI-AMENDED-REPLACED /serviceProblem/notes',
    ]);
    expect(wrong(at(8, 'DELAY', 'HELD', { notes: 'Amended', hazards: 'Other' }))).toEqual([
      'KCI-AMENDED-ONLY /serviceProblem/hazards',
    ]);
  });

  test('shows an amendment that a 201 confirmed only in what was issued after it', () => {
    const { judge, wrong } = listening();
    judge.accepted(problem, acceptedProblem());
    const amendment = judge.amending(problem, { id: 1, notes: 'Amended' });
    judge.amended(problem, amendment, Date.parse('2024-04-10T09:00:12.500Z'));
    const late = { startedAt: '2024-04-10T09:01:00.000Z', arrivedAt: '2024-04-10T09:01:00.000Z' };
    expect(wrong(at(2, 'DELAY', 'HELD'), late)).toEqual([]);
    expect(wrong(at(3, 'DELAY', 'HELD'), late)).toEqual(['KCI-AMENDMENT-SHOWN /serviceProblem/notes']);
  });

  test('shows the old values after a rejection, and what the supplier changes itself is noted', () => {
    const { judge, wrong } = listening();
    judge.accepted(problem, acceptedProblem());
    judge.amending(problem, { id: 1, notes: 'Amended' });
    expect(wrong(at(1, 'AMENDMENT_REJECTED', 'HELD', { notes: 'Amended' }))).toEqual([
      'KCI-AMENDMENT-SHOWN /serviceProblem/notes',
    ]);
    expect(wrong(at(2, 'DELAY', 'HELD'))).toEqual([]);
    judge.amended(problem, judge.amending(problem, { id: 2, hazards: 'A dog' }), 0);
    expect(wrong(at(3, 'UPDATE', 'HELD', { hazards: 'Two dogs' }))).toEqual([]);
    expect(wrong(at(4, 'DELAY', 'HELD', { hazards: 'Two dogs' }))).toEqual([]);
  });

  test('takes an empty value in an amendment either way: as removing the field, or as nothing', () => {
    for (const notes of [null, '']) {
      const { judge, wrong } = listening();
      judge.accepted(problem, acceptedProblem());
      judge.amended(problem, judge.amending(problem, { id: 1, notes }), 0);
      expect(wrong(at(1, 'AMENDED', 'HELD'))).not.toContain('KCI-AMENDMENT-SHOWN /serviceProblem/notes');
      expect(wrong(at(2, 'DELAY', 'HELD'))).not.toContain('KCI-AMENDMENT-SHOWN /serviceProblem/notes');
    }
  });

  test('remembers a change that a KCI announced', () => {
    const { judge, hear, wrong } = listening();
    judge.accepted(problem, acceptedProblem());
    expect(wrong(at(1, 'ACKNOWLEDGED', 'ACKNOWLEDGED'))).toEqual([]);
    expect(notes(hear(at(2, 'UPDATE', 'ACKNOWLEDGED', { notes: 'Changed' })))).toHaveLength(1);
    expect(hear(at(3, 'COMMITTED', 'IN_PROGRESS', { notes: 'Changed' }))).toEqual([]);
    expect(wrong(at(4, 'DELAY', 'HELD'))).toEqual(['KCI-ENTITY-UNCHANGED /serviceProblem/notes']);
  });

  test('has one reference, also where only the reference names the problem', () => {
    const { judge, wrong } = listening();
    judge.accepted(problem, acceptedProblem());
    judge.accepted({ ...problem, id: 5 }, acceptedProblem({ body: { id: 5 }, mandatory: [] }));
    expect(wrong(at(1, 'ACKNOWLEDGED', 'ACKNOWLEDGED'))).toEqual([]);
    expect(wrong(at(2, 'COMMITTED', 'IN_PROGRESS', { supplierReference: 'SP_2' }))).toEqual([
      'KCI-REFERENCE /serviceProblem/supplierReference',
    ]);
    expect(wrong(at(1, 'ACKNOWLEDGED', 'ACKNOWLEDGED', { id: 5 }))).toEqual([
      'KCI-REFERENCE /serviceProblem/supplierReference',
    ]);
    const { id: _, ...withoutId } = at(2, 'DELAY', 'HELD')['serviceProblem'] as JsonObject;
    expect(wrong({ ...at(2, 'DELAY', 'HELD'), serviceProblem: withoutId })).toEqual(['KCI-SEQUENCE /sequenceNumber']);
  });

  test('knows the reference of the answer', () => {
    const { judge, wrong } = listening();
    judge.accepted(problem, acceptedProblem());
    judge.answered(problem, { status: 'ACKNOWLEDGED', reference: 'SP_9' });
    expect(wrong(at(1, 'COMMITTED', 'IN_PROGRESS'))).toEqual(['KCI-REFERENCE /serviceProblem/supplierReference']);
  });
});

describe('the numbers of KCIs', () => {
  test('are those of each entity', () => {
    const { wrong } = listening(false);
    expect(wrong(problemKci())).toEqual([]);
    expect(wrong(problemKci({}, { id: 5, supplierReference: 'SP_5' }))).toEqual([]);
    expect(wrong(orderKci())).toEqual([]);
    expect(wrong(problemKci())).toEqual(['KCI-SEQUENCE /sequenceNumber']);
  });

  test('may come out of order, and then say nothing about the state', () => {
    const { hear, wrong } = listening(false);
    expect(wrong(at(1, 'ACKNOWLEDGED', 'ACKNOWLEDGED'))).toEqual([]);
    expect(wrong(at(3, 'UPDATE', 'COMPLETED'))).toEqual([]);
    expect(notes(hear(at(2, 'COMMITTED', 'IN_PROGRESS')))).toEqual([expect.stringMatching(/arrived after number 3/)]);
    expect(wrong(at(4, 'UPDATE', 'IN_PROGRESS'))).toEqual(['KCI-AFTER-END /serviceProblem/status']);
  });

  test('decide what came after the end, in whichever order KCIs arrive', () => {
    const { wrong } = listening(false);
    expect(wrong(at(1, 'ACKNOWLEDGED', 'ACKNOWLEDGED'))).toEqual([]);
    expect(wrong(at(4, 'UPDATE', 'IN_PROGRESS'))).toEqual([]);
    expect(wrong(at(3, 'CANCELLED', 'CANCELLED'))).toEqual(['KCI-AFTER-END /serviceProblem/status']);
    expect(wrong(at(2, 'COMMITTED', 'IN_PROGRESS'))).toEqual([]);
  });
});

test('an id belongs to one KCI, whatever it is about', () => {
  const { wrong } = listening(false);
  const { id = '' } = problemKci();
  expect(wrong(problemKci({ id }))).toEqual([]);
  expect(wrong(orderKci({ id }))).toEqual(['KCI-ID-UNIQUE /id']);
});

describe('what was not taken', () => {
  test('is judged by how it came only, and not remembered', () => {
    const { hear, wrong } = listening(false);
    const kci = problemKci();
    expect(wrong(kci, { outcome: 'unauthenticated', status: 401, reason: 'The access token is not known.' })).toEqual([
      'KCI-AUTHENTICATED',
    ]);
    expect(notes(hear(kci, { outcome: 'put-off', status: 503 }))).toEqual([expect.stringMatching(/on purpose/)]);
    expect(hear(kci)).toEqual([]);
    expect(notes(hear(kci, { outcome: 'duplicate' }))).toEqual([expect.stringMatching(/sent again/)]);
    expect(hear({}, { outcome: 'elsewhere', status: 404, headers: [] })).toEqual([]);
    expect(hear({}, { outcome: 'not-http', status: 400, headers: [] })).toEqual([]);
  });

  test('since it is invalid, is judged as it is, and may come again', () => {
    const { wrong } = listening(false);
    const { issuedOn: _, ...kci } = problemKci();
    expect(wrong(kci, { outcome: 'invalid', status: 422 })).toEqual(['KCI-SCHEMA /issuedOn']);
    expect(wrong({ ...kci, issuedOn: '2024-04-10T09:00:00Z' })).toEqual([]);
  });
});

describe('what KCIs are about', () => {
  test('was refused, so that there are none', () => {
    const { judge, wrong } = listening();
    judge.refused(problem);
    expect(wrong(problemKci())).toEqual(['KCI-ACCEPTED-ONLY /serviceProblem']);
  });

  test('is not of this run, which is noted there, but not by a mere listener', () => {
    expect(notes(listening().hear(problemKci()))).toEqual([expect.stringMatching(/not sent in this run/)]);
    expect(listening(false).hear(problemKci())).toEqual([]);
  });

  test('is the entity of its kind, though another kind has the same id', () => {
    const { judge, wrong } = listening();
    judge.accepted({ ...order, id: 23467 }, acceptedOrder({ body: { id: 23467 }, mandatory: [] }));
    judge.refused(problem);
    expect(wrong(orderKci({}, { id: 23467 }))).toEqual([]);
    expect(wrong(problemKci())).toHaveLength(1);
  });

  test('is an order of its tenant', () => {
    const { judge, wrong } = listening();
    judge.accepted(order, acceptedOrder());
    expect(wrong(orderKci({}, { tenant: 'TENANT2' }))).toEqual(['KCI-TENANT /provideServiceOrder/tenant']);
  });
});

test('a late KCI is noted', () => {
  expect(notes(listening(false).hear(problemKci(), { late: true }))).toEqual([expect.stringMatching(/awaited/)]);
});

test('no KCI has more remarks than can be read', () => {
  const { judge, hear } = listening();
  const body = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`field${index}`, 'x']));
  judge.accepted(problem, acceptedProblem({ body }));
  const remarks = hear(problemKci());
  expect(remarks).toHaveLength(31);
  expect(notes(remarks).at(-1)).toBe('There are 170 more remarks.');
});
