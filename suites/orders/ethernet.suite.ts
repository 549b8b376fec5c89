import { createEthernetOrder } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, suite, withValue, type JsonObject } from '../../harness/index.js';

const accepted = acceptance(createEthernetOrder);

suite(createEthernetOrder, 'place an Ethernet order', (test) => {
  test(
    'a plain Ethernet order is acknowledged, or accepted for later',
    checks('create-ethernet-order.plain', ['API-VALID-ACCEPTED', ...accepted], { smoke: true }),
    async ({ given }) => {
      const reply = await given.plainAnswer(createEthernetOrder);

      expect(reply).toBeAccepted();
    },
  );

  test(
    'an Ethernet order with characteristics of a site, where it is accepted, is answered as documented',
    checks('create-ethernet-order.site-characteristics', accepted),
    async ({ given, supplier }) => {
      const characteristic = { name: 'END_USER_CPE', value: 'Zyzel DX3301' };
      // Once, and then twice the same.
      for (const siteCharacteristics of [[characteristic], [characteristic, characteristic]]) {
        const request = await given.plainRequest(createEthernetOrder);
        const body = withValue(request.body, ['siteInformation', 0, 'siteCharacteristics'], siteCharacteristics);
        const reply = await supplier.send({ ...request, body });
        await given.leaveOpen(reply, "Which characteristics a site has is the supplier's to know.");

        expect(reply).toBeAccepted();
      }
    },
  );

  test(
    'an Ethernet order for a dozen sites, where it is accepted, is answered as documented',
    checks('create-ethernet-order.many-sites', accepted),
    async ({ given, supplier }) => {
      const request = await given.plainRequest(createEthernetOrder);
      const [first = {}, ...others] = request.body['siteInformation'] as readonly JsonObject[];
      const siteInformation = Array.from({ length: 12 }, (_, index) => (index === 0 ? first : (others[0] ?? first)));
      const reply = await supplier.send({ ...request, body: { ...request.body, siteInformation } });
      await given.leaveOpen(reply, 'The quote is for fewer sites.');

      expect(reply).toBeAccepted();
    },
  );
});
