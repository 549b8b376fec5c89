import { checkAvailability } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, isJsonObject, suite, violates, type Reply } from '../../harness/index.js';

const accepted = acceptance(checkAvailability);

suite(checkAvailability, 'check what is available at an address', (test) => {
  test(
    'a plain check of a known address is answered with that address',
    checks('availability-check.plain', ['API-VALID-ACCEPTED', ...accepted], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(checkAvailability);

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a check for broadband is answered like any other',
    checks('availability-check.broadband', ['API-VALID-ACCEPTED', ...accepted]),
    async ({ given, availability, supplier }) => {
      await given.ensureAccepted(checkAvailability);
      const reply = await supplier.send(availability.check({ serviceTypes: ['BROADBAND'] }));

      expect(reply).toBeAccepted();
    },
  );

  for (const [id, title, serviceTypes] of [
    ['ethernet', 'Ethernet', ['ETHERNET']],
    ['both', 'broadband and Ethernet', ['BROADBAND', 'ETHERNET']],
  ] as const)
    test(
      `a check for ${title}, where it is accepted, is answered as documented`,
      checks(`availability-check.${id}`, accepted),
      async ({ given, availability, supplier }) => {
        await given.ensureAccepted(checkAvailability);
        const reply = await supplier.send(availability.check({ serviceTypes: [...serviceTypes] }));
        await given.leaveOpen(
          reply,
          'A supplier need not offer Ethernet, and the documents do not show how a list is written.',
        );

        expect(reply).toBeAccepted();
      },
    );

  test(
    'a check of another address, where it is accepted, is answered for that address',
    checks('availability-check.other-address', accepted),
    async ({ given, availability, supplier }) => {
      await given.ensureAccepted(checkAvailability);
      const address = { id: '100023336956', type: 'UPRN' };
      const reply = await supplier.send(availability.check({ address }));
      await given.leaveOpen(reply, 'A supplier need not serve this address.');

      expect(reply).toBeAccepted();
    },
  );

  test(
    'a check without service types gets the same answer as one for broadband',
    checks('availability-check.default', ['SA-DEFAULT', 'API-VALID-ACCEPTED', ...accepted]),
    async ({ given, availability, supplier, note }) => {
      await given.ensureAccepted(checkAvailability);
      const asked = await supplier.send(availability.check({ serviceTypes: ['BROADBAND'] }));
      const unasked = await supplier.send(availability.check({}));
      expect(unasked).toBeAccepted();
      const [broadband, byDefault] = [specificationsIn(asked), specificationsIn(unasked)];
      if (broadband === undefined || byDefault === undefined) {
        note('The answers list no service specifications, so nothing was compared.');
        return;
      }

      if (broadband !== byDefault)
        violates(unasked, 'SA-DEFAULT', {
          reason:
            'A check without service types lists different services from one for BROADBAND, the documented default.',
          expected: broadband,
          actual: byDefault,
          pointer: '/serviceSpecifications',
        });
    },
  );
});

/** The sorted ids of the services that an answer lists; undefined if it lists none that can be read. */
function specificationsIn({ body }: Reply): string | undefined {
  const list = isJsonObject(body) ? body['serviceSpecifications'] : undefined;
  if (!Array.isArray(list)) return undefined;
  return (list as unknown[])
    .map((item) => (isJsonObject(item) ? JSON.stringify(item['id']) : ''))
    .sort()
    .join(', ');
}
