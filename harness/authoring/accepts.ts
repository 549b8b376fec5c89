import type { OperationKey } from '../../contract/requirements/index.js';
import { expect } from './matchers.js';
import { notePositives, withAll, type Positive } from './positive.js';
import type { TestBody } from './purpose.js';

/** The body of a test purpose that plain requests with each of these changes are accepted, and come back unchanged. */
export function accepts(operation: OperationKey, ...positives: readonly [Positive, ...Positive[]]): TestBody {
  return sharing(positives, async ({ given, supplier }) => {
    for (const positive of positives) {
      const reply = await supplier.send(withAll(await given.plainRequest(operation), [positive]));

      expect(reply).toBeAccepted(positive.otherwise);
    }
  });
}

/**
 * The body of a test purpose that sends plain requests with each of these changes, and passes where they are accepted and
 * come back unchanged: where others show that, it need not run itself.
 */
export function sharing(positives: readonly Positive[], body: TestBody): TestBody {
  notePositives(body, positives);
  return body;
}
