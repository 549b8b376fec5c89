import { findAppointments } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, suite } from '../../harness/index.js';
import { anySearch, type Search } from '../arbitraries/query.js';
import { sharedSearches } from '../every-operation/shared-queries.js';

suite(findAppointments, 'any valid search', (test) => {
  test(
    'a search for any classifications from any day returns only slots that match',
    checks('appointment-availability.any-request', ['API-VALID-ACCEPTED', ...acceptance(findAppointments)], {
      kind: 'property',
    }),
    async (context) => {
      const { given, appointments, supplier, forAll } = context;
      await given.ensureAccepted(findAppointments);
      const body = async (parameters: Search) => {
        const reply = await supplier.send(appointments.search(parameters));
        // Requesting a classification twice is valid, but a supplier need not accept it.
        const asked = parameters.classifications ?? [];
        if (reply.refused && new Set(asked).size < asked.length) return expect(reply).toBeAnswered();

        expect(reply).toBeAccepted();
      };
      await forAll(anySearch(), body, { settled: sharedSearches(context).asDrawn });
    },
  );
});
