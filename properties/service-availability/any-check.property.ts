import { checkAvailability } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, suite } from '../../harness/index.js';
import { anyCheck, type Check } from '../arbitraries/query.js';
import { sharedChecks } from '../every-operation/shared-queries.js';

suite(checkAvailability, 'any valid check', (test) => {
  test(
    'a check for any list of service types, where it is accepted, is answered for the address',
    checks('availability-check.any-request', ['API-VALID-ACCEPTED', ...acceptance(checkAvailability)], {
      kind: 'property',
    }),
    async (context) => {
      const { given, availability, supplier, forAll } = context;
      await given.ensureAccepted(checkAvailability);
      const body = async (parameters: Check) => {
        const reply = await supplier.send(availability.check(parameters));
        // A supplier need not offer Ethernet, and the documents do not show how a list is written.
        const isPlain = ['', 'BROADBAND'].includes(parameters.serviceTypes?.join() ?? '');
        if (reply.refused && !isPlain) return expect(reply).toBeAnswered();

        expect(reply).toBeAccepted();
      };
      await forAll(anyCheck(), body, { settled: sharedChecks(context).asDrawn });
    },
  );
});
