import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProblem } from '../../contract/requirements/index.js';
import { KciConversations } from '../../harness/kci/conversations.js';
import { parseKci } from '../../harness/kci/inbox/body.js';
import { entityIn } from '../../harness/kci/inbox/entity.js';
import { KciStore } from '../../harness/kci/inbox/store.js';
import { isJsonObject, type JsonObject } from '../../harness/json/json.js';
import { post, problemKci, problemRequest } from './kcis.js';

/** Any KCI, sound but for some of its fields, some of the fields of its entity, and what else it holds. */
const strangeKci: fc.Arbitrary<JsonObject> = fc
  .record({
    fields: fc.dictionary(
      fc.constantFrom(...Object.keys(problemKci()), 'text', 'problemCode', '__proto__'),
      fc.jsonValue(),
    ),
    entity: fc.dictionary(fc.constantFrom(...Object.keys(problemRequest), 'status', 'constructor'), fc.jsonValue()),
    more: fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }),
  })
  .map(
    ({ fields, entity, more }) =>
      JSON.parse(JSON.stringify({ ...problemKci({}, entity as JsonObject), ...fields, ...more })) as JsonObject,
  );

const outcome = fc.constantFrom('taken', 'duplicate', 'invalid', 'unauthenticated', 'put-off', 'elsewhere' as const);

test('whatever a supplier sends is judged in plain sentences, and throws nothing', () => {
  const conversations = new KciConversations('TENANT1');
  conversations.sending({ operation: createProblem, body: problemRequest });
  fc.assert(
    fc.property(strangeKci, outcome, (body, how) => {
      const { remarks } = conversations.receive(post({ body, outcome: how, reason: 'It was refused.' }));
      for (const remark of remarks) expect('note' in remark ? remark.note : remark.reason).toMatch(/^\S[\s\S]*\.$/);
      expect(() => JSON.stringify(remarks)).not.toThrow();
    }),
    { seed: 4, numRuns: 2000 },
  );
});

test('whatever a supplier sends is stored, found by what names it, and read back as it was', () => {
  const store = new KciStore();
  fc.assert(
    fc.property(strangeKci, (body) => {
      const kci = store.add(body, '2024-04-10T09:00:00.000Z');
      expect(kci.body).toEqual(body);
      const id = entityIn(body)?.id;
      if (typeof id === 'number') expect(store.about({ id })).toContain(kci);
    }),
    { seed: 4, numRuns: 500 },
  );
});

test('any bytes are a JSON object, or one sentence', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (bytes) => {
        const parsed = parseKci(Buffer.from(bytes));
        expect(isJsonObject(parsed) || /^The body is .*\.$/.test(String(parsed))).toBe(true);
      },
    ),
    { seed: 4, numRuns: 1000 },
  );
});
