import { findAppointments } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, suite } from '../../harness/index.js';
import { anySearch } from '../arbitraries/query.js';

suite(findAppointments, 'any valid search', (test) => {
  test(
    'a search for any classifications from any day returns only slots that match',
    checks('appointment-availability.any-request', ['API-VALID-ACCEPTED', ...acceptance(findAppointments)], {
      kind: 'property',
    }),
    async ({ given, appointments, supplier, forAll }) => {
      await given.plainRequest(findAppointments);
      await forAll(anySearch(), async (parameters) => {
        const reply = await supplier.send(appointments.search(parameters));
        // Requesting a classification twice is valid, but a supplier need not accept it.
        const asked = parameters.classifications ?? [];
        if (reply.refused && new Set(asked).size < asked.length) return expect(reply).toBeAnswered();

        expect(reply).toBeAccepted();
      });
    },
  );
});
