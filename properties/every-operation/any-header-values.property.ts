import { everyOperation } from '../../contract/requirements/index.js';
import { acceptance, checks, draw, expect, fewOf, nameOf, suite, type Reply } from '../../harness/index.js';
import { anyHeaderValues, withFreshId } from '../arbitraries/header-value.js';

/** Every accepted request leaves something behind, and every value contains many rare features. */
const maxRuns = 16;
/** Each reservation uses up a slot, and a test system may have few. */
const maxReservations = 6;

for (const operation of everyOperation)
  suite(operation, `any header values of ${operation}`, (test) => {
    const name = nameOf(operation);
    const source = fewOf(
      (seed, count) => draw(anyHeaderValues, seed, count),
      name === 'reserve-appointment' ? maxReservations : maxRuns,
    );

    test(
      'any ids that HTTP allows, where they are accepted, come back unchanged',
      checks(`${name}.any-header-values`, acceptance(operation), { kind: 'property' }),
      async ({ given, supplier, forAll }) => {
        const refused: Reply[] = [];
        let accepted = 0;
        await forAll(source, async ({ requestId, conversationId }) => {
          const headers = { 'X-Request-ID': withFreshId(requestId), 'X-Conversation-ID': withFreshId(conversationId) };
          const reply = await supplier.send({ ...(await given.plainRequest(operation)), headers });
          // The documents say string, with UUIDs as examples: a supplier may accept only UUIDs.
          if (reply.refused) {
            refused.push(reply);
            return expect(reply).toBeAnswered();
          }
          accepted += 1;

          expect(reply).toBeAccepted();
        });
        const [first] = refused;
        if (first && accepted === 0) await given.leaveOpen(first, 'The supplier accepts only UUIDs as ids.');
      },
    );
  });
