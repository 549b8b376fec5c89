import { describe, expect, test } from 'vitest';
import {
  amendProblem,
  cancelProblem,
  createProblem,
  decideResolution,
  sendUpdate,
} from '../../contract/requirements/index.js';
import { problemKci } from '../harness/kcis.js';
import { smallProblem } from '../simulator/requests.js';
import {
  amendment,
  answerTo,
  cancellation,
  decision,
  entry,
  fileWith,
  har,
  judged,
  kciEntry,
  known,
  moment,
  verdictOn,
  violations,
} from './captures.js';

describe('references', () => {
  test('that two problems share are found', async () => {
    const same = { answered: answerTo(smallProblem(1)) };
    const judgement = await judged([entry(same), entry({ sent: smallProblem(2), ...same, at: 1 })]);
    expect(violations(judgement)).toContain(`SP-REFERENCE-UNIQUE in ${createProblem}`);
  });

  test('may come twice for one problem, as after a retry or in two captures of the same traffic', async () => {
    const judgement = await judged([entry(), entry({ at: 1 }), entry({ at: 0 })]);
    expect(violations(judgement)).toEqual([]);
  });

  test('are compared across files', async () => {
    const answered = answerTo(smallProblem(1), { id: 2 });
    const files = [har([entry({ sent: smallProblem(2), answered, at: 9 })]), har([entry()])];
    expect(violations(await judged([], { files }))).toContain(`SP-REFERENCE-UNIQUE in ${createProblem}`);
  });

  test('an error repeats the uuid of another', async () => {
    const error = { status: 422, answered: { uuid: 'u-1', code: 'INVALID_REQUEST', messages: ['No'] } };
    const judgement = await judged([entry(error), entry({ ...error, at: 1 })]);
    expect(violations(judgement)).toContain(`API-ERROR-UUID in ${createProblem}`);
    const nameless = { ...error, requestHeaders: { 'X-Request-ID': undefined } };
    expect(violations(await judged([entry(nameless), entry({ ...nameless, at: 1 })]))).toContain(
      `API-ERROR-UUID in ${createProblem}`,
    );
    // It can be the same request, recorded twice.
    const files = [har([entry(nameless)]), har([entry(nameless)])];
    expect(violations(await judged([], { files }))).toEqual([]);
  });
});

describe('what follows an end', () => {
  test.each<readonly [string, unknown, string]>([
    ['an amendment', amendment(71, 1, { at: 5 }), `SP-AMEND-ENDED in ${amendProblem}`],
    ['another cancellation', cancellation(62, 1, { at: 5 }), `SP-CANCEL-TWICE in ${cancelProblem}`],
  ])('%s that is confirmed is found', async (_, next, violation) => {
    expect(violations(await judged([entry(), cancellation(61, 1, { at: 1 }), next]))).toEqual([violation]);
  });

  test('whatever order the entries stand in', async () => {
    const judgement = await judged([amendment(71, 1, { at: 5 }), cancellation(61, 1, { at: 1 }), entry()]);
    expect(violations(judgement)).toEqual([`SP-AMEND-ENDED in ${amendProblem}`]);
    expect(judgement.notes.join()).toContain('did not stand in the order of time');
  });

  test.each<readonly [string, unknown]>([
    ['the same cancellation again', cancellation(61, 1, { at: 5 })],
    ['an amendment that was under way', amendment(71, 1, { at: 0.99, time: 9000 })],
    [
      'one that is refused',
      amendment(71, 1, { at: 5, status: 422, answered: { uuid: 'u', code: 'INVALID_REQUEST', messages: ['No'] } }),
    ],
    ['one that the outcome follows of', amendment(71, 1, { at: 5, status: 202, answered: '' })],
    ['one of another problem', amendment(71, 2, { at: 5 })],
  ])('%s is not', async (_, next) => {
    const judgement = await judged([entry(), cancellation(61, 1, { at: 1 }), next]);
    expect(violations(judgement)).toEqual([]);
  });

  test('a decision is reversed once its problem was shown as closed', async () => {
    const closed = { status: 'ACCEPTED', closedDate: '2026-05-04T09:00:01Z', supplierReference: 'SPR_1' };
    const found = await judged([decision('ACCEPTED', { answered: closed }), decision('REJECTED', { at: 5 })]);
    expect(violations(found)).toContain(`SP-RESOLVE-ENDED in ${decideResolution}`);
    const open = await judged([decision('ACCEPTED'), decision('REJECTED', { at: 5 })]);
    expect(violations(open)).not.toContain(`SP-RESOLVE-ENDED in ${decideResolution}`);
  });

  test('a field that an amendment does not name shows another text', async () => {
    const answered = { id: 71, serviceProblemId: 1, notes: 'Amended', problemText: 'Another' };
    const judgement = await judged([entry(), amendment(71, 1, { at: 5, answered })]);
    expect(violations(judgement)).toContain(`SP-AMEND-ONLY-NAMED in ${amendProblem}`);
    const before = amendment(70, 1, { at: 2, sent: { id: 70, serviceProblemId: 1, problemText: 'Another' } });
    const again = await judged([entry(), before, amendment(71, 1, { at: 5, answered })]);
    expect(violations(again)).not.toContain(`SP-AMEND-ONLY-NAMED in ${amendProblem}`);
  });
});

describe('KCIs in the capture', () => {
  test('are judged against what was sent', async () => {
    const sound = await judged([entry(known), kciEntry(problemKci({ issuedOn: moment(1) }, known.sent), { at: 2 })]);
    expect(violations(sound)).toEqual([]);
    expect(sound.counts.kcis).toBe(1);
    expect(verdictOn(sound, sendUpdate)).toBe('no-violation-observed');
    const changed = { ...known.sent, notes: 'Changed' };
    const wrong = await judged([entry(known), kciEntry(problemKci({ issuedOn: moment(1) }, changed), { at: 2 })]);
    expect(violations(wrong)).toEqual([`KCI-ENTITY-UNCHANGED in ${sendUpdate}`]);
  });

  test('of other suppliers are not', async () => {
    const foreign = problemKci({ reasonCode: 'DELAY' }, { id: 5, supplierReference: 'OTHER_0001' });
    const elsewhere = { requestHeaders: { 'X-Conversation-ID': 'other', Authorization: 'Bearer x' }, at: 2 };
    const judgement = await judged([entry(known), kciEntry(foreign, elsewhere)]);
    expect(violations(judgement)).toEqual([]);
    expect(judgement.counts.kcis).toBe(0);
    expect(judgement.notes.join()).toContain('1 KCIs name nothing');
  });

  test('say nothing of credentials', async () => {
    const body = problemKci({ issuedOn: moment(1) }, known.sent);
    const judgement = await judged([
      entry(known),
      kciEntry(body, { at: 2, requestHeaders: { Authorization: undefined } }),
    ]);
    expect(violations(judgement)).toEqual([]);
    expect(judgement.notExamined).toContainEqual(
      expect.objectContaining({ requirement: 'KCI-AUTHENTICATED', why: 'authentication' }),
    );
  });

  test('show an end, after which nothing is confirmed', async () => {
    const body = problemKci({ reasonCode: 'CANCELLED', issuedOn: moment(20) }, { ...known.sent, status: 'CANCELLED' });
    const late = { at: 60, answerHeaders: { Date: new Date(moment(60)).toUTCString() } };
    const found = await judged([entry(known), kciEntry(body, { at: 21 }), amendment(71, 23467, late)]);
    expect(violations(found)).toContain(`SP-AMEND-ENDED in ${amendProblem}`);
    // In another file, with a clock of its own, it may have come later: by the supplier's clock it was before the end.
    const early = { ...late, answerHeaders: { Date: new Date(moment(10)).toUTCString() } };
    const files = [har([entry(known), amendment(71, 23467, early)]), har([kciEntry(body, { at: 21 })])];
    const fair = await judged([], { files });
    expect(violations(fair)).not.toContain(`SP-AMEND-ENDED in ${amendProblem}`);
  });
});

describe('KCIs in a file', () => {
  const line = (body: unknown, at: number, more: object = {}) =>
    JSON.stringify({
      number: 1,
      startedAt: moment(at),
      arrivedAt: moment(at),
      outcome: 'taken',
      status: 204,
      answer: '',
      reason: '',
      target: 'POST /kcis',
      headers: [
        ['Authorization', 'Bearer [redacted]'],
        ['X-Request-ID', 'r'],
        ['Content-Type', 'application/json'],
      ],
      bytes: 100,
      late: false,
      body,
      findings: [],
      notes: [],
      ...more,
    });
  const ndjson = (...lines: readonly string[]) => fileWith(`${lines.join('\n')}\n`, 'kcis.ndjson');

  test('are judged with the capture', async () => {
    const wrong = line(problemKci({ reasonCode: 'DELAY', issuedOn: moment(1) }, { ...known.sent, status: 'HELD' }), 2);
    const judgement = await judged([entry(known)], { kcis: ndjson(wrong) });
    expect(violations(judgement)).toEqual([`KCI-PROBLEM-CODE in ${sendUpdate}`]);
    expect(judgement.findings[0]?.places[0]?.entry).toBe(1);
    expect(judgement.kciFile?.kcis).toBe(1);
  });

  test('without a token violate what says that they have one', async () => {
    const body = problemKci({ issuedOn: moment(1) }, known.sent);
    const judgement = await judged([entry(known)], {
      kcis: ndjson(
        line(body, 2, {
          headers: [
            ['X-Request-ID', 'r'],
            ['Content-Type', 'application/json'],
          ],
        }),
      ),
    });
    expect(violations(judgement)).toEqual([`KCI-AUTHENTICATED in ${sendUpdate}`]);
  });

  test('of a clock that is behind come after what they are about', async () => {
    const changed = { ...known.sent, notes: 'Changed' };
    const kcis = ndjson(line(problemKci({ issuedOn: moment(1) }, changed), -3600));
    const judgement = await judged([entry(known)], { kcis });
    expect(violations(judgement)).toContain(`KCI-ENTITY-UNCHANGED in ${sendUpdate}`);
    expect(judgement.notes.join()).toMatch(/clock of the KCIs is about 3600 s behind/);
  });

  test('issued by a clock that is ahead do not come after an answer that they came before', async () => {
    const dated = (at: number) => ({ at, answerHeaders: { Date: new Date(moment(at + 600)).toUTCString() } });
    const body = problemKci({ issuedOn: moment(602) }, { ...known.sent, status: 'ACKNOWLEDGED' });
    const capture = [entry({ ...known, ...dated(0) }), cancellation(61, 23467, dated(4))];
    const judgement = await judged(capture, { kcis: ndjson(line(body, 5)) });
    expect(violations(judgement)).not.toContain(`KCI-AFTER-END in ${sendUpdate}`);
    expect(judgement.notes.join()).toMatch(/supplier's clock is about 60\d s ahead/);
  });

  test.each<readonly [string, string]>([
    ['not JSON', 'hello'],
    ['cut off', line({}, 1).slice(0, 50)],
    ['another object', '{"a":1}'],
  ])('that are %s are refused in one sentence', async (_, text) => {
    const kcis = ndjson(line(problemKci(), 1), text);
    await expect(judged([entry()], { kcis })).rejects.toThrow(/has no KCI in line 2\. Give the kcis\.ndjson/);
  });
});
