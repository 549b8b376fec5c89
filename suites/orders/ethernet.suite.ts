import { createEthernetOrder } from '../../contract/requirements/index.js';
import { acceptance, checks, expect, suite, withValue } from '../../harness/index.js';

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
      const request = await given.plainRequest(createEthernetOrder);
      const siteCharacteristics = [{ name: 'END_USER_CPE', value: 'Zyzel DX3301' }];
      const body = withValue(request.body, ['siteInformation', 0, 'siteCharacteristics'], siteCharacteristics);
      const reply = await supplier.send({ ...request, body });
      await given.leaveOpen(reply, "Which characteristics a site has is the supplier's to know.");

      expect(reply).toBeAccepted();
    },
  );
});
