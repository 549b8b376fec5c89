import { describe, expect, test } from 'vitest';
import { createProblem, type RequirementId } from '../../contract/requirements/index.js';
import { accepts } from '../../harness/authoring/accepts.js';
import { areDisjoint, changeWithin, type Positive } from '../../harness/authoring/positive.js';
import { checks, definePurpose, type TestPurpose } from '../../harness/authoring/purpose.js';
import { decide } from '../../harness/engine/outcome.js';
import { exclusionOf } from '../../harness/engine/selection.js';
import type { JsonObject } from '../../harness/json/json.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import { openSession, scriptedSupplier, type ScriptedAnswer } from './sessions.js';

const fields = ['problemText', 'hazards', 'onSiteRestrictions', 'notes', 'serviceTestReference'];
const marked = 'Marked for this test.';

/** A text in one field. */
function textIn(field: string, text: string): Positive {
  return { change: { places: [`/${field}`], from: (body: JsonObject) => ({ ...body, [field]: text }) } };
}

/** A test purpose that requests with these changes are accepted. */
function purposeOf(
  id: string,
  positives: readonly [Positive, ...Positive[]],
  requirements: readonly RequirementId[] = ['API-VALID-ACCEPTED'],
) {
  return definePurpose(createProblem, id, checks(id, requirements), accepts(createProblem, ...positives));
}

/** A test purpose that a text in one field is accepted. */
function purposeFor(field: string, text = marked, requirements: readonly RequirementId[] = ['API-VALID-ACCEPTED']) {
  return purposeOf(`packs.${field}.${text.length}.${requirements.length}`, [textIn(field, text)], requirements);
}

const five = fields.map((field) => purposeFor(field));
const [one, other] = five as [TestPurpose, TestPurpose];
const again = `${marked} Again.`;
const alsoOfOne = purposeFor('problemText', again);
const twice = purposeOf('packs.twice', [textIn('notes', marked), textIn('notes', again)]);
const unusual = purposeFor('hazards', `${marked} 📞`, ['API-UNUSUAL-TEXT', 'API-VALID-ACCEPTED']);

const refused: ScriptedAnswer = { status: 422, body: { uuid: 'x', code: 'INVALID_REQUEST', messages: ['no'] } };
const isMarked = (body: JsonObject, field: string) => body[field] === marked;
const marks = (body: JsonObject) => fields.filter((field) => isMarked(body, field)).length;

/** What test purposes come to that are the only ones of a run, and the requests that had any of their changes. */
async function decided(
  purposes: readonly TestPurpose[],
  answerTo: (body: JsonObject, count: number) => ScriptedAnswer | 'echo' = () => 'echo',
) {
  await using supplier = await scriptedSupplier(answerTo);
  await using opened = await openSession(supplier.url, { only: purposes.map(({ id }) => id) });
  const results = await Promise.all(purposes.map((purpose) => decide(purpose, opened.session)));
  const sent = supplier.requests.filter(({ body }) => JSON.stringify(body).includes(marked)).map(({ body }) => body);
  return { results, sent };
}

/** A result without what is fresh in every run. */
function said({ verdict, reason, violated, expected, actual, pointer, reproduced, cause, why }: TestCaseResult) {
  return { verdict, reason, violated, expected, actual, pointer, reproduced, cause, why };
}

describe('test purposes that have nothing to do with each other', () => {
  test('share one request, which is evidence for each', async () => {
    const { results, sent } = await decided(five);
    expect(results.map(({ verdict }) => verdict)).toEqual(five.map(() => 'pass'));
    expect(sent.map(marks)).toEqual([fields.length]);
    expect(new Set(results.map(({ exchanges }) => exchanges.at(-1))).size).toBe(1);
  });

  test('do not share it where only one is examined', async () => {
    const { results, sent } = await decided([one]);
    expect(results.map(({ verdict }) => verdict)).toEqual(['pass']);
    expect(sent.map(marks)).toEqual([1]);
  });

  test.each(fields)(
    'each have their own verdict where %s is refused, with the finding that it has by itself',
    async (field) => {
      const refuse = (body: JsonObject) => (isMarked(body, field) ? refused : 'echo');
      const { results, sent } = await decided(five, refuse);
      const alone = await decided(
        five.filter((_, index) => fields[index] === field),
        refuse,
      );
      expect(results.map(({ verdict }) => verdict)).toEqual(fields.map((each) => (each === field ? 'fail' : 'pass')));
      expect(results.filter(({ verdict }) => verdict === 'fail').map(said)).toEqual(alone.results.map(said));
      // Halves, and halves of one of them; then the suspected one twice, and again before its refusal counts.
      expect(sent.length).toBeLessThan(20);
    },
  );

  test('are all found where several are refused', async () => {
    const refuse = (body: JsonObject) => (isMarked(body, 'notes') || isMarked(body, 'hazards') ? refused : 'echo');
    const { results } = await decided(five, refuse);
    expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'fail', 'pass', 'fail', 'pass']);
  });

  test('that are refused only together are named, the smallest pair of them', async () => {
    const refuse = (body: JsonObject) => (isMarked(body, 'problemText') && isMarked(body, 'notes') ? refused : 'echo');
    const { results } = await decided(five, refuse);
    const found = results.filter(({ verdict }) => verdict !== 'pass');
    const pair = [five[0], five[3]].map((purpose) => purpose?.id);
    expect(found).toEqual([
      expect.objectContaining({ verdict: 'fail', violated: ['API-VALID-ACCEPTED'], together: expect.any(Array) }),
    ]);
    expect(new Set(found[0]?.together)).toEqual(new Set(pair));
    expect(found[0]?.reason).toMatch(/^Only together with what packs\.\S+ changes: A valid request is refused/);
    // The two alone show it again, and each by itself does not.
    const again = await decided(
      [five[0], five[3]].flatMap((purpose) => purpose ?? []),
      refuse,
    );
    expect(new Set(again.results.map(({ verdict }) => verdict))).toEqual(new Set(['fail', 'pass']));
    expect((await decided([one], refuse)).results[0]?.verdict).toBe('pass');
  });

  test('blame no one for what is accepted the next time, but say so', async () => {
    let refusals = 0;
    const once = (body: JsonObject) => (marks(body) === fields.length && refusals++ === 0 ? refused : 'echo');
    const { results } = await decided(five, once);
    expect(results.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'pass', 'pass', 'pass', 'pass']);
    expect(results[0]?.reason).toMatch(/^Seen once, but not in 3 repeats: API-VALID-ACCEPTED/);
    expect(results[0]?.seenOnce).toHaveLength(0);
  });

  test('share each of their requests where they send several', async () => {
    const { results, sent } = await decided([twice, one, alsoOfOne]);
    expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass']);
    expect(sent.map(marks)).toEqual([2, 0]);
    const [ofTwice, ...ofOthers] = results.map(({ exchanges }) => exchanges);
    expect(ofTwice).toEqual(expect.arrayContaining(ofOthers.map((exchanges) => exchanges.at(-1))));
  });

  test.each([marked, again])('have their own finding where one of several requests is refused: %s', async (text) => {
    const refuse = (body: JsonObject) => (body['notes'] === text ? refused : 'echo');
    const { results } = await decided([twice, one, alsoOfOne], refuse);
    expect(results.map(({ verdict }) => verdict)).toEqual(['fail', 'pass', 'pass']);
    expect(results.slice(0, 1).map(said)).toEqual((await decided([twice], refuse)).results.map(said));
  });

  test('run alone where a supplier may refuse what they share, and refuses it', async () => {
    const may = fields.map((field) =>
      purposeOf(`packs.open.${field}`, [{ ...textIn(field, marked), mayBeRefused: 'test' }]),
    );
    expect((await decided(may)).sent.map(marks)).toEqual([fields.length]);
    const { results, sent } = await decided(may, (body) => (isMarked(body, 'notes') ? refused : 'echo'));
    expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass', 'fail', 'pass']);
    // All together, and not in halves.
    expect(new Set(sent.map(marks))).toEqual(new Set([fields.length, 1]));
  });

  test('run alone where a plain request has too few places for them', async () => {
    const purposes = [0, 1, 2].map((item) =>
      purposeOf(`packs.item.${item}`, [{ change: changeWithin('characteristics', item, ['value'], marked) }]),
    );
    const { results, sent } = await decided(purposes);
    expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass']);
    expect(sent.map(({ characteristics }) => (characteristics as JsonObject[]).length)).toEqual([1, 1, 1]);
  });

  test('run alone where a request cannot be made for them', async () => {
    const { results } = await decided(five, () => refused);
    expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(['inconclusive']));
  });
});

describe('a request is not shared', () => {
  test('by changes at one place, or within each other', async () => {
    const { sent } = await decided([one, alsoOfOne]);
    expect(sent).toHaveLength(2);
    const at = (...places: readonly string[]): Positive => ({ change: { places, from: (body) => body } });
    expect(areDisjoint(at('/primaryContact/name'), at('/primaryContact/email', '/notes'))).toBe(true);
    expect(areDisjoint(at('/primaryContact'), at('/primaryContact/email'))).toBe(false);
    expect(areDisjoint(at('/notes', '/hazards/deep'), at('/hazards'))).toBe(false);
    expect(areDisjoint(at('/note'), at('/notes'))).toBe(true);
    const headers: Positive = { headers: () => ({}) };
    const layout: Positive = { layout: { write: (body) => JSON.stringify(body) } };
    expect(areDisjoint(headers, layout)).toBe(true);
    expect(areDisjoint(layout, { layout: { texts: (json) => json, contentType: 'application/json' } })).toBe(true);
    expect(areDisjoint(headers, headers)).toBe(false);
    expect(areDisjoint(layout, layout)).toBe(false);
  });

  test('by a text that a supplier need not accept and one that it must', async () => {
    const { sent } = await decided([one, unusual]);
    expect(sent).toHaveLength(2);
  });
});

test('test purposes that can share a request are in one shard', () => {
  const everything = { areas: [], only: [], mode: 'full' } as const;
  for (const index of [1, 2, 3])
    expect(
      new Set(
        [one, other, alsoOfOne].map((each) => exclusionOf(each, { ...everything, shard: { index, total: 3 } })?.choice),
      ).size,
    ).toBe(1);
});
