import { createEthernetOrder } from '../../contract/requirements/index.js';
import {
  acceptance,
  changeWithin,
  checks,
  expect,
  sharing,
  suite,
  withAll,
  type JsonObject,
  type Positive,
} from '../../harness/index.js';

const accepted = acceptance(createEthernetOrder);

const characteristic = { name: 'END_USER_CPE', value: 'Zyzel DX3301' };

/** Once at one site, and twice the same at the other. */
const withCharacteristics = [[characteristic], [characteristic, characteristic]].map(
  (siteCharacteristics, site): Positive => ({
    change: changeWithin('siteInformation', site, ['siteCharacteristics'], siteCharacteristics),
    mayBeRefused: 'characteristics that the supplier does not know',
  }),
);

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
    sharing(withCharacteristics, async ({ given, supplier }) => {
      for (const positive of withCharacteristics) {
        const reply = await supplier.send(withAll(await given.plainRequest(createEthernetOrder), [positive]));
        await given.leaveOpen(reply, "Which characteristics a site has is the supplier's to know.");

        expect(reply).toBeAccepted();
      }
    }),
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
