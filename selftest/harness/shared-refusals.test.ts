import { expect, test } from 'vitest';
import { createProblem } from '../../contract/requirements/index.js';
import { SharedRefusals, type SharedRefusal } from '../../harness/session/shared-refusals.js';

test('a refusal is shared as long as it is remembered, and a long run remembers a limited number', async () => {
  const shared = new SharedRefusals();
  let sent = 0;
  const refusalOf = (text: string) =>
    shared.refusalOf({ operation: createProblem, body: { text } }, {}, () => {
      sent += 1;
      return Promise.resolve({
        reply: { refused: true, wasInterrupted: false },
        about: [],
      } as unknown as SharedRefusal);
    });
  for (const _ of [1, 2]) await refusalOf('the same');
  expect(sent).toBe(1);
  for (let number = 0; number < 3_500; number++) await refusalOf(String(number));
  expect(sent).toBe(3_501);
  await refusalOf('the same');
  expect(sent).toBe(3_501);
  // It was one too many: so it is sent each time.
  for (const _ of [1, 2]) await refusalOf('3499');
  expect(sent).toBe(3_503);
});
